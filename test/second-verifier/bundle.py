"""An audit bundle and the checks of it (docs/formats/audit-bundle.md); what is different in a part is in part.py."""

import hashlib
import os
import re

import cosigned
import ed25519
import note
import schema
import tree
from rules import Entry, State, Unjudgeable
from strict import Malformed, commitment, decode_base64, leaf_data, pae, parse_json

CHECKS = (
    "structure",
    "tree",
    "checkpoint",
    "signatures",
    "chains",
    "roles",
    "separation",
    "loans",
    "three-views",
    "handovers",
    "training",
    "clock",
    "openings",
    "generations",
    "since",
    "cosignatures",
)
PART_CHECKS = CHECKS + ("selection", "completeness")
NUMBER = {name: i + 1 for i, name in enumerate(PART_CHECKS)}
RESTING_ON = {
    "chains": ("roles", "separation", "loans", "three-views", "handovers", "training"),
    "roles": ("separation", "loans", "three-views", "handovers", "training"),
    "clock": ("loans",),
}
LONGEST_LINE = 64 * 1024 * 1024
NEVER_OPENED = ("likeness", "staff")


class Unreadable(Exception):
    """The bundle, or the older checkpoint, cannot be read at all."""


class Finding:
    def __init__(self, verdict, entry, reason):
        self.verdict, self.entry, self.reason = verdict, entry, reason


class Report:
    """What is known of each check: nothing yet (it holds so far), or its one finding."""

    def __init__(self, checks=CHECKS):
        self.findings, self.checks = {}, checks
        self.part = None
        self.vault = self.entry_0 = None
        self.size = self.generation = 0
        self.root = tree.EMPTY_ROOT
        self.generations = []
        self.measures = None  # of a bundle of evidence: (measure, verdict, entry, reason) of each

    def judging(self, check):
        return check not in self.findings

    def breaks(self, check, entry, reason):
        if self.judging(check):
            self.findings[check] = Finding("broken", entry, reason)
            for other in RESTING_ON.get(check, ()):
                self.cannot_judge(other, entry, "%s is broken" % check)

    def cannot_judge(self, check, entry, reason):
        if self.judging(check):
            self.findings[check] = Finding("cannot be judged", entry, reason)

    def ends(self, check, entry, reason):
        """Structure or signatures are broken at an entry: reading ends there."""
        self.breaks(check, entry, reason)
        for other in self.checks:
            self.cannot_judge(other, entry, "%s is broken" % check)

    def verdict(self, check):
        return self.findings[check].verdict if check in self.findings else "holds"

    def broken(self):
        measures = any(verdict == "broken" for _, verdict, _, _ in self.measures or ())
        return measures or any(f.verdict == "broken" for f in self.findings.values())

    def first(self):
        """The broken check of the lowest entry, there of the lowest number; those that name no entry come last."""
        broken = [c for c in self.checks if self.verdict(c) == "broken"]
        none = float("inf")
        return min(
            broken,
            key=lambda c: (none if self.findings[c].entry is None else self.findings[c].entry, NUMBER[c]),
            default=None,
        )


def _read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Unreadable("%s cannot be read: %s" % (os.path.basename(path), error.strerror))


def verify(folder, older_path=None):
    checkpoint_bytes = _read(os.path.join(folder, "checkpoint"))
    entries = _read(os.path.join(folder, "entries.jsonl"))
    manifest_bytes = _read(os.path.join(folder, "manifest.json"))
    older = None
    if older_path is not None:
        try:
            older = note.parse(_read(older_path))
        except Malformed as error:
            raise Unreadable("the older checkpoint is none: %s" % error)

    manifest = malformed = None
    try:
        manifest = _manifest(manifest_bytes)
    except Malformed as error:
        malformed = str(error)

    state = State()
    asked = manifest.get("part") if manifest is not None else None
    if asked is None:
        report = Report()
        reader = Reader(report, state)
    else:
        report = Report(PART_CHECKS)
        report.part = asked
        import part  # it extends Reader

        reader = part.reader_of(folder, manifest, report, state)
    import measures  # it needs what part.py knows

    reader.measures = measures.check_of(folder, manifest)
    ended = reader.read(entries)
    if reader.measures is not None:
        report.measures = reader.measures.verdicts(state.vault, reader.tree.size, ended)
    report.size, report.generation, report.generations = reader.tree.size, state.generation, state.generations
    report.vault, report.root = state.vault, reader.tree.root()
    if ended:
        return report

    if manifest is None:
        report.breaks("structure", None, "manifest.json: %s" % malformed)
    else:
        wrong = _disagreement(folder, manifest, state, reader)
        if wrong:
            report.breaks("structure", None, wrong)
    reader.ends()
    _checkpoint(report, checkpoint_bytes, state, reader)
    reader.missing_openings(manifest)
    _generations(report)
    _since(report, older, state, reader)
    if report.judging("cosignatures"):
        cosigned.judge(folder, report, state, reader)
    return report


