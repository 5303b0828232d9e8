"""The case of somebody who leaves (docs/formats/log-entry.md, sections 4 and 5.18)."""

from collections import defaultdict

DATES = {
    "departure.applied": ("lastDay",),
    "departure.employment-stated": ("since", "contractFrom", "contractUntil"),
    "departure.announced": ("due",),
    "talk.recorded": ("on",),
}
KEEPER = "custodian / approver"
SIGNERS = {
    "leaving.ruled": "custodian approver",
    "departure.applied": "self",
    "departure.letter-named": KEEPER,
    "departure.approvers-named": KEEPER,
    "departure.decided": "self",
    "departure.items-listed": KEEPER,
    "departure.item-returned": KEEPER,
    "departure.employment-stated": KEEPER,
    "departure.classed": KEEPER,
    "departure.announced": KEEPER,
    "departure.acknowledged": "self",
    "clients.followed-up": "self",
    "talk.recorded": KEEPER,
}
# Recorded by a keeper in the case of another.
KEPT = {kind for kind, by in SIGNERS.items() if by == KEEPER and kind.startswith("departure.")}


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, one_of, integer, list_of, maybe = s.record, s.one_of, s.integer, s.list_of, s.maybe
    id_, date, C, hash_, n, step = s.id_, s.date, s.C, s.hash_, s.n, s.item
    return {
        "leaving.ruled": record(
            approvals=list_of(record(step=step, label=C, days=integer(0, 60)), 1, 6),
            followUpDays=list_of(integer(1, 366), 1, 4),
            fewerThan=integer(2, 20),
        ),
        "departure.applied": record(person=id_, reason=C, lastDay=date),
        "departure.letter-named": record(departure=id_, document=id_),
        "departure.approvers-named": record(
            departure=id_, steps=list_of(record(step=step, person=id_, due=date), 1, 6)
        ),
        "departure.decided": record(departure=id_, step=step, person=id_, granted=s.boolean, reason=C),
        "departure.items-listed": record(
            departure=id_, items=list_of(record(name=C, serial=maybe(C)), 1, 100)
        ),
        "departure.item-returned": record(
            departure=id_,
            item=integer(1),
            condition=one_of("intact", "worn", "damaged", "lost"),
            receiver=id_,
            remark=maybe(C),
        ),
        "departure.employment-stated": record(
            departure=id_, post=C, since=date, contractFrom=maybe(date), contractUntil=maybe(date)
        ),
        "departure.classed": record(departure=id_, kind=C),
        "departure.announced": record(
            departure=id_, told=list_of(id_, 1, 2_000), message=C, due=maybe(date)
        ),
        "departure.acknowledged": record(departure=id_, person=id_, announced=n),
        "clients.followed-up": record(
            handover=id_,
            dossier=id_,
            person=id_,
            days=integer(1, 366),
            outcome=one_of("met", "content", "at-risk", "lost", "won-back"),
            remark=maybe(C),
        ),
        "talk.recorded": record(
            note=id_,
            person=id_,
            on=date,
            characters=integer(1, 20_000),
            readers=list_of(record(person=id_, hash=hash_), 1),
        ),
    }


