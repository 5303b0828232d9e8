import { SealBroken, UnsoundKey } from './faults.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  concatBytes,
  encodeUtf8,
  generateEphemeralKey,
  hkdfExpand,
  hkdfExtract,
  loadSealingKey,
  type SealingKey,
  zero,
} from './suite.ts';

/**
 * Sealing to a public key: HPKE (RFC 9180), base mode, single shot, with one suite only:
 * DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, AES-256-GCM 0x0002.
 *
 * A sealed value is enc(32) ‖ ciphertext ‖ tag(16). One message a context, so the nonce is the base nonce.
 */

export const hpkeOverheadBytes = 32 + 16;

const nothing = new Uint8Array(0);
const version = encodeUtf8('HPKE-v1');
const kemSuiteId = concatBytes(encodeUtf8('KEM'), Uint8Array.of(0x00, 0x20));
const suiteId = concatBytes(encodeUtf8('HPKE'), Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00, 0x02));
const modeBase = Uint8Array.of(0);
// The same for every message in base mode: no pre-shared key, no id of one (RFC 9180 §5.1).
const pskIdHash = labeledExtract(suiteId, nothing, 'psk_id_hash', nothing);

/** Returns enc ‖ ciphertext ‖ tag. Throws `UnsoundKey` for a recipient of low order. */
export function hpkeSeal(
  recipientPublicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  return sealWithEphemeralKey(generateEphemeralKey(), recipientPublicKey, info, aad, plaintext);
}

/**
 * Opens enc ‖ ciphertext ‖ tag; throws `SealBroken` when it was not sealed to this key with this info and
 * aad, or was changed since. Who opens many values loads the key once and passes the handle.
 */
export function hpkeOpen(
  recipient: Uint8Array | SealingKey,
  info: Uint8Array,
  aad: Uint8Array,
  sealed: Uint8Array,
): Uint8Array {
  if (sealed.length < hpkeOverheadBytes) throw new SealBroken('The sealed value is cut off.');
  const key = recipient instanceof Uint8Array ? loadSealingKey(recipient) : recipient;
  const encapsulated = sealed.subarray(0, 32);
  const { contentKey, nonce } = keySchedule(
    sharedSecret(agreeWithEncapsulated(key, encapsulated), encapsulated, key.publicKey),
    info,
  );
  try {
    return aes256GcmOpen(contentKey, nonce, aad, sealed.subarray(32));
  } finally {
    zero(contentKey, nonce);
  }
}

/**
 * RFC 9180 §5.1.1 with the ephemeral key given: for published vectors. Outside of them a fresh key is
 * drawn for each message, because the same ephemeral key means the same content key and nonce.
 */
export function sealWithEphemeralKey(
  ephemeral: SealingKey,
  recipientPublicKey: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const secret = ephemeral.agree(recipientPublicKey);
  const { contentKey, nonce } = keySchedule(
    sharedSecret(secret, ephemeral.publicKey, recipientPublicKey),
    info,
  );
  const sealed = concatBytes(ephemeral.publicKey, aes256GcmSeal(contentKey, nonce, aad, plaintext));
  zero(contentKey, nonce);
  return sealed;
}

function agreeWithEncapsulated(key: SealingKey, encapsulated: Uint8Array): Uint8Array {
  try {
    return key.agree(encapsulated);
  } catch (cause) {
    if (cause instanceof UnsoundKey) throw new SealBroken('The encapsulated key has low order.', { cause });
    throw cause;
  }
}

/** ExtractAndExpand of RFC 9180 §4.1; consumes the Diffie-Hellman result. */
function sharedSecret(dh: Uint8Array, encapsulated: Uint8Array, recipientPublicKey: Uint8Array): Uint8Array {
  const extracted = labeledExtract(kemSuiteId, nothing, 'eae_prk', dh);
  const context = concatBytes(encapsulated, recipientPublicKey);
  const secret = labeledExpand(kemSuiteId, extracted, 'shared_secret', context, 32);
  zero(dh, extracted);
  return secret;
}

/** KeySchedule of RFC 9180 §5.1 for base mode; consumes the shared secret. */
function keySchedule(
  shared: Uint8Array,
  info: Uint8Array,
): { readonly contentKey: Uint8Array; readonly nonce: Uint8Array } {
  const infoHash = labeledExtract(suiteId, nothing, 'info_hash', info);
  const context = concatBytes(modeBase, pskIdHash, infoHash);
  const secret = labeledExtract(suiteId, shared, 'secret', nothing);
  const contentKey = labeledExpand(suiteId, secret, 'key', context, 32);
  const nonce = labeledExpand(suiteId, secret, 'base_nonce', context, 12);
  zero(shared, secret);
  return { contentKey, nonce };
}

/** RFC 9180 §4. */
function labeledExtract(
  suite: Uint8Array,
  salt: Uint8Array,
  label: string,
  inputKey: Uint8Array,
): Uint8Array {
  return hkdfExtract(salt, concatBytes(version, suite, encodeUtf8(label), inputKey));
}

function labeledExpand(
  suite: Uint8Array,
  pseudorandomKey: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array {
  const lengthBytes = Uint8Array.of(length >> 8, length & 0xff);
  return hkdfExpand(
    pseudorandomKey,
    concatBytes(lengthBytes, version, suite, encodeUtf8(label), info),
    length,
  );
}
