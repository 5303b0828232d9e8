import { parseSignedNote, type SignedNote } from './signed-note.ts';
import { decodeBase64 } from './strict-encoding.ts';

/**
 * The log's head as its key signed it (C2SP tlog-checkpoint, without extension lines):
 *
 *     dossier-vault/<vault id>/g<generation>
 *     <number of entries>
 *     <root, base64>
 */

export interface Checkpoint {
  readonly note: SignedNote;
  /** The first line; also the name of the key that signs. */
  readonly origin: string;
  readonly vault: string;
  readonly generation: number;
  readonly size: number;
  readonly root: Buffer;
}

const textPattern = /^(dossier-vault\/([0-9a-f]{32})\/g([1-9][0-9]{0,8}))\n(0|[1-9][0-9]{0,15})\n(\S+)\n$/;

/** Null where the text is no checkpoint of a vault. Its signature is not checked here. */
export function parseCheckpoint(encoded: string): Checkpoint | null {
  const note = parseSignedNote(encoded);
  if (note === null) return null;
  const [, origin, vault, generation, size, encodedRoot] = textPattern.exec(note.text) ?? [];
  if (origin === undefined || vault === undefined || encodedRoot === undefined) return null;
  const root = decodeBase64(encodedRoot);
  if (root === null || root.length !== 32 || !Number.isSafeInteger(Number(size))) return null;
  return { note, origin, vault, generation: Number(generation), size: Number(size), root };
}
