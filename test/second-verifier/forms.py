"""Sheets as forms, the firm's fields, background checks (docs/formats/log-entry.md, sections 4 and 4.3)."""

SIGNERS = {"forms.ruled": "custodian approver"}

SHEETS = ("contact-sheet", "profile-sheet", "visit-record")
BUILT_IN = ("name", "address", "contacts", "business", "character", "preferences", "strengths", "history", "projects",
            "met", "came", "talked", "agreed")


def count(record, integer):
    return record(filled=integer(0, 1000), of=integer(0, 1000))


def check(record, date, C, maybe):
    return record(on=date, subject=C, renewal=maybe(date))


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, list_of = s.record, s.list_of
    return {
        "forms.ruled": record(
            labels=list_of(record(field=s.one_of(*BUILT_IN), label=s.C), 0, 13),
            own=list_of(record(field=s.id_, sheet=s.one_of(*SHEETS), label=s.C, several=s.boolean), 0, 40),
        ),
    }


def wrong_in_itself(data):
    """What section 4.3 says of a document.submitted, or None."""
    form, checked = data.get("form"), data.get("check")
    if (data["media"] == "form") != (form is not None):
        return "data.form is there exactly for a form"
    if form is not None:
        if form["filled"] > form["of"]:
            return "data.form has more fields filled than there are"
        if len(data["parts"]) != 2 or data["sheet"] not in SHEETS:
            return "a form has two parts and is one of the sheets that are forms"
    if (data["sheet"] == "background-check") != (checked is not None):
        return "data.check is there exactly for a background check"
    if checked is not None and checked["renewal"] is not None and checked["renewal"] <= checked["on"]:
        return "data.check is due again before it was made"
    return None


def days_of(data):
    checked = data.get("check")
    return [] if checked is None else [day for day in (checked["on"], checked["renewal"]) if day is not None]


def judge(data):
    named = [each["field"] for each in data["labels"] + data["own"]]
    return "a field is listed twice" if len(set(named)) < len(named) else None