class Reader:
    """Goes through the entries in order."""

    def __init__(self, report, state):
        self.report, self.state = report, state
        self.tree = tree.Tree()
        self.witnesses = 0
        self.roots = {}  # roots[i]: of the first i entries
        self.in_force = {}  # in_force[i]: generation and log key after i entries
        self.ends_with_part = False
        self.commitments = []  # of each entry: {commit: names}
        self.opened = []  # of each entry: commits that an opening lies beside
        self.erased = {}  # (index, commit): the last entry that erased it
        self.measures = None

    def read(self, data):
        """True if reading ended at an entry."""
        if not data:
            self.report.breaks("structure", None, "there is no entry")
            for check in CHECKS:
                self.report.cannot_judge(check, None, "there is no entry")
            return True
        lines = data.split(b"\n")
        last = lines.pop()
        for line in lines:
            if not self._entry(self.tree.size, line):
                return True
        if last:
            self.report.ends("structure", self.tree.size, "the line is not ended")
            return True
        return False

    line_shape = schema.LINE

    def is_due(self, index, due):
        return index == due

    def _entry(self, index, line):
        report, state = self.report, self.state
        try:
            if len(line) >= LONGEST_LINE:
                raise Malformed("the line is not shorter than 64 MiB")
            parsed = parse_json(line)
            type(self).line_shape(parsed, "line", [])
            if not self.is_due(parsed["index"], index):
                raise Malformed("the line is number %d by its index" % parsed["index"])
            index = parsed["index"]
            envelope = parsed["envelope"]
            payload = decode_base64(envelope["payload"])
            signatures = [(s["keyid"], decode_base64(s["sig"])) for s in envelope["signatures"]]
            if any(len(sig) != 64 for _, sig in signatures):
                raise Malformed("a signature has not 64 bytes")
        except Malformed as error:
            report.ends("structure", index, str(error))
            return False

        message = pae(envelope["payloadType"], payload)

        def verifies(i, key):
            return ed25519.verify(key, message, signatures[i][1])

        verified = []
        for i, (keyid, _) in enumerate(signatures):
            key, wrong = state.key_by_keyid(keyid)
            if key is not None and not verifies(i, key):
                wrong = "signature %d does not verify" % i
            if wrong:
                report.ends("signatures", index, wrong)
                return False
            verified.append(key is not None)

        try:
            body = parse_json(payload)
            found = schema.read_body(body)
            if index > 0 and body["vault"] != state.vault:
                raise Malformed("the body is of another vault than entry 0")
            if state.place is not None and schema.no_day(body["type"], body["data"]):
                raise Malformed("the calendar has no day %s" % schema.no_day(body["type"], body["data"]))
        except Malformed as error:
            report.ends("structure", index, str(error))
            return False

        leaf = tree.leaf_hash(leaf_data(envelope["payloadType"], payload, signatures))
        entry = Entry(index, leaf, body)
        wrong = state.signatures(entry, [keyid for keyid, _ in signatures], verified, verifies)
        if wrong:
            report.ends("signatures", index, wrong)
            return False

        entry.line, entry.found = parsed, found
        return self.take(entry)

    def take(self, entry):
        """An entry that is sound by itself. False where reading ends."""
        report, state, index, body, leaf = self.report, self.state, entry.index, entry.body, entry.leaf
        parsed, found = entry.line, entry.found
        if body["log"]["size"] != index:
            report.breaks("tree", index, "log.size is %d" % body["log"]["size"])
        elif body["log"]["root"] != self.tree.root().hex():
            report.breaks("tree", index, "log.root is not the head of the entries before")
        if report.judging("chains"):
            wrong = state.chain(entry)
            if wrong:
                report.breaks("chains", index, wrong)
        self.judge(entry)
        if entry.kind == "paper.printed":
            self._paper(entry)
        if entry.kind == "checkpoint.cosigned" and self.report.judging("cosignatures"):
            wrong = cosigned.entry_wrong(entry, state, self.at_size)
            if wrong:
                self.report.breaks("cosignatures", index, wrong)
            else:
                self.witnesses += 1
        self._openings(index, found, parsed["openings"])

        self.note_corrections(entry)
        self.grow(entry)
        state.apply(entry)
        self.note_keys()
        return True

    def note_corrections(self, entry):
        if entry.kind in ("entry.corrected", "opening.erased") and entry.data["index"] >= entry.index:
            self.report.breaks("openings", entry.index, "it is of an entry that is not before it")
        if entry.kind == "opening.erased":
            self.erased[entry.data["index"], entry.data["commit"]] = entry.index

    def grow(self, entry):
        if self.measures is not None:
            self.measures.observe(entry)
        if entry.index == 0:
            self.report.entry_0 = entry.leaf.hex()
        self.ends_with_part = entry.kind == "log.exported" and "part" in entry.data
        self.tree.append(entry.leaf)
        self.roots[self.tree.size] = self.tree.root()

    def note_keys(self):
        self.in_force[self.tree.size] = (self.state.generation, self.state.log_keys.key)

    def at_size(self, size):
        """Root, and (generation, log key), of the first so many entries; None where the root is not known."""
        return (self.roots[size], self.in_force[size]) if size in self.roots else None

    def _paper(self, entry):
        """Section 5.10."""
        size, root = entry.data["size"], entry.data["root"]
        if size > entry.index:
            self.report.breaks("handovers", entry.index, "the paper is of %d entries" % size)
        elif root != (self.roots[size] if size > 0 else tree.EMPTY_ROOT).hex():
            self.report.breaks("handovers", entry.index, "the paper carries another root than that of %d entries" % size)

    def judge(self, entry):
        """The checks that ask what an entry says, and no signature or hash."""
        report, state = self.report, self.state
        for check, rule in (
            ("roles", state.roles_hold),
            ("clock", state.clock),
            ("separation", state.separation),
            ("loans", state.lending),
            ("three-views", state.three_views),
            ("handovers", state.handing_over),
            ("training", state.trained),
        ):
            if report.judging(check):
                try:
                    wrong = rule(entry)
                except Unjudgeable as error:
                    report.cannot_judge(check, entry.index, str(error))
                else:
                    if wrong:
                        report.breaks(check, entry.index, wrong)

    def _openings(self, index, found, openings):
        names = {}
        for name, commit in found:
            names.setdefault(commit, set()).add(name)
        opened = set()
        for o in openings:
            commit, wrong = o["commit"], None
            if commit not in names:
                wrong = "an opening of no commitment in the entry"
            elif commit in opened:
                wrong = "two openings of one commitment"
            elif not names[commit].isdisjoint(NEVER_OPENED):
                wrong = "the opening of %s is exported" % " and ".join(sorted(names[commit]))
            else:
                try:
                    if commitment(bytes.fromhex(o["salt"]), o["text"]) != commit:
                        wrong = "an opening does not hash to its commitment"
                except UnicodeEncodeError:
                    wrong = "the text of an opening has a lone surrogate"
            if wrong:
                self.report.breaks("openings", index, wrong)
            opened.add(commit)
        self.commitments.append(names)
        self.opened.append(opened)


    def ends(self):
        """After the last entry."""

    def missing_openings(self, manifest):
        if manifest is not None and manifest["openings"] == "none":
            return
        for index, (names, opened) in enumerate(zip(self.commitments, self.opened)):
            for commit, named in names.items():
                if commit in opened or not named.isdisjoint(NEVER_OPENED) or self.erased.get((index, commit), -1) > index:
                    continue
                if manifest is None:
                    self.report.cannot_judge("openings", None, "the manifest does not say whether openings were left out")
                else:
                    self.report.breaks("openings", index, "the opening of %s is missing" % " and ".join(sorted(named)))
                return


