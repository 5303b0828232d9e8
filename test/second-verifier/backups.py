"""Backups and what was put back from one (docs/formats/log-entry.md, section 5.12)."""


class Backups:
    def __init__(self):
        self.kept = {}  # target: states that are kept there
        self.newest = {}  # target: its newest state
        self.ended = set()
        self.quarantined = False

    def judge(self, e):
        kind, data = e.kind, e.data
        if kind == "backup.planned":
            return "backups to target %s have ended" % data["target"] if data["target"] in self.ended else None
        if kind.startswith("backup.") and data["target"] not in self.kept:
            return "no backups go to target %s" % data["target"]
        if kind in ("backup.made", "backup.drilled", "vault.restored") and data["entries"] > e.index:
            return "a backup of %d entries, which the log had not" % data["entries"]
        if kind == "backup.made":
            if data["state"] <= self.newest.get(data["target"], -1):
                return "state %d is not newer than the one before" % data["state"]
            gone = data["dropped"]
            if len(set(gone)) < len(gone) or not set(gone) <= self.kept[data["target"]]:
                return "a state is dropped that is not there"
        if kind == "vault.restored" and not self.quarantined:
            return "what was put back is not in quarantine"
        return None

    def apply(self, e):
        kind, data = e.kind, e.data
        if kind == "vault.opened":
            self.quarantined = data["quarantine"] != "none"
        elif kind == "backup.planned":
            self.kept.setdefault(data["target"], set())
        elif kind == "backup.ended":
            self.kept.pop(data["target"], None)
            self.ended.add(data["target"])
        elif kind == "backup.made" and data["target"] in self.kept:
            self.newest[data["target"]] = data["state"]
            self.kept[data["target"]].add(data["state"])
            self.kept[data["target"]] -= set(data["dropped"])
