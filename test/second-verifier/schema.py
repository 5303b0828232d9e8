"""What a body is by itself (docs/formats/log-entry.md, sections 1, 2, 4 and 4.1).

A shape is a function of (value, where, found): it raises Malformed, and puts the commitments that it meets into
found, a list of (name, commit).
"""

import datetime
import re
import sys

import agreements
import leaving
import after_loss
import corrections
import forms
import gates
import invitations
import ed25519
import part_schema
import training_schema
from strict import LARGEST, Malformed


def _fail(where, what):
    raise Malformed("%s is not %s" % (where, what))


def text(pattern, what):
    compiled = re.compile(pattern)

    def shape(value, where, found):
        if type(value) is not str or compiled.fullmatch(value) is None:
            _fail(where, what)

    return shape


def one_of(*values):
    def shape(value, where, found):
        if type(value) is not str or value not in values:
            _fail(where, "one of " + ", ".join(values))

    return shape


def integer(least=-LARGEST, most=LARGEST):
    def shape(value, where, found):
        if type(value) is not int or not least <= value <= most:
            _fail(where, "an integer from %d to %d" % (least, most))

    return shape


def exactly(wanted):
    def shape(value, where, found):
        if type(value) is not type(wanted) or value != wanted:
            _fail(where, repr(wanted))

    return shape


def boolean(value, where, found):
    if type(value) is not bool:
        _fail(where, "true or false")


def any_text(value, where, found):
    if type(value) is not str:
        _fail(where, "a string")


def maybe(shape):
    def either(value, where, found):
        if value is not None:
            shape(value, where, found)

    return either


def list_of(shape, least=0, most=None):
    def each(value, where, found):
        if type(value) is not list or len(value) < least or (most is not None and len(value) > most):
            _fail(where, "a list" if most is None else "a list of %d to %d" % (least, most))
        for i, item in enumerate(value):
            shape(item, "%s[%d]" % (where, i), found)

    return each


def since_later(shape):
    """A member that entries of before do not have."""

    def later(value, where, found):
        shape(value, where, found)

    later.may_lack = True
    return later


def record(**members):
    def shape(value, where, found):
        if type(value) is not dict:
            _fail(where, "an object")
        for key in value:
            if key not in members:
                raise Malformed("%s has an unknown key %s" % (where, ascii(key)[:60]))
        for key, inner in members.items():
            if key not in value and getattr(inner, "may_lack", False):
                continue
            if key not in value:
                raise Malformed("%s lacks %s" % (where, key))
            inner(value[key], "%s.%s" % (where, key), found)

    return shape


id_ = text("[0-9a-f]{32}", "an id")
hash_ = text("[0-9a-f]{64}", "a hash")
ms = integer(0, 253_402_300_799_999)  # to the end of the year 9999
n = integer(0)
from_1 = integer(1)
from_2 = integer(2)
DECIMAL = "[1-9][0-9]{0,8}"


def commitment(value, where, found):
    record(commit=hash_)(value, where, found)
    found.append((where.rsplit(".", 1)[-1].split("[")[0], value["commit"]))


def sign_key(value, where, found):
    hash_(value, where, found)
    if not ed25519.is_signing_key(bytes.fromhex(value)):
        _fail(where, "an Ed25519 key")


def seal_key(value, where, found):
    hash_(value, where, found)
    if not ed25519.is_sealing_key(bytes.fromhex(value)):
        _fail(where, "an X25519 key")


def whole_second(value, where, found):
    ms(value, where, found)
    if value % 1000:
        _fail(where, "whole seconds")


