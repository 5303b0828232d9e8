import { chineseCharacters } from '../sealing/chinese-characters.ts';
import { englishWords } from '../sealing/english-words.ts';
import { SealBroken, SealMalformed } from '../sealing/faults.ts';
import {
  decodeBase64,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  type SigningKey,
  sha256,
} from '../sealing/suite.ts';
import {
  formatSignedNote,
  type NoteSignature,
  parseSignedNote,
  type SignedNote,
  signNote,
  verifyNote,
} from './signed-note.ts';
import { assertTreeSize } from './tree.ts';

/**
 * Checkpoints: the log's size and root, signed by its key (C2SP tlog-checkpoint in a signed note). The text is
 *
 *     dossier-vault/<vault id, 32 hex digits>/g<generation>\n
 *     <size, decimal>\n
 *     <root, base64>\n
 *
 * without extension lines: what has nothing else to say cannot say it in two ways.
 */

export interface Checkpoint {
  readonly origin: string;
  /** In leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A checkpoint in few words, to be printed on paper and read aloud. */
export interface CheckpointWords {
  readonly size: number;
  /** Eight of them, 88 bits. */
  readonly words: readonly string[];
}

const originPattern = /^dossier-vault\/[0-9a-f]{32}\/g[1-9][0-9]{0,8}$/;
const bodyPattern = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([^\n]+)\n$/;

/** The name of a vault's log in one of its generations; also the name of its note key. */
export function checkpointOrigin(vaultId: Uint8Array, generation: number): string {
  const origin = `dossier-vault/${encodeHex(vaultId)}/g${generation}`;
  assertOrigin(origin);
  return origin;
}

/** The note's text. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  assertOrigin(checkpoint.origin);
  assertTreeSize(checkpoint.size);
  if (checkpoint.root.length !== 32) throw new RangeError('A root has 32 bytes.');
  return `${checkpoint.origin}\n${checkpoint.size}\n${encodeBase64(checkpoint.root)}\n`;
}

/** Strict inverse of `formatCheckpoint`. */
export function parseCheckpoint(body: string): Checkpoint {
  const [, origin, size, root] = bodyPattern.exec(body) ?? [];
  if (origin === undefined || size === undefined || root === undefined) {
    throw new SealMalformed('Not a checkpoint.');
  }
  assertOrigin(origin);
  if (!Number.isSafeInteger(Number(size))) throw new SealMalformed('The size of the log is too large.');
  return { origin, size: Number(size), root: decodeBase64(root, 32) };
}

/** The signed note, with the cosignatures of witnesses after the log's own signature. */
export function signCheckpoint(
  checkpoint: Checkpoint,
  logKey: SigningKey,
  cosignatures: readonly NoteSignature[] = [],
): string {
  const text = formatCheckpoint(checkpoint);
  return formatSignedNote({
    text,
    signatures: [signNote(text, checkpoint.origin, logKey), ...cosignatures],
  });
}

/**
 * The checkpoint of a signed note of this origin and log key. Throws `SealMalformed` for what is no
 * checkpoint, `SealBroken` for one of another log or with no valid signature of this one.
 */
export function verifyCheckpoint(
  encoded: string,
  expected: { readonly origin: string; readonly logPublicKey: Uint8Array },
): { readonly checkpoint: Checkpoint; readonly note: SignedNote } {
  const note = parseSignedNote(encoded);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== expected.origin) throw new SealBroken('The checkpoint is of another log.');
  if (!verifyNote(note, expected.origin, expected.logPublicKey)) {
    throw new SealBroken('The checkpoint is not signed by the key of this log.');
  }
  return { checkpoint, note };
}

/**
 * The first 88 bits of SHA-256("dossier-vault/v1/checkpoint-words\n" ‖ text), eleven bits a word: paper in
 * other hands then anchors the log. Somebody who wants another history behind the same words has to try
 * about 2^88 of them, because the words are fixed before.
 */
export function checkpointWords(checkpoint: Checkpoint, language: 'en' | 'zh' = 'en'): CheckpointWords {
  const hash = sha256(
    encodeUtf8('dossier-vault/v1/checkpoint-words\n'),
    encodeUtf8(formatCheckpoint(checkpoint)),
  );
  const bits = BigInt(`0x${encodeHex(hash.subarray(0, 11))}`);
  const list = language === 'zh' ? chineseCharacters : shortEnglishWords;
  const words: string[] = [];
  for (let i = 7n; i >= 0n; i--) words.push(list[Number((bits >> (i * 11n)) & 2047n)]!);
  return { size: checkpoint.size, words };
}

/** The first 2,048 words of three to six letters of the list for passphrases, in its order. */
export const shortEnglishWords: readonly string[] = englishWords
  .filter((word) => word.length <= 6 && !word.includes('-'))
  .slice(0, 2048);

function assertOrigin(origin: string): void {
  if (!originPattern.test(origin)) throw new SealMalformed('Not the origin of a vault log.');
}
