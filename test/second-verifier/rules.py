"""The state that a reader builds, and what must hold (docs/formats/log-entry.md, sections 2, 3 and 5).

Every check is a method of State that looks at one entry against the state before it and returns what is wrong, or
None. `apply` then takes the entry in; it also copes with entries that a broken check let through.
"""

from collections import defaultdict

import absences
import agreements
import approvals
import after_loss
import invitations
import backups
import corrections
import forms
import gates
import ed25519
import leaving
import longer_windows
import epochs
import training_schema
import whole_release
from handovers import Handovers
from releases import Releases
from training import Training

DAY = 86_400_000
LONGER_DECIDED = {"loan.extension-approved", "loan.extension-rejected"}
KEEPER = {"document.accepted", "document.sent-back", "loan.approved", "loan.rejected", "loan.issued"} | LONGER_DECIDED
USER = {"document.submitted", "loan.requested", "loan.extension-requested", "view.open"}
EXCLUSIVE = {"custodian", "approver", "auditor", "clerk"}
RECOVERIES = {"recovery.used", "recovery.admitted"}
ENROLMENTS = {"person.enrolled", "invitation.taken"}
NEW_KEYS = ENROLMENTS | {"person.rekeyed"} | RECOVERIES
FROZEN_OUT = {"loan.requested", "loan.extension-requested", "loan.received", "view.open", "view.resumed"}
IN_DOUBT = {
    "vault.opened",
    "vault.closed",
    "check.found",
    "open.failed",
    "refusal",
    "generation.new",
    "view.closed",
    "view.blanked",
    "recovery.used",
    "recovery.admitted",
    "epoch.begun",
    "epoch.new",
    "epoch.done",
    "log-key.new",
}
OPEN = {"requested", "approved", "issued", "received"}
STEPS = {
    "loan.withdrawn": ({"requested"}, "withdrawn"),
    "loan.approved": ({"requested"}, "approved"),
    "loan.rejected": ({"requested"}, "rejected"),
    "loan.issued": ({"approved"}, "issued"),
    "loan.received": ({"issued"}, "received"),
    "loan.returned": ({"issued", "received"}, "returned"),
    "loan.recalled": ({"requested", "approved", "issued", "received"}, "recalled"),
    "loan.checked-in": ({"issued", "received", "returned", "recalled"}, "checked-in"),
    "loan.reminded": ({"issued", "received"}, None),
    "loan.overdue": ({"issued", "received"}, None),
    "loan.extension-requested": ({"issued", "received"}, None),
    "loan.extension-approved": ({"issued", "received"}, None),
    "loan.extension-rejected": ({"issued", "received"}, None),
}
VOIDED_FROM = {"requested", "approved", "issued", "received", "returned", "recalled"}
NOT_WHILE_HELD = {
    "loan.requested",
    "loan.approved",
    "loan.issued",
    "loan.extension-requested",
    "loan.extension-approved",
    "view.open",
    "document.submitted",
    "document.accepted",
    "document.sent-back",
    "dossier.changed",
    "dossier.corrected",
    "document.corrected",
}
OF_AN_OPEN_VIEW = {"view.page", "view.shown", "view.blanked", "view.resumed", "view.closed", "page.written", "note.written"}

# Section 3 and 4: who signs, as lists of roles; the conditions are in `_patterns`.
SIGNERS = {
    "keyfile.confirmed": "self",
    "vault.opened": "custodian",
    "vault.closed": "",
    "check.found": "",
    "place.taken": "custodian / custodian approver",
    "open.failed": "",
    "session.signed-in": "self",
    "session.signed-out": "",
    "session.failed": "",
    "anchor.added": "custodian",
    "checkpoint.cosigned": "",
    "backup.planned": "custodian",
    "backup.ended": "custodian approver",
    "backup.made": "",
    "backup.failed": "",
    "backup.drilled": "",
    "vault.restored": "custodian approver",
    "whole.planned": "custodian approver / custodian approver approver",
    "whole.withdrawn": "custodian / approver",
    "whole.begun": "custodian approver / custodian approver approver",
    "whole.written": "",
    "policy.tightened": "custodian approver",
    "generation.new": "custodian approver",
    "opening.erased": "custodian approver",
    "entry.corrected": "custodian / approver",
    "person.enrolled": "self custodian approver",
    "person.rekeyed": "self custodian approver",
    "person.renamed": "custodian approver",
    "person.same-as": "custodian approver",
    "person.frozen": "custodian",
    "person.unfrozen": "custodian approver",
    "person.absent": "self",
    "role.given": "self custodian approver",
    "role.ended": "custodian approver",
    "dossier.opened": "author / custodian",
    "dossier.changed": "custodian approver",
    "hold.set": "custodian / approver",
    "hold.lifted": "custodian approver",
    "document.submitted": "author",
    "document.accepted": "custodian",
    "document.sent-back": "custodian",
    "loan.requested": "borrower",
    "loan.withdrawn": "borrower",
    "loan.approved": "approver",
    "loan.rejected": "approver",
    "loan.issued": "custodian",
    "loan.received": "borrower",
    "loan.returned": "borrower",
    "loan.checked-in": "custodian",
    "loan.recalled": "custodian / approver",
    "loan.reminded": "custodian",
    "loan.overdue": "",
    "loan.extension-requested": "borrower",
    "loan.extension-approved": "approver",
    "loan.extension-rejected": "approver",
    "view.open": "borrower",
    "view.page": "",
    "view.failed": "",
    "view.shown": "",
    "view.blanked": "",
    "view.closed": "",
    "page.written": "",
    "note.written": "borrower",
    "note.read": "",
    "note.released": "self",
    "release.requested": "borrower / custodian",
    "release.withdrawn": "borrower / custodian",
    "release.approved": "approver",
    "release.rejected": "approver",
    "release.handed-out": "custodian self / custodian approver / custodian approver self",
    "release.again": "custodian self / custodian approver / custodian approver self",
    "release.written": "",
    "release.returned": "custodian",
    "epoch.done": "",
    "log-key.new": "",
    "custody.begun": "custodian",
    "custody.checked": "",
    "custody.abandoned": "custodian",
    "clients.opened": "custodian / approver",
    "clients.assigned": "custodian / approver",
    "clients.described": "self / custodian / approver",
    "clients.taken-over": "custodian approver",
    "clients.withdrawn": "custodian approver",
    "departure.registered": "custodian",
    "departure.rescheduled": "custodian approver",
    "departure.approved": "custodian / approver",
    "departure.ticked": "custodian / approver",
    "departure.interviewed": "custodian / approver",
    "interview.read": "",
    "departure.exposure-signed": "self custodian / self approver",
    "departure.ended": "custodian approver",
    "practice.set": "custodian approver",
    "paper.printed": "",
    "directory.searched": "",
    "log.read": "",
    "log.exported": "",
    "trace.looked-up": "",
    "refusal": "",
    **training_schema.SIGNERS,
    **agreements.SIGNERS,
    **leaving.SIGNERS,
    **after_loss.SIGNERS,
    **corrections.SIGNERS,
    **forms.SIGNERS,
    **invitations.SIGNERS,
}