backup_cause = one_of("hand", "closing", "schedule")
C = commitment
ROLES = ("author", "borrower", "custodian", "approver", "auditor", "clerk")
role = one_of(*ROLES)
classification = one_of("internal", "confidential", "secret")
side = one_of("custody", "approval")
anchor_kind = one_of("user-data", "key-file", "folder")
quarantines = ("anchor-ahead", "anchor-differs", "no-anchor", "log-broken", "tables-differ")
minutes = integer(1, 240)
group = record(
    epoch=exactly(1),
    key=seal_key,
    recovery=seal_key,
    sheetsKey=since_later(sign_key),
    sheets=record(threshold=integer(2, 5), of=integer(3, 5)),
)
date = text("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date")
by_class = since_later(record(internal=integer(1, 2), confidential=integer(1, 2), secret=integer(1, 2)))
policy = record(
    viewCap=record(internal=integer(1, 3), confidential=integer(1, 3), secret=integer(1, 3)),
    loanDaysMax=integer(1, 14),
    viewMinutes=minutes,
    viewMinutesMax=minutes,
    authorSeparation=one_of("lineage", "dossier"),
    authorMayBorrow=boolean,
    releaseApprovers=by_class,
    loanApprovers=by_class,
    gates=since_later(gates.shape(sys.modules[__name__])),
)
founder = record(
    person=id_,
    keyset=id_,
    signKey=sign_key,
    sealKey=seal_key,
    name=C,
    staff=C,
    department=maybe(C),
    role=one_of("custodian", "approver"),
    clearance=classification,
)
losses = (
    "picture",
    "chart",
    "diagram",
    "drawing",
    "formula",
    "embedded",
    "control",
    "field",
    "chunk",
    "comment",
    "running-head",
    "form",
    "attachment",
    "frame",
    "recording",
    "style",
    "tracked-change",
    "hidden-text",
    "number-as-stored",
    "result-missing",
    "whole-file",
)
encodings = (
    "utf-8",
    "utf-16",
    "gb18030",
    "big5",
    "shift_jis",
    "euc-jp",
    "euc-kr",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "koi8-r",
)


def each_once_in_order(value, where, found):
    list_of(record(what=one_of(*losses), count=integer(1, 1000000000)))(value, where, found)
    places = [losses.index(loss["what"]) for loss in value]
    if places != sorted(set(places)):
        _fail(where, "a list of each kind once, in the order of the page")


report = record(
    losses=each_once_in_order,
    encoding=maybe(record(name=one_of(*encodings), by=one_of("certain", "guessed", "chosen"))),
    repaired=boolean,
)
scope = record(everybody=boolean, people=list_of(id_), departments=list_of(C))
part = record(
    part=one_of("rendition", "original"), fileHash=hash_, cmt=hash_, shareCustody=hash_, shareApproval=hash_, bytes=n
)
by_sheets = record(
    side=side,
    person=id_,
    keyset=id_,
    signKey=sign_key,
    sealKey=seal_key,
    proof=since_later(text("[0-9a-f]{128}", "128 hexadecimal digits")),
)
epoch_cause = one_of("member-left", "recovery", "handover")
item = text("[a-z0-9-]{1,40}", "the name of an item")
inventory = {"inventory": hash_, **dict.fromkeys(("items", "matched", "missing", "differing", "surplus", "onLoan"), n)}
parties = {
    "handover": id_,
    "manner": one_of("agreed", "refused", "absent"),
    "outgoing": id_,
    "incoming": id_,
    "witness": id_,
    "ground": maybe(C),
}
lines = list_of(record(dossier=id_, state=n), 1)
just_loan = record(loan=id_)
grounded = record(person=id_, ground=C)
held = record(dossier=id_, ground=C)

PART = part_schema.part_shape(sys.modules[__name__])

