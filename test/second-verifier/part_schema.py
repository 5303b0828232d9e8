"""What `log.exported` and the manifest say of a part of a log (docs/formats/audit-part.md, section 2)."""

from strict import Malformed


def part_shape(s):
    """`s` is schema.py, whose words these are made of."""

    def rising(value, where, found):
        s.list_of(s.n, 0, 1000)(value, where, found)
        if any(a >= b for a, b in zip(value, value[1:])):
            raise Malformed("%s does not rise" % where)

    return s.record(
        form=s.one_of("extract", "skeleton"),
        filter=s.record(
            **{"from": s.maybe(s.ms)},
            to=s.maybe(s.ms),
            people=s.list_of(s.id_, 0, 100),
            dossier=s.maybe(s.id_),
            document=s.maybe(s.id_),
            types=s.list_of(s.text("[a-z.-]{3,40}", "a type"), 0, 300),
            outcome=s.maybe(s.one_of("done", "refused", "failed")),
            place=s.maybe(s.C),
        ),
        blank=s.record(names=s.boolean, texts=s.boolean, entries=rising),
        chosen=s.n,
        leftOut=s.n,
        choice=s.hash_,
    )
