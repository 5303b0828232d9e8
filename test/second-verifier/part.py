"""A part of a log (docs/formats/audit-part.md): what is judged in another way than in a whole bundle."""

import hashlib
import os
import re

import schema
from bundle import NEVER_OPENED, Reader
from rules import NEW_KEYS

NAMES = {
    "name",
    "department",
    "departments",
    "client",
    "code",
    "dossiers",
    "title",
    "fileName",
    "number",
    "outsider",
    "teacher",
    "employer",
}
# type: (what it introduces, what that then belongs to)
INTRODUCES = {
    "document.submitted": ("document", lambda d: [d["dossier"]]),
    "loan.requested": ("loan", lambda d: [d["dossier"], d["document"]]),
    "view.open": ("view", lambda d: [d["dossier"], d["document"]]),
    "note.written": ("note", lambda d: [d["document"]]),
    "release.requested": ("release", lambda d: [d["dossier"]] + [each["document"] for each in d["documents"]]),
}
NOT_IN_EXTRACT = ("cosignatures", "roles", "separation", "loans", "three-views", "handovers", "training", "clock")


def reader_of(folder, manifest, report, state):
    kind = ExtractReader if manifest["part"]["form"] == "extract" else PartReader
    return kind(folder, manifest, report, state)


def strings(value):
    if type(value) is str:
        yield value
    elif type(value) in (list, dict):
        for inner in value.values() if type(value) is dict else value:
            yield from strings(inner)


class PartReader(Reader):
    """A skeleton, and what it has in common with an extract."""

    line_shape = schema.PART_LINE

    def __init__(self, folder, manifest, report, state):
        super().__init__(report, state)
        self.folder, self.size, self.part = folder, manifest["size"], manifest["part"]
        subjects = (self.part["filter"]["dossier"], self.part["filter"]["document"])
        self.belonging = [{id_} for id_ in subjects if id_ is not None]
        self.entries = []  # each entry, and whether it fits
        self.blank = {}  # index: commitments that need no opening, or None where none is shown

    def take(self, entry):
        self.note(entry)
        return super().take(entry)

    def note(self, entry):
        for ids in self.belonging:
            if entry.kind in INTRODUCES:
                introduced, by = INTRODUCES[entry.kind]
                if not ids.isdisjoint(by(entry.data)):
                    ids.add(entry.data[introduced])
        self.entries.append((entry, self.fits(entry)))

    def fits(self, entry):
        """All that was asked but the text of the place."""
        f, body = self.part["filter"], entry.body
        wall = body["at"]["wall"]
        if (f["from"] is not None and wall < f["from"]) or (f["to"] is not None and wall >= f["to"]):
            return False
        if (f["types"] and entry.kind not in f["types"]) or f["outcome"] not in (None, body["outcome"]):
            return False
        if f["place"] is not None and body["place"] is None:
            return False
        named = set(strings(entry.data)) | {s["person"] for s in entry.signers} | {body["actor"]["person"]}
        if f["people"] and named.isdisjoint(f["people"]):
            return False
        return all(not named.isdisjoint(ids) for ids in self.belonging)

    # Openings (section 4)

    def blanked(self, index, name):
        blank = self.part["blank"]
        return index in blank["entries"] or blank["names" if name in NAMES else "texts"]

    def _openings(self, index, found, openings):
        super()._openings(index, found, openings)
        marked = self.entries[-1][0].line["chosen"] or index == self.size - 1
        self.blank[index] = {c for name, c in found if self.blanked(index, name)} if marked else None
        for o in openings:
            if not marked:
                self.report.breaks("openings", index, "an opening beside an entry that was not chosen")
            elif o["commit"] in self.blank[index]:
                self.report.breaks("openings", index, "the opening of a commitment that is blanked")

    def missing_openings(self, manifest):
        for (entry, _), names, opened in zip(self.entries, self.commitments, self.opened):
            blank = self.blank[entry.index]
            if blank is None:
                continue
            for commit, named in names.items():
                if commit in opened or commit in blank or not named.isdisjoint(NEVER_OPENED):
                    continue
                if self.erased.get((entry.index, commit), -1) <= entry.index:
                    wrong = "the opening of %s is missing" % " and ".join(sorted(named))
                    self.report.breaks("openings", entry.index, wrong)
                    return

    # Selection and completeness (section 5)

    def ends(self):
        report, part = self.report, self.part
        place = part["filter"]["place"]
        chosen = [e for e, _ in self.entries if e.line["chosen"]]
        last = self.entries[-1][0]
        is_export = last.kind == "log.exported" and "part" in last.data and last.index == self.tree.size - 1
        asked = is_export and place is not None and self._text(last, place)
        for entry, fits in self.entries[:-1]:
            marked = entry.line["chosen"]
            if marked and not fits:
                report.breaks("selection", entry.index, "it is marked as chosen and does not fit")
            elif marked and place is not None and asked:
                if self._text(entry, entry.body["place"]) not in (None, asked):
                    report.breaks("selection", entry.index, "it is of another place than was asked for")
            elif fits and not marked and place is None:
                report.breaks("completeness", entry.index, "it fits and is not marked as chosen")
        if not is_export:
            report.breaks("selection", None, "the last entry is not the export of a part")
        elif last.line["chosen"]:
            report.breaks("selection", last.index, "the export itself is marked as chosen")
        else:
            wrong = self._disagreement(last.data, chosen)
            if wrong:
                report.breaks("selection", None, wrong)
            elif place is not None:
                texts = [self._text(e, e.body["place"]) for e in chosen]
                if not asked or None in texts:
                    report.cannot_judge("selection", None, "the place was asked for and is not opened everywhere")
        if part["form"] == "extract":
            report.cannot_judge("completeness", None, "%d entries are not here" % part["leftOut"])
        elif place is not None:
            report.cannot_judge("completeness", None, "places of entries that were not chosen are not opened")

    def _disagreement(self, signed, chosen):
        part = self.part
        if signed["part"] != part:
            return "manifest.json says otherwise than the log what was asked, shown or chosen"
        if len(chosen) != part["chosen"]:
            return "%d entries are marked as chosen, the log says %d" % (len(chosen), part["chosen"])
        if self.tree.size - len(self.entries) != part["leftOut"]:
            return "%d entries are not here, the log says %d" % (self.tree.size - len(self.entries), part["leftOut"])
        given = sum(len(e.line["openings"]) for e in chosen)
        if given != signed["openings"]:
            return "%d openings are given, the log says %d" % (given, signed["openings"])
        choice = hashlib.sha256("".join("%d\n" % e.index for e in chosen).encode()).hexdigest()
        return None if choice == part["choice"] else "other entries are marked than the log says were chosen"

    @staticmethod
    def _text(entry, place):
        return next((o["text"] for o in entry.line["openings"] if place and o["commit"] == place["commit"]), None)