DATA = {
    "vault.created": record(
        format=exactly(1),
        name=C,
        sample=boolean,
        generation=exactly(1),
        logKey=sign_key,
        policy=policy,
        groups=record(custody=group, approval=group),
        labels=since_later(record(internal=C, confidential=C, secret=C)),
        founders=list_of(founder),
        anchors=list_of(record(anchor=id_, kind=anchor_kind, place=C)),
    ),
    "recovery.confirmed": record(side=side, sheets=list_of(hash_)),
    "keyfile.confirmed": record(keyset=id_, copies=integer(2)),
    "vault.opened": record(generation=n, label=C, anchorsAnswered=n, quarantine=one_of("none", *quarantines)),
    "check.found": record(
        verdict=one_of("sound", "tables-differ", "log-broken"),
        occasion=one_of("opening", "beside", "act", "written", "another-file"),
        entries=n,
    ),
    "place.taken": record(place=id_, machine=id_, before=maybe(id_), said=boolean, folder=C, host=C),
    "vault.closed": record(cause=one_of("command", "shutdown", "timeout")),
    "open.failed": record(at=ms),
    "session.signed-in": record(session=id_),
    "session.signed-out": record(session=id_, cause=one_of("command", "lock", "switch", "closing", "ended")),
    "session.failed": record(),
    "clock.jumped": record(direction=one_of("forward", "back"), **{"from": ms, "to": ms}),
    "backup.planned": record(
        target=id_,
        folder=C,
        atClosing=boolean,
        everyHours=integer(0, 8760),
        keep=record(days=integer(7, 3660), weeks=integer(4, 520), months=integer(12, 1200)),
    ),
    "backup.ended": record(target=id_, ground=C),
    "backup.made": record(
        target=id_,
        state=whole_second,
        entries=from_1,
        manifest=hash_,
        objects=n,
        bytes=n,
        copied=n,
        without=n,
        cause=backup_cause,
        dropped=list_of(whole_second),
    ),
    "backup.failed": record(target=id_, cause=backup_cause, fault=text("[A-Z_0-9]{3,40}", "a fault")),
    "backup.drilled": record(
        target=id_, state=whole_second, entries=from_1, sound=boolean, missing=n, altered=n
    ),
    "whole.planned": record(ground=C),
    "whole.withdrawn": record(ground=C),
    "whole.begun": record(folder=C, dossiers=n, documents=n, bytes=n),
    "whole.written": record(documents=n, without=n, bytes=n, sums=hash_),
    "vault.restored": record(state=whole_second, entries=from_1, manifest=hash_),
    "checkpoint.cosigned": record(
        generation=from_1,
        size=n,
        root=hash_,
        name=C,
        key=sign_key,
        seconds=n,
        signature=text("[0-9a-f]{128}", "128 hexadecimal digits"),
    ),
    "anchor.added": record(anchor=id_, kind=anchor_kind, place=C),
    "policy.tightened": record(policy=policy),
    "generation.new": record(
        generation=n,
        logKey=sign_key,
        cause=one_of(*quarantines),
        have=n,
        anchored=n,
        ledgerCovers=boolean,
        voidedLoans=list_of(id_),
        spent=list_of(record(person=id_, lineage=id_, n=integer(1, 3), view=id_)),
    ),
    "epoch.begun": record(side=side, epoch=from_2, key=seal_key, cause=epoch_cause),
    "epoch.new": record(side=side, epoch=from_2, key=seal_key, cause=epoch_cause, capsules=n, capsuleRoot=hash_),
    "epoch.done": record(side=side, epoch=from_2),
    "log-key.new": record(name=text(DECIMAL + r"\." + DECIMAL, "a name of a log key"), logKey=sign_key),
    "recovery.used": by_sheets,
    "recovery.admitted": by_sheets,
    "entry.corrected": record(index=n, remark=C),
    "opening.erased": record(index=n, commit=hash_, ground=C),
    "person.enrolled": record(
        person=id_,
        keyset=id_,
        signKey=sign_key,
        sealKey=seal_key,
        name=C,
        staff=C,
        department=maybe(C),
        likeNames=n,
        attestsSingleEnrolment=exactly(True),
    ),
    "person.rekeyed": record(person=id_, keyset=id_, signKey=sign_key, sealKey=seal_key),
    "person.renamed": record(person=id_, name=C, department=maybe(C)),
    "person.same-as": record(person=id_, same=id_, ground=C),
    "person.frozen": grounded,
    "person.unfrozen": grounded,
    "person.absent": record(person=id_, periods=list_of(record(**{"from": date, "until": date}), 0, 12)),
    "role.given": record(person=id_, role=role, clearance=maybe(classification)),
    "role.ended": record(person=id_, role=role, ground=C),
    "dossier.opened": record(
        dossier=id_,
        code=C,
        client=C,
        category=corrections.category(text),
        classification=classification,
        responsible=maybe(id_),
        second=since_later(maybe(id_)),
        openedOn=date,
        secrecyYears=maybe(integer(0, 100)),
        retentionYears=since_later(maybe(integer(1, 100))),
        scope=scope,
        home=maybe(C),
    ),
    "dossier.changed": record(
        dossier=id_,
        classification=classification,
        responsible=maybe(id_),
        second=since_later(maybe(id_)),
        scope=scope,
        home=maybe(C),
        status=one_of("open", "closed"),
    ),
    "hold.set": held,
    "hold.lifted": held,
    "document.submitted": record(
        document=id_,
        dossier=id_,
        no=from_1,
        lineage=id_,
        joined=one_of("new", "same-bytes", "same-pages", "same-sheet", "version-of"),
        likeTo=list_of(id_),
        sheet=one_of("document", "contact-sheet", "profile-sheet", "visit-record", "background-check"),
        ownership=one_of("company", "formal", "personal"),
        media=one_of("pdf", "png", "jpeg", "webp", "text", "markdown", "docx", "xlsx", "eml", "msg", "gif", "tiff", "csv", "html", "other", "form"),
        title=C,
        fileName=C,
        likeness=C,
        dated=since_later(record(**{"from": date, "to": date})),
        form=since_later(forms.count(record, integer)),
        check=since_later(forms.check(record, date, C, maybe)),
        pages=from_1,
        bytes=n,
        fontsSubstituted=n,
        glyphsMissing=n,
        report=since_later(report),
        custodyEpoch=from_1,
        approvalEpoch=from_1,
        custodyKey=since_later(seal_key),
        approvalKey=since_later(seal_key),
        parts=list_of(part, 1, 2),
    ),
    "document.accepted": record(
        document=id_,
        lineage=id_,
        version=from_1,
        choice=one_of("joined", "first", "version-of", "new-because"),
        because=maybe(C),
        batch=since_later(id_),
    ),
    "document.sent-back": record(document=id_, reason=C, batch=since_later(id_)),
    "loan.requested": record(
        loan=id_,
        document=id_,
        lineage=id_,
        dossier=id_,
        no=from_1,
        category=one_of("negotiation", "service", "renewal", "dispute", "audit", "handover", "other"),
        reason=C,
        place=C,
        **{"from": ms, "to": ms},
    ),
    "loan.withdrawn": just_loan,
    "loan.approved": record(
        loan=id_,
        document=id_,
        complete=since_later(boolean),
        grant=maybe(hash_),
        borrowerKeyset=maybe(id_),
        borrowerKey=since_later(maybe(seal_key)),
        minutes=minutes,
        reason=C,
        batch=maybe(id_),
        **{"from": ms, "to": ms},
    ),
    "loan.rejected": record(loan=id_, reason=C, batch=maybe(id_)),
    "loan.issued": record(loan=id_, batch=since_later(id_)),
    "loan.received": just_loan,
    "loan.returned": just_loan,
    "loan.checked-in": record(loan=id_, batch=since_later(id_)),
    "loan.recalled": record(loan=id_, reason=C),
    "loan.reminded": just_loan,
    "loan.overdue": just_loan,
    "loan.extension-requested": record(loan=id_, document=id_, to=ms, reason=C),
    "loan.extension-approved": record(loan=id_, document=id_, complete=boolean, to=ms, reason=C, batch=maybe(id_)),
    "loan.extension-rejected": record(loan=id_, reason=C, batch=maybe(id_)),
    "view.open": record(
        view=id_,
        loan=id_,
        document=id_,
        lineage=id_,
        dossier=id_,
        n=integer(1, 3),
        cap=integer(1, 3),
        pages=from_1,
        minutes=minutes,
        reason=C,
    ),
    "view.page": record(view=id_, page=from_1),
    "view.failed": record(loan=id_, document=id_, cause=text("[A-Z_]{3,40}", "a cause")),
    "view.shown": record(view=id_, shownMs=n),
    "view.blanked": record(view=id_, cause=one_of("idle", "lock", "focus"), shownMs=n),
    "view.resumed": record(view=id_, after=one_of("blank", "crash", "restart"), shownMs=n, reason=maybe(C)),
    "view.closed": record(
        view=id_,
        cause=one_of("closed", "window-ended", "recalled", "loan-ended", "person-frozen", "generation", "held"),
        shownMs=n,
    ),
    "page.written": record(view=id_, page=from_1),
    "note.written": record(note=id_, view=id_, document=id_, page=from_1, characters=integer(1, 2000), hash=hash_),
    "note.read": record(note=id_),
    "note.released": record(note=id_, to=id_, hash=hash_),
    "release.requested": record(
        release=id_,
        no=from_1,
        dossier=id_,
        recipient=maybe(id_),
        outsider=maybe(C),
        form=one_of("original", "marked-copy", "certificate"),
        ground=C,
        due=maybe(date),
        documents=list_of(record(document=id_, lineage=id_), 1, 500),
    ),
    "release.withdrawn": record(release=id_),
    "release.approved": record(
        release=id_,
        complete=boolean,
        reason=C,
        until=maybe(ms),
        recipientKeyset=maybe(id_),
        recipientKey=maybe(seal_key),
        grants=list_of(hash_, 0, 500),
    ),
    "release.rejected": record(release=id_, reason=C),
    "release.handed-out": record(
        release=id_,
        on=date,
        language=one_of("zh-CN", "en"),
        paper=maybe(n),
        writeUntil=maybe(ms),
        items=list_of(record(document=id_, bytes=n, digest=C), 1, 500),
    ),
    "release.again": record(release=id_),
    "release.written": record(release=id_),
    "release.returned": record(
        release=id_,
        documents=list_of(id_, 1, 500),
        how=one_of("returned", "destroyed"),
        on=date,
        remark=maybe(C),
    ),
    "custody.begun": record(**parties),
    "custody.checked": record(handover=id_, **inventory),
    "custody.abandoned": record(handover=id_, ground=C),
    "custody.handed-over": record(**parties, **inventory, notes=list_of(record(item=n, note=C))),
    "clients.opened": record(handover=id_, transferor=id_, departure=maybe(id_), dossiers=list_of(id_)),
    "clients.assigned": record(handover=id_, lines=list_of(record(dossier=id_, successor=id_), 1)),
    "clients.described": record(
        handover=id_,
        dossier=id_,
        **dict.fromkeys(("projects", "nextDates", "mandate", "positions", "authority"), maybe(C)),
        balance=since_later(maybe(C)),
        meetingOn=maybe(date),
        meetingHeld=boolean,
        client=one_of("waiting", "agreed", "refused"),
        formalRecords=n,
        personal=list_of(id_),
    ),
    "clients.signed": record(
        handover=id_, **{"as": one_of("transferor", "transferee", "witness")}, lines=lines
    ),
    "clients.taken-over": record(handover=id_, manner=one_of("refused", "absent"), ground=C, lines=lines),
    "clients.withdrawn": record(handover=id_, ground=C),
    "departure.registered": record(departure=id_, person=id_, reason=C, noticeOn=date, lastDay=date),
    "departure.rescheduled": record(departure=id_, lastDay=date, ground=C),
    "departure.approved": record(departure=id_, by=one_of("line-manager", "human-resources"), name=C, on=date),
    "departure.ticked": record(departure=id_, items=list_of(record(item=item, done=boolean, remark=maybe(C)), 1)),
    "departure.interviewed": record(
        departure=id_,
        note=id_,
        characters=integer(1, 20_000),
        readers=list_of(record(person=id_, hash=hash_), 1),
    ),
    "interview.read": record(note=id_),
    "departure.exposure-signed": record(departure=id_, size=n, digest=hash_, clients=n, documents=n, views=n),
    "departure.ended": record(departure=id_, cause=one_of("left", "withdrawn"), ground=maybe(C)),
    "practice.set": record(
        clientsMax=integer(1, 100_000),
        noticeDays=integer(0, 366),
        employer=maybe(C),
        checklist=list_of(record(item=item, label=C), 0, 60),
    ),
    "paper.printed": record(
        paper=one_of(
            "transfer-instrument",
            "transfer-list",
            "client-list",
            "loan-slip",
            "filing-receipt",
            "client-letter",
            "leaving-checklist",
            "exposure-statement",
            "leaving-certificate",
            "chain-of-custody",
            "release-slip",
            "certified-copy",
            "sign-in-sheet",
            "training-certificate",
            "training-application",
            "training-plan",
            "training-archive",
            "agreement",
            "reminder-sheet",
            "resignation-form",
            "log-report",
            "monthly-report",
            "evidence",
            "own-data",
            "data-audit",
            "log-answer",
        ),
        language=one_of("zh-CN", "en", "both"),
        digest=hash_,
        pages=from_1,
        copies=integer(1, 20),
        size=n,
        root=hash_,
        **dict.fromkeys(("dossier", "document", "loan", "person", "handover", "departure"), maybe(id_)),
        release=since_later(maybe(id_)),
    ),
    "directory.searched": record(query=maybe(C), results=n),
    "log.read": record(person=maybe(id_), query=maybe(C), results=n),
    "log.exported": record(size=n, root=hash_, openings=n, part=since_later(PART)),
    "trace.looked-up": record(query=C, view=maybe(id_)),
    "refusal": record(
        verb=text("[a-z.-]{3,40}", "a verb"),
        code=text("[A-Z_0-9]{3,40}", "a code"),
        dossier=maybe(id_),
        document=maybe(id_),
        loan=maybe(id_),
        person=maybe(id_),
    ),
}

