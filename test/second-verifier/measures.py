"""Which entries carry the measures of a bundle of evidence (docs/formats/measures.md)."""

import datetime
import os

import schema
from part import INTRODUCES, strings
from strict import Malformed, parse_json

LARGEST_FILE = 128 * 1024 * 1024
# measure: (standing types, acts, whether about the subject, whether none may be missing)
CARRIED = {
    "classified": (
        "dossier.opened dossier.changed dossier.corrected document.submitted document.accepted document.sent-back",
        "",
        True,
        True,
    ),
    "access": (
        "policy.tightened",
        "loan.requested loan.approved loan.rejected loan.issued loan.received loan.returned loan.checked-in"
        " loan.recalled loan.withdrawn loan.overdue loan.reminded loan.extension-requested loan.extension-approved"
        " loan.extension-rejected allowance.restored view.open refusal",
        True,
        True,
    ),
    "agreements": ("agreement.signed agreement.ended", "", False, False),
    "rules": ("rules.issued rules.acknowledged", "", False, False),
    "training": ("result.recorded certificate.given", "", False, False),
    "originals": (
        "",
        "release.requested release.withdrawn release.approved release.rejected release.handed-out release.returned",
        True,
        True,
    ),
    "custody": (
        "vault.created recovery.confirmed custody.checked custody.handed-over backup.drilled role.given role.ended",
        "backup.made backup.failed",
        False,
        True,
    ),
    "departures": (
        "departure.registered departure.rescheduled departure.exposure-signed departure.reminded departure.ticked"
        " departure.ended departure.applied departure.approved departure.letter-named departure.approvers-named"
        " departure.decided departure.items-listed departure.item-returned departure.interviewed"
        " departure.employment-stated departure.announced departure.acknowledged",
        "",
        False,
        False,
    ),
    "log": (
        "vault.created anchor.added",
        "vault.opened log.exported paper.printed checkpoint.cosigned generation.new vault.restored clock.jumped"
        " check.found opening.erased",
        False,
        True,
    ),
}
WORD = schema.text("[a-z-]{3,40}", "a word")


def _subject(value, where, found):
    kind = value.get("kind") if type(value) is dict else None
    if kind == "dossier":
        schema.record(kind=schema.exactly("dossier"), dossier=schema.id_)(value, where, found)
    elif kind == "person":
        schema.record(kind=schema.exactly("person"), people=schema.list_of(schema.id_, 1, 100))(value, where, found)
    else:
        schema.record(kind=schema.exactly("vault"))(value, where, found)


CLAIM = schema.record(
    entry=schema.n,
    leaf=schema.hash_,
    type=schema.text("[a-z.-]{3,40}", "a type"),
    about=schema.list_of(schema.id_, 0, 100),
)
SAID = dict(
    measure=WORD,
    counts=schema.list_of(schema.record(what=WORD, count=schema.n)),
    gaps=schema.list_of(
        schema.record(
            gap=WORD,
            count=schema.n,
            of=schema.n,
            people=schema.list_of(schema.id_),
            entries=schema.list_of(schema.n),
        )
    ),
)
BY_INDEX = schema.record(**SAID, entries=schema.list_of(schema.n))
BY_CLAIM = schema.record(**SAID, claims=schema.list_of(CLAIM))


def _in_their_order(value, where, found):
    if type(value) is not list or len(value) != len(CARRIED):
        raise Malformed("%s: there are nine measures" % where)
    for said, (measure, (_, _, _, all_of_them)) in zip(value, CARRIED.items()):
        (BY_INDEX if all_of_them else BY_CLAIM)(said, "%s.%s" % (where, measure), found)
        if said["measure"] != measure:
            raise Malformed("%s: %s is not in its place" % (where, measure))


FILE = schema.record(
    format=schema.exactly("dossier-vault-measures/2"),
    vault=schema.id_,
    entries=schema.n,
    root=schema.hash_,
    subject=_subject,
    **{"from": schema.date},
    to=schema.date,
    people=schema.list_of(schema.record(person=schema.id_, **{"from": schema.date}, to=schema.date)),
    measures=_in_their_order,
)


def check_of(folder, manifest):
    """Null where the bundle names no measures."""
    if manifest is None or "measures.json" not in manifest["files"]:
        return None
    whole = "part" not in manifest or manifest["part"]["form"] != "extract"
    try:
        path = os.path.join(folder, "measures.json")
        if not os.path.isfile(path) or os.path.getsize(path) > LARGEST_FILE:
            raise Malformed("it is not there, or too large")
        with open(path, "rb") as file:
            said = parse_json(file.read())
        FILE(said, "measures.json", [])
        for m in said["measures"]:
            entries = m["entries"] if "entries" in m else [c["entry"] for c in m["claims"]]
            if any(a >= b for a, b in zip(entries, entries[1:])):
                raise Malformed("the entries of %s do not rise" % m["measure"])
    except Malformed as error:
        return MalformedMeasures(str(error))
    return Measures(said, whole)


