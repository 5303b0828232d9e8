#!/usr/bin/env python3
"""Verifies many bundles that have much in common: `[{"bundle": folder, "since": path or null}, ...]` on standard input,
`[[check, entry], ...]` of what is first wrong in each on standard output. No signature is checked twice."""

import functools
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import ed25519  # noqa: E402
from bundle import verify  # noqa: E402

ed25519.verify = functools.lru_cache(maxsize=None)(ed25519.verify)
ed25519.is_signing_key = functools.lru_cache(maxsize=None)(ed25519.is_signing_key)


def first_wrong(asked):
    report = verify(asked["bundle"], asked["since"])
    check = report.first()
    return [check, report.findings[check].entry if check else None]


if __name__ == "__main__":
    json.dump([first_wrong(asked) for asked in json.load(sys.stdin)], sys.stdout)
