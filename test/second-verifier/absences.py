"""When people are away (docs/formats/log-entry.md, section 5.20)."""

import datetime

from gates import day_of, is_day


class Absences:
    """`state` is the State of rules.py: the judged time is asked of it."""

    def __init__(self, state):
        self.state = state
        self.periods = {}  # person id: the newest state that was entered

    def judge(self, e):
        if e.kind != "person.absent":
            return None
        today = day_of(self.state.time_of(e), e.at["offset"])
        latest = (datetime.date.fromisoformat(today) + datetime.timedelta(days=366)).isoformat()
        begun = {period["from"] for period in self.periods.get(e.data["person"], [])}
        end = ""
        for period in e.data["periods"]:
            first, last = period["from"], period["until"]
            if not (is_day(first) and is_day(last)):
                return "an absence has a day that is none"
            if first <= end:
                return "absences overlap or are out of order at %s" % first
            if first < today and first not in begun:
                return "an absence begins on %s, and it is %s" % (first, today)
            if not first <= last or not today <= last <= latest:
                return "an absence ends on %s, and it is %s" % (last, today)
            end = last
        return None

    def apply(self, e):
        if e.kind == "person.absent":
            self.periods[e.data["person"]] = e.data["periods"]
