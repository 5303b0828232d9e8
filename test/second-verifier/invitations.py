"""People by list: invited by both sides, there by their own signature (docs/formats/log-entry.md, section 5.17)."""

import ed25519

SIGNERS = {
    "people.invited": "custodian approver",
    "invitation.taken": "self",
    "invitation.withdrawn": "custodian / approver",
}


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, one_of, list_of, maybe, id_, C = s.record, s.one_of, s.list_of, s.maybe, s.id_, s.C
    invitation = record(
        person=id_,
        name=C,
        staff=C,
        department=maybe(C),
        roles=list_of(one_of("author", "borrower", "auditor", "clerk"), 1, 2),
        clearance=maybe(one_of("internal", "confidential", "secret")),
        key=s.sign_key,
    )
    return {
        "people.invited": record(
            invitations=list_of(invitation, 1, 200), likeNames=s.n, attestsSingleEnrolment=s.exactly(True)
        ),
        "invitation.taken": record(
            person=id_, keyset=id_, signKey=s.sign_key, sealKey=s.seal_key, proof=s.text("[0-9a-f]{128}", "128 hexadecimal digits")
        ),
        "invitation.withdrawn": record(person=id_, ground=C),
    }


class Invitations:
    def __init__(self, state, exclusive):
        self.state = state
        self.exclusive = exclusive
        self.open = {}  # person id: the invitation

    def judge(self, e):
        data = e.data
        if e.kind == "people.invited":
            named = set()
            for each in data["invitations"]:
                who, roles = each["person"], set(each["roles"])
                if who in self.state.enrolled or who in self.open or who in named:
                    return "person %s is invited and was enrolled or invited before" % who
                named.add(who)
                if len(roles) != len(each["roles"]) or (roles & self.exclusive and len(roles) > 1):
                    return "person %s is invited as %s" % (who, " and ".join(each["roles"]))
        elif e.kind in ("invitation.taken", "invitation.withdrawn"):
            invited = self.open.get(data["person"])
            if invited is None:
                return "no invitation of person %s is open" % data["person"]
            if e.kind == "invitation.taken":
                said = b"dossier-vault/v1/invitation-proof" + bytes.fromhex(
                    e.body["vault"] + data["person"] + data["keyset"] + data["signKey"] + data["sealKey"]
                )
                if not ed25519.verify(bytes.fromhex(invited["key"]), said, bytes.fromhex(data["proof"])):
                    return "the code of the invitation does not sign for the keys of %s" % data["person"]
        return None

    def coming(self, e):
        """The roles of somebody who comes by this entry."""
        return self.open.get(e.data["person"], {"roles": ()})["roles"] if e.kind == "invitation.taken" else ()

    def take(self, e):
        """Gives the roles that somebody who came holds from here on."""
        if e.kind == "people.invited":
            for each in e.data["invitations"]:
                self.open[each["person"]] = each
        elif e.kind in ("invitation.taken", "invitation.withdrawn"):
            return self.open.pop(e.data["person"], {"roles": ()})["roles"]
        return ()
