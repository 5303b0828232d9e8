import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  randomBytes as fillRandomly,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { concatBytes } from './encoding.ts';
import { SealBroken, UnsoundKey } from './faults.ts';
import { assertSoundEd25519Key, isSoundSignature } from './sound-key.ts';

/**
 * The cryptographic suite: the only file that touches the primitives of the platform.
 *
 * SHA-256 (FIPS 180-4), HMAC and HKDF over it (RFC 2104, RFC 5869), AES-256-GCM with 96-bit nonces and 128-bit
 * tags (SP 800-38D), Ed25519 (RFC 8032), X25519 (RFC 7748): each native in OpenSSL and in BoringSSL, so that
 * Node and Electron compute the same. Keys are raw bytes; results are plain `Uint8Array`s with memory of
 * their own.
 */

export * from './encoding.ts';
export { KnownAnswerFault, SealBroken, SealMalformed, SealWrongKey, UnsoundKey } from './faults.ts';
export { assertSoundEd25519Key, assertSoundX25519Key } from './sound-key.ts';

const sha256Bytes = 32;
export const gcmTagBytes = 16;
export const gcmNonceBytes = 12;

// ---------------------------------------------------------------- hashing

export function sha256(...parts: Uint8Array[]): Uint8Array {
  return plain(hash('sha256', parts.length === 1 ? parts[0]! : concatBytes(...parts), 'buffer'));
}

export interface Sha256 {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export function createSha256(): Sha256 {
  const running = createHash('sha256');
  return {
    update: (bytes) => void running.update(bytes),
    digest: () => plain(running.digest()),
  };
}

/**
 * The program of a thread that hashes ranges of shared memory. A SharedArrayBuffer begins a new hash over it;
 * [offset, length] is answered with null when it has been taken in, null with the digest. It is text because
 * the vault is shipped as a single file, beside which no second entry could be found.
 */
export const sha256ThreadProgram = `
const { createHash } = require('node:crypto');
const { parentPort } = require('node:worker_threads');
let ring;
let running;
parentPort.on('message', (message) => {
  if (message instanceof SharedArrayBuffer) {
    ring = message;
    running = createHash('sha256');
  } else if (message === null) {
    parentPort.postMessage(new Uint8Array(running.digest()));
  } else {
    running.update(new Uint8Array(ring, message[0], message[1]));
    parentPort.postMessage(null);
  }
});
`;

/** RFC 2104. The key goes in as a handle: the platform takes raw bytes at four times the cost. */
export function hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array {
  const running = createHmac('sha256', createSecretKey(key));
  for (const part of parts) running.update(part);
  return plain(running.digest());
}

/** RFC 5869 §2.2; the pseudorandom key has 32 bytes. An empty salt stands for 32 zero bytes. */
export function hkdfExtract(salt: Uint8Array, inputKey: Uint8Array): Uint8Array {
  return hmacSha256(salt, inputKey);
}

/** RFC 5869 §2.3; `length` is at most 255 × 32 bytes. */
export function hkdfExpand(pseudorandomKey: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const blockCount = Math.ceil(length / sha256Bytes);
  if (blockCount > 255) throw new RangeError('HKDF yields at most 8160 bytes.');
  const output = new Uint8Array(blockCount * sha256Bytes);
  let block: Uint8Array = new Uint8Array(0);
  for (let i = 1; i <= blockCount; i++) {
    block = hmacSha256(pseudorandomKey, block, info, Uint8Array.of(i));
    output.set(block, (i - 1) * sha256Bytes);
  }
  return output.slice(0, length);
}

// ---------------------------------------------------------------- AES-256-GCM

/** A 32-byte key given to the platform once, for the many chunks of one document. */
export interface AesKey {
  /** Writes ciphertext ‖ tag16 into `target` at `offset`; it takes `plaintext.length + 16` bytes. */
  sealInto(
    target: Uint8Array,
    offset: number,
    nonce: Uint8Array,
    aad: Uint8Array,
    plaintext: Uint8Array,
  ): void;
  /** Writes the plaintext of ciphertext ‖ tag16 into `target` at `offset`; throws `SealBroken`, nothing written. */
  openInto(target: Uint8Array, offset: number, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): void;
}

export function loadAesKey(key: Uint8Array): AesKey {
  if (key.length !== 32) throw new RangeError('An AES-256 key has 32 bytes.');
  const handle = createSecretKey(key);
  return {
    sealInto(target, offset, nonce, aad, plaintext) {
      const { ciphertext, tag } = gcmEncrypt(handle, nonce, aad, plaintext);
      target.set(ciphertext, offset);
      target.set(tag, offset + ciphertext.length);
    },
    openInto(target, offset, nonce, aad, sealed) {
      target.set(gcmDecrypt(handle, nonce, aad, sealed), offset);
    },
  };
}

/** Returns ciphertext ‖ tag16. A nonce must never serve one key twice. */
export function aes256GcmSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  if (key.length !== 32) throw new RangeError('An AES-256 key has 32 bytes.');
  const { ciphertext, tag } = gcmEncrypt(createSecretKey(key), nonce, aad, plaintext);
  return concatBytes(ciphertext, tag);
}

