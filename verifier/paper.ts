import { join } from 'node:path';
import { LineReader, readSmallFile } from './bundle-files.ts';
import { parsePayload, readEntryLine } from './entry-line.ts';
import { type Fault, fault } from './fault.ts';
import { parseManifest } from './manifest.ts';
import { GrowingTree, sha256 } from './merkle-tree.ts';
import { chineseCharacters } from './paper-chinese-characters.ts';
import { englishWords } from './paper-english-words.ts';
import { decodeBase64 } from './strict-encoding.ts';
import { Unreadable } from './unreadable.ts';

/**
 * A printed paper against a bundle (docs/formats/paper.md): its checkpoint, by the text of its QR code or by its size and words,
 * is held against the root of as many entries. This asks for nothing but the entries, and judges nothing else of them.
 */

export type PaperText =
  | {
      readonly kind: 'code';
      readonly vault: string;
      readonly generation: number;
      readonly size: number;
      readonly root: Buffer;
    }
  | {
      readonly kind: 'words';
      readonly list: readonly string[];
      readonly size: number;
      readonly words: readonly string[];
    };

export type PaperVerdict =
  | { readonly answer: 'holds'; readonly size: number }
  | { readonly answer: 'broken' | 'unjudged'; readonly size: number; readonly why: Fault };

const codePattern = /^DV1 ([0-9a-f]{32}) g([1-9][0-9]{0,8}) ([1-9][0-9]{0,15}) ([A-Za-z0-9+/]{43}=)$/;
const wordsPattern = /^([0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,16})(?![0-9])(.*)$/su;

/** Throws `Unreadable` for what is neither a code nor a size and eight words. */
export function parsePaper(given: string): PaperText {
  const text = given.trim().replace(/\s+/gu, ' ');
  const [, vault, generation, codeSize, encodedRoot] = codePattern.exec(text) ?? [];
  if (vault !== undefined && encodedRoot !== undefined) {
    const root = decodeBase64(encodedRoot);
    if (root === null || !Number.isSafeInteger(Number(codeSize))) throw malformed();
    return { kind: 'code', vault, generation: Number(generation), size: Number(codeSize), root };
  }
  const [, number = '', rest = ''] = wordsPattern.exec(text) ?? [];
  const size = Number(number.replace(/[,，]/g, ''));
  if (size < 1 || !Number.isSafeInteger(size)) throw malformed();
  const han = rest.match(/\p{Script=Han}/gu) ?? [];
  if (areEight(han, chineseCharacters)) return { kind: 'words', list: chineseCharacters, size, words: han };
  const latin = rest.toLowerCase().match(/[a-z]+/g) ?? [];
  if (areEight(latin, englishWords)) return { kind: 'words', list: englishWords, size, words: latin };
  throw malformed();
}

const malformed = (): Unreadable => new Unreadable(fault('paper-malformed'));
const areEight = (words: readonly string[], list: readonly string[]): boolean =>
  words.length === 8 && words.every((word) => list.includes(word));

/** The log as it was when it had so many entries, or as far as it could be read. */
interface Then {
  readonly entries: number;
  readonly vault: string | null;
  readonly generation: number;
  readonly root: Buffer;
}

export function judgePaper(directory: string, paper: PaperText): PaperVerdict {
  const { size } = paper;
  const manifest = parseManifest(readSmallFile(join(directory, 'manifest.json')));
  const then = logAt(join(directory, 'entries.jsonl'), size);
  const broken = (why: Fault): PaperVerdict => ({ answer: 'broken', size, why });
  if (paper.kind === 'code' && then.vault !== null && then.vault !== paper.vault) {
    return broken(fault('paper-other-vault', { vault: paper.vault }));
  }
  if (then.entries < size) {
    // What the bundle itself calls its size tells a part of a log from a log that is shorter.
    const isPart = 'code' in manifest || manifest.size > then.entries;
    return isPart
      ? { answer: 'unjudged', size, why: fault('paper-part', { size }) }
      : broken(fault('paper-newer', { size, entries: then.entries }));
  }
  return agrees(paper, then) ? { answer: 'holds', size } : broken(fault('paper-differs', { size }));
}

function logAt(path: string, size: number): Then {
  const tree = new GrowingTree();
  let vault: string | null = null;
  let generation = 1;
  const reader = new LineReader(path);
  for (const line of reader.lines()) {
    const read = reader.endsMidLine ? null : readEntryLine(line, tree.size);
    if (read === null || 'code' in read) break;
    const parsed = parsePayload(read.envelope.payload);
    if ('fault' in parsed) break;
    const body = parsed.value as { readonly vault?: unknown; readonly type?: unknown } | null;
    vault ??= String(body?.vault);
    if (body?.type === 'generation.new') generation += 1;
    tree.append(read.envelope.leafHash);
    if (tree.size === size) break;
  }
  return { entries: tree.size, vault, generation, root: tree.root() };
}

function agrees(paper: PaperText, { vault, generation, root }: Then): boolean {
  if (paper.kind === 'code') return paper.generation === generation && paper.root.equals(root);
  const text = `dossier-vault/${vault}/g${generation}\n${paper.size}\n${root.toString('base64')}\n`;
  const hash = sha256(Buffer.from(`dossier-vault/v1/checkpoint-words\n${text}`, 'utf8'));
  const bits = BigInt(`0x${hash.subarray(0, 11).toString('hex')}`);
  return paper.words.every((word, i) => word === paper.list[Number((bits >> BigInt(77 - 11 * i)) & 2047n)]);
}