DATA.update(training_schema.shapes(sys.modules[__name__]))
DATA.update(agreements.shapes(sys.modules[__name__]))
DATA.update(leaving.shapes(sys.modules[__name__]))
DATA.update(after_loss.shapes(sys.modules[__name__]))
DATA.update(corrections.shapes(sys.modules[__name__]))
DATA.update(forms.shapes(sys.modules[__name__]))
DATA.update(invitations.shapes(sys.modules[__name__]))

_BODY = record(
    v=exactly(1),
    vault=id_,
    type=one_of(*DATA),
    at=record(
        wall=ms,
        offset=integer(-1440, 1440),
        mono=n,
        boot=text("[0-9a-f]{16}", "a boot id"),
        doubt=one_of("none", "back", "forward"),
    ),
    station=maybe(id_),
    place=maybe(C),
    log=record(size=n, root=hash_),
    actor=record(person=maybe(id_), role=maybe(role)),
    signers=list_of(
        record(**{"as": one_of("self", "founder", *ROLES)}, person=id_, keyset=id_, seq=n, prev=maybe(hash_))
    ),
    outcome=one_of("done", "refused", "failed"),
    data=lambda value, where, found: None,  # by type, below
)


DATES = {
    "dossier.opened": ("openedOn",),
    "dossier.corrected": ("openedOn",),
    "clients.described": ("meetingOn",),
    "departure.registered": ("noticeOn", "lastDay"),
    "departure.rescheduled": ("lastDay",),
    "departure.approved": ("on",),
    "release.requested": ("due",),
    "release.handed-out": ("on",),
    "release.returned": ("on",),
    **training_schema.DATES,
    **agreements.DATES,
    **leaving.DATES,
}


