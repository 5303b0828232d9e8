"""A longer window for a loan that is out: asked for and decided anew (docs/formats/log-entry.md, section 5.4)."""

import approvals

DAY = 86_400_000


def judge(state, e, loan):
    """`loan` is out: the table of states has been asked."""
    kind, data = e.kind, e.data
    asked = loan.get("longer")
    if kind == "loan.extension-requested":
        if not state.same(e.signer, loan["borrower"]):
            return "a longer window is asked for by somebody else than the borrower"
        if asked is not None:
            return "a longer window is asked for twice"
    elif asked is None:
        return "a longer window is decided that nobody asked for"
    if kind == "loan.extension-rejected":
        return None
    if data["document"] != loan["document"]:
        return "the longer window names another document than the loan"
    now = state.time_of(e)
    if now >= loan["to"]:
        return "the window has ended before it was made longer"
    if data["to"] <= loan["to"]:
        return "the longer window does not end later"
    if asked is not None and data["to"] > asked["to"]:
        return "the window is longer than was asked for"
    if data["to"] - now > state.policy["loanDaysMax"] * DAY:
        return "the longer window ends more than %d days from now" % state.policy["loanDaysMax"]
    if kind == "loan.extension-approved":
        return approvals.judge(state, loan, asked["approvers"], data["complete"])
    return None


def separation(state, e, loan):
    """Whoever decides is none of the others of the loan; whoever asks has not written it."""
    document = state.documents.get(loan["document"], {})
    if e.kind == "loan.extension-requested":
        return state.own_writing(e.signer, document.get("accepted"), loan["dossier"])
    for part, person in (
        ("the borrower", loan["borrower"]),
        ("the author", document.get("author")),
        ("the issuing custodian", loan.get("issuer")),
        *(("an approver", person) for person in (loan.get("longer") or {"approvers": []})["approvers"]),
    ):
        if person is not None and state.same(e.signer, person):
            return "%s of the loan decides on its longer window" % part
    return None


def take(e, loan):
    if e.kind == "loan.extension-requested":
        loan["longer"] = {"to": e.data["to"], "approvers": []}
    elif e.kind == "loan.extension-rejected":
        loan["longer"] = None
    elif e.data["complete"]:
        loan["to"], loan["longer"] = e.data["to"], None
    elif loan.get("longer"):
        loan["longer"] = {"to": e.data["to"], "approvers": loan["longer"]["approvers"] + [e.signer]}
