"""States of the log that others cosigned (docs/formats/audit-bundle.md, check 16)."""

import os

import ed25519
import note
from strict import Malformed, parse_json


def read_lines(folder):
    """[(person, checkpoint), ...]; raises Malformed."""
    path = os.path.join(folder, "cosigned.jsonl")
    if not os.path.exists(path):
        return []
    with open(path, "rb") as file:
        text = file.read()
    if text and not text.endswith(b"\n"):
        raise Malformed("the last line is not ended")
    lines = []
    for line in text.split(b"\n")[:-1]:
        said = parse_json(line)
        if not isinstance(said, dict) or sorted(said) != ["note", "person"]:
            raise Malformed("a line has other members than person and note")
        person, text_of_note = said["person"], said["note"]
        if not isinstance(person, str) or not isinstance(text_of_note, str):
            raise Malformed("person and note are texts")
        lines.append((person, note.parse(text_of_note.encode("utf-8"))))
    return lines


def entry_wrong(entry, state, at_size):
    """What is wrong with a witness's line in an entry; None where nothing is."""
    data = entry.data
    if data["generation"] > state.generation:
        return "generation %d had not begun" % data["generation"]
    if data["size"] > entry.index:
        return "the log had no %d entries" % data["size"]
    then = at_size(data["size"])
    if then is None or then[0].hex() != data["root"]:
        return "another history of the first %d entries" % data["size"]
    text = "%s\n%d\n%s\n" % (
        note.origin(state.vault, data["generation"]),
        data["size"],
        note.encode_root(bytes.fromhex(data["root"])),
    )
    message = "cosignature/v1\ntime %d\n%s" % (data["seconds"], text)
    if not ed25519.verify(bytes.fromhex(data["key"]), message.encode("utf-8"), bytes.fromhex(data["signature"])):
        return "the witness's cosignature does not verify"
    return None


def line_wrong(person, checkpoint, state, reader):
    then = reader.at_size(checkpoint.size)
    if checkpoint.vault != state.vault or checkpoint.size == 0 or then is None:
        return "no beginning of this log"
    root, (generation, key) = then
    if checkpoint.root != root or checkpoint.generation != generation:
        return "no beginning of this log"
    if not note.signed_by_log(checkpoint, key):
        return "not signed by the log key of that size"
    keys = [each["key"] for each in state.keysets.values() if each["person"] == person]
    if not any(note.cosigned_by(checkpoint, "person/%s" % person, each) is not None for each in keys):
        return "not cosigned by %s" % person
    return None


def judge(folder, report, state, reader):
    """After the last entry; `reader.witnesses` counts the entries with a witness's line that were found good."""
    try:
        lines = read_lines(folder)
    except Malformed as error:
        report.breaks("cosignatures", None, "cosigned.jsonl: %s" % error)
        return
    for person, checkpoint in lines:
        wrong = line_wrong(person, checkpoint, state, reader)
        if wrong:
            report.breaks("cosignatures", None, wrong)
            return
    if not lines and reader.witnesses == 0:
        report.cannot_judge("cosignatures", None, "nobody cosigned a state of this log")