def no_day(kind, data):
    """A date of the entry that the calendar does not have, or None. Only entries after a place.taken are asked."""
    days = [data[name] for name in DATES.get(kind, ())]
    if kind == "document.submitted" and "dated" in data:
        days += [data["dated"]["from"], data["dated"]["to"]]
    if kind == "document.submitted":
        days += forms.days_of(data)
    if kind == "document.corrected" and data["dated"] is not None:
        days += [data["dated"]["from"], data["dated"]["to"]]
    if kind == "departure.approvers-named":
        days += [each["due"] for each in data["steps"]]
    if kind == "course.described":
        days += [session["on"] for session in data["sessions"]]
    for day in days:
        if day is not None:
            try:
                if datetime.date.fromisoformat(day).year < 100:
                    return day
            except ValueError:
                return day
    return None


def read_body(body):
    """The commitments of a body, as (name, commit), or Malformed."""
    found = []
    _BODY(body, "body", found)
    kind, data = body["type"], body["data"]
    DATA[kind](data, "data", found)

    wanted = "refused" if kind == "refusal" else "failed" if kind.endswith(".failed") else "done"
    if body["outcome"] != wanted:
        _fail("body.outcome", wanted)
    if body["signers"]:
        first, actor = body["signers"][0], body["actor"]
        used = None if first["as"] in ("self", "founder") else first["as"]
        if actor["person"] != first["person"] or actor["role"] != used:
            _fail("body.actor", "the first signer and the role used")
    if kind == "keyfile.confirmed" and any(s["keyset"] != data["keyset"] for s in body["signers"]):
        _fail("data.keyset", "the signer's")
    if kind == "document.submitted" and data["media"] == "other":
        if len(data["parts"]) != 2 or all(l["what"] != "whole-file" for l in data.get("report", {"losses": []})["losses"]):
            raise Malformed("data.media is other, and the report does not say whole-file")
    if kind == "document.submitted" and "dated" in data and data["dated"]["from"] > data["dated"]["to"]:
        raise Malformed("data.dated ends before it begins")
    if kind == "document.submitted" and forms.wrong_in_itself(data) is not None:
        raise Malformed(forms.wrong_in_itself(data))
    if kind == "document.corrected" and data["dated"] is not None and data["dated"]["from"] > data["dated"]["to"]:
        raise Malformed("data.dated ends before it begins")
    if kind == "document.accepted" and (data["because"] is not None) != (data["choice"] == "new-because"):
        raise Malformed("data.because is given exactly for new-because")
    if kind == "view.open" and body["place"] is None:
        raise Malformed("body.place is null in a view.open")
    return found


_LINE = dict(
    index=n,
    envelope=record(
        payloadType=exactly("application/vnd.dossier-vault.entry+json"),
        payload=any_text,
        signatures=list_of(
            record(keyid=text("[0-9a-f]{32}|log:%s(\\.%s)?" % (DECIMAL, DECIMAL), "a key id"), sig=any_text),
        ),
    ),
    openings=list_of(record(commit=hash_, salt=hash_, text=any_text)),
)
LINE = record(**_LINE)
PART_LINE = record(chosen=boolean, **_LINE)

# `files` has names of its own as keys; bundle.py looks at them.
_MANIFEST = dict(
    vault=id_, generation=from_1, exportedAt=ms, size=n, files=lambda value, where, found: None
)
MANIFEST = record(format=exactly("dossier-vault-audit-bundle/1"), openings=one_of("all", "none"), **_MANIFEST)
PART_MANIFEST = record(format=exactly("dossier-vault-audit-part/1"), part=PART, **_MANIFEST)
FILE = record(bytes=n, sha256=hash_)