def _manifest(data):
    manifest = parse_json(data)
    is_part = type(manifest) is dict and manifest.get("format") == "dossier-vault-audit-part/1"
    (schema.PART_MANIFEST if is_part else schema.MANIFEST)(manifest, "manifest", [])
    if type(manifest["files"]) is not dict:
        raise Malformed("files is not an object")
    for name, file in manifest["files"].items():
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", name) is None or name == "manifest.json":
            raise Malformed("%s is no name of another file" % ascii(name))
        schema.FILE(file, "files.%s" % name, [])
    return manifest


def _disagreement(folder, manifest, state, reader):
    for key, here in (("vault", state.vault), ("generation", state.generation), ("size", reader.tree.size)):
        if manifest[key] != here:
            return "manifest.json: %s is %s, in the log %s" % (key, manifest[key], here)
    form = manifest["part"]["form"] if "part" in manifest else None
    for name in ("checkpoint", "entries.jsonl") + (("proof",) if form == "extract" else ()):
        if name not in manifest["files"]:
            return "files does not name %s" % name
    if form == "skeleton" and "proof" in manifest["files"]:
        return "files names a proof"
    for name, said in manifest["files"].items():
        path = os.path.join(folder, name)
        if not os.path.isfile(path):
            return "%s is not there" % name
        data = _read(path)
        if len(data) != said["bytes"] or hashlib.sha256(data).hexdigest() != said["sha256"]:
            return "%s has other bytes than manifest.json says" % name
    if "part" not in manifest and reader.ends_with_part:
        return "the log ends with the export of a part, and this is said to be the whole"
    return None


