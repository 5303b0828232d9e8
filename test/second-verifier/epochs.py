"""Epochs of the two sides and the log's own keys (docs/formats/log-entry.md, sections 5.1 and 5.2)."""

ROLE = {"custody": "custodian", "approval": "approver"}
SIDE = {role: side for side, role in ROLE.items()}


def ends_a_membership(e):
    """(side, cause) if an epoch has to begin directly after this entry."""
    if e.kind == "role.ended" and e.data["role"] in SIDE:
        return SIDE[e.data["role"]], "member-left"
    if e.kind in ("recovery.used", "recovery.admitted"):
        return e.data["side"], "recovery"
    if e.kind == "custody.handed-over":
        return "custody", "handover"
    return None


class Epochs:
    def __init__(self):
        self.in_force = {"custody": 1, "approval": 1}
        self.keys = {"custody": None, "approval": None}  # the group keys in force
        self.begun = {}  # side: the data of the epoch.begun that is under way
        self.switched = set()  # sides whose epoch under way is in force
        self.wanted = None  # (side, cause) after an entry that ends a membership
        self.log_key_wanted = False

    def judge(self, e):
        kind, data = e.kind, e.data
        if self.log_key_wanted != (kind == "log-key.new"):
            return "a new log key follows an epoch of custody that was begun, and nothing else does"
        side = data["side"] if kind.startswith("epoch.") else None
        if self.wanted is not None:
            fits = kind == "epoch.begun" or (kind == "epoch.new" and side not in self.begun)
            if not fits or side != self.wanted[0]:
                return "a new epoch of %s has to begin here" % self.wanted[0]
        if kind == "epoch.begun":
            if self.wanted is None:
                return "an epoch begins though no membership ended"
            # Only recovery begins one anew, and only while the one under way is not in force.
            if side in self.begun and (side in self.switched or self.wanted[1] != "recovery"):
                return "epoch %d of %s is under way" % (self.begun[side]["epoch"], side)
            if data["cause"] != self.wanted[1]:
                return "the cause of the epoch is %s, not %s" % (data["cause"], self.wanted[1])
        if kind == "epoch.new":
            if side in self.switched:
                return "epoch %d of %s is not done" % (self.in_force[side], side)
            if side in self.begun:
                if any(data[k] != self.begun[side][k] for k in ("epoch", "key", "cause")):
                    return "epoch %d is not the one that was begun" % data["epoch"]
            elif self.wanted is None:
                return "an epoch is in force that was not begun, and nothing before asks for it"
            elif data["cause"] == "handover" or data["cause"] != self.wanted[1]:
                return "the cause of an epoch that was not begun is %s" % data["cause"]
        if kind in ("epoch.begun", "epoch.new") and data["epoch"] != self.in_force[side] + 1:
            return "epoch %d does not follow %d" % (data["epoch"], self.in_force[side])
        if kind == "epoch.done" and (side not in self.switched or self.begun[side]["epoch"] != data["epoch"]):
            return "epoch %d of %s is not under way and in force" % (data["epoch"], side)
        return None

    def apply(self, e):
        kind, data = e.kind, e.data
        self.wanted, self.log_key_wanted = ends_a_membership(e), False
        if kind == "vault.created":
            self.keys = {side: data["groups"][side]["key"] for side in ROLE}
        if kind == "epoch.begun":
            self.begun[data["side"]] = data
            self.switched.discard(data["side"])
        elif kind == "epoch.new":
            self.in_force[data["side"]] = data["epoch"]
            self.keys[data["side"]] = data["key"]
            if data["side"] in self.begun:
                self.switched.add(data["side"])
                self.log_key_wanted = data["side"] == "custody"
        elif kind == "epoch.done":
            self.begun.pop(data["side"], None)
            self.switched.discard(data["side"])


class LogKeys:
    def __init__(self):
        self.generation = 0
        self.name, self.key = None, None
        self.of_generation = {}  # generation: its log keys, in order

    def take(self, generation, key):
        keys = self.of_generation.setdefault(generation, [])
        keys.append(bytes.fromhex(key))
        self.generation, self.key = generation, keys[-1]
        self.name = str(generation) if len(keys) == 1 else "%d.%d" % (generation, len(keys))

    def wrong(self, data):
        """What is wrong with a log-key.new."""
        wanted = "%d.%d" % (self.generation, len(self.of_generation[self.generation]) + 1)
        if data["name"] != wanted:
            return "the new log key is %s, not %s" % (data["name"], wanted)
        if any(bytes.fromhex(data["logKey"]) in keys for keys in self.of_generation.values()):
            return "log key %s is one of before" % data["name"]
        return None