def _patterns(kind, data):
    if kind == "vault.created":
        return [["founder"] * len(data["founders"])]
    if kind in ("recovery.confirmed", "epoch.begun", "epoch.new"):
        return [["custodian" if data["side"] == "custody" else "approver"]]
    if kind in RECOVERIES:
        return [["self", "custodian" if data["side"] == "approval" else "approver"]]
    if kind == "custody.handed-over":
        return [(["custodian"] if data["manner"] == "agreed" else []) + ["custodian", "approver"]]
    if kind == "clients.signed":
        return [["approver"] if data["as"] == "witness" else ["self"]]
    if kind == "clock.jumped":
        return [["custodian"] if data["direction"] == "forward" else ["custodian", "approver"]]
    if kind == "place.taken":
        return [["custodian", "approver"] if data["said"] else ["custodian"]]
    if kind == "view.resumed":
        return [["borrower", "custodian"] if data["after"] == "restart" else ["borrower"]]
    depending = training_schema.patterns(kind, data) or agreements.patterns(kind, data)
    if depending is not None:
        return depending
    return [pattern.split() for pattern in SIGNERS[kind].split(" / ")]


class Entry:
    """One entry whose line, signatures and body are sound."""

    def __init__(self, index, leaf, body):
        self.index, self.leaf, self.body = index, leaf, body
        self.kind, self.data, self.at = body["type"], body["data"], body["at"]
        self.signers = body["signers"]

    @property
    def signer(self):
        return self.signers[0]["person"] if self.signers else None


class Unjudgeable(Exception):
    """The check cannot be judged from this entry on."""


