import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Checkpoint } from './checkpoint.ts';
import { sha256 } from './merkle-tree.ts';

/** A witness's line under a checkpoint (C2SP tlog-cosignature, cosignature/v1; checkpoint.md §2). */

const cosignatureType = 0x04;

export interface Cosigner {
  /** Visible ASCII without `+`. */
  readonly name: string;
  readonly key: KeyObject;
}

const rawPublicKey = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

const keyHash = (name: string, publicKey: Buffer): Buffer =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(cosignatureType), publicKey])).subarray(0, 4);

const messageOf = (text: string, seconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`, 'utf8');

/** `<name>+<key hash>+<base64(type ‖ key)>`: what others need to know whose line it is. */
export function verifierKey({ name, key }: Cosigner): string {
  const publicKey = rawPublicKey(key);
  const typed = Buffer.concat([Buffer.of(cosignatureType), publicKey]).toString('base64');
  return `${name}+${keyHash(name, publicKey).toString('hex')}+${typed}`;
}

/** The checkpoint as it was signed by its log, with the witness's line below; lines of others go. */
export function cosigned({ note }: Checkpoint, cosigner: Cosigner, seconds: number): string {
  const { name, key } = cosigner;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const line = Buffer.concat([
    keyHash(name, rawPublicKey(key)),
    time,
    sign(null, messageOf(note.text, seconds), key),
  ]);
  const [log] = note.signatures;
  const first = `— ${log?.name} ${Buffer.concat([log?.keyHash ?? line, log?.signature ?? line]).toString('base64')}\n`;
  return `${note.text}\n${first}— ${name} ${line.toString('base64')}\n`;
}

/** When the witness signed, in seconds since 1970; null where there is no line of theirs that verifies. */
export function cosignedAt({ note }: Checkpoint, { name, key }: Cosigner): number | null {
  const expected = keyHash(name, rawPublicKey(key));
  for (const line of note.signatures) {
    if (line.name !== name || !line.keyHash.equals(expected) || line.signature.length !== 72) continue;
    const seconds = Number(line.signature.readBigUInt64BE(0));
    const isTheirs = verify(
      null,
      messageOf(note.text, seconds),
      createPublicKey(key),
      line.signature.subarray(8),
    );
    if (isTheirs) return seconds;
  }
  return null;
}
