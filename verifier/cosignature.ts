import type { KeyObject } from 'node:crypto';
import { sha256 } from './merkle-tree.ts';
import type { SignedNote } from './signed-note.ts';
import { isSignature } from './sound-key.ts';

/** A witness's line under a checkpoint (C2SP tlog-cosignature, cosignature/v1; checkpoint.md §2). */

export const cosignatureType = 0x04;

export const cosignerKeyHash = (name: string, publicKey: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(cosignatureType), publicKey])).subarray(0, 4);

/** What a witness signs: `text` with its last newline. */
export const cosignedMessage = (text: string, seconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');

/** When the witness signed, in seconds since 1970; null where there is no line of theirs that verifies. */
export function cosignedAt(
  note: SignedNote,
  name: string,
  { publicKey, key }: { readonly publicKey: Buffer; readonly key: KeyObject },
): number | null {
  const expected = cosignerKeyHash(name, publicKey);
  for (const line of note.signatures) {
    if (line.name !== name || !line.keyHash.equals(expected) || line.signature.length !== 72) continue;
    const seconds = Number.parseInt(line.signature.subarray(0, 8).toString('hex'), 16);
    if (isSignature(cosignedMessage(note.text, seconds), key, line.signature.subarray(8))) return seconds;
  }
  return null;
}
