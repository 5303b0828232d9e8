"""python3 -m unittest, in this folder: the vectors of test/vectors, and lies that no vector tells."""

import functools
import hashlib
import io
import json
import os
import pickle
import random
import re
import shutil
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)

import bundle  # noqa: E402
import ed25519  # noqa: E402
import note  # noqa: E402
import schema  # noqa: E402
import strict  # noqa: E402
import tree  # noqa: E402
import verify as program  # noqa: E402
from rules import Entry, State  # noqa: E402

VECTORS = os.path.join(HERE, "..", "vectors")
BUNDLES = os.path.join(VECTORS, "bundle")
HONEST = os.path.join(BUNDLES, "honest")
SIZE = 159  # entries of the honest log

# The vectors have most of their signatures and keys in common: each is worked out once in pure Python.
for once in ("verify_pure", "is_signing_key"):
    setattr(ed25519, once, functools.lru_cache(maxsize=None)(getattr(ed25519, once)))


def copy_of(value):
    """Of what JSON can say, as copy.deepcopy makes it, in a tenth of its time."""
    return pickle.loads(pickle.dumps(value))


def vectors(name):
    with open(os.path.join(VECTORS, name), encoding="utf-8") as file:
        return json.load(file)


def run(*words):
    """(exit code, standard output) of the program."""
    out = io.StringIO()
    pure = ed25519.use_pure
    try:
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            code = program.main(list(words))
    finally:
        ed25519.use_pure = pure
    return code, out.getvalue()


class Bundles(unittest.TestCase):
    def against_expected(self, *more):
        expected = vectors("bundle/expected.json")
        self.assertGreater(len(expected), 20)
        for e in expected:
            with self.subTest(e["bundle"]):
                folder = os.path.join(BUNDLES, e["bundle"])
                words = [folder, "--json", *more]
                if e["since"]:
                    words += ["--since", os.path.join(folder, "older-checkpoint")]
                code, out = run(*words)
                report = json.loads(out)
                first = report["first"] or {"check": None, "entry": None}
                self.assertEqual(
                    (code, first["check"], first["entry"]), (e["exitCode"], e["check"], e["entry"]), report["first"]
                )

    def test_expected(self):
        self.against_expected()

    def test_expected_in_pure_python(self):
        self.against_expected("--pure")

    def test_no_bundle_is_forgotten(self):
        folders = {name for name in os.listdir(BUNDLES) if os.path.isdir(os.path.join(BUNDLES, name))}
        self.assertEqual(folders, {e["bundle"] for e in vectors("bundle/expected.json")})

    def test_honest_holds(self):
        _, out = run(HONEST, "--since", os.path.join(HONEST, "older-checkpoint"), "--json")
        report = json.loads(out)
        verdicts = {c["check"]: c["verdict"] for c in report["checks"]}
        self.assertEqual(verdicts.pop("generations"), "cannot be judged")  # 70 entries where 75 were anchored
        self.assertEqual(verdicts.pop("cosignatures"), "cannot be judged")  # nobody cosigned this story
        self.assertEqual(set(verdicts.values()), {"holds"})
        self.assertEqual(len(verdicts), 14)
        self.assertEqual((report["size"], report["generation"]), (SIZE, 2))

    def test_text(self):
        code, out = run(HONEST)
        self.assertEqual(code, 0)
        self.assertIn("Nothing is broken.", out)
        code, out = run(os.path.join(BUNDLES, "view-after-return"))
        self.assertEqual(code, 1)
        self.assertIn("First thing wrong: entry 39, loans", out)

    def test_usage_and_unreadable(self):
        self.assertEqual(run()[0], 2)
        self.assertEqual(run(HONEST, "--since")[0], 2)
        self.assertEqual(run(HONEST, "--what")[0], 2)
        self.assertEqual(run(HONEST, HONEST)[0], 2)
        self.assertEqual(run(os.path.join(BUNDLES, "nowhere"))[0], 2)
        self.assertEqual(run(HONEST, "--since", os.path.join(HONEST, "nowhere"))[0], 2)
        self.assertEqual(run(HONEST, "--since", os.path.join(HONEST, "manifest.json"))[0], 2)