class Leaving:
    """`handovers` is the Handovers of handovers.py: departures, closed lines and people are asked of it."""

    def __init__(self, handovers):
        self.handovers = handovers
        self.state = handovers.state
        self.steps = ["line-manager", "human-resources"]
        self.named = {}  # departure: [(step, person)]
        self.granted = defaultdict(set)  # departure: steps
        self.things = defaultdict(dict)  # departure: {number: whether it is back}
        self.told = {}  # index: (departure, people)
        self.acknowledged = defaultdict(list)  # index: people
        self.followed = set()

    def judge(self, e):
        if e.kind in KEPT:
            departure = e.data["departure"]
            if departure not in self.handovers.departures:
                return "departure %s is unknown" % departure
            if any(self._leaver(departure, s["person"]) for s in e.signers):
                return "the leaver signs"
        rule = getattr(self, "_" + e.kind.replace(".", "_").replace("-", "_"), None)
        return rule(e.data, e) if rule is not None else None

    def _leaver(self, departure, person):
        return self.state.same(person, self.handovers.departures[departure])

    def _others(self, departure, people):
        if len(set(people)) < len(people):
            return "somebody is named twice"
        for person in people:
            if person not in self.state.enrolled:
                return "person %s is not enrolled" % person
            if self._leaver(departure, person):
                return "the leaver is named"
        return None

    def _leaving_ruled(self, data, _):
        steps, days = [each["step"] for each in data["approvals"]], data["followUpDays"]
        if len(set(steps)) < len(steps):
            return "a step is named twice"
        return None if days == sorted(set(days)) else "the days do not ascend"

    def _departure_applied(self, data, _):
        return "the person is leaving already" if self.handovers.leaving(data["person"]) else None

    def _departure_approved(self, data, _):
        return "approvers were named to sign" if data["departure"] in self.named else None

    def _departure_letter_named(self, data, _):
        return None if data["document"] in self.state.documents else "the letter is no document"

    def _departure_approvers_named(self, data, _):
        departure = data["departure"]
        if departure not in self.handovers.open_departures:
            return "departure %s has ended" % departure
        before = self.named.get(departure)
        wanted = self.steps if before is None else [step for step, _ in before]
        named = [(each["step"], each["person"]) for each in data["steps"]]
        if [step for step, _ in named] != wanted:
            return "the steps are %s" % ", ".join(wanted)
        for _, person in named:
            wrong = self._others(departure, [person])
            if wrong is not None:
                return wrong
        kept = [pair for pair in before or [] if pair[0] in self.granted[departure]]
        return None if set(kept) <= set(named) else "a step that was granted is given to another"

    def _departure_decided(self, data, _):
        departure = data["departure"]
        if departure not in self.handovers.open_departures:
            return "departure %s is unknown or has ended" % departure
        for step, person in self.named.get(departure, []):
            if step == data["step"]:
                if not self.state.same(person, data["person"]):
                    return "somebody else was named for %s" % step
                return "%s was granted before" % step if step in self.granted[departure] else None
            if step not in self.granted[departure]:
                return "%s comes first" % step
        return "nobody was named for %s" % data["step"]

    def _departure_item_returned(self, data, _):
        back = self.things[data["departure"]].get(data["item"])
        if back is None:
            return "no such item was listed"
        return "it came back before" if back else self._others(data["departure"], [data["receiver"]])

    def _departure_announced(self, data, _):
        return self._others(data["departure"], data["told"])

    def _departure_acknowledged(self, data, _):
        departure, people = self.told.get(data["announced"], (None, []))
        if departure != data["departure"] or not self.state.any_of(data["person"], people):
            return "person %s was not told so" % data["person"]
        return "twice" if self.state.any_of(data["person"], self.acknowledged[data["announced"]]) else None

    def _clients_followed_up(self, data, _):
        successor = self.handovers.passed.get((data["handover"], data["dossier"]))
        if successor is None or not self.state.same(successor, data["person"]):
            return "the client did not pass to person %s" % data["person"]
        key = (data["handover"], data["dossier"], data["days"])
        return "the follow-up is on record already" if key in self.followed else None

    def _talk_recorded(self, data, e):
        person, readers = data["person"], [reader["person"] for reader in data["readers"]]
        if data["note"] in self.handovers.interviews or data["note"] in self.state.notes:
            return "note id %s is used twice" % data["note"]
        if person not in self.state.enrolled:
            return "person %s is not enrolled" % person
        if any(self.state.same(s["person"], person) for s in e.signers):
            return "the person whom it is about signs"
        if len(set(readers)) < len(readers):
            return "a reader is named twice"
        for reader in readers:
            if reader not in self.state.enrolled or self.state.same(reader, person):
                return "person %s cannot be a reader" % reader
        return None

    # Taking an entry in

    def apply(self, e):
        data = e.data
        if e.kind == "leaving.ruled":
            self.steps = [each["step"] for each in data["approvals"]]
        elif e.kind == "departure.approvers-named":
            self.named[data["departure"]] = [(each["step"], each["person"]) for each in data["steps"]]
        elif e.kind == "departure.decided" and data["granted"]:
            self.granted[data["departure"]].add(data["step"])
        elif e.kind == "departure.items-listed":
            things = self.things[data["departure"]]
            for _ in data["items"]:
                things[len(things) + 1] = False
        elif e.kind == "departure.item-returned":
            self.things[data["departure"]][data["item"]] = data["condition"] != "lost"
        elif e.kind == "departure.announced":
            self.told[e.index] = (data["departure"], data["told"])
        elif e.kind == "departure.acknowledged":
            self.acknowledged[data["announced"]].append(data["person"])
        elif e.kind == "clients.followed-up":
            self.followed.add((data["handover"], data["dossier"], data["days"]))
        elif e.kind == "talk.recorded":
            self.handovers.interviews.add(data["note"])