class ExtractReader(PartReader):
    def __init__(self, folder, manifest, report, state):
        super().__init__(folder, manifest, report, state)
        self.statements = {}  # person: (index, seq, leaf) of the last statement that is here
        for check in NOT_IN_EXTRACT:
            report.cannot_judge(check, None, "it rests on entries that are not here")
        path = os.path.join(folder, "proof")
        self.proof = None
        if os.path.isfile(path):
            with open(path, "rb") as file:
                self.proof = file.read().split(b"\n")[::-1]

    def is_due(self, index, due):
        return index >= due

    def fill(self, leaf):
        """Puts the hashes of the proof in up to that leaf (merkle-tree.md, section 5); what is wrong, or None."""
        while self.tree.size < leaf:
            if self.proof is None:
                return "there is no proof"
            if len(self.proof) < 2:
                return "the proof is too short" if self.proof == [b""] else "the proof is malformed"
            line = self.proof.pop()
            if re.fullmatch(b"[0-9a-f]{64}", line) is None:
                return "the proof is malformed"
            level, size = 0, self.tree.size
            while size % 2 ** (level + 1) == 0 and size + 2 ** (level + 1) <= leaf:
                level += 1
            self.tree.append_subtree(level, bytes.fromhex(line.decode()))
            self.roots[self.tree.size] = self.tree.root()
            self.note_keys()
        return None

    def take(self, entry):
        wrong = self.fill(entry.index)
        if wrong:
            self.report.ends("tree", entry.index, wrong)
            return False
        index, body = entry.index, entry.body
        self.note(entry)
        if body["log"]["size"] != index:
            self.report.breaks("tree", index, "log.size is %d" % body["log"]["size"])
        elif body["log"]["root"] != self.tree.root().hex():
            self.report.breaks("tree", index, "log.root is not the head of the entries before")
        wrong = self._contradiction(entry)
        if wrong:
            self.report.breaks("chains", index, wrong)
        self._openings(index, entry.found, entry.line["openings"])
        self.note_corrections(entry)
        self.grow(entry)
        kind = entry.kind
        if kind == "place.taken":
            self.state.place = (entry.data["place"], entry.data["machine"])
        elif kind in NEW_KEYS | {"vault.created", "generation.new", "log-key.new"}:
            getattr(self.state, "_take_" + kind.replace(".", "_").replace("-", "_"))(entry, entry.data)
        self.note_keys()
        return True

    def _contradiction(self, entry):
        for s in entry.signers:
            index, seq, leaf = self.statements.get(s["person"], (-1, -1, None))
            between = s["seq"] - seq - 1
            if between < 0:
                return "statement %d of a person comes after number %d" % (s["seq"], seq)
            if between > entry.index - index - 1:
                return "%d statements of a person cannot lie between two entries" % between
            if between == 0 and s["prev"] != leaf:
                return "a statement does not name the one before it"
            self.statements[s["person"]] = (entry.index, s["seq"], entry.leaf.hex())
        return None

    def ends(self):
        self.report.cannot_judge("chains", None, "it rests on entries that are not here")
        if self.proof is None:
            self.report.breaks("tree", None, "there is no proof")
        elif self.proof != [b""]:
            self.report.breaks("tree", None, "the proof has more than is needed, or is malformed")
        super().ends()
