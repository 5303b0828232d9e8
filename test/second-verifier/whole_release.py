"""Everything leaves at once (docs/formats/log-entry.md, section 5.14)."""

DAY = 86_400_000


class WholeRelease:
    def __init__(self):
        self.announced = None  # wall clock of the plan that nobody withdrew
        self.running = False

    def judge(self, e, policy, is_frozen):
        wall = e.at["wall"]
        if e.kind in ("whole.planned", "whole.begun"):
            asked = (policy or {}).get("releaseApprovers") or {}
            needed = max([1, *asked.values()])
            if sum(s["as"] == "approver" for s in e.signers) != needed:
                return "the policy asks for %d approvers" % needed
            if any(is_frozen(s["person"]) for s in e.signers):
                return "somebody frozen signs for everything to leave"
        standing = self.announced is not None and wall - self.announced < 60 * DAY
        if e.kind == "whole.planned" and standing:
            return "the release of everything is announced twice"
        if e.kind in ("whole.withdrawn", "whole.begun") and not standing:
            return "no release of everything is announced"
        if e.kind == "whole.begun" and wall - self.announced < 7 * DAY:
            return "the release of everything begins within seven days"
        if e.kind == "whole.written" and not self.running:
            return "nobody began to write everything out"
        return None

    def apply(self, e):
        if e.kind == "whole.planned":
            self.announced, self.running = e.at["wall"], False
        elif e.kind == "whole.withdrawn":
            self.announced, self.running = None, False
        elif e.kind == "whole.begun":
            self.running = True
        elif e.kind == "whole.written":
            self.running = False
