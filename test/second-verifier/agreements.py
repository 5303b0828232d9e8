"""Agreements of a person (docs/formats/log-entry.md, sections 4 and 5.15)."""

DATES = {
    "agreement.made": ("from", "until"),
    "agreement.signed": ("on",),
    "agreement.ended": ("on",),
}
SIGNERS = {
    "agreement.template-issued": "clerk",
    "agreement.made": "clerk / custodian",
}


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, one_of, integer, list_of, maybe = s.record, s.one_of, s.integer, s.list_of, s.maybe
    id_, date, C, hash_, n = s.id_, s.date, s.C, s.hash_, s.n
    kind, fen, version = one_of("confidentiality", "non-compete"), maybe(C), integer(1)
    return {
        "agreement.template-issued": record(
            template=id_, version=version, kind=kind, title=C, zh=maybe(C), en=maybe(C)
        ),
        "agreement.made": record(
            agreement=id_,
            person=id_,
            kind=kind,
            replaces=maybe(id_),
            template=maybe(record(template=id_, version=version)),
            title=C,
            **{"from": date},
            until=maybe(date),
            afterMonths=maybe(integer(0, 600)),
            dossiers=list_of(C, 0, 200),
            classes=list_of(one_of("internal", "confidential", "secret"), 0, 3),
            secrets=maybe(C),
            area=maybe(C),
            compensation=fen,
            wage=fen,
            penalty=fen,
            remark=maybe(C),
        ),
        "agreement.signed": record(
            agreement=id_, person=id_, state=n, on=date, paper=maybe(record(sha256=hash_, kept=maybe(C)))
        ),
        "agreement.ended": record(
            agreement=id_, person=id_, on=date, cause=one_of("dropped", "released"), ground=C
        ),
        "departure.reminded": record(
            departure=id_,
            agreements=list_of(record(agreement=id_, state=n), 0, 2_000),
            rules=list_of(record(rules=id_, version=version), 0, 2_000),
            paper=maybe(n),
        ),
    }


def patterns(kind, data):
    """Where who signs depends on what is said; None for all others."""
    beside = [["self", "custodian"], ["self", "approver"]]
    if kind == "agreement.signed":
        return beside if data["paper"] is None else [["clerk"], ["custodian"]]
    if kind == "agreement.ended":
        return [["clerk"], ["custodian"]] if data["cause"] == "dropped" else beside + [["custodian", "approver"]]
    if kind == "departure.reminded":
        return beside if data["paper"] is None else [["custodian"], ["approver"]]
    return None


