#!/usr/bin/env python3
"""A second verifier of audit bundles, written from docs/formats alone. Python 3.9 or newer, nothing else needed."""

import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import ed25519  # noqa: E402
from bundle import NUMBER, Unreadable, verify  # noqa: E402

USAGE = """usage: python3 verify.py BUNDLE [--since OLD-CHECKPOINT] [--json] [--pure]

exit code: 0 nothing broken, 1 something broken, 2 wrong usage or an unreadable bundle
--pure: check signatures with the arithmetic in ed25519.py even where the package `cryptography` is there"""


def arguments(given):
    options = {"bundle": None, "since": None, "json": False, "pure": False}
    given = list(given)
    while given:
        word = given.pop(0)
        if word in ("--json", "--pure"):
            options[word[2:]] = True
        elif word == "--since" and given and options["since"] is None:
            options["since"] = given.pop(0)
        elif not word.startswith("-") and options["bundle"] is None:
            options["bundle"] = word
        else:
            return None
    return options if options["bundle"] is not None else None


def as_json(report):
    first = report.first()
    return {
        "vault": report.vault,
        "entry0": report.entry_0,
        "size": report.size,
        "root": report.root.hex(),
        "generation": report.generation,
        "generations": report.generations,
        "part": report.part
        and {"form": report.part["form"], "chosen": report.part["chosen"], "leftOut": report.part["leftOut"]},
        "checks": [
            {
                "number": NUMBER[check],
                "check": check,
                "verdict": report.verdict(check),
                "entry": report.findings[check].entry if check in report.findings else None,
                "reason": report.findings[check].reason if check in report.findings else None,
            }
            for check in report.checks
        ],
        "measures": report.measures
        and [
            {"measure": measure, "verdict": verdict, "entry": entry, "reason": reason}
            for measure, verdict, entry, reason in report.measures
        ],
        "first": first
        and {"check": first, "entry": report.findings[first].entry, "reason": report.findings[first].reason},
    }


def as_text(report):
    lines = [
        "vault                  %s" % (report.vault or "unknown"),
        "leaf hash of entry 0   %s" % (report.entry_0 or "unknown"),
        "entries read           %d, with root %s" % (report.size, report.root.hex()),
        "generation             %d" % report.generation,
    ]
    if report.part is not None:
        lines.append(
            "part of a log          %s: %d entries chosen, %d left out"
            % (report.part["form"], report.part["chosen"], report.part["leftOut"])
        )
    for g in report.generations:
        lines.append(
            "  generation %d began with entry %d (%s): %d entries were there, %d were anchored; the ledger %s"
            % (
                g["generation"],
                g["entry"],
                g["cause"],
                g["have"],
                g["anchored"],
                "covers the views" if g["ledgerCovers"] else "does not cover the views",
            )
        )
    lines.append("")
    for check in report.checks:
        line = "%2d  %-11s  %s" % (NUMBER[check], check, report.verdict(check))
        finding = report.findings.get(check)
        if finding is not None:
            if finding.entry is not None:
                line += (" at entry %d" if finding.verdict == "broken" else " from entry %d") % finding.entry
            line += ": " + finding.reason
        lines.append(line)
    for measure, verdict, entry, reason in report.measures or ():
        line = "    %-11s  %s" % (measure, verdict)
        line += "" if entry is None else " at entry %d" % entry
        lines.append(line if reason is None else "%s: %s" % (line, reason))
    first = report.first()
    lines.append("")
    if first is None:
        lines.append("Something named as a measure is broken." if report.broken() else "Nothing is broken.")
    else:
        entry = report.findings[first].entry
        where = "" if entry is None else "entry %d, " % entry
        lines.append("First thing wrong: %s%s: %s" % (where, first, report.findings[first].reason))
    return "\n".join(lines)


def main(given):
    options = arguments(given)
    if options is None:
        print(USAGE, file=sys.stderr)
        return 2
    if options["pure"]:
        ed25519.use_pure = True
    try:
        report = verify(options["bundle"], options["since"])
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(as_json(report), indent=2) if options["json"] else as_text(report))
    return 1 if report.broken() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
