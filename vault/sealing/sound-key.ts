import { UnsoundKey } from './faults.ts';

/**
 * Which public keys are taken at enrolment.
 *
 * A signature by Ed25519's identity key verifies for any message, and X25519 with a point of low order yields
 * a secret that everybody knows. Neither comes from an honest generator, so both are refused, together with
 * every second spelling of a point (RFC 8032 §5.1.3, RFC 7748 §5 and §6.1).
 */

/** The field of both curves: 2^255 - 19. */
const p = 2n ** 255n - 19n;
/** The constant of edwards25519, RFC 8032 §5.1. */
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** y of the points of order 1, 2, 4 and 8; the sign of x does not matter. */
const lowOrderEdwardsY = new Set<bigint>([
  1n,
  p - 1n,
  0n,
  littleEndian('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'),
  littleEndian('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'),
]);

/** u of the points of order 1, 2, 4 and 8 on curve25519 and its twist. */
const lowOrderMontgomeryU = new Set<bigint>([
  0n,
  1n,
  p - 1n,
  littleEndian('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'),
  littleEndian('5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157'),
]);

/** Throws `UnsoundKey` unless the 32 bytes are the canonical encoding of a curve point of high order. */
export function assertSoundEd25519Key(publicKey: Uint8Array): void {
  const encoded = decodeLittleEndian(publicKey);
  const y = encoded & (2n ** 255n - 1n);
  if (y >= p) throw new UnsoundKey('The Ed25519 key is not canonical.');
  if (lowOrderEdwardsY.has(y)) throw new UnsoundKey('The Ed25519 key has low order.');
  // x² = (y² - 1) / (d y² + 1) must be a square; Euler's criterion, with the quotient as a product.
  const y2 = (y * y) % p;
  const xSquared = ((y2 - 1n + p) * (d * y2 + 1n)) % p;
  if (power(xSquared, (p - 1n) / 2n) !== 1n) throw new UnsoundKey('The Ed25519 key is not on the curve.');
}

/** Throws `UnsoundKey` unless the 32 bytes are a canonical u coordinate of high order. */
export function assertSoundX25519Key(publicKey: Uint8Array): void {
  const u = decodeLittleEndian(publicKey);
  if (u >= p) throw new UnsoundKey('The X25519 key is not canonical.');
  if (lowOrderMontgomeryU.has(u)) throw new UnsoundKey('The X25519 key has low order.');
}

function decodeLittleEndian(publicKey: Uint8Array): bigint {
  if (publicKey.length !== 32) throw new UnsoundKey('The public key is not 32 bytes long.');
  return littleEndian(Buffer.from(publicKey).toString('hex'));
}

function littleEndian(hex: string): bigint {
  return BigInt(`0x${Buffer.from(hex, 'hex').reverse().toString('hex')}`);
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % p;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % p;
    square = (square * square) % p;
  }
  return result;
}

/** Every spelling of a coordinate y that no honest R has: of low order, or not below the field's prime. */
const unsoundR = new Set(
  [...lowOrderEdwardsY, ...Array.from({ length: 19 }, (_, i) => p + BigInt(i))].map((y) =>
    Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex'),
  ),
);

/**
 * Whether the first half of an Ed25519 signature is a canonical point that is not of low order. Versions of OpenSSL judge such an R
 * differently, and a log must not have two verdicts. That S is below the order, all of them check.
 */
export function isSoundSignature(signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const y = Buffer.from(signature.subarray(0, 32));
  y[31]! &= 0x7f;
  return !unsoundR.has(y.toString('hex'));
}