class Agreements:
    """`state` is the State of rules.py: people and departures are asked of it."""

    def __init__(self, state):
        self.state = state
        self.templates = {}  # id: (kind, version)
        self.all = {}  # id: {state, data, signed, ended}, in the order in which they were first made
        self.receipts = {}  # rules id: [(person, version)], in the order of the first issue
        self.sheets = {}  # index of a printed reminder sheet: departure
        self.changes = []  # (index, person): what binds them changed

    def judge(self, e):
        rule = getattr(self, "_" + e.kind.replace(".", "_").replace("-", "_"), None)
        return rule(e, e.data) if rule is not None else None

    def _themself(self, e, person):
        """Whether somebody signs for the firm, or for the register, what binds them."""
        return any(s["as"] != "self" and self.state.same(s["person"], person) for s in e.signers)

    def _agreement_template_issued(self, e, data):
        if data["zh"] is None and data["en"] is None:
            return "the template has no text"
        kind, version = self.templates.get(data["template"], (data["kind"], 0))
        if kind != data["kind"] or data["version"] != version + 1:
            return "version %d of %s follows %d of %s" % (data["version"], data["kind"], version, kind)
        return None

    def _replaced(self, data):
        """What is wrong with the agreement that this one replaces."""
        if data["replaces"] is None:
            return None
        old = self.all.get(data["replaces"])
        if old is None or not old["signed"] or old["ended"] or old["data"]["kind"] != data["kind"]:
            return "what is replaced is not in force, or is of another kind"
        return None if self.state.same(old["data"]["person"], data["person"]) else "it replaces that of another"

    def _agreement_made(self, e, data):
        person, known = data["person"], self.all.get(data["agreement"])
        if person not in self.state.enrolled:
            return "person %s is not enrolled" % person
        if self._themself(e, person):
            return "a person makes their own agreement"
        if known is not None and (
            known["signed"] or known["ended"] or any(known["data"][k] != data[k] for k in ("person", "kind"))
        ):
            return "the agreement is signed or over, or that of another person or kind"
        if data["template"] is not None:
            asked = (data["kind"], data["template"]["version"])
            if self.templates.get(data["template"]["template"]) != asked:
                return "it is not made from the newest version of a template of its kind"
        if data["until"] is not None and data["until"] < data["from"]:
            return "it ends before it begins"
        if len(set(data["classes"])) != len(data["classes"]):
            return "a class is named twice"
        if data["kind"] == "non-compete":
            if not data["afterMonths"]:
                return "a non-compete has its months after leaving"
        elif any(data[k] is not None for k in ("area", "compensation", "wage", "penalty")):
            return "area and sums are of a non-compete"
        return self._replaced(data)

    def _of(self, data):
        known = self.all.get(data["agreement"])
        return known if known is not None and known["data"]["person"] == data["person"] else None

    def _agreement_signed(self, e, data):
        known = self._of(data)
        if known is None:
            return "agreement %s of %s is unknown" % (data["agreement"], data["person"])
        if known["signed"] or known["ended"] or known["state"] != data["state"]:
            return "the agreement is signed or over, or was made again at %d" % known["state"]
        if self._themself(e, data["person"]):
            return "the person signs for the firm, or brings in their own paper"
        return self._replaced(known["data"])

    def _agreement_ended(self, e, data):
        known = self._of(data)
        if known is None:
            return "agreement %s of %s is unknown" % (data["agreement"], data["person"])
        if known["ended"] or known["signed"] != (data["cause"] == "released"):
            return "the agreement is over, or ends otherwise than it can"
        return "the person signs for the firm" if self._themself(e, data["person"]) else None

    def _departure_reminded(self, e, data):
        departures, departure = self.state.handovers, data["departure"]
        if departure not in departures.open_departures:
            return "departure %s is not open" % departure
        leaver = departures.departures[departure]
        if any(self.state.same(s["person"], leaver) != (s["as"] == "self") for s in e.signers):
            return "the leaver signs otherwise than as themself, or somebody else does"
        agreements = [
            {"agreement": id_, "state": a["state"]}
            for id_, a in self.all.items()
            if a["signed"] and not a["ended"] and self.state.same(a["data"]["person"], leaver)
        ]
        rules = []
        for id_, receipts in self.receipts.items():
            versions = [version for person, version in receipts if self.state.same(person, leaver)]
            if versions:
                rules.append({"rules": id_, "version": max(versions)})
        if not agreements and not rules:
            return "nothing binds the leaver"
        if data["agreements"] != agreements or data["rules"] != rules:
            return "what is listed is not what binds the leaver"
        if data["paper"] is None:
            return None
        changed = [index for index, person in self.changes if self.state.same(person, leaver)]
        if self.sheets.get(data["paper"]) != departure or any(data["paper"] < index for index in changed):
            return "entry %d printed no reminder sheet of this, or one of before" % data["paper"]
        return None

    def apply(self, e):
        data = e.data
        if e.kind == "agreement.template-issued":
            self.templates[data["template"]] = (data["kind"], data["version"])
        elif e.kind == "agreement.made":
            new = {"signed": False, "ended": False}
            self.all.setdefault(data["agreement"], new).update(state=e.index, data=data)
        elif e.kind == "agreement.signed":
            self.changes.append((e.index, data["person"]))
            known = self.all.get(data["agreement"])
            if known is not None:
                known["signed"] = True
                if known["data"]["replaces"] in self.all:
                    self.all[known["data"]["replaces"]]["ended"] = True
        elif e.kind == "agreement.ended":
            self.changes.append((e.index, data["person"]))
            if data["agreement"] in self.all:
                self.all[data["agreement"]]["ended"] = True
        elif e.kind == "rules.issued":
            self.receipts.setdefault(data["rules"], [])
        elif e.kind == "rules.acknowledged":
            self.changes.append((e.index, data["person"]))
            self.receipts.setdefault(data["rules"], []).append((data["person"], data["version"]))
        elif e.kind == "paper.printed" and data["paper"] == "reminder-sheet":
            self.sheets[e.index] = data["departure"]