class MalformedMeasures:
    def __init__(self, reason):
        self.reason = reason

    def observe(self, entry):
        pass

    def verdicts(self, vault, size, ended):
        return [(measure, "broken", None, self.reason) for measure in CARRIED]


class Measures:
    def __init__(self, said, whole):
        self.said, self.whole = said, whole
        # By its index alone an entry is named without a claim about it.
        self.claims = {
            m["measure"]: dict.fromkeys(m["entries"], {}) if "entries" in m else {c["entry"]: c for c in m["claims"]}
            for m in said["measures"]
        }
        self.unnamed = {measure for measure, claims in self.claims.items() if not claims}
        self.other_log = False
        self.broken = {}
        subject = said["subject"]
        self.ids = {subject["dossier"]} if subject["kind"] == "dossier" else set(subject.get("people", ()))

    def observe(self, entry):
        about = self._about(entry)
        if entry.index == self.said["entries"]:
            self.other_log = entry.body["log"]["root"] != self.said["root"]
        for measure, (standing, acts, asks_about, all_of_them) in CARRIED.items():
            claim = self.claims[measure].pop(entry.index, None)
            carries = (
                entry.index < self.said["entries"]
                and (about or not asks_about)
                and self._in_period(entry, standing.split(), acts.split())
            )
            wrong = None
            if claim is not None:
                wrong = self._wrong(claim, entry) or (None if carries else "it does not carry this measure")
            elif carries and all_of_them and self.whole:
                wrong = "it belongs to this measure and is not named"
            if wrong:
                self.broken.setdefault(measure, (entry.index, wrong))

    def _in_period(self, entry, standing, acts):
        if entry.kind in ("role.given", "role.ended") and entry.data["role"] != "custodian":
            return False
        moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(
            milliseconds=entry.at["wall"], minutes=entry.at["offset"]
        )
        day = moment.strftime("%Y-%m-%d")
        if day > self.said["to"]:
            return False
        return entry.kind in standing or (entry.kind in acts and day >= self.said["from"])

    @staticmethod
    def _wrong(claim, entry):
        if not claim:
            return None
        if entry.leaf.hex() != claim["leaf"]:
            return "it has another hash"
        if entry.kind != claim["type"]:
            return "it is no %s" % claim["type"]
        named = set(strings(entry.data)) | {s["person"] for s in entry.signers} | {entry.body["actor"]["person"]}
        strangers = [i for i in claim["about"] if i not in named]
        return "it does not name %s" % strangers[0] if strangers else None

    def _about(self, entry):
        kind, data = entry.kind, entry.data
        of = self.said["subject"]["kind"]
        if of == "vault":
            return True
        if of == "dossier":
            if kind in INTRODUCES:
                introduced, by = INTRODUCES[kind]
                if not self.ids.isdisjoint(by(data)):
                    self.ids.add(data[introduced])
            return not self.ids.isdisjoint(strings(data))
        theirs = (entry.signer or entry.body["actor"]["person"]) in self.ids
        introduces = {
            "loan.requested": ("loan", theirs),
            "view.open": ("view", theirs),
            "document.submitted": ("document", theirs),
            "release.requested": ("release", data.get("recipient") in self.ids),
            "departure.registered": ("departure", data.get("person") in self.ids),
        }
        if kind in introduces:
            key, is_theirs = introduces[kind]
            if is_theirs:
                self.ids.add(data[key])
            return is_theirs
        return theirs if kind == "refusal" else not self.ids.isdisjoint(strings(data))

    def verdicts(self, vault, size, ended):
        amiss = None
        if vault is not None and self.said["vault"] != vault:
            amiss = "it is of another vault"
        elif not ended and self.said["entries"] > size:
            amiss = "it speaks of %d entries, the log has %d" % (self.said["entries"], size)
        elif self.other_log:
            amiss = "it was made from another history"
        found = []
        for measure in CARRIED:
            missing = sorted(self.claims[measure])
            beyond = [entry for entry in missing if entry >= self.said["entries"]]
            if amiss:
                found.append((measure, "broken", None, amiss))
            elif measure in self.broken:
                found.append((measure, "broken") + self.broken[measure])
            elif beyond:
                found.append((measure, "broken", beyond[0], "it does not carry this measure"))
            elif ended:
                found.append((measure, "cannot be judged", None, "not all entries could be read"))
            elif missing:
                found.append((measure, "cannot be judged", None, "entry %d is not here" % missing[0]))
            elif measure in self.unnamed:
                found.append((measure, "cannot be judged", None, "no entry is named for it"))
            else:
                found.append((measure, "holds", None, None))
        return found
