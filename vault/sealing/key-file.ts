import { SealMalformed } from './faults.ts';
import { decodeHex, encodeHex, encodeUtf8, randomBytes, sha256 } from './suite.ts';

/**
 * The key file on a person's own stick: one JSON object, in one spelling only. Format: docs/formats/keyset.md.
 */

export interface KeyFile {
  /** 16 bytes. */
  readonly vaultId: Uint8Array;
  /** 16 bytes. */
  readonly keysetId: Uint8Array;
  /** 32 random bytes: half of what wraps the keyset. */
  readonly secret: Uint8Array;
}

const kind = 'dossier-vault key file';
const checkLabel = encodeUtf8('dossier-vault/v1/key-file\n');
const keyFileCharactersMax = 1000;

export function generateKeyFile(vaultId: Uint8Array, keysetId: Uint8Array): KeyFile {
  return { vaultId, keysetId, secret: randomBytes(32) };
}

/** The file's text, a newline at its end. */
export function formatKeyFile({ vaultId, keysetId, secret }: KeyFile): string {
  if (vaultId.length !== 16 || keysetId.length !== 16 || secret.length !== 32) {
    throw new RangeError('A key file holds two ids of 16 bytes and a secret of 32.');
  }
  const members = {
    kind,
    version: 1,
    vault: encodeHex(vaultId),
    keyset: encodeHex(keysetId),
    secret: encodeHex(secret),
    check: encodeHex(sha256(checkLabel, vaultId, keysetId, secret)),
  };
  return `${JSON.stringify(members, null, 2)}\n`;
}

/** Null for text that is no key file at all; throws `SealMalformed` for a damaged one or one from a newer version. */
export function parseKeyFile(text: string): KeyFile | null {
  if (text.length > keyFileCharactersMax) return null;
  let members: Record<string, unknown>;
  try {
    members = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof members !== 'object' || members === null || members.kind !== kind) return null;
  if (members.version !== 1) throw new SealMalformed('The key file is of an unknown version.');
  const { vault, keyset, secret } = members;
  if (typeof vault !== 'string' || typeof keyset !== 'string' || typeof secret !== 'string') {
    throw new SealMalformed('The key file lacks a member.');
  }
  const keyFile = {
    vaultId: decodeHex(vault, 16),
    keysetId: decodeHex(keyset, 16),
    secret: decodeHex(secret, 32),
  };
  // Covers the check value as well: reprinting computes it anew.
  if (formatKeyFile(keyFile) !== text) throw new SealMalformed('The key file is damaged.');
  return keyFile;
}
