/**
 * The proof that recovery sheets were used (docs/formats/keys.md §5): a signature by an Ed25519 key that follows from a
 * side's recovery key, over the new keys that the sheets give somebody. The first entry names its public half, so that
 * whoever reads the log sees that no account of custody or approval came into being by the other side alone.
 */
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  hkdfExpand,
  hkdfExtract,
  loadSigningKey,
  type SigningKey,
  verifySignature,
  zero,
} from '../sealing/suite.ts';

/** Whose keys the sheets bring into the log. Keys are hexadecimal, 32 bytes each. */
export interface KeysBySheets {
  readonly person: PersonId;
  readonly keyset: KeysetId;
  readonly signKey: string;
  readonly sealKey: string;
}

/** The key that the joined sheets of a side sign with. The caller destroys it. */
export function sheetsSigningKey(vault: VaultId, side: Side, recoveryKey: Uint8Array): SigningKey {
  const secret = hkdfExtract(new Uint8Array(0), recoveryKey);
  const info = concatBytes(encodeUtf8(`dossier-vault/v1/sheets-key/${side}`), decodeHex(vault));
  const seed = hkdfExpand(secret, info, 32);
  const key = loadSigningKey(seed);
  zero(secret, seed);
  return key;
}

const provenBytes = (vault: VaultId, side: Side, keys: KeysBySheets): Uint8Array =>
  concatBytes(
    encodeUtf8(`dossier-vault/v1/sheets-proof/${side}`),
    decodeHex(vault),
    decodeHex(keys.person),
    decodeHex(keys.keyset),
    decodeHex(keys.signKey, 32),
    decodeHex(keys.sealKey, 32),
  );

export function proveSheets(vault: VaultId, side: Side, recoveryKey: Uint8Array, keys: KeysBySheets): string {
  const key = sheetsSigningKey(vault, side, recoveryKey);
  try {
    return encodeHex(key.sign(provenBytes(vault, side, keys)));
  } finally {
    key.destroy();
  }
}

/** `sheetsKey` is what the first entry names; a vault from before has none, and then no entry carries a proof. */
export function sheetsProven(
  vault: VaultId,
  side: Side,
  sheetsKey: string,
  keys: KeysBySheets & { readonly proof?: string | undefined },
): boolean {
  if (sheetsKey === '' || keys.proof === undefined) return sheetsKey === '' && keys.proof === undefined;
  return verifySignature(decodeHex(sheetsKey, 32), provenBytes(vault, side, keys), decodeHex(keys.proof, 64));
}
