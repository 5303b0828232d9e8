"""Checkpoints: a log's size and root in a signed note (docs/formats/checkpoint.md)."""

import base64
import hashlib
import re
from collections import namedtuple

import ed25519
from strict import LARGEST, Malformed, decode_base64

Checkpoint = namedtuple("Checkpoint", "vault generation size root text signatures")
Signature = namedtuple("Signature", "name key_hash value")
ED25519, COSIGNATURE = 1, 4

_TEXT = re.compile(r"dossier-vault/([0-9a-f]{32})/g([1-9][0-9]{0,8})\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/=]+)\n")


def origin(vault, generation):
    return "dossier-vault/%s/g%d" % (vault, generation)


def parse(data):
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("the note is not UTF-8")
    if any((c < " " and c != "\n") or c == "\x7f" for c in note):
        raise Malformed("the note holds a control character")
    end = note.rfind("\n\n")
    if end < 0:
        raise Malformed("no empty line parts text and signatures")
    text, lines = note[: end + 1], note[end + 2 :]
    match = _TEXT.fullmatch(text)
    if match is None:
        raise Malformed("the text is not origin, size and root")
    vault, generation, size, root = match.groups()
    if len(size) > 16 or int(size) > LARGEST:
        raise Malformed("a number exceeds 2^53 - 1")
    root = decode_base64(root)
    if len(root) != 32:
        raise Malformed("the root has not 32 bytes")
    if not lines.endswith("\n"):
        raise Malformed("the last signature line is not ended")
    signatures = [_signature(line) for line in lines[:-1].split("\n")]
    if len(signatures) > 100:
        raise Malformed("more than 100 signatures")
    return Checkpoint(vault, int(generation), int(size), root, text, signatures)


def _signature(line):
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014":
        raise Malformed("a signature line is none")
    name = parts[1]
    if re.fullmatch("[!-*,-~]+", name) is None:
        raise Malformed("a key name is none")
    data = decode_base64(parts[2])
    if len(data) < 5:
        raise Malformed("a signature is too short")
    return Signature(name, data[:4], data[4:])


def encode_root(root):
    return base64.b64encode(root).decode("ascii")


def key_hash(name, kind, key):
    return hashlib.sha256(name.encode("utf-8") + b"\n" + bytes([kind]) + key).digest()[:4]


def signed_by_log(checkpoint, key):
    """The log's line comes first, under the origin as key name and with the hash of its key; no other bears that name."""
    first, name = checkpoint.signatures[0], origin(checkpoint.vault, checkpoint.generation)
    return (
        [line.name == name for line in checkpoint.signatures].count(True) == 1
        and first.name == name
        and first.key_hash == key_hash(name, ED25519, key)
        and ed25519.verify(key, checkpoint.text.encode("utf-8"), first.value)
    )


def cosigned_by(checkpoint, name, key):
    """The seconds since 1970 at which a witness cosigned, or None."""
    for line in checkpoint.signatures:
        if line.name == name and line.key_hash == key_hash(name, COSIGNATURE, key) and len(line.value) == 72:
            seconds = int.from_bytes(line.value[:8], "big")
            message = "cosignature/v1\ntime %d\n%s" % (seconds, checkpoint.text)
            if ed25519.verify(key, message.encode("utf-8"), line.value[8:]):
                return seconds
    return None


def words(checkpoint, list_of_words):
    h = hashlib.sha256(b"dossier-vault/v1/checkpoint-words\n" + checkpoint.text.encode("utf-8")).digest()
    bits = int.from_bytes(h, "big") >> (256 - 88)
    return [list_of_words[bits >> (11 * (7 - i)) & 2047] for i in range(8)]
