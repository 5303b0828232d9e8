"""What is unknown since a loss, what narrowed it, and what was given back (docs/formats/log-entry.md, section 5.16)."""

SIGNERS = {
    "gap.narrowed": "custodian approver",
    "gap.closed": "custodian approver",
    "allowance.restored": "custodian approver approver",
}


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, one_of, list_of, id_, C, n = s.record, s.one_of, s.list_of, s.id_, s.C, s.n
    spent = list_of(record(person=id_, lineage=id_, n=s.integer(1, 3), view=id_))
    return {
        "gap.narrowed": record(
            generation=s.from_2, source=one_of("ledger", "bundle"), reach=n, spent=spent, **{"from": C}
        ),
        "gap.closed": record(generation=s.from_2, reach=n, ground=C),
        "allowance.restored": record(person=id_, document=id_, lineage=id_, left=s.integer(1, 3), ground=C),
    }


class Losses:
    def __init__(self, state):
        self.state = state
        self.gaps = {}  # generation: what is known of the gap before it
        self.came = {}  # person id: entry of the enrolment
        self.given = {}  # (person id, lineage): newest entry that gave the views back

    def lost(self, who, lineage):
        if not any(gap["open"] for gap in self.gaps.values()):
            return False
        there = [d["at"] for d in self.state.documents.values() if lineage == (d["accepted"] or d["lineage"])]
        if not there:
            return False
        first = min(there)
        for gap in self.gaps.values():
            if not gap["open"] or first >= gap["began"]:
                continue
            for id_ in self.state.person(who):
                if self.came.get(id_, gap["began"]) >= gap["began"]:
                    continue
                if self.given.get((id_, lineage), -1) < gap["began"]:
                    return True
        return False

    def judge(self, e):
        data, state = e.data, self.state
        if e.kind == "gap.narrowed":
            gap = self.gaps.get(data["generation"])
            if gap is None:
                return "generation %d never began" % data["generation"]
            if not data["spent"] and data["reach"] <= gap["have"]:
                return "the evidence says nothing of the gap"
            views = [s["view"] for s in data["spent"]]
            if len(set(views)) < len(views) or any(v in state.views or v in state.spent for v in views):
                return "a view from evidence is known already"
        if e.kind in ("gap.closed", "allowance.restored"):
            if any(state.any_of(s["person"], state.frozen) for s in e.signers):
                return "somebody frozen signs"
        if e.kind == "gap.closed":
            gap = self.gaps.get(data["generation"])
            if gap is None or not gap["open"]:
                return "no open gap before generation %d" % data["generation"]
            if data["reach"] != gap["reach"] or not gap["have"] < data["reach"] >= gap["anchored"]:
                return "the evidence reaches to %d, closed at %d" % (gap["reach"], data["reach"])
        if e.kind == "allowance.restored":
            document = state.documents.get(data["document"])
            if document is None or data["lineage"] != (document["accepted"] or document["lineage"]):
                return "the document is not of that lineage"
            signing = [s["person"] for s in e.signers]
            if any(state.same(data["person"], who) for who in signing):
                return "the person signs for their own views"
            if any(state.same(a, b) for i, a in enumerate(signing) for b in signing[i + 1 :]):
                return "one person signs twice"
            if not self.lost(data["person"], data["lineage"]):
                return "no gap has taken these views"
            cap = state.policy["viewCap"][state.classification[document["dossier"]]]
            used = sum(state.counted.get((m, data["lineage"]), 0) for m in state.person(data["person"]))
            if data["left"] != cap - used:
                return "%d views are given back, %d are not used" % (data["left"], cap - used)
        return None

    def apply(self, e):
        data, state = e.data, self.state
        if e.kind == "vault.created":
            self.came.update({f["person"]: e.index for f in data["founders"]})
        elif e.kind in ("person.enrolled", "invitation.taken"):
            self.came[data["person"]] = e.index
        elif e.kind == "generation.new":
            self.gaps[data["generation"]] = {
                "began": e.index,
                "have": data["have"],
                "anchored": data["anchored"],
                "open": not data["ledgerCovers"],
                "reach": 0,
            }
        elif e.kind == "gap.narrowed" and data["generation"] in self.gaps:
            gap = self.gaps[data["generation"]]
            gap["reach"] = max(gap["reach"], data["reach"])
        elif e.kind == "gap.closed" and data["generation"] in self.gaps:
            self.gaps[data["generation"]]["open"] = False
        elif e.kind == "allowance.restored":
            for id_ in state.person(data["person"]):
                self.given[id_, data["lineage"]] = e.index
