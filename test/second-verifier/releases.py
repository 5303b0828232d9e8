"""What leaves the vault (docs/formats/log-entry.md, section 5.11)."""

DAY = 86_400_000
PARTED = ("release.approved", "release.rejected", "release.handed-out", "release.again")


class Release:
    def __init__(self, data, requester):
        self.dossier, self.recipient, self.form = data["dossier"], data["recipient"], data["form"]
        self.documents = [d["document"] for d in data["documents"]]
        self.lineages = {d["document"]: d["lineage"] for d in data["documents"]}
        self.requester = requester
        self.state = "requested"
        self.approvers = []
        self.approved_at = None
        self.until = self.write_until = None
        self.on = ""
        self.written = False
        self.back = set()

    @property
    def content(self):
        return self.form != "certificate"


class Releases:
    """`state` is the State of rules.py."""

    def __init__(self, state):
        self.state = state
        self.all = {}
        self.slips = {}  # index of the entry: release

    def judge(self, e):
        if e.kind == "release.requested":
            return self._requested(e)
        release = self.all.get(e.data["release"])
        if release is None:
            return "release %s was not requested" % e.data["release"]
        wanted = {
            "release.withdrawn": ("requested", "approved"),
            "release.approved": ("requested",),
            "release.rejected": ("requested",),
            "release.handed-out": ("approved",),
        }.get(e.kind, ("handed out",))
        if release.state not in wanted:
            return "%s of a release that is %s" % (e.kind, release.state)
        return getattr(self, "_" + e.kind[8:].replace("-", "_"))(e, release)

    # Who keeps and who uses (5.3)

    def separation(self, e):
        state = self.state
        if e.kind == "release.requested":
            dossier, who = e.data["dossier"], e.signer
            keeps = e.signers[0]["as"] == "custodian"
            if state.any_of(who, (state.users if keeps else state.keepers)[dossier]):
                return "person %s both keeps and uses dossier %s" % (who, dossier)
            if keeps:
                return None
            for named in e.data["documents"]:
                document = state.documents.get(named["document"])
                if document is not None:
                    lineage = document["accepted"] or document["lineage"]
                    own = state.own_writing(who, lineage, document["dossier"])
                    if own is not None:
                        return own
            return None
        if e.kind in PARTED and e.data["release"] in self.all:
            dossier = self.all[e.data["release"]].dossier
            for s in e.signers:
                others = (state.keepers if s["as"] == "self" else state.users)[dossier]
                if state.any_of(s["person"], others):
                    return "person %s both keeps and uses dossier %s" % (s["person"], dossier)
        return None

    # What holds of request, approval and handing out alike

    def _standing(self, e, id_, release):
        state = self.state
        if release.dossier in state.held:
            return "dossier %s is held" % release.dossier
        for person in (release.requester, release.recipient):
            if person is not None and state.any_of(person, state.frozen):
                return "person %s is frozen" % person
        if release.recipient is None:
            return None
        who = release.recipient
        if "borrower" not in state.roles[who]:
            return "the recipient is no borrower"
        if state.any_of(who, state.keepers[release.dossier]):
            return "the recipient has kept the dossier"
        for document in release.documents:
            lineage = release.lineages[document]
            own = state.own_writing(who, lineage, release.dossier)
            if own is not None:
                return own
            if not release.content:
                continue
            used = sum(state.counted.get((m, lineage), 0) for m in state.person(who))
            cap = state.policy["viewCap"][state.classification[release.dossier]]
            if used >= cap or state.losses.lost(who, lineage):
                return "the recipient has had %d views of %s" % (used, document)
            if self._elsewhere(e, id_, who, lineage):
                return "document %s is with the recipient by another release" % document
            if state.documents[document]["sheet"] == "contact-sheet" and state.handovers.sealed(release.dossier, who):
                return "the contacts leave before the line is closed"
        return None

    def _elsewhere(self, e, id_, who, lineage):
        now = self.state.time_of(e)
        for other_id, other in self.all.items():
            if other_id == id_ or other.recipient is None or not other.content:
                continue
            if not self.state.same(who, other.recipient):
                continue
            open_ = other.state in ("requested", "handed out") or (other.state == "approved" and other.until > now)
            if open_ and any(other.lineages[d] == lineage and d not in other.back for d in other.documents):
                return True
        return False

    def _requested(self, e):
        state, data = self.state, e.data
        if data["release"] in self.all:
            return "release id %s is used twice" % data["release"]
        if data["dossier"] not in state.opened:
            return "dossier %s was not opened" % data["dossier"]
        if (data["recipient"] is None) == (data["outsider"] is None):
            return "not exactly one of recipient and outsider is given"
        if data["recipient"] is not None and data["recipient"] not in state.enrolled:
            return "person %s is not enrolled" % data["recipient"]
        named = [d["document"] for d in data["documents"]]
        if len(set(named)) != len(named):
            return "a document is named twice"
        for d in data["documents"]:
            document = state.documents.get(d["document"])
            if document is None or document["state"] != "accepted":
                return "document %s is not accepted" % d["document"]
            if document["accepted"] != d["lineage"] or document["dossier"] != data["dossier"]:
                return "lineage or dossier is not that of document %s" % d["document"]
        return self._standing(e, data["release"], Release(data, e.signer))

    def _withdrawn(self, e, release):
        return None if self.state.same(e.signer, release.requester) else "somebody else takes the request back"

    def _parties(self, release):
        people = [release.requester] + [self.state.documents[d]["author"] for d in release.documents]
        return people + ([release.recipient] if release.recipient is not None else [])

    def _decider(self, e, release):
        for person in self._parties(release) + release.approvers:
            if self.state.same(e.signer, person):
                return "the approver has another part in the release"
        return None

    _rejected = _decider

    def _needed(self, release):
        one = dict.fromkeys(("internal", "confidential", "secret"), 1)
        return self.state.policy.get("releaseApprovers", one)[self.state.classification[release.dossier]]

    def _approved(self, e, release):
        state, data = self.state, e.data
        wrong = self._decider(e, release) or self._standing(e, data["release"], release)
        if wrong is not None:
            return wrong
        complete = len(release.approvers) + 1 >= self._needed(release)
        if data["complete"] != complete:
            return "%d approvals are said to be complete: %s" % (len(release.approvers) + 1, data["complete"])
        if (data["until"] is not None) != complete:
            return "until is given exactly where the approval completes it"
        now = state.time_of(e)
        if complete and not now < data["until"] <= now + state.policy["loanDaysMax"] * DAY:
            return "until is over, or too late"
        seals = complete and release.recipient is not None and release.content
        if len(data["grants"]) != (len(release.documents) if seals else 0):
            return "%d grants are not those that are due" % len(data["grants"])
        if (data["recipientKeyset"] is not None) != seals or (data["recipientKey"] is not None) != seals:
            return "a keyset is named exactly where something is sealed to it"
        if seals:
            keyset = state.keysets.get(data["recipientKeyset"])
            if keyset is None or keyset["person"] != release.recipient or not keyset["current"]:
                return "the grants are not to the keyset of the recipient in force"
            if keyset["seal"] != data["recipientKey"]:
                return "the grants are sealed to another key than that of the keyset"
        return None

    def _hands(self, e, release):
        due = ["custodian"]
        if release.recipient is None or not release.content:
            due.append("approver")
        if release.recipient is not None:
            due.append("self")
        if [s["as"] for s in e.signers] != due:
            return "it is to be signed by %s" % ", ".join(due)
        for s in e.signers:
            if s["as"] == "self":
                if s["person"] != release.recipient:
                    return "somebody else than the recipient signs"
                continue
            if any(self.state.same(s["person"], party) for party in self._parties(release)):
                return "person %s has another part in the release" % s["person"]
            if s["as"] == "custodian" and any(self.state.same(s["person"], a) for a in release.approvers):
                return "the custodian has approved it"
        return None

    def _handed_out(self, e, release):
        data, now = e.data, self.state.time_of(e)
        wrong = self._hands(e, release) or self._standing(e, data["release"], release)
        if wrong is not None:
            return wrong
        if len(release.approvers) < self._needed(release):
            return "it has %d approvals" % len(release.approvers)
        if not now < release.until:
            return "it is handed out after its time"
        if [item["document"] for item in data["items"]] != release.documents:
            return "what is handed out is not what was requested"
        if (data["paper"] is not None) != (release.recipient is None):
            return "a slip is named exactly for an outsider"
        if data["paper"] is not None and (
            not release.approved_at < data["paper"] < e.index or self.slips.get(data["paper"]) != data["release"]
        ):
            return "entry %d is no slip of this release, printed since its approval" % data["paper"]
        if (data["writeUntil"] is not None) != release.content:
            return "a time for writing again is given exactly where there are files"
        if data["writeUntil"] is not None and data["writeUntil"] > now + DAY:
            return "the time for writing again is longer than a day"
        return None

    def _again(self, e, release):
        state = self.state
        if release.written:
            return "its files are written"
        wrong = self._hands(e, release)
        if wrong is not None:
            return wrong
        if release.dossier in state.held:
            return "dossier %s is held" % release.dossier
        for person in (release.requester, release.recipient):
            if person is not None and state.any_of(person, state.frozen):
                return "person %s is frozen" % person
        if release.write_until is None or not state.time_of(e) < release.write_until:
            return "the time for writing again is over"
        return None

    def _written(self, e, release):
        return "its files are written" if release.written else None

    def _returned(self, e, release):
        data = e.data
        if len(set(data["documents"])) != len(data["documents"]):
            return "a document is named twice"
        for document in data["documents"]:
            if not release.content or document not in release.documents or document in release.back:
                return "document %s is not out" % document
        return "it came back before it was handed out" if data["on"] < release.on else None

    # Taking an entry in

    def apply(self, e):
        data = e.data
        if e.kind == "paper.printed" and data["paper"] == "release-slip":
            self.slips[e.index] = data.get("release")
        elif e.kind == "generation.new":
            for release in self.all.values():
                release.write_until = None
                if release.state in ("requested", "approved"):
                    release.state = "voided"
        elif e.kind == "clock.jumped" and data["direction"] == "back":
            for release in self.all.values():
                if release.state == "approved":
                    release.until -= data["from"] - data["to"]
                if release.write_until is not None and not release.written:
                    release.write_until -= data["from"] - data["to"]
        elif e.kind == "release.requested":
            if data["release"] not in self.all:
                self.all[data["release"]] = Release(data, e.signer)
                keeps = e.signers[0]["as"] == "custodian"
                (self.state.keepers if keeps else self.state.users)[data["dossier"]].add(e.signer)
        elif e.kind.startswith("release.") and data["release"] in self.all:
            self._take(e, self.all[data["release"]])

    def _take(self, e, release):
        data = e.data
        if e.kind in PARTED:
            for s in e.signers:
                kind = self.state.users if s["as"] == "self" else self.state.keepers
                kind[release.dossier].add(s["person"])
        if e.kind == "release.withdrawn":
            release.state = "withdrawn"
        elif e.kind == "release.rejected":
            release.state = "rejected"
        elif e.kind == "release.approved":
            release.approvers.append(e.signer)
            if data["complete"]:
                release.state, release.approved_at, release.until = "approved", e.index, data["until"]
        elif e.kind == "release.handed-out":
            release.state, release.on = "handed out", data["on"]
            release.write_until, release.written = data["writeUntil"], not release.content
        elif e.kind == "release.written":
            release.written = True
        elif e.kind == "release.returned":
            release.back |= set(data["documents"])
