/**
 * The one-time code on somebody's slip, and what follows from it (docs/formats/keys.md §7): an Ed25519 key whose public half both
 * sides sign in the invitation, and which signs for the keys that the person makes. So the log shows that whoever came held the code,
 * and nobody who has the tables or the log's key can put other keys in their place (S7). The code itself is kept nowhere.
 */
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  hkdfExpand,
  hkdfExtract,
  loadSigningKey,
  randomBytes,
  type SigningKey,
  verifySignature,
  zero,
} from '../sealing/suite.ts';

/** Crockford's base 32: no letter that is taken for a digit. 20 characters are 100 bits. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLetters = 20;

/** `7Q2M-…`: five groups of four. */
export function drawCode(): string {
  const drawn = [...randomBytes(codeLetters)].map((byte) => letters[byte & 31]).join('');
  return drawn.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it was drawn, however it was typed; null for what is no code. */
export function parseCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === codeLetters && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** The key of an invitation. The caller destroys it. */
export function invitationKey(vault: VaultId, person: PersonId, code: string): SigningKey {
  const secret = hkdfExtract(new Uint8Array(0), encodeUtf8(code.replace(/-/g, '')));
  const info = concatBytes(encodeUtf8('dossier-vault/v1/invitation'), decodeHex(vault), decodeHex(person));
  const seed = hkdfExpand(secret, info, 32);
  const key = loadSigningKey(seed);
  zero(secret, seed);
  return key;
}

/** Keys that somebody made who was invited; hexadecimal, 32 bytes each. */
interface KeysByInvitation {
  readonly person: PersonId;
  readonly keyset: KeysetId;
  readonly signKey: string;
  readonly sealKey: string;
}

const provenBytes = (vault: VaultId, keys: KeysByInvitation): Uint8Array =>
  concatBytes(
    encodeUtf8('dossier-vault/v1/invitation-proof'),
    decodeHex(vault),
    decodeHex(keys.person),
    decodeHex(keys.keyset),
    decodeHex(keys.signKey, 32),
    decodeHex(keys.sealKey, 32),
  );

export const proveInvitation = (vault: VaultId, key: SigningKey, keys: KeysByInvitation): string =>
  encodeHex(key.sign(provenBytes(vault, keys)));

export const invitationProven = (
  vault: VaultId,
  key: string,
  keys: KeysByInvitation & { readonly proof: string },
): boolean => verifySignature(decodeHex(key, 32), provenBytes(vault, keys), decodeHex(keys.proof, 64));
