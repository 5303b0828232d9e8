"""Custody, clients and departures (docs/formats/log-entry.md, sections 5.7 to 5.9)."""

from bisect import bisect_left
from collections import defaultdict

PARTIES = ("manner", "outgoing", "incoming", "witness")
COUNTS = ("inventory", "items", "matched", "missing", "differing", "surplus", "onLoan")


class Handovers:
    """`state` is the State of rules.py: people, documents and the like are asked of it."""

    def __init__(self, state):
        self.state = state
        self.ids = set()  # of both kinds
        self.custody = {}  # id: {begun, checked}, while begun
        self.custody_over = set()
        self.transferors = {}  # client handover: person
        self.of_departures = set()  # client handovers of somebody who leaves
        self.open_lines = defaultdict(dict)  # client handover: {dossier: line}
        self.line_of = {}  # dossier: its open line
        self.responsible = {}  # dossier: person
        self.passed = {}  # (client handover, dossier): the successor of a closed line
        self.departures = {}  # id: person
        self.open_departures = set()
        self.interviews = set()
        self.viewed = defaultdict(list)  # person id: indexes of the entries that recorded a view

    def leaving(self, id_):
        return any(self.state.same(id_, self.departures[d]) for d in self.open_departures)

    def judge(self, e):
        rule = getattr(self, "_" + e.kind.replace(".", "_").replace("-", "_"), None)
        return rule(e, e.data) if rule is not None else None

    # Custody (5.7)

    def _of_custody(self, data):
        if data["handover"] in self.custody:
            return None
        return "custody handover %s is %s" % (data["handover"], "over" if data["handover"] in self.custody_over else "unknown")

    @staticmethod
    def _ground(data):
        if (data["ground"] is not None) != (data["manner"] != "agreed"):
            return "a ground is given exactly if the manner is not agreed"
        return None

    def _custody_begun(self, e, data):
        state = self.state
        if data["handover"] in self.ids:
            return "handover id %s is used twice" % data["handover"]
        if self.custody:
            return "another custody handover is begun"
        people = [data["outgoing"], data["incoming"], data["witness"]]
        for person, role in zip(people, ("custodian", "custodian", "approver")):
            if role not in state.roles[person]:
                return "person %s is no %s" % (person, role)
        if any(state.same(a, b) for i, a in enumerate(people) for b in people[:i]):
            return "the parties are not three persons"
        if not state.same(e.signer, data["outgoing"]) and not state.same(e.signer, data["incoming"]):
            return "neither outgoing nor incoming begins the handover"
        return self._ground(data)

    def _custody_checked(self, e, data):
        wrong = self._of_custody(data)
        if wrong is None and data["items"] != sum(data[k] for k in ("matched", "missing", "differing", "surplus")):
            return "%d items are not what was found" % data["items"]
        return wrong

    def _custody_abandoned(self, e, data):
        return self._of_custody(data)

    def _custody_handed_over(self, e, data):
        wrong = self._of_custody(data)
        if wrong is not None:
            return wrong
        handover = self.custody[data["handover"]]
        if any(data[k] != handover["begun"][k] for k in PARTIES):
            return "manner or parties are not those of the beginning"
        if handover["checked"] is None or any(data[k] != handover["checked"][k] for k in COUNTS):
            return "the inventory is not that of the latest check"
        items = [note["item"] for note in data["notes"]]
        if len(set(items)) != len(items) or any(not 1 <= item <= data["items"] for item in items):
            return "a note is of no item, or of one that has a note"
        if len(items) != data["missing"] + data["differing"] + data["surplus"]:
            return "%d notes are not as many as there are items to be noted" % len(items)
        wanted = [data["outgoing"]] if data["manner"] == "agreed" else []
        wanted += [data["incoming"], data["witness"]]
        if not all(self.state.same(s["person"], person) for s, person in zip(e.signers, wanted)):
            return "the deed is not signed by its parties in their order"
        return self._ground(data)

    # Clients (5.8)

    def _lines(self, data, lines):
        if data["handover"] not in self.transferors:
            return "client handover %s is unknown" % data["handover"]
        named = set()
        for dossier in lines:
            if dossier not in self.open_lines[data["handover"]]:
                return "dossier %s has no open line in the handover" % dossier
            if dossier in named:
                return "dossier %s is named twice" % dossier
            named.add(dossier)
        return None

    def _clients_opened(self, e, data):
        if data["handover"] in self.ids:
            return "handover id %s is used twice" % data["handover"]
        if data["transferor"] not in self.state.enrolled:
            return "person %s is not enrolled" % data["transferor"]
        for i, dossier in enumerate(data["dossiers"]):
            if dossier not in self.state.opened:
                return "dossier %s was not opened" % dossier
            if dossier in self.line_of:
                return "dossier %s is in an open line" % dossier
        if len(set(data["dossiers"])) != len(data["dossiers"]):
            return "a dossier is named twice"
        if data["departure"] is not None and (
            data["departure"] not in self.open_departures
            or not self.state.same(self.departures[data["departure"]], data["transferor"])
        ):
            return "%s is no open departure of the transferor" % data["departure"]
        return None

    def _clients_assigned(self, e, data):
        wrong = self._lines(data, [line["dossier"] for line in data["lines"]])
        if wrong is not None:
            return wrong
        for line in data["lines"]:
            wrong = self._successor(data["handover"], line["successor"])
            if wrong is not None:
                return wrong
        return None

    def _successor(self, handover, person):
        state = self.state
        if person not in state.enrolled:
            return "person %s is not enrolled" % person
        if state.same(person, self.transferors[handover]):
            return "the transferor succeeds themself"
        if "borrower" not in state.roles[person]:
            return "person %s is no borrower" % person
        if state.any_of(person, state.frozen) or self.leaving(person):
            return "person %s is frozen or leaving" % person
        return None

    def _clients_described(self, e, data):
        wrong = self._lines(data, [data["dossier"]])
        if wrong is not None:
            return wrong
        successor = self.line_of[data["dossier"]]["successor"]
        if e.signers[0]["as"] == "self":
            parties = [self.transferors[data["handover"]]] + ([successor] if successor is not None else [])
            if not any(self.state.same(e.signer, party) for party in parties):
                return "the line is described by somebody else than its parties"
        if data.get("balance") is not None and data["handover"] in self.of_departures:
            return "a line of somebody who leaves says what balances it"
        for document in data["personal"]:
            if document not in self.state.documents or self.state.documents[document]["dossier"] != data["dossier"]:
                return "document %s is not of the dossier" % document
        return None

    def _stated(self, data):
        wrong = self._lines(data, [line["dossier"] for line in data["lines"]])
        if wrong is not None:
            return wrong
        for line in data["lines"]:
            known = self.line_of[line["dossier"]]
            if known["successor"] is None:
                return "dossier %s has no successor" % line["dossier"]
            if known["state"] != line["state"]:
                return "the line of dossier %s was stated at %d" % (line["dossier"], known["state"])
            wrong = self._successor(data["handover"], known["successor"])
            if wrong is not None:
                return wrong
        return None

    def _clients_signed(self, e, data):
        wrong = self._stated(data)
        if wrong is not None:
            return wrong
        transferor = self.state.same(e.signer, self.transferors[data["handover"]])
        for named in data["lines"]:
            line = self.line_of[named["dossier"]]
            successor = self.state.same(e.signer, line["successor"])
            fits = {"transferor": transferor, "transferee": successor, "witness": not transferor and not successor}
            if not fits[data["as"]]:
                return "person %s does not sign as %s" % (e.signer, data["as"])
            if data["as"] in line["signed"]:
                return "the line is signed twice as %s" % data["as"]
            if data["as"] == "witness" and line["signed"] != {"transferor", "transferee"}:
                return "the witness does not sign last"
        return None

    def _clients_taken_over(self, e, data):
        wrong = self._stated(data)
        if wrong is None and any(self.state.same(s["person"], self.transferors[data["handover"]]) for s in e.signers):
            return "the transferor takes over"
        if wrong is None and any(
            self.line_of[line["dossier"]]["signed"] >= {"transferor", "transferee"} for line in data["lines"]
        ):
            return "a line that both have signed is taken over"
        return wrong

    def _clients_withdrawn(self, e, data):
        return self._lines(data, [])

    # What lending asks (5.4, 5.8, 5.9)

    def responsible_wrong(self, e):
        dossier, person = e.data["dossier"], e.data["responsible"]
        before = self.responsible.get(dossier)
        if dossier in self.line_of and person != before:
            return "the responsible person changes while the client is handed over"
        if person is not None and self.leaving(person) and (before is None or not self.state.same(before, person)):
            return "person %s is leaving and becomes responsible" % person
        return None

    def sealed(self, dossier, borrower):
        line = self.line_of.get(dossier)
        return line is not None and line["successor"] is not None and self.state.same(line["successor"], borrower)

    # Departures (5.9)

    def _departure_registered(self, e, data):
        state, person = self.state, data["person"]
        if data["departure"] in self.departures:
            return "departure id %s is used twice" % data["departure"]
        if person not in state.enrolled:
            return "person %s is not enrolled" % person
        if self.leaving(person):
            return "person %s is leaving already" % person
        if state.same(e.signer, person):
            return "the leaver signs"
        if data["lastDay"] < data["noticeOn"]:
            return "the last day is before the notice"
        return None

    def _known(self, data):
        return None if data["departure"] in self.departures else "departure %s is unknown" % data["departure"]

    def _open(self, data):
        wrong = self._known(data)
        if wrong is None and data["departure"] not in self.open_departures:
            return "departure %s has ended" % data["departure"]
        return wrong

    def _departure_rescheduled(self, e, data):
        return self._open(data)

    def _departure_approved(self, e, data):
        return self._known(data)

    def _departure_ticked(self, e, data):
        return self._known(data)

    def _departure_interviewed(self, e, data):
        wrong = self._known(data)
        if wrong is not None:
            return wrong
        if data["note"] in self.interviews or data["note"] in self.state.notes:
            return "note id %s is used twice" % data["note"]
        readers = [reader["person"] for reader in data["readers"]]
        if len(set(readers)) != len(readers):
            return "a reader is named twice"
        for reader in readers:
            if reader not in self.state.enrolled:
                return "person %s is not enrolled" % reader
            if self.state.same(reader, self.departures[data["departure"]]):
                return "the leaver is a reader"
        return None

    def _interview_read(self, e, data):
        return None if data["note"] in self.interviews else "note %s is of no interview" % data["note"]

    def _departure_exposure_signed(self, e, data):
        wrong = self._known(data)
        if wrong is not None:
            return wrong
        person = self.departures[data["departure"]]
        if not self.state.same(e.signer, person):
            return "somebody else than the leaver signs the statement"
        if data["size"] > e.index:
            return "the statement is drawn from %d entries" % data["size"]
        views = sum(bisect_left(self.viewed.get(m, []), data["size"]) for m in self.state.person(person))
        if data["views"] != views:
            return "%d views are stated, %d recorded" % (data["views"], views)
        return None

    def _departure_ended(self, e, data):
        wrong = self._open(data)
        if wrong is not None:
            return wrong
        person = self.departures[data["departure"]]
        if any(self.state.same(s["person"], person) for s in e.signers):
            return "the leaver signs"
        kept = self.state.roles_of(person) & {"custodian", "approver"}
        if data["cause"] == "left" and kept:
            return "the leaver still is %s" % " and ".join(sorted(kept))
        return None

    def _practice_set(self, e, data):
        items = [line["item"] for line in data["checklist"]]
        return "an item is named twice" if len(set(items)) != len(items) else None

    # Taking an entry in

    def apply(self, e):
        take = getattr(self, "_take_" + e.kind.replace(".", "_").replace("-", "_"), None)
        if take is not None:
            take(e, e.data)

    def _take_custody_begun(self, e, data):
        self.ids.add(data["handover"])
        self.custody[data["handover"]] = {"begun": data, "checked": None}

    def _take_custody_checked(self, e, data):
        if data["handover"] in self.custody:
            self.custody[data["handover"]]["checked"] = data

    def _take_custody_abandoned(self, e, data):
        self.custody.pop(data["handover"], None)
        self.custody_over.add(data["handover"])

    _take_custody_handed_over = _take_custody_abandoned

    def _take_clients_opened(self, e, data):
        self.ids.add(data["handover"])
        self.transferors[data["handover"]] = data["transferor"]
        if data["departure"] is not None:
            self.of_departures.add(data["handover"])
        for dossier in data["dossiers"]:
            if dossier not in self.line_of:
                line = {"successor": None, "state": e.index, "signed": set()}
                self.open_lines[data["handover"]][dossier] = self.line_of[dossier] = line

    def _restate(self, e, dossier, **changes):
        line = self.open_lines[e.data["handover"]].get(dossier)
        if line is not None:
            line.update(changes, state=e.index, signed=set())

    def _take_clients_assigned(self, e, data):
        for line in data["lines"]:
            self._restate(e, line["dossier"], successor=line["successor"])

    def _take_clients_described(self, e, data):
        self._restate(e, data["dossier"])

    def _close(self, handover, dossier):
        line = self.open_lines[handover].pop(dossier, None)
        if line is not None:
            del self.line_of[dossier]
            self.responsible[dossier] = line["successor"]
            self.passed[(handover, dossier)] = line["successor"]

    def _take_clients_signed(self, e, data):
        for named in data["lines"]:
            line = self.open_lines[data["handover"]].get(named["dossier"])
            if line is not None:
                line["signed"].add(data["as"])
            if data["as"] == "witness":
                self._close(data["handover"], named["dossier"])

    def _take_clients_taken_over(self, e, data):
        for named in data["lines"]:
            self._close(data["handover"], named["dossier"])

    def _take_clients_withdrawn(self, e, data):
        for dossier in self.open_lines.pop(data["handover"], {}):
            del self.line_of[dossier]

    def _take_dossier_opened(self, e, data):
        self.responsible[data["dossier"]] = data["responsible"]

    _take_dossier_changed = _take_dossier_opened

    def _take_departure_registered(self, e, data):
        self.departures[data["departure"]] = data["person"]
        self.open_departures.add(data["departure"])

    def _take_departure_ended(self, e, data):
        self.open_departures.discard(data["departure"])

    def _take_departure_interviewed(self, e, data):
        self.interviews.add(data["note"])