class State:
    def __init__(self):
        # keys and generations
        self.vault = None
        self.sheets_keys = {"custody": None, "approval": None}
        self.log_keys = epochs.LogKeys()
        self.keysets = {}  # id: {person, key, current}
        self.generations = []
        # people
        self.enrolled = set()
        self.members = {}  # person id: the set of all ids joined with it
        self.roles = defaultdict(set)
        self.frozen = set()
        self.chains = {}  # person id: (statements, leaf of the last)
        self.policy = None
        self.epochs = epochs.Epochs()
        self.backups = backups.Backups()
        self.whole = whole_release.WholeRelease()
        self.place = None  # (place, machine) of the newest place.taken
        self.found = None  # the entry by which a check found something amiss, until a new generation
        self.sample = False
        # the clock
        self.judged = 0
        self.mono = {}
        # filing
        self.opened = set()
        self.classification = {}
        self.held = set()
        self.numbers = defaultdict(set)
        self.documents = {}
        self.lineages = set()
        self.versions = defaultdict(int)
        self.keepers = defaultdict(set)
        self.users = defaultdict(set)
        self.wrote_lineage = defaultdict(set)
        self.wrote_in = defaultdict(set)
        # lending
        self.loans = {}
        self.views = {}
        self.spent = set()
        self.counted = defaultdict(int)  # (person id, lineage): views
        self.notes = {}
        self.handovers = Handovers(self)
        self.leaving = leaving.Leaving(self.handovers)
        self.releases = Releases(self)
        self.training = Training(self)
        self.agreements = agreements.Agreements(self)
        self.gates = gates.Gates(self)
        self.absences = absences.Absences(self)
        self.losses = after_loss.Losses(self)
        self.corrections = corrections.Corrections(self)
        self.invitations = invitations.Invitations(self, EXCLUSIVE)

    @property
    def generation(self):
        return self.log_keys.generation

    # People

    def person(self, id_):
        return self.members.get(id_) or {id_}

    def same(self, a, b):
        return b in self.person(a)

    def any_of(self, id_, people):
        return not self.person(id_).isdisjoint(people)

    def roles_of(self, id_):
        return set().union(*(self.roles[m] for m in self.person(id_)))

    # Signatures (section 2, 5.1)

    def key_by_keyid(self, keyid):
        """(key, wrong): the key that a signature names, if it is one known so far."""
        if keyid.startswith("log:"):
            return (self.log_keys.key, None) if keyid == "log:%s" % self.log_keys.name else (None, None)
        keyset = self.keysets.get(keyid)
        if keyset is None:
            return None, None
        return (keyset["key"], None) if keyset["current"] else (None, "keyset %s has been replaced" % keyid)

    def signatures(self, e, keyids, verified, verify):
        """verified: which signatures verified before the body was read; verify(i, key) tries the i-th."""
        kind, data = e.kind, e.data
        if (kind == "vault.created") != (e.index == 0):
            return "entry 0, and only entry 0, is vault.created"
        if not e.signers:
            if len(keyids) != 1:
                return "there are %d signatures where the machine signs alone" % len(keyids)
            if keyids[0] != "log:%s" % self.log_keys.name:
                return "%s signs, but log key %s is in force" % (keyids[0], self.log_keys.name)
            # verified before: the log key was known
            return self.log_keys.wrong(data) if kind == "log-key.new" else None
        if len(keyids) != len(e.signers):
            return "%d signatures of %d signers" % (len(keyids), len(e.signers))
        fresh = {}
        if kind == "vault.created":
            for f in data["founders"]:
                if f["keyset"] in fresh or any(f["person"] == k["person"] for k in fresh.values()):
                    return "a founder's person or keyset id is used twice"
                fresh[f["keyset"]] = {"person": f["person"], "key": bytes.fromhex(f["signKey"])}
        elif kind in NEW_KEYS:
            if data["keyset"] in self.keysets:
                return "keyset id %s is used twice" % data["keyset"]
            if kind in ENROLMENTS and data["person"] in self.enrolled:
                return "person id %s is enrolled twice" % data["person"]
            if kind not in ENROLMENTS and data["person"] not in self.enrolled:
                return "person %s is not enrolled" % data["person"]
            fresh[data["keyset"]] = {"person": data["person"], "key": bytes.fromhex(data["signKey"])}
        for i, (keyid, s) in enumerate(zip(keyids, e.signers)):
            if keyid != s["keyset"]:
                return "signature %d names another key than its signer" % i
            own = fresh and (s["as"] == "self" or kind == "vault.created")
            keyset = (fresh if own else self.keysets).get(keyid)
            if keyset is None:
                return "keyset %s was never introduced for this" % keyid
            if keyset["person"] != s["person"]:
                return "keyset %s is not one of person %s" % (keyid, s["person"])
            if not own and not keyset["current"]:
                return "keyset %s has been replaced" % keyid
            if (own or not verified[i]) and not verify(i, keyset["key"]):
                return "signature %d does not verify" % i
        if kind == "generation.new" and data["generation"] != self.generation + 1:
            return "generation %d does not follow %d" % (data["generation"], self.generation)
        return None

    # Chains (section 2)

    def chain(self, e):
        for s in e.signers:
            count, last = self.chains.get(s["person"], (0, None))
            if s["seq"] != count or s["prev"] != last:
                return "person %s states number %d; %d follows, after %s" % (s["person"], s["seq"], count, last)
        return None

    # Roles (section 3, 5.2)

    def roles_hold(self, e):
        kind, data, signers = e.kind, e.data, e.signers
        if [s["as"] for s in signers] not in _patterns(kind, data):
            return "%s is not signed by these: %s" % (kind, ", ".join(s["as"] for s in signers) or "nobody")
        if kind == "vault.created":
            for f, s in zip(data["founders"], signers):
                if (f["person"], f["keyset"]) != (s["person"], s["keyset"]):
                    return "the founders do not sign in the order of their list"
            if {f["role"] for f in data["founders"]} != {"custodian", "approver"}:
                return "among the founders are not a custodian and an approver"
        about = data.get("person")
        for s in signers:
            if s["as"] == "self" and about is not None and s["person"] != about:
                return "self is not the person that the entry is about"
            if s["as"] not in ("self", "founder") and s["as"] not in self.roles[s["person"]]:
                return "person %s is no %s" % (s["person"], s["as"])
        for i, s in enumerate(signers):
            if any(self.same(s["person"], other["person"]) for other in signers[:i]):
                return "one person signs twice"
        if kind == "role.ended" or (kind.startswith("person.") and kind != "person.enrolled"):
            for named in (data["person"], data.get("same", data["person"])):
                if named not in self.enrolled:
                    return "person %s is not enrolled" % named
                if kind in ("role.ended", "person.unfrozen", "person.renamed", "person.same-as") and any(
                    self.same(s["person"], named) for s in signers
                ):
                    return "a signer is the person that the entry is about"
        if kind in ("person.unfrozen", "role.given") and self.handovers.leaving(data["person"]):
            return "person %s is leaving" % data["person"]
        if kind in RECOVERIES:
            role = epochs.ROLE[data["side"]]
            if not self._sheets_proven(e.body["vault"], data):
                return "the sheets of %s do not sign for the new keys" % data["side"]
            if (role in self.roles[data["person"]]) != (kind == "recovery.used"):
                return "%s of person %s, who is %s" % (kind, data["person"], " and ".join(self.roles[data["person"]]))
        if kind in FROZEN_OUT or kind == "note.released":
            if self.any_of(e.signer, self.frozen):
                return "person %s is frozen" % e.signer
        if kind == "role.given":
            together = self.roles_of(data["person"]) | {data["role"]}
        elif kind == "recovery.admitted":
            others = self.person(data["person"]) - {data["person"]}
            together = set().union(*(self.roles[m] for m in others)) | {epochs.ROLE[data["side"]]}
        elif kind == "person.same-as":
            together = self.roles_of(data["person"]) | self.roles_of(data["same"])
        else:
            together = set()
        if together & EXCLUSIVE and len(together) > 1:
            return "one person would hold %s together" % " and ".join(sorted(together))
        if kind == "vault.opened" and data["quarantine"] == "none" and self.found is not None:
            return "the quarantine of entry %d is forgotten" % self.found
        if kind == "place.taken":
            if data["before"] != (self.place[0] if self.place else None):
                return "the vault is taken from a place where it was not"
            if not data["said"] and self.place and self.place[1] != data["machine"]:
                return "the vault is on another machine and nobody says that it moved"
        wrong = self._looser(data["policy"]) if kind == "policy.tightened" else self.backups.judge(e)
        return wrong or self.invitations.judge(e) or self.losses.judge(e) or self.whole.judge(e, self.policy, lambda who: self.any_of(who, self.frozen)) or self.epochs.judge(e) or self.absences.judge(e) or self.gates.judge(e)

    def _sheets_proven(self, vault, data):
        key, proof = self.sheets_keys[data["side"]], data.get("proof")
        if key is None or proof is None:
            return key is None and proof is None
        ids = (vault, data["person"], data["keyset"], data["signKey"], data["sealKey"])
        message = b"dossier-vault/v1/sheets-proof/" + data["side"].encode() + b"".join(map(bytes.fromhex, ids))
        return ed25519.verify(bytes.fromhex(key), message, bytes.fromhex(proof))

    def _looser(self, new):
        old = self.policy
        numbers = [(old[k], new[k]) for k in ("loanDaysMax", "viewMinutes", "viewMinutesMax")]
        numbers += [(old["viewCap"][k], new["viewCap"][k]) for k in old["viewCap"]]
        one = dict.fromkeys(old["viewCap"], 1)
        fewer = [(new.get(what, one)[k], old.get(what, one)[k]) for k in one for what in ("releaseApprovers", "loanApprovers")]
        numbers += [(after, before) for after, before in fewer]
        if (
            any(after > before for before, after in numbers)
            or (old["authorSeparation"], new["authorSeparation"]) == ("dossier", "lineage")
            or (new["authorMayBorrow"] and not old["authorMayBorrow"])
        ):
            return "the policy is looser than the one before"
        return None

    # The clock (section 5.5)

    def clock(self, e):
        wall, doubt, data = e.at["wall"], e.at["doubt"], e.data
        judged = wall if e.index == 0 else self.judged
        if e.at["mono"] < self.mono.get(e.at["boot"], 0):
            return "the machine's own count fell"
        if e.kind == "clock.jumped":
            if doubt != "none":
                return "clock.jumped is in doubt"
            if data["from"] != judged or data["to"] != wall:
                return "clock.jumped is not from %d to %d" % (judged, wall)
            if data["from"] == data["to"] or (data["direction"] == "forward") != (data["to"] > data["from"]):
                return "clock.jumped goes the other way"
            return None
        wanted = "back" if wall < judged - 120_000 else "forward" if wall > judged + 259_200_000 else "none"
        if doubt != wanted:
            return "doubt is %s, not %s: the clock says %d, judged time is %d" % (doubt, wanted, wall, judged)
        if doubt != "none" and e.kind not in IN_DOUBT and not e.kind.startswith(("session.", "log.")):
            return "%s while the clock is in doubt" % e.kind
        return None

    def time_of(self, e):
        """The judged time of the entry: as it leaves it."""
        if e.kind == "clock.jumped":
            return e.data["to"]
        if e.index == 0:
            return e.at["wall"]
        return self.judged if e.at["doubt"] != "none" else max(self.judged, e.at["wall"])

    # Separation (section 5.3)

    def _dossier_of(self, e):
        data = e.data
        if "dossier" in data:
            return data["dossier"]
        if "loan" in data and data["loan"] in self.loans:
            return self.loans[data["loan"]]["dossier"]
        if "document" in data and data["document"] in self.documents:
            return self.documents[data["document"]]["dossier"]
        return None

    def separation(self, e):
        kind, data, who = e.kind, e.data, e.signer
        if kind.startswith("release."):
            return self.releases.separation(e)
        if kind in KEEPER or kind in USER:
            dossier = self._dossier_of(e)
            if self.any_of(who, (self.users if kind in KEEPER else self.keepers)[dossier]):
                return "person %s both keeps and uses dossier %s" % (who, dossier)
        if kind in ("loan.requested", "view.open"):
            own = self.own_writing(who, data["lineage"], data["dossier"])
            if own is not None:
                return own
        if kind.startswith("loan.extension-") and data["loan"] in self.loans:
            return longer_windows.separation(self, e, self.loans[data["loan"]])
        if kind in ("loan.approved", "loan.rejected", "loan.issued") and data["loan"] in self.loans:
            loan = self.loans[data["loan"]]
            document = self.documents.get(loan["document"])
            parts = [("the borrower", loan["borrower"])]
            if document is not None:
                parts.append(("the author", document["author"]))
            if kind == "loan.issued":
                parts += [("an approver", person) for person in loan["approvers"]]
                parts.append(("the issuing custodian", who))
            else:
                if loan["state"] == "requested":
                    parts += [("an approver", person) for person in loan["approvers"]]
                parts.append(("the approver", who))
            for i, (a, first) in enumerate(parts):
                for b, second in parts[i + 1 :]:
                    if {a, b} == {"the borrower", "the author"} and self.policy["authorMayBorrow"]:
                        continue
                    if self.same(first, second):
                        return "%s and %s of the loan are one person" % (a, b)
        return None

    def own_writing(self, who, lineage, dossier):
        if self.policy["authorMayBorrow"]:
            return None
        if any(lineage in self.wrote_lineage[m] for m in self.person(who)):
            return "person %s submitted to this lineage" % who
        if self.policy["authorSeparation"] == "dossier" and any(
            dossier in self.wrote_in[m] for m in self.person(who)
        ):
            return "person %s submitted to this dossier" % who
        return None

    # Filing, loans, views (section 5.4)

    def lending(self, e):
        kind, data = e.kind, e.data
        if kind.startswith("release."):
            return self.releases.judge(e)
        if kind in NOT_WHILE_HELD:
            dossier = self._dossier_of(e)
            if dossier in self.held:
                return "dossier %s is held" % dossier
        if kind == "dossier.opened":
            if data["dossier"] in self.opened:
                return "dossier %s is opened twice" % data["dossier"]
            return self.handovers.responsible_wrong(e) or self.corrections.judge(e)
        elif kind in corrections.SIGNERS:
            return self.corrections.judge(e)
        elif kind in forms.SIGNERS:
            return forms.judge(data)
        elif kind in ("dossier.changed", "hold.set", "hold.lifted"):
            if data["dossier"] not in self.opened:
                return "dossier %s was not opened" % data["dossier"]
            if kind == "dossier.changed":
                return self.handovers.responsible_wrong(e) or self.corrections.judge(e)
            return None
        elif kind == "document.submitted":
            return self._submission(data)
        elif kind == "document.accepted":
            return self._acceptance(data)
        elif kind == "document.sent-back":
            return self._pending(data["document"])
        elif kind == "loan.requested":
            return self._request(e)
        elif kind in STEPS:
            return self._step(e)
        elif kind == "generation.new":
            return self._voiding(data)
        elif kind == "view.open":
            return self._view_open(e)
        elif kind in OF_AN_OPEN_VIEW:
            return self._in_view(e)
        elif kind in ("note.read", "note.released"):
            if data["note"] not in self.notes:
                return "note %s is not known" % data["note"]
            if kind == "note.released" and not self.same(e.signer, self.notes[data["note"]]):
                return "note %s is released by somebody else than its writer" % data["note"]
            if kind == "note.released" and self.handovers.leaving(data["to"]):
                return "note %s is released to somebody who is leaving" % data["note"]
        return None

    def _submission(self, data):
        if data["dossier"] not in self.opened:
            return "dossier %s was not opened" % data["dossier"]
        if data["document"] in self.documents:
            return "document id %s is used twice" % data["document"]
        if data["no"] in self.numbers[data["dossier"]]:
            return "number %d is used twice in the dossier" % data["no"]
        if ("custodyKey" in data) != ("approvalKey" in data):
            return "of the keys that the shares were sealed to only one is named"
        for side in epochs.ROLE:
            if side + "Key" in data and (data[side + "Key"], data[side + "Epoch"]) != (
                self.epochs.keys[side],
                self.epochs.in_force[side],
            ):
                return "the shares of %s are sealed to another key than the one in force" % side
        if (data["joined"] == "new") == (data["lineage"] in self.lineages):
            return "lineage %s is %s, but joined is %s" % (
                data["lineage"],
                "known" if data["lineage"] in self.lineages else "new",
                data["joined"],
            )
        return None

    def _pending(self, document):
        if document not in self.documents:
            return "document %s was not submitted" % document
        if self.documents[document]["state"] != "pending":
            return "document %s is %s already" % (document, self.documents[document]["state"])
        return None

    def _acceptance(self, data):
        wrong = self._pending(data["document"])
        if wrong:
            return wrong
        submitted = self.documents[data["document"]]
        own = data["lineage"] == submitted["lineage"]
        if submitted["joined"] != "new":
            fits = data["choice"] == "joined" and own
        elif not submitted["likeTo"]:
            fits = data["choice"] == "first" and own
        else:
            fits = (data["choice"] == "version-of" and data["lineage"] in submitted["likeTo"]) or (
                data["choice"] == "new-because" and own
            )
        if not fits:
            return "choice %s with this lineage does not follow from the submission" % data["choice"]
        if data["version"] != self.versions[data["lineage"]] + 1:
            return "version %d does not follow %d" % (data["version"], self.versions[data["lineage"]])
        return None

    def _window(self, data):
        if data["from"] >= data["to"]:
            return "the window is empty"
        if data["to"] - data["from"] > self.policy["loanDaysMax"] * DAY:
            return "the window is longer than %d days" % self.policy["loanDaysMax"]
        return None

    def _document_named(self, data):
        document = self.documents.get(data["document"])
        if document is None or document["state"] != "accepted":
            return "document %s is not accepted" % data["document"]
        if data["lineage"] != document["accepted"] or data["dossier"] != document["dossier"]:
            return "lineage or dossier is not that of document %s" % data["document"]
        return None

    def _request(self, e):
        data = e.data
        if data["loan"] in self.loans:
            return "loan id %s is used twice" % data["loan"]
        wrong = self._document_named(data) or self._window(data)
        if wrong:
            return wrong
        for loan in self.loans.values():
            if (
                loan["state"] in OPEN
                and loan["document"] == data["document"]
                and self.same(e.signer, loan["borrower"])
            ):
                return "the person has an open loan of the document already"
        return None

    def _step(self, e):
        kind, data = e.kind, e.data
        loan = self.loans.get(data["loan"])
        if loan is None:
            return "loan %s was not requested" % data["loan"]
        if loan["state"] not in STEPS[kind][0]:
            return "%s of a loan that is %s" % (kind, loan["state"])
        if kind in ("loan.withdrawn", "loan.received", "loan.returned") and not self.same(e.signer, loan["borrower"]):
            return "%s by somebody else than the borrower" % kind
        if kind == "loan.approved":
            if data["document"] != loan["document"]:
                return "the approval names another document than the loan"
            document = self.documents.get(loan["document"], {})
            if document.get("sheet") == "contact-sheet" and self.handovers.sealed(loan["dossier"], loan["borrower"]):
                return "the contacts are lent to the successor before the line is closed"
            wrong = approvals.judge(self, loan, loan["approvers"], data.get("complete", True)) or approvals.grant(data)
            if wrong:
                return wrong
            keyset = self.keysets.get(data["borrowerKeyset"])
            if data.get("complete", True) and (keyset is None or not self.same(keyset["person"], loan["borrower"])):
                return "the grant is not to a keyset of the borrower"
            if data.get("borrowerKey") is not None and (data["borrowerKey"] != keyset.get("seal") or not keyset["current"]):
                return "the grant is sealed to another key than that of the borrower's keyset in force"
            wrong = self._window(data)
            if wrong:
                return wrong
            if data["from"] < loan["asked"][0] or data["to"] > loan["asked"][1]:
                return "the approved window is not within the requested one"
            if data["minutes"] > min(self.policy["viewMinutesMax"], loan["minutes"] if loan["approvers"] else 240):
                return "%d minutes are more than the policy's" % data["minutes"]
        if kind.startswith("loan.extension-"):
            return longer_windows.judge(self, e, loan)
        if kind == "loan.overdue":
            if loan["overdue"]:
                return "loan %s is overdue twice" % data["loan"]
            if loan["to"] is None or self.time_of(e) < loan["to"]:
                return "loan %s is not overdue: its window has not ended" % data["loan"]
        return None

    def _voiding(self, data):
        voided = set()
        for id_ in data["voidedLoans"]:
            loan = self.loans.get(id_)
            if loan is None or loan["state"] not in VOIDED_FROM or id_ in voided:
                return "loan %s cannot be voided" % id_
            voided.add(id_)
        for id_, loan in self.loans.items():
            if loan["state"] in OPEN and id_ not in voided:
                return "the open loan %s is not voided" % id_
        return None

    def _view_open(self, e):
        data = e.data
        loan = self.loans.get(data["loan"])
        if loan is None:
            return "loan %s was not requested" % data["loan"]
        if not self.same(e.signer, loan["borrower"]):
            return "somebody else than the borrower opens the view"
        if data["document"] != loan["document"]:
            return "the view names another document than the loan"
        wrong = self._document_named(data)
        if wrong:
            return wrong
        if loan["state"] != "received":
            return "a view under a loan that is %s" % loan["state"]
        if loan["from"] is None or not loan["from"] <= self.time_of(e) < loan["to"]:
            return "a view at %d, outside of the window" % self.time_of(e)
        if data["view"] in self.views or data["view"] in self.spent:
            return "view id %s is used twice" % data["view"]
        if data["minutes"] != loan["minutes"]:
            return "minutes are not those approved"
        if data["pages"] != self.documents[data["document"]]["pages"]:
            return "pages are not those submitted"
        return None

    def _in_view(self, e):
        kind, data = e.kind, e.data
        view = self.views.get(data["view"])
        if view is None or not view["open"]:
            return "view %s is not open" % data["view"]
        if "page" in data and data["page"] > view["pages"]:
            return "page %d of %d" % (data["page"], view["pages"])
        if kind in ("view.page", "page.written") and view["blanked"]:
            return "a page while the view is blank"
        if kind == "page.written" and not self.sample:
            return "a page written in a vault that is no sample"
        if kind in ("view.resumed", "note.written") and not self.same(e.signer, view["borrower"]):
            return "%s by somebody else than the borrower" % kind
        if kind in ("view.page", "page.written", "view.resumed"):
            loan = self.loans.get(view["loan"])
            if loan is None or loan["state"] != "received":
                return "%s under a loan that is %s" % (kind, loan and loan["state"])
            if loan["dossier"] in self.held:
                return "dossier %s is held" % loan["dossier"]
            if self.any_of(view["borrower"], self.frozen):
                return "the borrower is frozen"
        if kind == "view.resumed" and e.at["boot"] != view["boot"] and data["after"] != "restart":
            return "the machine was restarted, but the view is resumed after %s" % data["after"]
        if "shownMs" in data and not view["shown"] <= data["shownMs"] <= view["minutes"] * 60_000 + 1000:
            return "time shown is %d ms, after %d, of %d minutes" % (data["shownMs"], view["shown"], view["minutes"])
        if kind == "note.written" and (data["note"] in self.notes or data["note"] in self.handovers.interviews):
            return "note id %s is used twice" % data["note"]
        return None

    # Three views (section 5.4)

    def three_views(self, e):
        if e.kind != "view.open":
            return None
        data = e.data
        document = self.documents.get(data["document"])
        if document is None or document["accepted"] is None:
            raise Unjudgeable("this log did not accept document %s" % data["document"])
        lineage = document["accepted"]
        if document["dossier"] not in self.classification:
            raise Unjudgeable("this log did not open dossier %s" % document["dossier"])
        if self.losses.lost(e.signer, lineage):
            return "the views of lineage %s are lost: a gap may hide some" % lineage
        before = sum(self.counted.get((m, lineage), 0) for m in self.person(e.signer))
        if data["n"] != before + 1:
            return "view %d is said to be number %d of this person and lineage" % (before + 1, data["n"])
        cap = self.policy["viewCap"][self.classification[document["dossier"]]]
        if data["cap"] != cap:
            return "cap is %d, the policy's is %d" % (data["cap"], cap)
        if data["n"] > cap:
            return "view %d of %d" % (data["n"], cap)
        return None

    # Handovers (sections 5.7 to 5.9, 5.18)

    def handing_over(self, e):
        return self.handovers.judge(e) or self.leaving.judge(e)

    # Training and agreements (sections 5.13 and 5.15)

    def trained(self, e):
        return self.training.judge(e) or self.agreements.judge(e)

    # Taking an entry in

    def apply(self, e):
        for s in e.signers:
            self.chains[s["person"]] = (s["seq"] + 1, e.leaf.hex())
        if e.kind == "clock.jumped" and e.data["direction"] == "back":
            for loan in self.loans.values():
                if loan["to"] is not None:
                    loan["to"] -= e.data["from"] - e.data["to"]
        self.judged = self.time_of(e)
        self.mono[e.at["boot"]] = max(e.at["mono"], self.mono.get(e.at["boot"], 0))
        if e.signers and (e.kind in KEEPER or e.kind in USER):
            (self.keepers if e.kind in KEEPER else self.users)[self._dossier_of(e)].add(e.signer)
        if e.kind == "check.found" and e.data["verdict"] != "sound" and self.found is None:
            self.found = e.index
        if e.kind == "vault.restored" and self.found is None:
            self.found = e.index
        if e.kind == "generation.new":
            self.found = None
        if e.kind == "place.taken":
            self.place = (e.data["place"], e.data["machine"])
        self.epochs.apply(e)
        self.handovers.apply(e)
        self.leaving.apply(e)
        self.corrections.apply(e)
        self.releases.apply(e)
        self.backups.apply(e)
        self.whole.apply(e)
        self.losses.apply(e)
        self.training.apply(e)
        self.agreements.apply(e)
        self.gates.apply(e, self.invitations.coming(e))
        self.absences.apply(e)
        take = getattr(self, "_take_" + e.kind.replace(".", "_").replace("-", "_"), None)
        if take is not None:
            take(e, e.data)
        elif e.kind in STEPS and e.data["loan"] in self.loans:
            loan = self.loans[e.data["loan"]]
            if e.kind != "loan.approved" or e.data.get("complete", True):
                loan["state"] = STEPS[e.kind][1] or loan["state"]
            if e.kind == "loan.overdue":
                loan["overdue"] = True
            if e.kind == "loan.issued":
                loan["issuer"] = e.signer
            if e.kind.startswith("loan.extension-"):
                longer_windows.take(e, loan)
            if e.kind == "loan.approved":
                loan.update(
                    {k: e.data[k] for k in ("from", "to", "minutes")},
                    approvers=loan["approvers"] + [e.signer],
                    asked=(e.data["from"], e.data["to"]),
                )

    def _key(self, person, keyset, key, seal):
        for other in self.keysets.values():
            if other["person"] == person:
                other["current"] = False
        self.keysets[keyset] = {"person": person, "key": bytes.fromhex(key), "seal": seal, "current": True}

    def _take_vault_created(self, e, data):
        self.vault, self.policy, self.sample = e.body["vault"], data["policy"], data["sample"]
        self.log_keys.take(1, data["logKey"])
        self.sheets_keys = {side: group.get("sheetsKey") for side, group in data["groups"].items()}
        for f in data["founders"]:
            self.enrolled.add(f["person"])
            self._key(f["person"], f["keyset"], f["signKey"], f["sealKey"])
            self.roles[f["person"]].add(f["role"])

    def _take_generation_new(self, e, data):
        self.log_keys.take(data["generation"], data["logKey"])
        self.generations.append({"entry": e.index, **{k: data[k] for k in ("generation", "cause", "have", "anchored")}})
        self.generations[-1]["ledgerCovers"] = data["ledgerCovers"]
        for id_ in data["voidedLoans"]:
            if id_ in self.loans:
                self.loans[id_]["state"] = "voided"
        self._take_over(e, data["spent"])

    def _take_gap_narrowed(self, e, data):
        self._take_over(e, data["spent"])

    def _take_over(self, e, views):
        for spent in views:
            if spent["view"] not in self.views and spent["view"] not in self.spent:
                self.spent.add(spent["view"])
                self.counted[spent["person"], spent["lineage"]] += 1
                self.handovers.viewed[spent["person"]].append(e.index)

    def _take_policy_tightened(self, e, data):
        self.policy = data["policy"]

    def _take_log_key_new(self, e, data):
        self.log_keys.take(self.generation, data["logKey"])

    def _take_recovery_used(self, e, data):
        self._key(data["person"], data["keyset"], data["signKey"], data["sealKey"])

    def _take_recovery_admitted(self, e, data):
        self._key(data["person"], data["keyset"], data["signKey"], data["sealKey"])
        self.roles[data["person"]] = {epochs.ROLE[data["side"]]}

    def _take_custody_handed_over(self, e, data):
        self.roles[data["outgoing"]].discard("custodian")

    def _take_departure_registered(self, e, data):
        self.frozen.add(data["person"])

    def _take_person_enrolled(self, e, data):
        self.enrolled.add(data["person"])
        self._key(data["person"], data["keyset"], data["signKey"], data["sealKey"])

    def _take_people_invited(self, e, data):
        self.invitations.take(e)

    def _take_invitation_withdrawn(self, e, data):
        self.invitations.take(e)

    def _take_invitation_taken(self, e, data):
        self._take_person_enrolled(e, data)
        self.roles[data["person"]].update(self.invitations.take(e))

    def _take_person_rekeyed(self, e, data):
        self._key(data["person"], data["keyset"], data["signKey"], data["sealKey"])

    def _take_person_same_as(self, e, data):
        together = self.person(data["person"]) | self.person(data["same"])
        for member in together:
            self.members[member] = together

    def _take_person_frozen(self, e, data):
        self.frozen.add(data["person"])

    def _take_person_unfrozen(self, e, data):
        self.frozen -= self.person(data["person"])

    def _take_role_given(self, e, data):
        self.roles[data["person"]].add(data["role"])

    def _take_role_ended(self, e, data):
        self.roles[data["person"]].discard(data["role"])

    def _take_dossier_opened(self, e, data):
        self.opened.add(data["dossier"])
        self.classification[data["dossier"]] = data["classification"]

    def _take_dossier_changed(self, e, data):
        self.classification[data["dossier"]] = data["classification"]

    def _take_hold_set(self, e, data):
        self.held.add(data["dossier"])

    def _take_hold_lifted(self, e, data):
        self.held.discard(data["dossier"])

    def _take_document_submitted(self, e, data):
        self.numbers[data["dossier"]].add(data["no"])
        self.lineages.add(data["lineage"])
        self.wrote_in[e.signer].add(data["dossier"])
        self.wrote_lineage[e.signer].add(data["lineage"])
        self.documents[data["document"]] = {
            "state": "pending",
            "author": e.signer,
            "accepted": None,
            "at": e.index,
            **{k: data[k] for k in ("dossier", "lineage", "joined", "likeTo", "pages", "sheet")},
        }

    def _take_document_accepted(self, e, data):
        document = self.documents.get(data["document"])
        if document is not None:
            document["state"], document["accepted"] = "accepted", data["lineage"]
            self.wrote_lineage[document["author"]].add(data["lineage"])
        self.versions[data["lineage"]] = max(self.versions[data["lineage"]], data["version"])

    def _take_document_sent_back(self, e, data):
        if data["document"] in self.documents:
            self.documents[data["document"]]["state"] = "sent back"

    def _take_loan_requested(self, e, data):
        self.loans[data["loan"]] = {
            "state": "requested",
            "borrower": e.signer,
            "document": data["document"],
            "dossier": data["dossier"],
            "asked": (data["from"], data["to"]),
            "from": None,
            "to": None,
            "minutes": None,
            "approvers": [],
            "overdue": False,
        }

    def _take_view_open(self, e, data):
        self.handovers.viewed[e.signer].append(e.index)
        document = self.documents.get(data["document"])
        if document is not None and document["accepted"] is not None:
            self.counted[e.signer, document["accepted"]] += 1
        self.views[data["view"]] = {
            "open": True,
            "blanked": False,
            "borrower": e.signer,
            "loan": data["loan"],
            "pages": data["pages"],
            "minutes": data["minutes"],
            "shown": 0,
            "boot": e.at["boot"],
        }

    def _of_view(self, e, **changes):
        view = self.views.get(e.data["view"])
        if view is not None:
            view.update(changes)
            view["shown"] = max(view["shown"], e.data["shownMs"])

    def _take_view_shown(self, e, data):
        self._of_view(e)

    def _take_view_blanked(self, e, data):
        self._of_view(e, blanked=True)

    def _take_view_resumed(self, e, data):
        self._of_view(e, blanked=False, boot=e.at["boot"])

    def _take_view_closed(self, e, data):
        self._of_view(e, open=False)

    def _take_note_written(self, e, data):
        self.notes[data["note"]] = e.signer
