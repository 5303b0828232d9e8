import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Checkpoint } from './checkpoint.ts';
import { cosignatureType, cosignedAt, cosignedMessage, cosignerKeyHash } from './cosignature.ts';

/** An auditor who cosigns what they have seen (audit-bundle.md, *An auditor's memory*). */
export interface Cosigner {
  /** Visible ASCII without `+`. */
  readonly name: string;
  /** Ed25519, private. */
  readonly key: KeyObject;
}

const rawPublicKey = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** `<name>+<key hash>+<base64(type ‖ key)>`: what others need to know whose line it is. */
export function verifierKey({ name, key }: Cosigner): string {
  const publicKey = rawPublicKey(key);
  const typed = Buffer.concat([Buffer.of(cosignatureType), publicKey]).toString('base64');
  return `${name}+${cosignerKeyHash(name, publicKey).toString('hex')}+${typed}`;
}

/** The checkpoint as it was signed by its log, with the witness's line below; lines of others go. */
export function cosigned({ note }: Checkpoint, cosigner: Cosigner, seconds: number): string {
  const { name, key } = cosigner;
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const line = Buffer.concat([
    cosignerKeyHash(name, rawPublicKey(key)),
    time,
    sign(null, cosignedMessage(note.text, seconds), key),
  ]);
  const [log] = note.signatures;
  const first = `— ${log?.name} ${Buffer.concat([log?.keyHash ?? line, log?.signature ?? line]).toString('base64')}\n`;
  return `${note.text}\n${first}— ${name} ${line.toString('base64')}\n`;
}

/** When this auditor signed, in seconds since 1970; null where there is no line of theirs that verifies. */
export const ownCosignature = ({ note }: Checkpoint, { name, key }: Cosigner): number | null =>
  cosignedAt(note, name, { publicKey: rawPublicKey(key), key: createPublicKey(key) });
