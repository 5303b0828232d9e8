"""Strict reading: JSON, base64, envelopes and commitments (docs/formats/log-entry.md, envelope.md)."""

import base64
import binascii
import hashlib
import json


class Malformed(Exception):
    """The bytes are not what the page asks for. The message says where and why."""


LARGEST = 2**53 - 1
DEEPEST = 32


def _pairs(pairs):
    result = {}
    for key, value in pairs:
        if key in result:
            raise Malformed("the key %r stands twice in one object" % key)
        result[key] = value
    return result


def _integer(text):
    if text == "-0":
        raise Malformed("-0 is no plain integer")
    if len(text) > 17 or abs(int(text)) > LARGEST:
        raise Malformed("a number exceeds 2^53 - 1")
    return int(text)


def _no_number(text):
    raise Malformed("%s is no plain integer" % text[:40])


def _depth(value, level=1):
    if isinstance(value, (dict, list)):
        if level > DEEPEST:
            raise Malformed("nested deeper than %d" % DEEPEST)
        for inner in value.values() if isinstance(value, dict) else value:
            _depth(inner, level + 1)


def parse_json(data):
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_pairs,
            parse_int=_integer,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
        _depth(value)
        return value
    except UnicodeDecodeError:
        raise Malformed("the bytes are not UTF-8")
    except RecursionError:
        raise Malformed("nested deeper than %d" % DEEPEST)
    except ValueError as error:
        raise Malformed("not JSON: %s" % error)


def decode_base64(text):
    """RFC 4648, section 4, padded, unused bits zero: what decodes and encodes to itself."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        raise Malformed("not base64")
    if base64.b64encode(data).decode("ascii") != text:
        raise Malformed("base64 is not canonical")
    return data


def pae(payload_type, body):
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(body), body)


def leaf_data(payload_type, body, signatures):
    """signatures: (keyid, 64 bytes) in order."""
    parts = [pae(payload_type, body)]
    for keyid, signature in signatures:
        name = keyid.encode("utf-8")
        parts += [len(name).to_bytes(4, "big"), name, len(signature).to_bytes(4, "big"), signature]
    return b"".join(parts)


def commitment(salt, text):
    return hashlib.sha256(salt + text.encode("utf-8")).hexdigest()
