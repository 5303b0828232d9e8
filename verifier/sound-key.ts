import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/**
 * Public keys from 32 raw bytes.
 *
 * Ed25519's identity key verifies one constant signature for every message, and X25519 with a point of low order
 * yields a secret that everybody knows. No honest generator makes either, nor a second spelling of a point, so a
 * log that introduces such a key is malformed (RFC 8032 §5.1.3, RFC 7748 §6.1).
 */

const field = 2n ** 255n - 19n;
/** The constant of the curve edwards25519, RFC 8032 §5.1. */
const curveD = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** y of the points of order 1, 2, 4 and 8; either sign of x. */
const lowOrderY = new Set([
  0n,
  1n,
  field - 1n,
  littleEndian('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
  littleEndian('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'),
]);

/** u of the points of order 1, 2, 4 and 8 on curve25519 and its twist. */
const lowOrderU = new Set([
  0n,
  1n,
  field - 1n,
  littleEndian('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'),
  littleEndian('5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'),
]);

/** Whether 64 hexadecimal digits are the only encoding of an Ed25519 point of high order. */
export function isSoundSigningKey(hex: string): boolean {
  const y = littleEndian(hex) & (2n ** 255n - 1n);
  if (y >= field || lowOrderY.has(y)) return false;
  // On the curve x² = (y² − 1) / (d·y² + 1); Euler's criterion tells squares, and of a product as of a quotient.
  const square = (y * y) % field;
  return power((square - 1n + field) * (curveD * square + 1n), (field - 1n) / 2n) === 1n;
}

/** Whether 64 hexadecimal digits are a canonical X25519 coordinate of high order. */
export function isSoundSealingKey(hex: string): boolean {
  const u = littleEndian(hex);
  return u < field && !lowOrderU.has(u);
}

/** SubjectPublicKeyInfo of Ed25519 up to the raw key, RFC 8410 §4. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function signingKeyFromHex(hex: string): KeyObject {
  const key = Buffer.concat([spkiPrefix, Buffer.from(hex, 'hex')]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

/** Every spelling of y that no honest R of a signature has: of low order, or not below the prime. */
const unsoundR = new Set(
  [...lowOrderY, ...Array.from({ length: 19 }, (_, at) => field + BigInt(at))].map((y) =>
    Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex'),
  ),
);

/**
 * An Ed25519 signature of 64 bytes by this key, whose R is a canonical point not of low order (envelope.md). Versions of OpenSSL judge
 * such an R differently, so it is refused before they are asked.
 */
export function isSignature(message: Buffer, key: KeyObject, signature: Buffer): boolean {
  return isSoundSignature(signature) && verify(null, message, key, signature);
}

export function isSoundSignature(signature: Buffer): boolean {
  if (signature.length !== 64) return false;
  const y = Buffer.from(signature.subarray(0, 32));
  y[31]! &= 0x7f;
  return !unsoundR.has(y.toString('hex'));
}

function littleEndian(hex: string): bigint {
  return BigInt(`0x${Buffer.from(hex, 'hex').reverse().toString('hex')}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % field;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % field;
    square = (square * square) % field;
  }
  return result;
}
