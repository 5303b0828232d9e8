/**
 * Headers of a mail put into UTF-8 before it is taken apart, its own and those of its parts: programs write GBK and Latin-1 into them
 * as they are, and words (RFC 2047) under a label that is not theirs. The bodies are left as they came.
 */
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { bytesOfLetters, joinBytes, lettersOf } from './bytes.ts';
import { readDeclared } from './mail-encoding.ts';

export interface RepairedHeaders {
  readonly bytes: Uint8Array;
  /** The encodings that headers were guessed to be in. */
  readonly guessed: readonly TextEncoding[];
}

interface Block {
  readonly from: number;
  readonly to: number;
}

const lf = 0x0a;
const cr = 0x0d;

export function repairHeaders(source: Uint8Array): RepairedHeaders {
  const bytes = withLineFeeds(source);
  const blocks = headerBlocks(bytes);
  const hints = charsetsSaid(blocks.map(({ from, to }) => lettersOf(bytes.subarray(from, to))).join('\n'));
  const guessed = new Set<TextEncoding>();
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const { from, to } of blocks) {
    const block = bytes.subarray(from, to);
    const repaired = repairBlock(block, hints, guessed);
    if (repaired === null) continue;
    pieces.push(bytes.subarray(done, from), repaired);
    done = to;
  }
  if (done === 0) return { bytes, guessed: [] };
  pieces.push(bytes.subarray(done));
  return { bytes: joinBytes(pieces), guessed: [...guessed] };
}

/** From its first letter on; lines of the first Macintoshes end with a return alone. */
function withLineFeeds(source: Uint8Array): Uint8Array {
  const bytes = source.subarray(
    Math.max(
      0,
      source.findIndex((byte) => byte > 0x20),
    ),
  );
  return bytes.includes(lf) ? bytes : bytes.map((byte) => (byte === cr ? lf : byte));
}

const charsetsSaid = (headers: string): string[] => [
  ...new Set(
    [...headers.matchAll(/charset\s*=\s*"?([\w.:-]+)|=\?([\w.:-]+)\?[bq]\?/gi)].map((found) =>
      (found[1] ?? found[2] ?? '').toLowerCase(),
    ),
  ),
];

/** The first lines up to an empty one, and those after each boundary that a header before has named. */
function headerBlocks(bytes: Uint8Array): Block[] {
  const blocks: Block[] = [];
  const boundaries = new Set<string>();
  let from = 0;
  let inHeaders = true;
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(lf, at);
    const next = end < 0 ? bytes.length : end + 1;
    const line = bytes.subarray(
      at,
      end < 0 ? bytes.length : bytes[end - 1] === cr && end > at ? end - 1 : end,
    );
    if (inHeaders && (line.length === 0 || next >= bytes.length)) {
      const block = { from, to: line.length === 0 ? at : next };
      blocks.push(block);
      const said = lettersOf(bytes.subarray(block.from, block.to)).replace(/\r?\n[ \t]+/g, ' ');
      for (const found of said.matchAll(/boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/gi))
        boundaries.add(found[1] ?? found[2] ?? '');
      inHeaders = false;
    } else if (!inHeaders && line[0] === 0x2d && line[1] === 0x2d && line.length < 512) {
      const name = lettersOf(line.subarray(2)).trimEnd();
      if (boundaries.has(name)) {
        inHeaders = true;
        from = next;
      }
    }
    at = next;
  }
  return blocks;
}

/** Null where nothing is to be mended. */
function repairBlock(
  block: Uint8Array,
  hints: readonly string[],
  guessed: Set<TextEncoding>,
): Uint8Array | null {
  const raw = lettersOf(block);
  if (!/[\x80-\xff]/.test(raw) && !raw.includes('=?')) return null;
  const before = guessed.size;
  let changed = false;
  // A field with its folded lines; a character of two bytes may be cut by a fold, so that a field is read as a whole.
  const fields = raw.split(/(?<=\n)(?![ \t])/).map((field) => {
    const bytes = bytesOfLetters(field);
    const read = readDeclared(bytes, undefined, hints);
    if (read.guessed !== null) guessed.add(read.guessed);
    const text = repairWords(read.text, hints, guessed);
    changed ||= read.guessed !== null || text !== read.text;
    return text;
  });
  return changed || guessed.size > before ? new TextEncoder().encode(fields.join('')) : null;
}

/** Words beside one another are one text: some programs cut them within a character. */
const wordRuns = /=\?([\w.:-]+)(\*[\w-]+)?\?([bq])\?[^?]*\?=(?:\s+=\?\1(?:\*[\w-]+)?\?\3\?[^?]*\?=)*/gi;

function repairWords(text: string, hints: readonly string[], guessed: Set<TextEncoding>): string {
  return text.replace(wordRuns, (run: string, label: string, _language: unknown, coding: string) => {
    const words = [...run.matchAll(/\?[bq]\?([^?]*)\?=/gi)].map((word) => wordBytes(word[1] ?? '', coding));
    // An encoding with states begins each word anew.
    const read = /^(?:iso-2022|hz|.*utf-7)/i.test(label)
      ? { text: words.map((bytes) => readDeclared(bytes, label).text).join(''), guessed: null }
      : readDeclared(joinBytes(words), label, hints);
    if (read.guessed !== null) guessed.add(read.guessed);
    return `=?UTF-8?B?${base64Text(read.text)}?=`;
  });
}

function wordBytes(coded: string, coding: string): Uint8Array {
  if (coding.toLowerCase() === 'q') {
    const plain = coded
      .replace(/_/g, ' ')
      .replace(/=([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return bytesOfLetters(plain);
  }
  try {
    return bytesOfLetters(atob(coded.replace(/[^A-Za-z0-9+/]/g, '')));
  } catch {
    return new Uint8Array(0);
  }
}

const base64Text = (text: string): string => btoa(lettersOf(new TextEncoder().encode(text)));