/** Opens ciphertext ‖ tag16; throws `SealBroken` when key, nonce, aad or one bit is another. */
export function aes256GcmOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
  sealed: Uint8Array,
): Uint8Array {
  if (key.length !== 32) throw new RangeError('An AES-256 key has 32 bytes.');
  return plain(gcmDecrypt(createSecretKey(key), nonce, aad, sealed));
}

// Without authTagLength the platform would accept tags of four bytes.
const gcmOptions = { authTagLength: gcmTagBytes } as const;

function gcmEncrypt(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) {
  if (nonce.length !== gcmNonceBytes) throw new RangeError('A GCM nonce has 12 bytes.');
  const cipher = createCipheriv('aes-256-gcm', key, nonce, gcmOptions);
  cipher.setAAD(aad);
  const ciphertext = cipher.update(plaintext);
  cipher.final();
  return { ciphertext, tag: cipher.getAuthTag() };
}

function gcmDecrypt(key: KeyObject, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Buffer {
  if (nonce.length !== gcmNonceBytes) throw new RangeError('A GCM nonce has 12 bytes.');
  if (sealed.length < gcmTagBytes) throw new SealBroken('The sealed bytes are shorter than their tag.');
  const tagStart = sealed.length - gcmTagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, gcmOptions);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(tagStart));
  const plaintext = decipher.update(sealed.subarray(0, tagStart));
  try {
    decipher.final();
  } catch (cause) {
    plaintext.fill(0);
    throw new SealBroken('The authentication tag does not match.', { cause });
  }
  return plaintext;
}

// ---------------------------------------------------------------- Ed25519

export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A signing key given to the platform once. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
  /** Drops the key. The platform's own copy goes when the collector runs: JavaScript cannot zero it. */
  destroy(): void;
}

// DER around raw private keys (RFC 8410 §7): everything before the 32 bytes.
const ed25519Pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const x25519Pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** The private half is the 32-byte seed of RFC 8032 §5.1.5. */
export function generateSigningKey(): KeyPair {
  const privateKey = randomBytes(32);
  return { publicKey: loadSigningKey(privateKey).publicKey, privateKey };
}

export function loadSigningKey(seed: Uint8Array): SigningKey {
  let handle: KeyObject | undefined = importPrivateKey(ed25519Pkcs8, seed);
  return {
    publicKey: exportPublicKey(createPublicKey(handle)),
    sign(message) {
      if (handle === undefined) throw new Error('The signing key was destroyed.');
      return plain(sign(null, message, handle));
    },
    destroy() {
      handle = undefined;
    },
  };
}

/**
 * Whether the signature is one over the message by the key; malformed input is no signature. An unsound key
 * verifies nothing, even if one slipped past enrolment.
 */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || !isSoundSignature(signature)) return false;
  try {
    return verify(null, message, verificationKeys.of(publicKey), signature);
  } catch (fault) {
    if (fault instanceof UnsoundKey) return false;
    throw fault;
  }
}

/** The same on another core, while the caller goes on. */
export function verifySignatureBeside(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (publicKey.length !== 32 || !isSoundSignature(signature)) return resolve(false);
    try {
      verify(null, message, verificationKeys.of(publicKey), signature, (error, holds) =>
        error === null ? resolve(holds) : reject(error),
      );
    } catch (fault) {
      if (fault instanceof UnsoundKey) resolve(false);
      else reject(fault);
    }
  });
}

