"""What policy asks for before somebody acts in a role (docs/formats/log-entry.md, sections 4.1 and 5.19)."""

import calendar
import datetime

KINDS = ("induction", "skills", "change-of-post", "external", "self-paid", "custody")
ROLES = ("author", "borrower", "custodian", "approver")
ROLE_OF_SIDE = {"custody": "custodian", "approval": "approver"}
# Section 5.19: acts that a role gives though it is not active.
OPEN = set(
    """
    vault.opened place.taken clock.jumped anchor.added generation.new gap.narrowed gap.closed epoch.begun epoch.new
    recovery.confirmed recovery.used recovery.admitted backup.planned backup.ended vault.restored
    person.enrolled person.rekeyed person.renamed person.same-as agreement.made agreement.signed agreement.ended
    training.ruled
    person.frozen role.ended hold.set loan.withdrawn loan.returned loan.checked-in loan.recalled loan.reminded
    release.withdrawn release.returned whole.withdrawn invitation.withdrawn custody.begun custody.abandoned
    clients.opened clients.assigned clients.described clients.withdrawn
    departure.registered departure.rescheduled departure.approved departure.ticked departure.interviewed
    departure.exposure-signed departure.ended departure.letter-named departure.approvers-named
    departure.items-listed departure.item-returned departure.employment-stated departure.classed
    departure.announced departure.reminded talk.recorded
    """.split()
)


def shape(s):
    """`s` is schema.py, whose words this is made of."""
    asked = {"role": s.one_of(*ROLES), "from": s.date}
    plain = s.record(**asked, what=s.one_of("agreement", "rules"))
    course = s.record(
        **asked, what=s.one_of("course"), kind=s.one_of(*KINDS), months=s.maybe(s.integer(1, 120))
    )

    def demand(value, where, found):
        of_course = type(value) is dict and value.get("what") == "course"
        (course if of_course else plain)(value, where, found)

    return s.list_of(demand, 1, 40)


def day_of(ms, offset):
    """The calendar day of a moment, so many minutes east of UTC."""
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=ms, minutes=offset)
    return moment.date().isoformat()


def months_after(day, months):
    date = datetime.date.fromisoformat(day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return "%04d-%02d-%02d" % (year, month + 1, min(date.day, last))


def is_day(day):
    try:
        return datetime.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


class Gates:
    """`state` is the State of rules.py: people, agreements and training are asked of it."""

    def __init__(self, state):
        self.state = state
        self.demands = []  # (demand, index of the entry that set it, its wall clock)
        self.held = {}  # (person id, role): (index, wall clock, day)
        self.texts = {}  # rules id: [(wall clock, due)] of its versions, from 1
        self.passed = []  # (course, person id, day)

    def judge(self, e):
        if e.kind == "vault.created":
            return "the first policy asks for something before a role" if "gates" in e.data["policy"] else None
        day = day_of(self.state.time_of(e), e.at["offset"])
        if e.kind == "policy.tightened":
            listed = e.data["policy"].get("gates", [])
            if listed[: len(self.demands)] != [demand for demand, _, _ in self.demands]:
                return "what was asked for before a role is taken back or altered"
            for demand in listed[len(self.demands) :]:
                if not is_day(demand["from"]) or demand["from"] < day:
                    return "what is asked for before a role begins on %s, and it is %s" % (demand["from"], day)
        for s in e.signers:
            role, person = s["as"], s["person"]
            held = self.held.get((person, role))
            if held is None or self._open(e, person):
                continue
            what = self._missing(person, role, held, day)
            if what is not None:
                return "person %s signs as %s without %s" % (person, role, what)
        if e.kind == "role.given" and e.data["role"] in ROLE_OF_SIDE.values():
            given = (e.index, e.at["wall"], day)
            what = self._missing(e.data["person"], e.data["role"], given, day)
            if what is not None:
                return "person %s is given the keys of %s without %s" % (e.data["person"], e.data["role"], what)
        return None

    @staticmethod
    def _open(e, person):
        if e.kind == "role.given":
            return e.data["role"] == "clerk"
        if e.kind == "custody.handed-over":
            return e.data["outgoing"] == person
        return e.kind in OPEN

    def _missing(self, person, role, held, day):
        for demand, index, wall in self.demands:
            if demand["role"] != role:
                continue
            later = held[0] > index
            if day < (held[2] if later else demand["from"]):
                continue
            if demand["what"] == "agreement":
                met = self._agreed(person, day)
            elif demand["what"] == "rules":
                met = self._told(person, held[1] if later else wall, day)
            else:
                met = self._passed(person, demand, day)
            if not met:
                return demand["what"]
        return None

    def _agreed(self, person, day):
        for agreement in self.state.agreements.all.values():
            data = agreement["data"]
            if not agreement["signed"] or agreement["ended"] or data["kind"] != "confidentiality":
                continue
            if not self.state.same(data["person"], person):
                continue
            if data["from"] <= day and (data["until"] is None or day <= data["until"]):
                return True
        return False

    def _told(self, person, there, day):
        for rules, versions in self.texts.items():
            receipts = self.state.agreements.receipts.get(rules, [])
            highest = max([version for who, version in receipts if self.state.same(who, person)], default=0)
            for wall, due in versions[highest:]:
                if wall <= there or (due is not None and due < day):
                    return False
        return bool(self.texts)

    def _passed(self, person, demand, day):
        for course, who, on in self.passed:
            known = self.state.training.courses.get(course)
            if known is None or known["granted"] != known["state"] or not self.state.same(who, person):
                continue
            if known["data"]["off"] or known["data"]["kind"] != demand["kind"] or on > day:
                continue
            if demand["months"] is None or day <= months_after(on, demand["months"]):
                return True
        return False

    def apply(self, e, came_as):
        """`came_as`: the roles that somebody who was invited comes with."""
        data, since = e.data, (e.index, e.at["wall"], day_of(e.at["wall"], e.at["offset"]))
        if e.kind == "vault.created":
            for founder in data["founders"]:
                self.held[founder["person"], founder["role"]] = since
        elif e.kind == "role.given":
            self.held[data["person"], data["role"]] = since
        elif e.kind == "recovery.admitted":
            self.held[data["person"], ROLE_OF_SIDE[data["side"]]] = since
        elif e.kind == "invitation.taken":
            for role in came_as:
                self.held[data["person"], role] = since
        elif e.kind == "policy.tightened":
            for demand in data["policy"].get("gates", [])[len(self.demands) :]:
                self.demands.append((demand, e.index, e.at["wall"]))
        elif e.kind == "rules.issued":
            self.texts.setdefault(data["rules"], []).append((e.at["wall"], data["due"]))
        elif e.kind == "result.recorded" and data["passed"]:
            self.passed.append((data["course"], data["trainee"], data["on"]))
