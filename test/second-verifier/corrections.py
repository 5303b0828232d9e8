"""Corrections, categories of clients, second contacts (docs/formats/log-entry.md, sections 4 and 5.4)."""

SIGNERS = {
    "dossier.corrected": "custodian",
    "document.corrected": "custodian",
    "categories.ruled": "custodian approver",
}


def category(text):
    return text("key-account|other|[0-9a-f]{32}", "a category")


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, list_of, id_, C, maybe, date = s.record, s.list_of, s.id_, s.C, s.maybe, s.date
    return {
        "dossier.corrected": record(
            dossier=id_,
            client=C,
            category=category(s.text),
            openedOn=date,
            secrecyYears=maybe(s.integer(0, 100)),
            retentionYears=s.since_later(maybe(s.integer(1, 100))),
            ground=C,
        ),
        "document.corrected": record(
            document=id_,
            dossier=id_,
            title=C,
            likeness=C,
            dated=maybe(record(**{"from": date, "to": date})),
            ground=C,
        ),
        "categories.ruled": record(categories=list_of(record(category=id_, name=C), 0, 100)),
    }


class Corrections:
    def __init__(self, state):
        self.state = state
        self.given = set()  # categories of the newest list
        self.category = {}  # dossier: its category
        self.second = {}  # dossier: its second contact

    def judge(self, e):
        data, state = e.data, self.state
        if e.kind == "categories.ruled":
            named = [each["category"] for each in data["categories"]]
            return "a category is listed twice" if len(set(named)) < len(named) else None
        if e.kind == "document.corrected":
            document = state.documents.get(data["document"])
            if document is None:
                return "document %s is not known" % data["document"]
            if document["dossier"] != data["dossier"]:
                return "the document is of another dossier"
            return None if document["state"] == "accepted" else "the document was not accepted"
        if e.kind == "dossier.corrected" and data["dossier"] not in state.opened:
            return "dossier %s was not opened" % data["dossier"]
        return self._wrong_second(data) or self._wrong_category(data)

    def _wrong_second(self, data):
        second, state = data.get("second"), self.state
        if second is None:
            return None
        if data["responsible"] is not None and state.same(second, data["responsible"]):
            return "person %s is second to themselves" % second
        before = self.second.get(data["dossier"])
        if state.handovers.leaving(second) and (before is None or not state.same(before, second)):
            return "person %s is leaving and becomes second contact" % second
        return None

    def _wrong_category(self, data):
        named = data.get("category")
        if named in (None, "key-account", "other", self.category.get(data["dossier"])) or named in self.given:
            return None
        return "category %s is not one of the firm's" % named

    def apply(self, e):
        data = e.data
        if e.kind == "categories.ruled":
            self.given = {each["category"] for each in data["categories"]}
        elif e.kind in ("dossier.opened", "dossier.corrected"):
            self.category[data["dossier"]] = data["category"]
        if e.kind in ("dossier.opened", "dossier.changed"):
            self.second[data["dossier"]] = data.get("second")
        if e.kind in ("clients.signed", "clients.taken-over"):
            # Taken in after the handovers: whoever has become responsible is second to nobody.
            for line in data["lines"]:
                dossier = line["dossier"]
                if self.second.get(dossier) == self.state.handovers.responsible.get(dossier):
                    self.second[dossier] = None
