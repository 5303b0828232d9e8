"""What an entry about training or the firm's rules is by itself (docs/formats/log-entry.md, section 4)."""


def shapes(s):
    """`s` is schema.py, whose words these are made of."""
    record, one_of, integer, list_of, maybe = s.record, s.one_of, s.integer, s.list_of, s.maybe
    id_, date, C, boolean, hash_, n = s.id_, s.date, s.C, s.boolean, s.hash_, s.n
    group = one_of("technical", "business", "functional")
    posts = list_of(one_of("clerk", "head", "general"), 1, 3)
    kinds = (
        "department-plan",
        "yearly-plan",
        "change",
        "unplanned",
        "external",
        "self-paid",
        "leave",
        "confirmation",
    )
    parts = ("general", "welcome", "structure", "professional", "procedures", "figures", "visit")
    fen, year, score, percent = integer(0, 10**12), integer(1900, 9999), integer(1, 5), integer(0, 100)
    induction = record(**dict.fromkeys(parts, integer(0, 60_000)))
    figures = record(
        surveyMonth=integer(1, 12),
        surveyDays=integer(1, 366),
        induction=induction,
        inductionMonths=integer(0, 120),
        makeUpMonths=integer(0, 120),
        serviceYears=integer(1, 20),
        bonusWholeDays=integer(0, 3_660),
        bonusLongPercent=percent,
        bonusFailedPercent=percent,
    )
    session = record(
        on=date, at=integer(0, 1_439), minutes=integer(1, 1_440), part=maybe(one_of(*parts)), visited=maybe(id_)
    )
    line = record(
        person=id_, presence=one_of("desk", "paper", "absent", "excused"), minutes=integer(0, 1_440)
    )
    items = one_of("teacher", "travel", "place", "equipment", "material", "fee", "other")
    material = record(
        kind=one_of("text", "slides", "recording", "picture", "paper"), title=C, kept=maybe(C), sha256=maybe(hash_)
    )
    return {
        "training.ruled": record(
            figures=figures,
            posts=record(**dict.fromkeys(kinds, posts)),
            generalManager=maybe(id_),
            departments=list_of(record(department=id_, name=C, head=maybe(id_)), 0, 500),
            contents=record(**dict.fromkeys(("technical", "business", "functional"), maybe(C))),
        ),
        "trainee.placed": record(
            trainee=id_, department=id_, group=group, since=date, manner=one_of("standing", "joined", "moved")
        ),
        "survey.opened": record(survey=id_, year=year, due=date),
        "survey.answered": record(survey=id_, person=id_, need=maybe(C)),
        "course.described": record(
            course=id_,
            department=maybe(id_),
            kind=one_of("induction", "skills", "change-of-post", "external", "self-paid", "custody"),
            group=maybe(group),
            title=C,
            **dict.fromkeys(("contents", "teacher", "venue", "equipment", "travel"), maybe(C)),
            sessions=list_of(session, 1, 200),
            examination=one_of("none", "paper", "presentation", "practice"),
            cost=fen,
            trainees=list_of(id_, 0, 2_000),
            off=boolean,
        ),
        "proposal.made": record(
            proposal=id_,
            kind=one_of(*kinds),
            year=maybe(year),
            department=maybe(id_),
            trainee=maybe(id_),
            courses=list_of(record(course=id_, state=n), 0, 2_000),
            budget=maybe(fen),
            **{"from": maybe(date)},
            to=maybe(date),
            ground=maybe(C),
            proof=maybe(C),
            posts=posts,
        ),
        "proposal.decided": record(
            proposal=id_, **{"as": one_of("clerk", "head", "general", "maker")}, granted=boolean, reason=maybe(C)
        ),
        "proposal.issued": record(proposal=id_, number=C, on=date),
        "attendance.signed": record(course=id_, session=n, person=id_),
        "attendance.checked": record(course=id_, session=n, lines=list_of(line, 0, 2_000), remark=maybe(C)),
        "report.given": record(course=id_, session=n, person=id_, report=C),
        "result.recorded": record(
            course=id_,
            trainee=id_,
            attempt=integer(1, 2),
            passed=boolean,
            score=maybe(integer(0, 100)),
            on=date,
            remark=maybe(C),
        ),
        "certificate.given": record(certificate=id_, course=id_, trainee=id_, number=C, on=date),
        "course.evaluated": record(
            course=id_, person=id_, effect=score, efficiency=score, need=score, remark=maybe(C)
        ),
        "course.accounted": record(
            course=id_,
            costs=list_of(record(item=items, fen=fen), 0, 100),
            materials=list_of(material, 0, 200),
        ),
        "obligation.signed": record(
            obligation=id_,
            course=id_,
            person=id_,
            paid=fen,
            **{"from": date},
            years=integer(1, 20),
            contractUntil=maybe(date),
        ),
        "obligation.ended": record(
            obligation=id_, on=date, cause=one_of("served", "left", "waived"), repayment=fen, ground=maybe(C)
        ),
        "rules.issued": record(
            rules=id_,
            version=integer(1),
            kind=one_of("handbook", "rules"),
            title=C,
            sha256=maybe(hash_),
            due=maybe(date),
        ),
        "rules.acknowledged": record(rules=id_, version=integer(1), person=id_),
    }


DATES = {
    "trainee.placed": ("since",),
    "survey.opened": ("due",),
    "proposal.made": ("from", "to"),
    "proposal.issued": ("on",),
    "result.recorded": ("on",),
    "certificate.given": ("on",),
    "obligation.signed": ("from", "contractUntil"),
    "obligation.ended": ("on",),
    "rules.issued": ("due",),
}

SIGNERS = {
    "training.ruled": "custodian approver",
    "trainee.placed": "clerk / self",
    "survey.opened": "clerk",
    "survey.answered": "self",
    "course.described": "clerk / self",
    "proposal.issued": "clerk",
    "attendance.signed": "self",
    "attendance.checked": "clerk / self",
    "report.given": "self",
    "result.recorded": "clerk / self",
    "certificate.given": "clerk",
    "course.evaluated": "self",
    "course.accounted": "clerk",
    "obligation.signed": "self clerk",
    "rules.issued": "clerk",
    "rules.acknowledged": "self",
}


def patterns(kind, data):
    """Where who signs depends on what is said; None for all others."""
    if kind == "proposal.made":
        if data["kind"] in ("change", "unplanned"):
            return [["clerk"], ["self"]]
        return [["clerk"]] if data["kind"] in ("yearly-plan", "confirmation") else [["self"]]
    if kind == "proposal.decided":
        if data["as"] == "maker":
            return [["clerk"], ["self"]]
        return [["clerk"] if data["as"] == "clerk" else ["self"]]
    if kind == "obligation.ended":
        return [["self", "clerk"] if data["cause"] == "waived" else ["clerk"]]
    return None