class Altered(unittest.TestCase):
    """Lies about files, told of a copy of the honest bundle."""

    def setUp(self):
        self.folder = os.path.join(tempfile.mkdtemp(), "bundle")
        shutil.copytree(HONEST, self.folder)
        self.addCleanup(shutil.rmtree, os.path.dirname(self.folder))

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def write(self, name, data, amend=True):
        with open(self.path(name), "wb") as file:
            file.write(data)
        if amend and name != "manifest.json":
            manifest = json.loads(self.read("manifest.json"))
            manifest["files"][name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            self.write("manifest.json", json.dumps(manifest).encode())

    def finds(self, check, entry, **verdicts):
        code, out = run(self.folder, "--json")
        report = json.loads(out)
        first = report["first"] or {"check": None, "entry": None}
        self.assertEqual((first["check"], first["entry"]), (check, entry), report["first"])
        self.assertEqual(code, 0 if check is None else 1)
        for c in report["checks"]:
            if c["check"].replace("-", "_") in verdicts:
                self.assertEqual(c["verdict"], verdicts[c["check"].replace("-", "_")], c)

    def line(self, index, change):
        lines = self.read("entries.jsonl").split(b"\n")
        lines[index] = change(lines[index])
        self.write("entries.jsonl", b"\n".join(lines), amend=self.read("manifest.json") != b"{}{}")

    def test_free_order_and_white_space(self):
        def change(line):
            entry = json.loads(line)
            return json.dumps(dict(reversed(list(entry.items()))), ensure_ascii=True).encode() + b" \r"

        self.line(20, change)
        self.finds(None, None)

    def test_malformed_lines(self):
        original = self.read("entries.jsonl")
        for change in (
            lambda line: b"",
            lambda line: b"\xef\xbb\xbf" + line,
            lambda line: line[:-1] + b',"more":1}',
            lambda line: line.replace(b'"index":20', b'"index":20.0'),
            lambda line: line.replace(b'"index":20', b'"index":2e1'),
            lambda line: line.replace(b'"index":20', b'"index":-0'),
            lambda line: line.replace(b'"index":20', b'"index":true'),
            lambda line: line.replace(b'"index":20', b'"index":20,"index":20'),
            lambda line: line.replace(b'"index":20,', b""),
            lambda line: line.replace(b"==", b"="),
            lambda line: line.replace(b'"text":"', b'"text":"\xff'),
            lambda line: line.replace(b'"text":"', b'"text":"\t'),
            lambda line: line.replace(b'"keyid":"', b'"keyid":"x'),
            lambda line: b"[" * 100_000,
            lambda line: b"9" * 100_000,
        ):
            self.write("entries.jsonl", original)
            self.line(20, change)
            self.finds("structure", 20, tree="cannot be judged", signatures="cannot be judged")

    def test_line_not_ended(self):
        self.write("entries.jsonl", self.read("entries.jsonl")[:-1])
        self.finds("structure", SIZE - 1)

    def test_entry_cut_off(self):
        self.write("entries.jsonl", b"\n".join(self.read("entries.jsonl").split(b"\n")[: SIZE - 2]) + b"\n")
        self.finds("structure", None, tree="broken", checkpoint="holds")

    def test_no_entry(self):
        self.write("entries.jsonl", b"")
        self.finds("structure", None, tree="cannot be judged")

    def test_openings(self):
        original = self.read("entries.jsonl")

        def altered(change):
            def of_line(line):
                entry = json.loads(line)
                change(entry["openings"])
                return json.dumps(entry).encode()

            return of_line

        for change in (
            lambda openings: openings.append(openings[0]),
            lambda openings: openings[0].update(text=openings[0]["text"] + "."),
            lambda openings: openings[0].update(text="\ud800"),
            lambda openings: openings[0].update(commit="0" * 64),
            lambda openings: openings.pop(),
        ):
            self.write("entries.jsonl", original)
            self.line(24, altered(change))
            self.finds("openings", 24, structure="holds")
        self.write("entries.jsonl", original)
        self.line(24, altered(lambda openings: openings.reverse()))
        self.finds(None, None)

    def test_manifest(self):
        original = json.loads(self.read("manifest.json"))
        for change in (
            {"size": SIZE - 1},
            {"generation": 1},
            {"vault": "0" * 32},
            {"format": "dossier-vault-audit-bundle/2"},
            {"more": 1},
            {"files": {}},
            {"files": {**original["files"], "../a": {"bytes": 0, "sha256": "0" * 64}}},
            {"files": {**original["files"], "people.json": {"bytes": 0, "sha256": "0" * 64}}},
        ):
            self.write("manifest.json", json.dumps({**original, **change}).encode())
            self.finds("structure", None, tree="holds", openings="holds")
        self.write("manifest.json", b"{}{}")
        self.finds("structure", None, openings="holds")  # the one that is missing is erased by a later entry
        self.line(24, lambda line: json.dumps({**json.loads(line), "openings": []}).encode())
        self.finds("structure", None, openings="cannot be judged")

    def test_openings_left_out(self):
        def without(line):
            return json.dumps({**json.loads(line), "openings": []}).encode()

        self.write("entries.jsonl", b"\n".join(without(x) if x else x for x in self.read("entries.jsonl").split(b"\n")))
        self.finds("openings", 0)
        self.write("manifest.json", json.dumps({**json.loads(self.read("manifest.json")), "openings": "none"}).encode())
        self.finds(None, None)

    def test_checkpoint(self):
        original = self.read("checkpoint")
        for data in (b"", original + b"\n", original[:-1], original.replace(b"\n%d\n" % SIZE, b"\n0%d\n" % SIZE), b"\xff" + original):
            self.write("checkpoint", data)
            self.finds("checkpoint", None, tree="cannot be judged")
        self.write("checkpoint", original.replace(b"\n%d\n" % SIZE, b"\n%d\n" % (SIZE + 1)))
        self.finds("tree", None, checkpoint="broken")
        self.write("checkpoint", original + "\u2014 somebody AAAAAAA=\n".encode())
        self.finds(None, None)

    def test_other_bytes(self):
        self.write("checkpoint", self.read("older-checkpoint"), amend=False)
        self.finds("structure", None, tree="broken", checkpoint="broken")

    def test_random_bytes_never_end_in_an_exception(self):
        original = self.read("entries.jsonl")
        chance = random.Random(1)
        for _ in range(60):
            data = bytearray(original)
            for _ in range(chance.choice((1, 1, 1, 50))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            self.write("entries.jsonl", bytes(data))
            self.assertIn(run(self.folder)[0], (0, 1))


def honest_bodies():
    with open(os.path.join(HONEST, "entries.jsonl"), "rb") as file:
        return [json.loads(strict.decode_base64(json.loads(line)["envelope"]["payload"])) for line in file]


class Log:
    """The bodies of the honest log, to be altered; signatures, hashes and chains are left aside."""

    original = honest_bodies()
    pickled = pickle.dumps(original)
    C = {"commit": "c" * 64}

    def __init__(self):
        self.bodies = pickle.loads(self.pickled)
        founders = self.bodies[0]["data"]["founders"]
        self.c1, self.c2, self.a1, self.a2 = (f["person"] for f in founders)
        enrolled = [b["data"]["person"] for b in self.bodies if b["type"] == "person.enrolled"]
        self.author, self.b1, self.b2, self.b3 = enrolled[:4]
        self.dossier = self.bodies[15]["data"]["dossier"]

    def __getitem__(self, index):
        return self.bodies[index]["data"]

    def put(self, index, kind, data, *signers):
        """Puts an entry in before the one at index; signers as "role:person"."""
        body = copy_of(self.bodies[index - 1])
        body.update(type=kind, data=data, place=self.C if kind == "view.open" else None)
        body["at"]["doubt"] = "none"
        body["outcome"] = "refused" if kind == "refusal" else "failed" if kind.endswith(".failed") else "done"
        body["signers"] = [
            {"as": s.split(":")[0], "person": s.split(":")[1], "keyset": s.split(":")[1], "seq": 0, "prev": None}
            for s in signers
        ]
        self._actor(body)
        self.bodies.insert(index, body)
        self._shift(index, 1)

    def again(self, index, of, *signers, **changes):
        old = self.original[of]
        signers = signers or ["%s:%s" % (s["as"], s["person"]) for s in old["signers"]]
        self.put(index, old["type"], {**copy_of(old["data"]), **changes}, *signers)

    def sign(self, index, *signers):
        body = self.bodies[index]
        for s, new in zip(body["signers"], signers):
            s["as"], s["person"] = new.split(":")
            s["keyset"] = s["person"]
        self._actor(body)

    @staticmethod
    def _actor(body):
        if body["signers"]:
            first = body["signers"][0]
            role = None if first["as"] in ("self", "founder") else first["as"]
            body["actor"] = {"person": first["person"], "role": role}

    def drop(self, *indexes):
        for i in sorted(indexes, reverse=True):
            del self.bodies[i]
            self._shift(i, -1)

    def _shift(self, index, by):
        """What later entries say of entries from that index on."""
        for body in self.bodies:
            if body["type"] in ("clients.signed", "clients.taken-over"):
                for line in body["data"]["lines"]:
                    line["state"] += by if line["state"] >= index else 0

    def policy(self, **changes):
        self[0]["policy"].update(changes)
        self[77]["policy"].update(changes)

    def end_role(self, index, person, role):
        self.put(index, "role.ended", {"person": person, "role": role, "ground": self.C}, *self.both())

    def give_role(self, index, person, role):
        data = {"person": person, "role": role, "clearance": None}
        self.put(index, "role.given", data, "self:" + person, *self.both())

    def join(self, index, person, same):
        self.put(index, "person.same-as", {"person": person, "same": same, "ground": self.C}, *self.both())

    def freeze(self, index, person):
        self.put(index, "person.frozen", {"person": person, "ground": self.C}, "custodian:" + self.c1)

    def unfreeze(self, index, person):
        self.put(index, "person.unfrozen", {"person": person, "ground": self.C}, *self.both())

    def hold(self, index):
        self.put(index, "hold.set", {"dossier": self.dossier, "ground": self.C}, "approver:" + self.a1)

    def both(self):
        return "custodian:" + self.c1, "approver:" + self.a1

    def judge(self):
        report, state = bundle.Report(), State()
        reader = bundle.Reader(report, state)
        for index, body in enumerate(self.bodies):
            for s in body["signers"]:  # put-in entries name the person as keyset; the rules here do not ask
                state.keysets.setdefault(s["keyset"], {"person": s["person"], "key": b"", "current": True})
            schema.read_body(body)
            entry = Entry(index, index.to_bytes(32, "big"), body)
            reader.judge(entry)
            state.apply(entry)
        return report


NEW = "ab" * 16


def _voided(log, *loans):
    log[69]["voidedLoans"] = list(loans)


def _second_author(log):
    """Another author submits to the dossier (at 26, 27), and the first one becomes a borrower (at 24)."""
    log.give_role(24, log.author, "borrower")
    log.give_role(25, log.b3, "author")
    log.again(26, 16, "author:" + log.b3, document=NEW, lineage=NEW, no=9)
    log.again(27, 17, document=NEW, lineage=NEW)
    log.again(28, 24, "borrower:" + log.author, loan=NEW, document=NEW, lineage=NEW)
    log[74]["voidedLoans"].append(NEW)


def _author_turns_custodian(log):
    log.end_role(43, log.author, "author")
    log.give_role(44, log.author, "custodian")
    log.sign(47, "custodian:" + log.author)


# What is done to the honest log; which check breaks at which entry, or None where all still holds.
LIES = {
    # roles
    "custody sheets confirmed by an approver": ("roles", 1, lambda log: log.sign(1, "approver:" + log.a1)),
    "machine's entry signed": ("roles", 29, lambda log: log.again(29, 29, "borrower:" + log.b1)),
    "signer without the role": ("roles", 24, lambda log: log.sign(24, "borrower:" + log.author)),
    "role ended": ("roles", 25, lambda log: log.end_role(24, log.b1, "borrower")),
    "role of another id of the person": (
        "roles",
        26,
        lambda log: (log.end_role(24, log.b1, "borrower"), log.join(25, log.b1, log.b3)),
    ),
    "founders out of order": ("roles", 0, lambda log: log[0]["founders"].reverse()),
    "founders without an approver": ("roles", 0, lambda log: [f.update(role="custodian") for f in log[0]["founders"]]),
    "stranger frozen": ("roles", 20, lambda log: log.freeze(20, NEW)),
    "stranger joined": ("roles", 20, lambda log: log.join(20, log.b1, NEW)),
    "custodian signs own re-keying twice": ("roles", 64, lambda log: (log[64].update(person=log.c1), log.sign(64, "self:" + log.c1, "custodian:" + log.c1, "approver:" + log.a1))),
    "self is another": ("roles", 64, lambda log: log[64].update(person=log.b2)),
    "custodian unfreezes themself": ("roles", 20, lambda log: log.unfreeze(20, log.c1)),
    "custodian ends a role of their own": ("roles", 20, lambda log: log.end_role(20, log.c1, "custodian")),
    "frozen borrower asks": ("roles", 25, lambda log: log.freeze(24, log.b1)),
    "frozen under another id": ("roles", 26, lambda log: (log.freeze(24, log.b3), log.join(25, log.b1, log.b3))),
    "unfrozen under another id": (None, None, lambda log: (log.freeze(24, log.b3), log.join(25, log.b1, log.b3), log.unfreeze(26, log.b1))),
    "auditor and borrower": ("roles", 20, lambda log: log.give_role(20, log.b1, "auditor")),
    "auditor instead of borrower": (None, None, lambda log: log.give_role(84, log.b2, "auditor")),
    "custodian joined with borrower": ("roles", 20, lambda log: log.join(20, log.b1, log.c2)),
    "author and borrower": (None, None, lambda log: log.give_role(20, log.b1, "author")),
    "looser number": ("roles", 77, lambda log: log[77]["policy"].update(viewMinutes=31)),
    "looser cap": ("roles", 77, lambda log: (log[0]["policy"]["viewCap"].update(secret=1), log[77]["policy"]["viewCap"].update(secret=2))),
    "authors may borrow of late": ("roles", 77, lambda log: log[77]["policy"].update(authorMayBorrow=True)),
    "separation back to lineage": ("roles", 77, lambda log: log[0]["policy"].update(authorSeparation="dossier")),
    "epoch left out": ("roles", 79, lambda log: log[79].update(epoch=3)),
    # clock
    "doubt not marked": ("clock", 54, lambda log: log.bodies[54]["at"].update(doubt="none")),
    "doubt marked for nothing": ("clock", 40, lambda log: log.bodies[40]["at"].update(doubt="back")),
    "exactly two minutes back": (None, None, lambda log: log.bodies[40]["at"].update(wall=log.bodies[39]["at"]["wall"] - 120_000)),
    "a little more": ("clock", 40, lambda log: log.bodies[40]["at"].update(wall=log.bodies[39]["at"]["wall"] - 120_001)),
    "machine's count falls": ("clock", 40, lambda log: log.bodies[40]["at"].update(mono=0)),
    "count of an earlier boot falls": ("clock", 81, lambda log: log.bodies[81]["at"].update(boot=log.bodies[0]["at"]["boot"], mono=0)),
    "jump from another time": ("clock", 55, lambda log: log[55].update({"from": log[55]["from"] + 1})),
    "jump the other way": ("clock", 55, lambda log: (log[55].update(direction="forward"), log.bodies[55]["signers"].pop())),
    # separation
    "author turned custodian issues": ("separation", 47, _author_turns_custodian),
    "author borrows in own dossier": (None, None, _second_author),
    "the same where policy separates dossiers": ("separation", 28, lambda log: (log.policy(authorSeparation="dossier"), _second_author(log))),
    "author borrows where policy lets them": (None, None, lambda log: (log.policy(authorMayBorrow=True, authorSeparation="dossier"), _second_author(log))),
    "author borrows under another id": ("separation", 26, lambda log: (log.give_role(24, log.author, "borrower"), log.join(25, log.author, log.b1))),
    "author of a version sent back": ("separation", 27, lambda log: (
        log.give_role(20, log.b1, "author"),
        log.again(21, 18, "author:" + log.b1, document=NEW, no=9),
        log.again(22, 23, document=NEW),
    )),
    # filing
    "dossier opened twice": ("loans", 20, lambda log: log.again(20, 15)),
    "dossier never opened": ("loans", 16, lambda log: log[16].update(dossier=NEW)),
    "document id twice": ("loans", 18, lambda log: log[18].update(document=log[16]["document"])),
    "number twice": ("loans", 18, lambda log: log[18].update(no=1)),
    "known lineage said to be new": ("loans", 18, lambda log: log[18].update(joined="new")),
    "version of nothing": ("loans", 16, lambda log: log[16].update(joined="version-of")),
    "accepted twice": ("loans", 18, lambda log: log.again(18, 17, version=2)),
    "version left out": ("loans", 19, lambda log: log[19].update(version=3)),
    "joined version accepted as first": ("loans", 19, lambda log: log[19].update(choice="first")),
    "accepted into a lineage it is not like": ("loans", 19, lambda log: log[19].update(lineage=log[20]["lineage"])),
    "like one taken for the first": ("loans", 21, lambda log: log[21].update(choice="first", because=None)),
    "like one taken for a version": ("loans", 43, lambda log: log[21].update(choice="version-of", because=None, lineage=log[16]["lineage"], version=3)),
    "sent back after acceptance": ("loans", 18, lambda log: log.again(18, 23, document=log[16]["document"])),
    # loans
    "loan of a document not accepted": ("loans", 24, lambda log: log[24].update(document=log[22]["document"])),
    "another lineage": ("loans", 24, lambda log: log[24].update(lineage=log[20]["lineage"])),
    "another dossier": ("loans", 24, lambda log: log[24].update(dossier=NEW)),
    "empty window": ("loans", 24, lambda log: log[24].update(to=log[24]["from"])),
    "window too long": ("loans", 24, lambda log: log[24].update(to=log[24]["from"] + 14 * 86_400_000 + 1)),
    "window just not too long": (None, None, lambda log: log[24].update(to=log[24]["from"] + 14 * 86_400_000)),
    "loan id twice": ("loans", 43, lambda log: log[43].update(loan=log[24]["loan"])),
    "second open loan": ("loans", 26, lambda log: log.again(26, 24, loan=NEW)),
    "second open loan under another id": ("loans", 27, lambda log: (log.join(26, log.b1, log.b3), log.again(27, 24, "borrower:" + log.b3, loan=NEW))),
    "approval of another document": ("loans", 25, lambda log: log[25].update(document=log[18]["document"])),
    "grant to somebody else": ("loans", 25, lambda log: log[25].update(borrowerKeyset=log.b2)),
    "window wider than asked": ("loans", 25, lambda log: log[25].update(to=log[25]["to"] + 1)),
    "minutes over the policy's": ("loans", 25, lambda log: log.policy(viewMinutesMax=29)),
    "issued before approval": ("loans", 25, lambda log: log.drop(25)),
    "received by another": ("loans", 27, lambda log: log.sign(27, "borrower:" + log.b2)),
    "returned twice": ("loans", 42, lambda log: log.again(42, 41)),
    "checked in while only approved": ("loans", 26, lambda log: log.again(26, 42)),
    "withdrawn after approval": ("loans", 26, lambda log: log.put(26, "loan.withdrawn", {"loan": log[24]["loan"]}, "borrower:" + log.b1)),
    "approved after withdrawal": ("loans", 26, lambda log: log.put(25, "loan.withdrawn", {"loan": log[24]["loan"]}, "borrower:" + log.b1)),
    "reminded while out": (None, None, lambda log: log.put(28, "loan.reminded", {"loan": log[24]["loan"]}, "custodian:" + log.c1)),
    "reminded by an approver": ("roles", 28, lambda log: log.put(28, "loan.reminded", {"loan": log[24]["loan"]}, "approver:" + log.a1)),
    "reminded after its return": ("loans", 42, lambda log: log.put(42, "loan.reminded", {"loan": log[24]["loan"]}, "custodian:" + log.c1)),
    "overdue too early": ("loans", 28, lambda log: log.put(28, "loan.overdue", {"loan": log[24]["loan"]})),
    "overdue twice": ("loans", 61, lambda log: log.again(61, 60)),
    "open loan not voided": ("loans", 69, _voided),
    "closed loan voided": ("loans", 69, lambda log: log[69]["voidedLoans"].append(log[24]["loan"])),
    "recalled loan voided": (None, None, lambda log: log[69]["voidedLoans"].append(log[43]["loan"])),
    "loan voided twice": ("loans", 69, lambda log: log[69]["voidedLoans"].append(log[68]["loan"])),
    # views
    "viewed by another": ("loans", 28, lambda log: log.sign(28, "borrower:" + log.b2)),
    "view id twice": ("loans", 35, lambda log: log[35].update(view=log[28]["view"])),
    "view id of a spent one": ("loans", 75, lambda log: (log[75].update(view=log[69]["spent"][1]["view"]), log[76].update(view=log[75]["view"]))),
    "minutes not those approved": ("loans", 28, lambda log: log[28].update(minutes=31)),
    "pages not those submitted": ("loans", 28, lambda log: log[28].update(pages=4)),
    "view before receipt": ("loans", 27, lambda log: log.drop(27)),
    "page past the last": ("loans", 29, lambda log: log[29].update(page=4)),
    "page while blank": ("loans", 32, lambda log: log.drop(32)),
    "page written in a real vault": ("loans", 29, lambda log: log.put(29, "page.written", {"view": log[28]["view"], "page": 1})),
    "page written in a sample vault": (None, None, lambda log: (log[0].update(sample=True), log.put(29, "page.written", {"view": log[28]["view"], "page": 1}))),
    "resumed by another": ("loans", 32, lambda log: log.sign(32, "borrower:" + log.b2)),
    "restart taken for a crash": ("loans", 36, lambda log: (log[36].update(after="crash"), log.bodies[36]["signers"].pop())),
    "time shown falls": ("loans", 34, lambda log: log[34].update(shownMs=89_999)),
    "time shown over the minutes": ("loans", 34, lambda log: log[34].update(shownMs=30 * 60_000 + 1001)),
    "time shown to the last second": (None, None, lambda log: log[34].update(shownMs=30 * 60_000 + 1000)),
    "closed twice": ("loans", 35, lambda log: log.again(35, 34)),
    "note id twice": ("loans", 31, lambda log: log.again(31, 30)),
    "note never written": ("loans", 40, lambda log: log.put(40, "note.read", {"note": NEW})),
    "note released by another": ("loans", 40, lambda log: log.put(40, "note.released", {"note": log[30]["note"], "to": log.b1, "hash": "0" * 64}, "self:" + log.b2)),
    "note released": (None, None, lambda log: log.put(40, "note.released", {"note": log[30]["note"], "to": log.b2, "hash": "0" * 64}, "self:" + log.b1)),
    "page under a recalled loan": ("loans", 30, lambda log: log.put(29, "loan.recalled", {"loan": log[24]["loan"], "reason": log.C}, "approver:" + log.a1)),
    "page while the borrower is frozen": ("loans", 30, lambda log: log.freeze(29, log.b1)),
    "submission under a hold": ("loans", 17, lambda log: log.hold(16)),
    "request under a hold": ("loans", 25, lambda log: log.hold(24)),
    "view under a hold": ("loans", 29, lambda log: log.hold(28)),
    "page under a hold": ("loans", 30, lambda log: log.hold(29)),
    "two holds, one lifting": (None, None, lambda log: (log.hold(24), log.hold(25), log.put(26, "hold.lifted", {"dossier": log.dossier, "ground": log.C}, *log.both()))),
    # three views
    "number left out": ("three-views", 28, lambda log: log[28].update(n=2)),
    "cap not the policy's": ("three-views", 28, lambda log: log[28].update(cap=2)),
    "over the cap": ("three-views", 38, lambda log: (log.policy(viewCap={"internal": 3, "confidential": 2, "secret": 1}), [log[i].update(cap=2) for i in (28, 35, 38, 47, 56, 75)])),
    "dossier grown secret": ("three-views", 28, lambda log: (log.policy(viewCap={"internal": 3, "confidential": 3, "secret": 1}), log.put(16, "dossier.changed", {**{k: log[15][k] for k in ("dossier", "responsible", "scope", "home")}, "classification": "secret", "status": "open"}, *log.both()), log.drop(24))),
    "spent view comes back": ("three-views", 75, lambda log: log[69]["spent"][1].update(person=log.b1)),
    "known view named as spent": (None, None, lambda log: log[69]["spent"].append({"person": log.b1, "lineage": log[75]["lineage"], "n": 1, "view": log[56]["view"]})),
    "ledger does not cover": ("three-views", 75, lambda log: log[69].update(ledgerCovers=False)),
}


class Rules(unittest.TestCase):
    """The rules of log-entry.md that no vector breaks, broken one at a time."""

    def test_lies(self):
        for name, (check, entry, tell) in LIES.items():
            with self.subTest(name):
                log = Log()
                tell(log)
                report = log.judge()
                first = report.first()
                found = (first, first and report.findings[first].entry)
                self.assertEqual(found, (check, entry), first and report.findings[first].reason)

    def test_a_view_of_a_document_never_accepted(self):
        log = Log()
        log[28].update(document=NEW)
        report = log.judge()
        self.assertEqual(report.first(), "loans")
        self.assertEqual(report.findings["three-views"].verdict, "cannot be judged")
        self.assertEqual(report.findings["three-views"].entry, 28)

    def test_what_rests_on_a_broken_check(self):
        log = Log()
        log.sign(24, "borrower:" + log.author)
        report = log.judge()
        for check in ("separation", "loans", "three-views"):
            self.assertEqual((report.verdict(check), report.findings[check].entry), ("cannot be judged", 24))
        self.assertEqual(report.verdict("clock"), "holds")

    def test_bodies(self):
        def broken(index, change):
            body = copy_of(Log.original[index])
            change(body)
            with self.assertRaises(strict.Malformed):
                schema.read_body(body)

        low_order_u = "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
        broken(0, lambda b: b.update(v=True))
        broken(0, lambda b: b["data"].update(logKey="01" + "00" * 31))
        broken(0, lambda b: b["data"]["founders"][0].update(signKey="02" + "00" * 31))
        broken(0, lambda b: b["data"]["founders"][0].update(sealKey=low_order_u))
        broken(0, lambda b: b["data"]["founders"][0].update(sealKey="ff" * 32))
        broken(0, lambda b: b["data"]["founders"][0].update(clearance=None))
        broken(3, lambda b: b["data"].update(copies=1))
        broken(3, lambda b: b["data"].update(keyset=NEW))
        broken(5, lambda b: b["data"].update(attestsSingleEnrolment=False))
        broken(21, lambda b: b["data"].update(because=None))
        broken(17, lambda b: b["data"].update(because=Log.C))
        broken(28, lambda b: b.update(place=None))
        broken(28, lambda b: b["data"].update(n=4))
        broken(28, lambda b: b["actor"].update(role=None))
        broken(28, lambda b: b["actor"].update(person=None))
        broken(28, lambda b: b.update(outcome="refused"))
        broken(40, lambda b: b.update(outcome="done"))
        broken(40, lambda b: b["data"].update(code="spent"))
        broken(13, lambda b: b["data"].update(at=1))
        broken(28, lambda b: b["at"].update(offset=1441))
        broken(28, lambda b: b["at"].update(boot="A" * 16))
        broken(28, lambda b: b.update(type="view.opened"))
        broken(28, lambda b: b.pop("station"))

    def test_alterations_at_random_never_end_in_an_exception(self):
        chance = random.Random(2)
        for _ in range(150):
            log = Log()
            for _ in range(3):
                act, i = chance.choice("dcs"), chance.randrange(1, len(log.bodies))
                if act == "d":
                    log.drop(i)
                elif act == "c":
                    log.bodies.insert(i, copy_of(log.bodies[chance.randrange(1, len(log.bodies))]))
                else:
                    j = chance.randrange(1, len(log.bodies))
                    log.bodies[i], log.bodies[j] = log.bodies[j], log.bodies[i]
            log.judge()


class Signatures(unittest.TestCase):
    def test_rfc_8032(self):
        for v in vectors("rfc8032-ed25519.json")["vectors"]:
            key, message, signature = (bytes.fromhex(v[k]) for k in ("publicKey", "message", "signature"))
            self.assertTrue(ed25519.is_signing_key(key))
            self.assertTrue(ed25519.verify_pure(key, message, signature))
            self.assertTrue(ed25519.verify(key, message, signature))
            larger = signature[:32] + (int.from_bytes(signature[32:], "little") + ed25519.L).to_bytes(32, "little")
            for other in (b"", signature[:63], bytes([signature[0] ^ 1]) + signature[1:], larger):
                self.assertFalse(ed25519.verify_pure(key, message, other))
                self.assertFalse(ed25519.verify(key, message, other))
            self.assertFalse(ed25519.verify_pure(key, message + b".", signature))

    def test_r_that_no_signer_makes(self):
        for v in vectors("ed25519-unsound-r.json")["vectors"]:
            key, message, signature = (bytes.fromhex(v[k]) for k in ("publicKey", "message", "signature"))
            self.assertTrue(ed25519.is_signing_key(key), v["about"])
            self.assertFalse(ed25519.sound_r(signature), v["about"])
            self.assertFalse(ed25519.verify_pure(key, message, signature), v["about"])
            self.assertFalse(ed25519.verify(key, message, signature), v["about"])

    def test_keys_that_are_none(self):
        p = ed25519.P
        encoded = [y.to_bytes(32, "little") for y in (0, 1, p - 1, p, p + 1)]
        encoded += [(1 | 1 << 255).to_bytes(32, "little"), (2).to_bytes(32, "little"), b"\xff" * 32, b""]
        for key in encoded:
            self.assertFalse(ed25519.is_signing_key(key), key.hex())

    def test_sealing_keys_of_low_order(self):
        def times_8(u):  # three doublings of Montgomery's curve; the point at infinity is z = 0
            x, z = u, 1
            for _ in range(3):
                a, b = (x + z) ** 2 % ed25519.P, (x - z) ** 2 % ed25519.P
                c = a - b
                x, z = a * b % ed25519.P, c * (b + 121666 * c) % ed25519.P
            return z

        for u in ed25519._LOW_ORDER_U:
            self.assertEqual(times_8(u), 0)
        self.assertNotEqual(times_8(9), 0)
        self.assertTrue(ed25519.is_sealing_key((9).to_bytes(32, "little")))


class Formats(unittest.TestCase):
    def test_tree(self):
        v = vectors("rfc6962-merkle-tree.json")
        leaves = [tree.leaf_hash(bytes.fromhex(leaf)) for leaf in v["leaves"]]
        roots = [bytes.fromhex(root) for root in v["roots"]]
        self.assertEqual([tree.root_of(leaves[:n]) for n in range(len(roots))], roots)
        for i in v["inclusion"]:
            proof = [bytes.fromhex(p) for p in i["path"]]
            index, size = i["index"], i["size"]
            self.assertTrue(tree.includes(leaves[index], index, size, proof, roots[size]))
            self.assertFalse(tree.includes(leaves[index], index, size, proof + [roots[1]], roots[size]))
            self.assertFalse(tree.includes(leaves[index], size, size, proof, roots[size]))
        for c in v["consistency"]:
            proof = [bytes.fromhex(p) for p in c["proof"]]
            old, new = c["old"], c["new"]
            self.assertTrue(tree.consistent(old, new, proof, roots[old], roots[new]))
            self.assertFalse(tree.consistent(old, new, proof + [roots[1]], roots[old], roots[new]))
            self.assertFalse(tree.consistent(old, new, proof, roots[0], roots[new]))

    def test_envelope(self):
        v = vectors("envelope.json")
        envelope = strict.parse_json(v["line"].encode())
        body = strict.decode_base64(envelope["payload"])
        signatures = [(s["keyid"], strict.decode_base64(s["sig"])) for s in envelope["signatures"]]
        pae = strict.pae(envelope["payloadType"], body)
        self.assertEqual(pae.hex(), v["pae"])
        for (_, signature), key in zip(signatures, v["publicKeys"]):
            self.assertTrue(ed25519.verify_pure(bytes.fromhex(key), pae, signature))
        leaf = strict.leaf_data(envelope["payloadType"], body, signatures)
        self.assertEqual(leaf.hex(), v["leafData"])
        self.assertEqual(tree.leaf_hash(leaf).hex(), v["leafHash"])
        for c in v["commitments"]:
            self.assertEqual(strict.commitment(bytes.fromhex(c["salt"]), c["text"]), c["commit"])

    def test_checkpoint(self):
        v = vectors("checkpoint.json")
        checkpoint = note.parse(v["signedNote"].encode())
        log_key, witness_key = bytes.fromhex(v["logPublicKey"]), bytes.fromhex(v["witnessPublicKey"])
        self.assertEqual(note.origin(checkpoint.vault, checkpoint.generation), v["origin"])
        self.assertEqual((checkpoint.size, checkpoint.root.hex()), (v["size"], v["root"]))
        self.assertTrue(note.signed_by_log(checkpoint, log_key))
        self.assertFalse(note.signed_by_log(checkpoint, witness_key))
        self.assertEqual(note.cosigned_by(checkpoint, v["witnessName"], witness_key), v["witnessTimeSeconds"])
        self.assertEqual(note.key_hash(v["origin"], 1, log_key).hex(), v["logVerifierKey"].split("+")[1])
        self.assertEqual(note.key_hash(v["witnessName"], 4, witness_key), checkpoint.signatures[1].key_hash)
        with open(os.path.join(HERE, "..", "..", "docs", "formats", "checkpoint.md"), encoding="utf-8") as file:
            characters = re.search(r"```\n(啊[^`]*)```", file.read()).group(1).replace("\n", "")
        self.assertEqual(note.words(checkpoint, characters), v["wordsZh"])


if __name__ == "__main__":
    unittest.main()
