/**
 * The checkpoint as a paper carries it: eight words, and a QR code of
 *
 *     DV1 <vault id, 32 hex digits> g<generation> <size> <root, base64>
 *
 * docs/formats/paper.md. Read back from either, by camera or by hand.
 */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type Checkpoint, checkpointOrigin, checkpointWords, shortEnglishWords } from '../log/checkpoint.ts';
import { rootHash } from '../log/tree.ts';
import { chineseCharacters } from '../sealing/chinese-characters.ts';
import { decodeBase64, decodeHex, encodeBase64, encodeHex } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { treeReader } from '../storage/log-rows.ts';

export interface PaperCheckpoint {
  readonly vault: VaultId;
  readonly generation: number;
  /** Entries. */
  readonly size: number;
  readonly root: Uint8Array;
  readonly atMs: number;
}

const noteOf = (checkpoint: Omit<PaperCheckpoint, 'atMs'>): Checkpoint => ({
  origin: checkpointOrigin(decodeHex(checkpoint.vault), checkpoint.generation),
  size: checkpoint.size,
  root: checkpoint.root,
});

export const wordsOf = (
  checkpoint: Omit<PaperCheckpoint, 'atMs'>,
  language: 'zh' | 'en',
): readonly string[] => checkpointWords(noteOf(checkpoint), language).words;

export const codeText = ({ vault, generation, size, root }: PaperCheckpoint): string =>
  `DV1 ${vault} g${generation} ${size} ${encodeBase64(root)}`;

/** The log as it is now. */
export const checkpointNow = (vault: OpenVault): PaperCheckpoint => ({
  vault: vault.vault,
  generation: vault.writer.generation(),
  size: vault.writer.size,
  root: vault.writer.root,
  atMs: vault.writer.readClock().wallMs,
});

/** The log as it was when it had this many entries, at most as many as now. */
export function checkpointAt(vault: VaultId, db: VaultDatabase, size: number): Omit<PaperCheckpoint, 'atMs'> {
  const later = db.count("SELECT count(*) AS n FROM leaf WHERE type = 'generation.new' AND idx < ?", size);
  return { vault, generation: 1 + later, size, root: rootHash(size, treeReader(db)) };
}

/** What somebody reads from a paper: all of the code, or the size and the words in one of the languages. */
export type PaperReading =
  | {
      readonly kind: 'code';
      readonly vault: string;
      readonly generation: number;
      readonly size: number;
      readonly root: string;
    }
  | {
      readonly kind: 'words';
      readonly language: 'zh' | 'en';
      readonly size: number;
      readonly words: readonly string[];
    };

const codePattern = /^DV1 ([0-9a-f]{32}) g([1-9]\d{0,8}) ([1-9]\d{0,15}) ([A-Za-z0-9+/]{43}=)$/;
const wordsPattern = /^(\d{1,3}(?:[,，]\d{3})+|\d{1,16})(?!\d)(.*)$/su;

/** Null for what is neither. Separators between words may be any: a dot, a space, a comma, nothing in Chinese. */
export function readPaperText(text: string): PaperReading | null {
  const trimmed = text.trim().replace(/\s+/gu, ' ');
  const [, vault, generation, size, root] = codePattern.exec(trimmed) ?? [];
  if (vault !== undefined && root !== undefined) {
    if (!Number.isSafeInteger(Number(size)) || !isCanonical(root)) return null;
    return { kind: 'code', vault, generation: Number(generation), size: Number(size), root };
  }
  const [, number = '', rest = ''] = wordsPattern.exec(trimmed) ?? [];
  const entries = Number(number.replace(/[,，]/g, ''));
  if (entries < 1 || !Number.isSafeInteger(entries)) return null;
  const han = [...rest.matchAll(/\p{Script=Han}/gu)].map(([character]) => character);
  const latin = rest.toLowerCase().match(/[a-z]+/g) ?? [];
  const isWords = (words: readonly string[], list: readonly string[]): boolean =>
    words.length === 8 && words.every((word) => list.includes(word));
  // A paper in both languages says the same twice; the characters then count.
  if (isWords(han, chineseCharacters)) return { kind: 'words', language: 'zh', size: entries, words: han };
  if (isWords(latin, shortEnglishWords))
    return { kind: 'words', language: 'en', size: entries, words: latin };
  return null;
}

function isCanonical(root: string): boolean {
  try {
    return encodeBase64(decodeBase64(root, 32)) === root;
  } catch {
    return false;
  }
}

export type PaperVerdict = 'agrees' | 'differs' | 'newer-than-this-log' | 'another-vault';

export function judgePaper(
  vault: VaultId,
  db: VaultDatabase,
  entries: number,
  read: PaperReading,
): PaperVerdict {
  if (read.kind === 'code' && read.vault !== vault) return 'another-vault';
  if (read.size > entries) return 'newer-than-this-log';
  const then = checkpointAt(vault, db, read.size);
  if (read.kind === 'words') {
    return wordsOf(then, read.language).join() === read.words.join() ? 'agrees' : 'differs';
  }
  const same = encodeHex(then.root) === encodeHex(decodeBase64(read.root, 32));
  return same && then.generation === read.generation ? 'agrees' : 'differs';
}
