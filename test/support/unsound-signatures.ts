/**
 * Writes test/vectors/ed25519-unsound-r.json: signatures that solve the group's equation S·B = R + k·A and whose R no signer
 * makes, of low order or spelled a second time. One half has an honest key, the other a key with a part of order 8.
 *
 *     node test/support/unsound-signatures.ts
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from './synthetic-log.ts';

export interface UnsoundSignature {
  readonly about: string;
  readonly publicKey: string;
  readonly message: string;
  readonly signature: string;
}

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const prime = Point.Fp.ORDER;

const littleEndian = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();

/** The scalar of a seed, RFC 8032 §5.1.5. */
function scalarOf(seed: Uint8Array): bigint {
  const bytes = createHash('sha512').update(seed).digest().subarray(0, 32);
  bytes[0]! &= 248;
  bytes[31]! = (bytes[31]! & 127) | 64;
  return littleEndian(bytes) % order;
}

const hashToScalar = (...parts: Uint8Array[]): bigint =>
  littleEndian(createHash('sha512').update(Buffer.concat(parts)).digest()) % order;

/** What the owner of an honest key can make: R is the identity in one of its spellings, S = k·a. */
export function signWithIdentity(seed: Uint8Array, message: Uint8Array, r = bytesOf(1n)): Buffer {
  const secret = scalarOf(seed);
  const publicKey = Point.BASE.multiply(secret).toBytes();
  return Buffer.concat([r, bytesOf((hashToScalar(r, publicKey, message) * secret) % order)]);
}

const vector = (about: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array) => ({
  about,
  publicKey: Buffer.from(key).toString('hex'),
  message: Buffer.from(message).toString('hex'),
  signature: Buffer.from(signature).toString('hex'),
});

/** A key a·B + T with T of order 8, a message for which k·T is the negative of R, and S = k·a. */
function withTorsion(about: string, factor: bigint): UnsoundSignature {
  const secret = scalarOf(sha256('unsound r'));
  const torsion = Point.fromBytes(
    Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'),
  );
  const key = Point.BASE.multiply(secret).add(torsion).toBytes();
  const r = torsion.multiplyUnsafe(factor).toBytes();
  for (let n = 0; ; n++) {
    const message = Buffer.from(`message ${n}`);
    const k = hashToScalar(r, key, message);
    if ((k + factor) % 8n !== 0n) continue;
    return vector(about, key, message, Buffer.concat([r, bytesOf((k * secret) % order)]));
  }
}

export function unsoundSignatures(): UnsoundSignature[] {
  const seed = sha256('unsound r');
  const key = Point.BASE.multiply(scalarOf(seed)).toBytes();
  const message = Buffer.from('message');
  const spelled = (about: string, r: bigint) =>
    vector(about, key, message, signWithIdentity(seed, message, bytesOf(r)));
  return [
    spelled('the identity', 1n),
    spelled('the identity with the sign bit', 1n + 2n ** 255n),
    spelled('the identity not canonical', prime + 1n),
    spelled('the identity not canonical, with the sign bit', prime + 1n + 2n ** 255n),
    withTorsion('a point of order 2', 4n),
    withTorsion('a point of order 4', 2n),
    withTorsion('another point of order 4', 6n),
    ...[1n, 3n, 5n, 7n].map((factor) => withTorsion(`a point of order 8, ${factor}·T`, factor)),
  ];
}

export const unsoundSignaturesText = (): string =>
  `${JSON.stringify({ source: 'test/support/unsound-signatures.ts', vectors: unsoundSignatures() }, null, 2)}\n`;

if (import.meta.main)
  writeFileSync(
    fileURLToPath(new URL('../vectors/ed25519-unsound-r.json', import.meta.url)),
    unsoundSignaturesText(),
  );
