import type { KeyObject } from 'node:crypto';
import { sha256 } from './merkle-tree.ts';
import { isSignature } from './sound-key.ts';
import { decodeBase64 } from './strict-encoding.ts';

/**
 * Signed notes (C2SP signed-note): a text that ends with a newline, an empty line, then a line for each signature:
 *
 *     — <key name> <base64(key hash, 4 bytes ‖ signature)>
 *
 * beginning with U+2014. The key hash of an Ed25519 key is SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key)[:4]. Signatures
 * by keys that the reader does not know are skipped: they are other witnesses' words.
 */

export interface SignedNote {
  /** With its final newline: the signed bytes. */
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyHash: Buffer;
    readonly signature: Buffer;
  }[];
}

const ed25519Type = 0x01;
const signaturesMax = 100;
/** A key name is of visible ASCII without `+`. */
const signatureLine = /^— ([!-*,-~]+) (\S+)$/u;

/** Null where the bytes are no note. */
export function parseSignedNote(encoded: string): SignedNote | null {
  if (!encoded.endsWith('\n') || hasControlCharacters(encoded)) return null;
  const split = encoded.lastIndexOf('\n\n');
  if (split < 0) return null;
  const lines = encoded.slice(split + 2, -1).split('\n');
  if (lines.length > signaturesMax) return null;
  const signatures = [];
  for (const line of lines) {
    const [, name, encodedSignature] = signatureLine.exec(line) ?? [];
    const bytes = encodedSignature === undefined ? null : decodeBase64(encodedSignature);
    if (name === undefined || bytes === null || bytes.length < 5) return null;
    signatures.push({ name, keyHash: bytes.subarray(0, 4), signature: bytes.subarray(4) });
  }
  return { text: encoded.slice(0, split + 1), signatures };
}

/** Whether the first line of the note is a signature by that key under that name, and the only line of that name. */
export function isSignedBy(note: SignedNote, name: string, publicKeyHex: string, key: KeyObject): boolean {
  const publicKey = Buffer.from(publicKeyHex, 'hex');
  const keyHash = sha256(
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519Type), publicKey]),
  ).subarray(0, 4);
  const [first, ...others] = note.signatures;
  if (first?.name !== name || others.some((line) => line.name === name)) return false;
  return first.keyHash.equals(keyHash) && isSignature(Buffer.from(note.text), key, first.signature);
}

function hasControlCharacters(text: string): boolean {
  return /[\u0000-\u0009\u000b-\u001f\u007f]/u.test(text);
}
