"""Ed25519 verification (RFC 8032) and which byte strings are keys at all (docs/formats/envelope.md, section 1)."""

import hashlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_MINUS_ONE = pow(2, (P - 1) // 4, P)

# Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, x*y = T/Z (RFC 8032, section 5.1.4).
IDENTITY = (0, 1, 1, 0)


def add(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    A = (y1 - x1) * (y2 - x2) % P
    B = (y1 + x1) * (y2 + x2) % P
    C = 2 * D * t1 * t2 % P
    E, F, G, H = B - A, 2 * z1 * z2 - C, 2 * z1 * z2 + C, B + A
    return (E * F % P, G * H % P, F * G % P, E * H % P)


def encode(point):
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def decode(data):
    """The point of 32 bytes (RFC 8032, section 5.1.3), or None where they are no canonical encoding of one."""
    if len(data) != 32:
        return None
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * SQRT_MINUS_ONE % P
    if v * x * x % P != u or (x == 0 and sign == 1):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))

# For a point that is multiplied often: rows[i][d] = d * 16^i * point, so that a product is 64 additions.
_rows = {}


def _rows_of(name, point):
    rows = _rows.get(name)
    if rows is None:
        rows = []
        for _ in range(64):
            row = [IDENTITY]
            for _ in range(15):
                row.append(add(row[-1], point))
            rows.append(row)
            point = add(row[-1], point)
        if len(_rows) >= 64:  # no log of many thousand keys fills the memory
            del _rows[next(name for name in _rows if name != b"base")]
        _rows[name] = rows
    return rows


def _multiply(scalar, rows):
    result = IDENTITY
    for row in rows:
        if scalar & 15:
            result = add(result, row[scalar & 15])
        scalar >>= 4
    return result


def is_signing_key(data):
    """On the curve, canonical, not of low order."""
    point = decode(data)
    if point is None:
        return False
    for _ in range(3):
        point = add(point, point)
    return point[0] != 0 or point[1] != point[2]


# The canonical u-coordinates of low order on Curve25519 and its twist: a point times 8 is nothing (RFC 7748).
_LOW_ORDER_U = {
    0,
    1,
    P - 1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
}


def is_sealing_key(data):
    u = int.from_bytes(data, "little")
    return len(data) == 32 and u < P and u not in _LOW_ORDER_U


def verify_pure(key, message, signature):
    """RFC 8032, section 5.1.7, without the cofactor: R is the encoding of S*B - k*A."""
    point = decode(key)
    if point is None or len(signature) != 64 or not sound_r(signature):
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % L
    x, y, z, t = point
    minus = (P - x, y, z, P - t)
    sum_ = add(_multiply(s, _rows_of(b"base", BASE)), _multiply(k, _rows_of(key, minus)))
    return encode(sum_) == r


try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except Exception:  # not there, or a broken installation of it
    Ed25519PublicKey = None

use_pure = Ed25519PublicKey is None


# y of the points of order 1, 2, 4 and 8 of edwards25519.
_LOW_ORDER_Y = {
    0,
    1,
    P - 1,
    int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little"),
    int.from_bytes(bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"),
}


def sound_r(signature):
    """Whether R is a canonical point that is not of low order (envelope.md, section 1)."""
    y = int.from_bytes(signature[:32], "little") & ((1 << 255) - 1)
    return y < P and y not in _LOW_ORDER_Y


def verify(key, message, signature):
    if len(signature) != 64 or not sound_r(signature):
        return False
    if use_pure:
        return verify_pure(key, message, signature)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False
