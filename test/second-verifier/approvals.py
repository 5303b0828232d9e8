"""As many approvers of a loan as the policy asks for (docs/formats/log-entry.md, sections 4.1 and 5.4)."""


def judge(state, loan, before, complete):
    """`before`: those who have approved already; `complete`: whether the statement says that no further one is needed."""
    needed = state.policy.get("loanApprovers", {}).get(state.classification[loan["dossier"]], 1)
    if complete != (len(before) + 1 >= needed):
        return "%d of %d have approved, which the statement says otherwise" % (len(before) + 1, needed)
    return None


def grant(data):
    """A grant stands in the approval that completes the request, and in no other."""
    complete = data.get("complete", True)
    keys = [data["grant"], data["borrowerKeyset"], data.get("borrowerKey", None if not complete else "")]
    if "borrowerKey" not in data and not complete:
        return "an approval that is not the last leaves out the key instead of naming none"
    if any((key is not None) != complete for key in keys):
        return "the grant is there before the last approval, or not with it"
    return None