// ---------------------------------------------------------------- X25519

/** A sealing (decryption) key given to the platform once. */
export interface SealingKey {
  readonly publicKey: Uint8Array;
  /** The shared secret with another's public key; throws `UnsoundKey` for a point of low order. */
  agree(publicKey: Uint8Array): Uint8Array;
  /** As of a signing key. */
  destroy(): void;
}

export function generateSealingKey(): KeyPair {
  const privateKey = randomBytes(32);
  return { publicKey: loadSealingKey(privateKey).publicKey, privateKey };
}

export function loadSealingKey(privateKey: Uint8Array): SealingKey {
  return sealingKeyOf(importPrivateKey(x25519Pkcs8, privateKey));
}

/** A key for one message, whose private half never leaves the platform. */
export function generateEphemeralKey(): SealingKey {
  return sealingKeyOf(generateKeyPairSync('x25519').privateKey);
}

function sealingKeyOf(privateKey: KeyObject): SealingKey {
  let handle: KeyObject | undefined = privateKey;
  return {
    publicKey: exportPublicKey(createPublicKey(handle)),
    agree(publicKey) {
      if (handle === undefined) throw new Error('The sealing key was destroyed.');
      return agree(handle, publicKey);
    },
    destroy() {
      handle = undefined;
    },
  };
}

/** RFC 7748 §6.1, the all-zero result refused as its last paragraph allows. */
export function x25519(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return agree(importPrivateKey(x25519Pkcs8, privateKey), publicKey);
}

function agree(privateKey: KeyObject, publicKey: Uint8Array): Uint8Array {
  if (publicKey.length !== 32) throw new UnsoundKey('The public key is not 32 bytes long.');
  let secret: Uint8Array;
  try {
    secret = plain(diffieHellman({ privateKey, publicKey: agreementKeys.of(publicKey) }));
  } catch (cause) {
    throw new UnsoundKey('The X25519 key has low order.', { cause });
  }
  if (secret.every((byte) => byte === 0)) throw new UnsoundKey('The X25519 key has low order.');
  return secret;
}

// ---------------------------------------------------------------- randomness, comparison, erasure

export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(fillRandomly(length));
}

/** Takes the same time wherever the bytes differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export function zero(...buffers: Uint8Array[]): void {
  for (const buffer of buffers) buffer.fill(0);
}

// ---------------------------------------------------------------- handles of the platform

function importPrivateKey(derPrefix: Uint8Array, raw: Uint8Array): KeyObject {
  if (raw.length !== 32) throw new RangeError('A private key has 32 bytes.');
  const der = Buffer.from(concatBytes(derPrefix, raw).buffer);
  const handle = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  zero(der);
  return handle;
}

/** As JSON Web Key (RFC 8037): the platform takes and gives DER at far higher cost. */
function importPublicKey(curve: 'Ed25519' | 'X25519', raw: Uint8Array): KeyObject {
  const x = Buffer.from(raw).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: curve, x }, format: 'jwk' });
}

function exportPublicKey(publicKey: KeyObject): Uint8Array {
  return new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'));
}

/** Imported public keys, the latest used kept: importing costs as much as a third of a verification. */
class PublicKeyCache {
  readonly #handles = new Map<string, KeyObject>();
  readonly #load: (raw: Uint8Array) => KeyObject;
  readonly #entriesMax: number;

  constructor(entriesMax: number, load: (raw: Uint8Array) => KeyObject) {
    this.#entriesMax = entriesMax;
    this.#load = load;
  }

  of(raw: Uint8Array): KeyObject {
    const name = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
    const known = this.#handles.get(name);
    if (known !== undefined) return known;
    const handle = this.#load(raw);
    if (this.#handles.size >= this.#entriesMax) {
      const [oldest] = this.#handles.keys();
      this.#handles.delete(oldest!);
    }
    this.#handles.set(name, handle);
    return handle;
  }
}

const verificationKeys = new PublicKeyCache(1024, (raw) => {
  assertSoundEd25519Key(raw);
  return importPublicKey('Ed25519', raw);
});
const agreementKeys = new PublicKeyCache(1024, (raw) => importPublicKey('X25519', raw));

function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