def _checkpoint(report, data, state, reader):
    try:
        checkpoint = note.parse(data)
    except Malformed as error:
        report.breaks("checkpoint", None, "malformed: %s" % error)
        report.cannot_judge("tree", None, "the checkpoint is malformed")
        return
    wanted = note.origin(state.vault, state.generation)
    if note.origin(checkpoint.vault, checkpoint.generation) != wanted:
        report.breaks("checkpoint", None, "its origin is not %s" % wanted)
    elif not note.signed_by_log(checkpoint, state.log_keys.key):
        report.breaks("checkpoint", None, "not signed by log key %s" % state.log_keys.name)
    if checkpoint.size != reader.tree.size:
        report.breaks("tree", None, "%d entries, in the checkpoint %d" % (reader.tree.size, checkpoint.size))
    elif checkpoint.root != reader.tree.root():
        report.breaks("tree", None, "the root is not the checkpoint's")


def _generations(report):
    gaps = []
    for g in report.generations:
        if g["anchored"] > g["have"]:
            gaps.append(
                "%d entries that were anchored before generation %d" % (g["anchored"] - g["have"], g["generation"])
            )
        if not g["ledgerCovers"]:
            gaps.append("views, perhaps, before generation %d" % g["generation"])
    if gaps:
        report.cannot_judge("generations", None, "not in this log: %s" % "; ".join(gaps))


def _since(report, older, state, reader):
    if older is None:
        report.cannot_judge("since", None, "no older checkpoint is given")
        return
    wrong = None
    then = reader.at_size(older.size)
    if older.vault != state.vault:
        wrong = "the older checkpoint is of another vault"
    elif older.size > reader.tree.size:
        wrong = "the older log has %d entries, this one %d" % (older.size, reader.tree.size)
    elif older.size == 0:
        wrong = "the older log has no entry, and so no log key"
    elif then is None:
        keys = state.log_keys.of_generation.get(older.generation, ())
        if not any(note.signed_by_log(older, key) for key in keys):
            wrong = "not signed by a log key of generation %d" % older.generation
        else:
            report.cannot_judge("since", None, "the head of %d entries is not shown" % older.size)
    elif older.root != then[0]:
        wrong = "the older log is no beginning of this one"
    elif older.generation != then[1][0]:
        wrong = "generation %d was in force, not %d" % (then[1][0], older.generation)
    elif not note.signed_by_log(older, then[1][1]):
        wrong = "not signed by the log key in force at that size"
    if wrong:
        report.breaks("since", None, wrong)
