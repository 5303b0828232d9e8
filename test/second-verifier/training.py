"""Training and the firm's rules (docs/formats/log-entry.md, section 5.13)."""

import datetime

OWN_KINDS = ("external", "self-paid", "leave")
OF_COURSE = {
    "attendance.signed",
    "attendance.checked",
    "report.given",
    "result.recorded",
    "certificate.given",
    "course.evaluated",
    "obligation.signed",
}


def years_later(day, years):
    year, rest = int(day[:4]) + years, day[4:]
    try:
        return datetime.date.fromisoformat("%04d%s" % (year, rest)).isoformat()
    except ValueError:
        return "%04d-02-28" % year


def repayment(paid, start, years, on):
    """Fen owed by somebody whose last day is `on`: falls by an equal share a year, day by day within it."""
    if on <= start:
        return paid
    number = lambda day: datetime.date.fromisoformat(day).toordinal()
    for year in range(1, years + 1):
        begins, ends = years_later(start, year - 1), years_later(start, year)
        if on < ends:
            days = number(ends) - number(begins)
            return paid * ((years - year) * days + number(ends) - number(on)) // (years * days)
    return 0


class Training:
    """`state` is the State of rules.py: people and roles are asked of it."""

    def __init__(self, state):
        self.state = state
        self.rules = None
        self.heads = {}  # department of the rules in force: head or None
        self.placed = {}  # person id: department, the newest last
        self.surveys = {}
        self.courses = {}
        self.proposals = {}
        self.certificates = set()
        self.obligations = {}
        self.texts = {}  # rules id: {kind, version, signed}

    # Who is who

    def _is(self, holder, person):
        return holder is not None and self.state.same(holder, person)

    def _manager(self, person):
        return self.rules is not None and self._is(self.rules["generalManager"], person)

    def _head(self, person, department):
        return department is not None and self._is(self.heads.get(department), person)

    def _keeps(self, course, signer):
        if signer["as"] == "clerk":
            return True
        department = course["data"]["department"]
        return self._manager(signer["person"]) if department is None else self._head(signer["person"], department)

    def _place_of(self, person):
        place = None
        for id_, department in self.placed.items():
            if self.state.same(id_, person):
                place = department
        return place

    def judge(self, e):
        if e.kind in OF_COURSE or e.kind == "course.accounted":
            course = self.courses.get(e.data["course"])
            if course is None:
                return "course %s is unknown" % e.data["course"]
            if e.kind == "course.accounted":
                return None
            wrong = self._of_course(e, e.data, course)
            if wrong is not None:
                return wrong
            return getattr(self, "_" + e.kind.replace(".", "_"))(e, e.data, course)
        rule = getattr(self, "_" + e.kind.replace(".", "_"), None)
        return rule(e, e.data) if rule is not None else None

    # Rules, people, surveys

    def _training_ruled(self, e, data):
        named = [data["generalManager"]] + [d["head"] for d in data["departments"]]
        for person in named:
            if person is not None and person not in self.state.enrolled:
                return "person %s is not enrolled" % person
        ids = [d["department"] for d in data["departments"]]
        return "a department is named twice" if len(set(ids)) != len(ids) else None

    def _trainee_placed(self, e, data):
        if data["trainee"] not in self.state.enrolled:
            return "person %s is not enrolled" % data["trainee"]
        if data["department"] not in self.heads:
            return "department %s is not of the rules" % data["department"]
        if e.signers[0]["as"] == "self" and not self._manager(e.signer):
            return "neither a clerk nor the general manager places"
        return "a person places themself" if self.state.same(e.signer, data["trainee"]) else None

    def _survey_opened(self, e, data):
        if data["survey"] in self.surveys or data["year"] in self.surveys.values():
            return "the survey is open already"
        return None

    def _survey_answered(self, e, data):
        return None if data["survey"] in self.surveys else "survey %s is unknown" % data["survey"]

    # Courses and proposals

    def _course_described(self, e, data):
        known = self.courses.get(data["course"])
        for department in [data["department"]] + [s["visited"] for s in data["sessions"]]:
            if department is not None and department not in self.heads:
                return "department %s is not of the rules" % department
        for session in data["sessions"]:
            if (session["part"] is not None) != (data["kind"] == "induction"):
                return "parts are of inductions, and of each session of one"
            if (session["visited"] is not None) != (session["part"] == "visit"):
                return "a visit is to a department"
        if len(set(data["trainees"])) != len(data["trainees"]):
            return "a trainee is named twice"
        for person in data["trainees"]:
            if person not in self.state.enrolled:
                return "person %s is not enrolled" % person
        if known is not None and (known["signed"] or known["checked"]):
            return "the course has begun"
        if e.signers[0]["as"] == "clerk":
            return None
        if data["kind"] in ("external", "self-paid"):
            before = known["data"]["trainees"] if known is not None else [e.signer]
            return None if data["trainees"] == before == [e.signer] else "a course outside is described by another"
        before = known["data"]["department"] if known is not None else data["department"]
        if self._head(e.signer, data["department"]) and self._head(e.signer, before):
            return None
        return "the course is described by somebody else than clerk or head"

    def _due(self, concerned, data):
        state = self.state
        clerk = any("clerk" in state.roles[p] for p in concerned)
        other = lambda person: person is not None and not any(state.same(person, c) for c in concerned)
        held = {
            "clerk": not clerk and any("clerk" in roles for roles in state.roles.values()),
            "head": data["department"] is not None and other(self.heads.get(data["department"])),
            "general": other(self.rules["generalManager"]),
        }
        due = []
        for post in self.rules["posts"][data["kind"]]:
            if held[post] and post not in due:
                due.append(post)
        return due or (["general"] if held["general"] else [])

    def _proposal_made(self, e, data):
        kind, trainee, department, maker = data["kind"], data["trainee"], data["department"], e.signer
        if data["proposal"] in self.proposals:
            return "proposal id %s is used twice" % data["proposal"]
        if (trainee is not None) != (kind in OWN_KINDS or kind == "confirmation"):
            return "a trainee is named, or is not, for %s" % kind
        if (data["year"] is not None) != (kind in ("department-plan", "yearly-plan")):
            return "a year is of a plan"
        if (data["budget"] is not None) != (kind == "yearly-plan"):
            return "a budget is of the year's plan"
        dated = data["from"] is not None and data["to"] is not None and data["from"] <= data["to"]
        if kind == "leave":
            if not dated or data["proof"] is None:
                return "a leave has its days and its proof"
        elif data["from"] is not None or data["to"] is not None:
            return "days are of a leave"
        if trainee is not None:
            if kind in OWN_KINDS and trainee != maker:
                return "an application is made by somebody else"
            if kind == "confirmation" and self.state.same(trainee, maker):
                return "a clerk proposes their own confirmation"
            if department is None or self._place_of(trainee) != department:
                return "the department is not that of the trainee"
        elif department is not None and department not in self.heads:
            return "department %s is not of the rules" % department
        if e.signers[0]["as"] == "self" and kind not in OWN_KINDS and not self._head(maker, department):
            return "a plan is made by somebody else than clerk or head"
        wrong = self._courses_of(data)
        if wrong is not None:
            return wrong
        if self.rules is None:
            return "there are no rules"
        due = self._due([maker] + ([trainee] if trainee is not None else []), data)
        return None if due and due == data["posts"] else "the posts due are %s" % (", ".join(due) or "none")

    def _courses_of(self, data):
        kind, named = data["kind"], [c["course"] for c in data["courses"]]
        if len(set(named)) != len(named):
            return "a course is named twice"
        for line in data["courses"]:
            course = self.courses.get(line["course"])
            if course is None:
                return "course %s is unknown" % line["course"]
            if course["state"] != line["state"]:
                return "course %s was described at %d" % (line["course"], course["state"])
            described = course["data"]
            if kind in ("external", "self-paid"):
                if described["kind"] != kind or described["trainees"] != [data["trainee"]]:
                    return "the course is not that of the application"
            elif kind == "leave":
                if data["trainee"] not in described["trainees"]:
                    return "the leave is for the course of another"
            elif kind != "yearly-plan" and described["department"] != data["department"]:
                return "the course is of another department"
        fits = {"external": len(named) == 1, "self-paid": len(named) == 1, "leave": len(named) <= 1}
        fits.update({"confirmation": not named, "yearly-plan": True})
        return None if fits.get(kind, bool(named)) else "%d courses in a proposal of kind %s" % (len(named), kind)

    def _proposal_decided(self, e, data):
        proposal = self.proposals.get(data["proposal"])
        if proposal is None:
            return "proposal %s is unknown" % data["proposal"]
        if proposal["over"] is not None:
            return "the proposal is decided"
        made, maker = proposal["data"], proposal["maker"]
        if data["as"] == "maker":
            if not self.state.same(e.signer, maker):
                return "somebody else takes the proposal back"
            return "the maker grants" if data["granted"] else None
        if proposal["granted"] >= len(made["posts"]) or made["posts"][proposal["granted"]] != data["as"]:
            return "it is for another post to decide"
        if data["as"] == "head" and not self._head(e.signer, made["department"]):
            return "somebody else than the head decides as head"
        if data["as"] == "general" and not self._manager(e.signer):
            return "somebody else than the general manager decides as one"
        if any(p is not None and self.state.same(e.signer, p) for p in (maker, made["trainee"])):
            return "a person decides on their own proposal"
        if not data["granted"]:
            return None
        for line in made["courses"]:
            if self.courses[line["course"]]["state"] != line["state"]:
                return "a course has changed since it was proposed"
        if made["kind"] == "confirmation":
            for course in self.courses.values():
                for trainee, attempts in course["results"].items():
                    if self.state.same(trainee, made["trainee"]) and attempts == [False, False]:
                        return "confirmed in post after two failures"
        return None

    def _proposal_issued(self, e, data):
        proposal = self.proposals.get(data["proposal"])
        if proposal is None:
            return "proposal %s is unknown" % data["proposal"]
        if proposal["data"]["kind"] not in ("yearly-plan", "change") or proposal["over"] != "granted" or proposal["issued"]:
            return "what is issued is no granted plan, or is issued already"
        return None

    # In and after a course

    def _of_course(self, e, data, course):
        if course["granted"] != course["state"] or course["data"]["off"]:
            return "the course is not granted as it was described at %d" % course["state"]
        if "session" in data and data["session"] >= len(course["data"]["sessions"]):
            return "the course has no session %d" % data["session"]
        person = data.get("trainee", data.get("person"))
        if person is not None and e.kind != "course.evaluated" and person not in course["data"]["trainees"]:
            return "person %s is not on the list" % person
        return None

    def _attendance_signed(self, e, data, course):
        if data["session"] in course["checked"]:
            return "the sheet is checked"
        if data["person"] in course["signed"].get(data["session"], ()):
            return "the session is signed for twice"
        return None

    def _attendance_checked(self, e, data, course):
        if not self._keeps(course, e.signers[0]):
            return "the sheet is checked by somebody who does not keep the course"
        signed = course["signed"].get(data["session"], set())
        if sorted(line["person"] for line in data["lines"]) != sorted(course["data"]["trainees"]):
            return "the lines are not one for each on the list"
        for line in data["lines"]:
            if (line["presence"] == "desk") != (line["person"] in signed):
                return "the sheet does not agree with who signed"
            there = line["presence"] in ("desk", "paper")
            longest = course["data"]["sessions"][data["session"]]["minutes"]
            if line["minutes"] > longest or there != (line["minutes"] > 0):
                return "%d minutes of somebody who was %s" % (line["minutes"], line["presence"])
            if line["presence"] in ("paper", "excused") and self.state.same(line["person"], e.signer):
                return "the checker says it of themself"
        return None

    def _report_given(self, e, data, course):
        return None

    def _result_recorded(self, e, data, course):
        if not self._keeps(course, e.signers[0]):
            return "the result is recorded by somebody who does not keep the course"
        if self.state.same(e.signer, data["trainee"]):
            return "a person records their own result"
        before = course["results"].get(data["trainee"], [])
        if course["data"]["examination"] == "none" or True in before or data["attempt"] != len(before) + 1:
            return "attempt %d after %d" % (data["attempt"], len(before))
        return None

    def _certificate_given(self, e, data, course):
        if self.state.same(e.signer, data["trainee"]):
            return "a clerk gives themself a certificate"
        if data["certificate"] in self.certificates or data["trainee"] in course["certified"]:
            return "the certificate is given twice"
        if course["data"]["examination"] == "none":
            done = any(
                line["person"] == data["trainee"] and line["minutes"] > 0
                for lines in course["checked"].values()
                for line in lines
            )
        else:
            done = True in course["results"].get(data["trainee"], [])
        return None if done else "a certificate for somebody who did not complete the course"

    def _course_evaluated(self, e, data, course):
        mine = any(self.state.same(e.signer, t) for t in course["data"]["trainees"])
        if mine or "clerk" in self.state.roles[e.signer] or self._keeps(course, e.signers[0]):
            return None
        return "the course is evaluated by somebody who has nothing to do with it"

    def _obligation_signed(self, e, data, course):
        if data["obligation"] in self.obligations or data["person"] in course["bound"]:
            return "bound twice"
        if data["years"] != self.rules["figures"]["serviceYears"]:
            return "%d years are not those of the rules" % data["years"]
        if data["contractUntil"] is not None and data["contractUntil"] < years_later(data["from"], data["years"]):
            return "the contract ends before the service"
        return None

    def _obligation_ended(self, e, data):
        known = self.obligations.get(data["obligation"])
        if known is None or known["ended"]:
            return "obligation %s is unknown or over" % data["obligation"]
        signed = known["data"]
        if any(self.state.same(s["person"], signed["person"]) for s in e.signers):
            return "a person ends their own obligation"
        if data["cause"] == "waived" and not self._manager(e.signer):
            return "somebody else than the general manager waives"
        if data["cause"] == "served" and data["on"] < years_later(signed["from"], signed["years"]):
            return "the service is not over"
        due = repayment(signed["paid"], signed["from"], signed["years"], data["on"]) if data["cause"] == "left" else 0
        return None if data["repayment"] == due else "repayment is %d, not %d" % (due, data["repayment"])

    # The firm's rules

    def _rules_issued(self, e, data):
        known = self.texts.get(data["rules"], {"version": 0, "kind": data["kind"]})
        if data["version"] != known["version"] + 1 or data["kind"] != known["kind"]:
            return "version %d of %s follows %d" % (data["version"], data["kind"], known["version"])
        return None

    def _rules_acknowledged(self, e, data):
        known = self.texts.get(data["rules"])
        if known is None or known["version"] != data["version"]:
            return "what is acknowledged is not the newest version"
        return "acknowledged twice" if self.state.any_of(data["person"], known["signed"]) else None

    # Taking an entry in

    def apply(self, e):
        take = getattr(self, "_take_" + e.kind.replace(".", "_"), None)
        if take is not None:
            take(e, e.data)

    def _take_training_ruled(self, e, data):
        self.rules = data
        self.heads = {d["department"]: d["head"] for d in data["departments"]}

    def _take_trainee_placed(self, e, data):
        self.placed.pop(data["trainee"], None)
        self.placed[data["trainee"]] = data["department"]

    def _take_survey_opened(self, e, data):
        self.surveys[data["survey"]] = data["year"]

    def _take_course_described(self, e, data):
        new = {"granted": None, "signed": {}, "checked": {}, "results": {}, "certified": set(), "bound": set()}
        course = self.courses.setdefault(data["course"], new)
        course.update(state=e.index, data=data)

    def _take_proposal_made(self, e, data):
        self.proposals[data["proposal"]] = {"data": data, "maker": e.signer, "granted": 0, "over": None, "issued": False}

    def _take_proposal_decided(self, e, data):
        proposal = self.proposals.get(data["proposal"])
        if proposal is None:
            return
        if not data["granted"]:
            proposal["over"] = "refused"
            return
        proposal["granted"] += 1
        made = proposal["data"]
        if proposal["granted"] < len(made["posts"]):
            return
        proposal["over"] = "granted"
        if made["kind"] not in ("department-plan", "leave"):
            for line in made["courses"]:
                if line["course"] in self.courses:
                    self.courses[line["course"]]["granted"] = line["state"]

    def _take_proposal_issued(self, e, data):
        if data["proposal"] in self.proposals:
            self.proposals[data["proposal"]]["issued"] = True

    def _of(self, data):
        return self.courses.get(data["course"], {"signed": {}, "checked": {}, "results": {}, "certified": set(), "bound": set()})

    def _take_attendance_signed(self, e, data):
        self._of(data)["signed"].setdefault(data["session"], set()).add(data["person"])

    def _take_attendance_checked(self, e, data):
        self._of(data)["checked"][data["session"]] = data["lines"]

    def _take_result_recorded(self, e, data):
        self._of(data)["results"].setdefault(data["trainee"], []).append(data["passed"])

    def _take_certificate_given(self, e, data):
        self.certificates.add(data["certificate"])
        self._of(data)["certified"].add(data["trainee"])

    def _take_obligation_signed(self, e, data):
        self._of(data)["bound"].add(data["person"])
        self.obligations[data["obligation"]] = {"data": data, "ended": False}

    def _take_obligation_ended(self, e, data):
        if data["obligation"] in self.obligations:
            self.obligations[data["obligation"]]["ended"] = True

    def _take_rules_issued(self, e, data):
        self.texts[data["rules"]] = {"kind": data["kind"], "version": data["version"], "signed": set()}

    def _take_rules_acknowledged(self, e, data):
        if data["rules"] in self.texts:
            self.texts[data["rules"]]["signed"].add(data["person"])
