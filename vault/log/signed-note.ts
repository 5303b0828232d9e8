import { SealMalformed } from '../sealing/faults.ts';
import {
  concatBytes,
  decodeBase64,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  equalBytes,
  readUint64,
  type SigningKey,
  sha256,
  uint64Bytes,
  verifySignature,
} from '../sealing/suite.ts';

/**
 * Signed notes (C2SP signed-note, v1.0.0) with Ed25519 signatures and cosignatures (C2SP tlog-cosignature).
 *
 * A note is text that ends with a newline, an empty line, and signature lines:
 *
 *     — <key name> <base64(key hash 4 bytes ‖ signature)>\n
 *
 * where the dash is U+2014. The key hash is SHA-256(name ‖ "\n" ‖ type ‖ public key)[:4]. The signature of
 * type 0x01 is Ed25519 over the text, final newline included. That of type 0x04, cosignature/v1, is
 * time(u64 BE, seconds since 1970) ‖ Ed25519 over "cosignature/v1\ntime <time>\n" ‖ text.
 */

export const noteKeyTypes = { ed25519: 0x01, cosignatureV1: 0x04 } as const;
export type NoteKeyType = (typeof noteKeyTypes)[keyof typeof noteKeyTypes];

export interface NoteSignature {
  readonly name: string;
  /** 4 bytes; a hint which key signed, never proof of it. */
  readonly keyHash: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Of one note; C2SP asks for a limit, and ours have a log signature and a handful of witnesses. */
const signaturesMax = 100;
const noteCharactersMax = 1_000_000;
const signatureLinePattern = /^— (\S+) (\S+)$/u;

/** The first four bytes of the hash that names a key. */
export function noteKeyHash(name: string, type: NoteKeyType, publicKey: Uint8Array): Uint8Array {
  assertKeyName(name);
  return sha256(encodeUtf8(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, 4);
}

export function formatSignedNote(note: SignedNote): string {
  assertNoteText(note.text);
  if (note.signatures.length === 0) throw new SealMalformed('A note has at least one signature.');
  const lines = note.signatures.map(({ name, keyHash, signature }) => {
    assertKeyName(name);
    return `— ${name} ${encodeBase64(concatBytes(keyHash, signature))}\n`;
  });
  return `${note.text}\n${lines.join('')}`;
}

/** Parses, reprints and compares; it verifies no signature. */
export function parseSignedNote(encoded: string): SignedNote {
  if (encoded.length > noteCharactersMax) throw new SealMalformed('The note is too long.');
  const split = encoded.lastIndexOf('\n\n');
  if (split < 0 || !encoded.endsWith('\n')) throw new SealMalformed('The note has no signatures.');
  const text = encoded.slice(0, split + 1);
  const lines = encoded.slice(split + 2, -1).split('\n');
  if (lines.length > signaturesMax) throw new SealMalformed('The note has too many signatures.');
  const note = { text, signatures: lines.map(parseSignatureLine) };
  if (formatSignedNote(note) !== encoded) throw new SealMalformed('The note is not in canonical form.');
  return note;
}

/** A signature of type 0x01 under the name of a log. */
export function signNote(text: string, name: string, key: SigningKey): NoteSignature {
  assertNoteText(text);
  return {
    name,
    keyHash: noteKeyHash(name, noteKeyTypes.ed25519, key.publicKey),
    signature: key.sign(encodeUtf8(text)),
  };
}

/** Whether the note's first line is a signature by this key under this name, and the only line of that name. */
export function verifyNote(note: SignedNote, name: string, publicKey: Uint8Array): boolean {
  const keyHash = noteKeyHash(name, noteKeyTypes.ed25519, publicKey);
  const [first, ...others] = note.signatures;
  if (first?.name !== name || others.some((line) => line.name === name)) return false;
  return (
    equalBytes(first.keyHash, keyHash) && verifySignature(publicKey, encodeUtf8(note.text), first.signature)
  );
}

/** A witness's cosignature/v1: "at this time, this was the newest state I had seen of this log". */
export function cosignNote(text: string, name: string, key: SigningKey, timeSeconds: number): NoteSignature {
  assertNoteText(text);
  return {
    name,
    keyHash: noteKeyHash(name, noteKeyTypes.cosignatureV1, key.publicKey),
    signature: concatBytes(uint64Bytes(timeSeconds), key.sign(cosignedMessage(text, timeSeconds))),
  };
}

/** This witness's valid line: when they signed, in seconds since 1970, and 64 bytes. Null where there is none. */
export function cosignatureOf(
  note: SignedNote,
  name: string,
  publicKey: Uint8Array,
): { readonly timeSeconds: number; readonly signature: Uint8Array } | null {
  const keyHash = noteKeyHash(name, noteKeyTypes.cosignatureV1, publicKey);
  for (const entry of note.signatures) {
    if (entry.name !== name || !equalBytes(entry.keyHash, keyHash) || entry.signature.length !== 72) continue;
    const timeSeconds = readUint64(entry.signature, 0);
    const message = cosignedMessage(note.text, timeSeconds);
    const signature = entry.signature.slice(8);
    if (verifySignature(publicKey, message, signature)) return { timeSeconds, signature };
  }
  return null;
}

/** The time of this witness's cosignature in seconds since 1970, or null when there is no valid one. */
export const verifyCosignature = (note: SignedNote, name: string, publicKey: Uint8Array): number | null =>
  cosignatureOf(note, name, publicKey)?.timeSeconds ?? null;

/** A key as one line of text, `name+hash+base64(type ‖ public key)`: C2SP's verifier key. */
export function formatVerifierKey(name: string, type: NoteKeyType, publicKey: Uint8Array): string {
  const hash = encodeHex(noteKeyHash(name, type, publicKey));
  return `${name}+${hash}+${encodeBase64(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/** Strict inverse of `formatVerifierKey`. */
export function parseVerifierKey(line: string): {
  readonly name: string;
  readonly type: number;
  readonly publicKey: Uint8Array;
} {
  const [, name, encoded] = /^([!-*,-~]+)\+[0-9a-f]{8}\+([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  if (name === undefined || encoded === undefined) throw new SealMalformed('Not a verifier key.');
  const [type, ...key] = decodeBase64(encoded, 33);
  const publicKey = Uint8Array.from(key);
  const known = Object.values(noteKeyTypes).find((each) => each === type);
  if (known === undefined || formatVerifierKey(name, known, publicKey) !== line)
    throw new SealMalformed('Not a verifier key.');
  return { name, type: known, publicKey };
}

function cosignedMessage(text: string, timeSeconds: number): Uint8Array {
  return encodeUtf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`);
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name, blob] = signatureLinePattern.exec(line) ?? [];
  if (name === undefined || blob === undefined) throw new SealMalformed('A signature line is malformed.');
  const bytes = decodeBase64(blob);
  if (bytes.length < 5) throw new SealMalformed('A signature is cut off.');
  return { name, keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** Visible ASCII without a plus: what is white space differs between languages, C2SP forbids it. */
function assertKeyName(name: string): void {
  if (!/^[!-*,-~]+$/.test(name)) throw new SealMalformed('Not the name of a key.');
}

/** C2SP: valid UTF-8 without control characters other than newline, ending in one. */
function assertNoteText(text: string): void {
  if (!text.endsWith('\n')) throw new SealMalformed('The text of a note ends with a newline.');
  if (/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text)) {
    throw new SealMalformed('The text of a note holds no control characters.');
  }
  decodeUtf8(encodeUtf8(text));
}
