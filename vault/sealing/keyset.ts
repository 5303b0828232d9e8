export { formatKeyFile, generateKeyFile, type KeyFile, parseKeyFile } from './key-file.ts';

import { SealBroken, SealMalformed, WrongSecret } from './faults.ts';
import { assertStrongEnough, type PassphraseHasher, type PassphraseParameters } from './passphrase.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  equalBytes,
  generateSealingKey,
  generateSigningKey,
  hkdfExpand,
  hkdfExtract,
  loadSealingKey,
  loadSigningKey,
  randomBytes,
  uint32Bytes,
  zero,
} from './suite.ts';

/**
 * A person's keyset, wrapped by a passphrase and, where there is one, a key file.
 * Format: docs/formats/keyset.md.
 *
 * GCM does not commit to its key, but the public halves stand in the authenticated record and are compared
 * after opening, so that one record cannot serve two passphrases.
 */

export interface Keyset {
  /** 16 bytes. */
  readonly keysetId: Uint8Array;
  /** Ed25519, 32 bytes. */
  readonly signingSeed: Uint8Array;
  /** X25519, 32 bytes. */
  readonly sealingPrivateKey: Uint8Array;
}

/** What the passphrase and the key file are together. */
export interface KeysetSecrets {
  readonly passphrase: string;
  /** 32 bytes; left out where the keyset has no key file. */
  readonly keyFileSecret?: Uint8Array | undefined;
}

/** The stored record. Byte strings in lowercase hex. */
export interface WrappedKeyset {
  readonly version: 1;
  readonly vaultId: string;
  readonly keysetId: string;
  readonly signingPublicKey: string;
  readonly sealingPublicKey: string;
  readonly argon2id: PassphraseParameters & { readonly salt: string };
  readonly keyFile: boolean;
  readonly nonce: string;
  readonly sealed: string;
}

const aadLabel = encodeUtf8('dossier-vault/v1/keyset\n');
const kekLabel = encodeUtf8('dossier-vault/v1/keyset-kek');

export function generateKeyset(): Keyset & { signingPublicKey: Uint8Array; sealingPublicKey: Uint8Array } {
  const signing = generateSigningKey();
  const sealing = generateSealingKey();
  return {
    keysetId: randomBytes(16),
    signingSeed: signing.privateKey,
    signingPublicKey: signing.publicKey,
    sealingPrivateKey: sealing.privateKey,
    sealingPublicKey: sealing.publicKey,
  };
}

/** Wraps under new salt and nonce, with the hasher's parameters of today. */
export async function wrapKeyset(
  vaultId: Uint8Array,
  keyset: Keyset,
  secrets: KeysetSecrets,
  hasher: PassphraseHasher,
): Promise<WrappedKeyset> {
  const { iterations, parallelism, memoryKiB } = hasher.newParams();
  const record = {
    version: 1 as const,
    vaultId: encodeHex(vaultId),
    keysetId: encodeHex(keyset.keysetId),
    signingPublicKey: encodeHex(loadSigningKey(keyset.signingSeed).publicKey),
    sealingPublicKey: encodeHex(loadSealingKey(keyset.sealingPrivateKey).publicKey),
    argon2id: { salt: encodeHex(randomBytes(16)), iterations, parallelism, memoryKiB },
    keyFile: secrets.keyFileSecret !== undefined,
    nonce: encodeHex(randomBytes(12)),
  };
  const kek = await wrappingKey(record, secrets, hasher);
  const plaintext = concatBytes(keyset.signingSeed, keyset.sealingPrivateKey);
  const sealed = aes256GcmSeal(kek, decodeHex(record.nonce, 12), authenticatedBytes(record), plaintext);
  zero(kek, plaintext);
  return { ...record, sealed: encodeHex(sealed) };
}

/**
 * Opens the record. Throws `WrongSecret` for a wrong passphrase, a wrong, missing or superfluous key file,
 * and a changed record alike (they cannot be told apart); `WeakParameters` before any work for parameters
 * below the hasher's floor; `SealMalformed` for what is no record.
 */
export async function unwrapKeyset(
  record: WrappedKeyset,
  secrets: KeysetSecrets,
  hasher: PassphraseHasher,
): Promise<Keyset> {
  assertStrongEnough(record.argon2id, hasher.floor);
  const aad = authenticatedBytes(record);
  const nonce = decodeHex(record.nonce, 12);
  const sealed = decodeHex(record.sealed, 64 + 16);
  // The work is done even if the key file is missing, so that time tells nothing about which part was wrong.
  const kek = await wrappingKey(record, secrets, hasher);
  let plaintext: Uint8Array;
  try {
    plaintext = aes256GcmOpen(kek, nonce, aad, sealed);
  } catch (cause) {
    if (cause instanceof SealBroken) throw new WrongSecret('The keyset does not open.');
    throw cause;
  } finally {
    zero(kek);
  }
  const keyset = {
    keysetId: decodeHex(record.keysetId, 16),
    signingSeed: plaintext.slice(0, 32),
    sealingPrivateKey: plaintext.slice(32),
  };
  zero(plaintext);
  assertPublicHalves(record, keyset);
  return keyset;
}

/** Zeroes the private halves. */
export function dropKeyset(keyset: Keyset): void {
  zero(keyset.signingSeed, keyset.sealingPrivateKey);
}

async function wrappingKey(
  record: Omit<WrappedKeyset, 'sealed'>,
  secrets: KeysetSecrets,
  hasher: PassphraseHasher,
): Promise<Uint8Array> {
  const { keyFileSecret } = secrets;
  if (keyFileSecret !== undefined && keyFileSecret.length !== 32) {
    throw new SealMalformed('The secret of a key file has 32 bytes.');
  }
  const salt = decodeHex(record.argon2id.salt, 16);
  const stretched = await hasher.derive(secrets.passphrase, salt, record.argon2id);
  const inputKey = concatBytes(stretched, keyFileSecret ?? new Uint8Array(0));
  const pseudorandomKey = hkdfExtract(decodeHex(record.keysetId, 16), inputKey);
  const kek = hkdfExpand(pseudorandomKey, kekLabel, 32);
  zero(stretched, inputKey, pseudorandomKey);
  return kek;
}

/** Everything in the record but nonce and ciphertext, in fixed widths and order. */
function authenticatedBytes(record: Omit<WrappedKeyset, 'sealed'>): Uint8Array {
  if (record.version !== 1) throw new SealMalformed('The keyset is of an unknown version.');
  return concatBytes(
    aadLabel,
    decodeHex(record.vaultId, 16),
    decodeHex(record.keysetId, 16),
    decodeHex(record.signingPublicKey, 32),
    decodeHex(record.sealingPublicKey, 32),
    decodeHex(record.argon2id.salt, 16),
    uint32Bytes(record.argon2id.iterations),
    uint32Bytes(record.argon2id.parallelism),
    uint32Bytes(record.argon2id.memoryKiB),
    Uint8Array.of(record.keyFile ? 1 : 0),
  );
}

function assertPublicHalves(record: WrappedKeyset, keyset: Keyset): void {
  const signing = loadSigningKey(keyset.signingSeed).publicKey;
  const sealing = loadSealingKey(keyset.sealingPrivateKey).publicKey;
  if (
    !equalBytes(signing, decodeHex(record.signingPublicKey, 32)) ||
    !equalBytes(sealing, decodeHex(record.sealingPublicKey, 32))
  ) {
    dropKeyset(keyset);
    throw new SealBroken('The private keys do not belong to the public keys of the record.');
  }
}
