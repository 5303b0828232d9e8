/**
 * A recovery sheet as forty words in five numbered lines of eight, six of them content and two a check of the line
 * (docs/formats/keys.md §5). The check names the wrong word where one is wrong, two that changed places, and a line that
 * stands in another line's or sheet's place. Pure arithmetic: screens read with it while somebody types.
 */
import { sheetWordList } from './sheet-word-list.ts';
import type { Side } from './terms.ts';

export const sheetLineCount = 5;
export const wordsALine = 8;
const contentALine = 6;
const shareBytes = 33;
/** Digits of the vault's id that a sheet carries in its words. */
export const vaultDigits = 6;
/** The first letters that tell a word of the list from all others. */
const lettersThatTell = 4;

/** What the words of a sheet say. */
export interface SheetContent {
  readonly side: Side;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly threshold: number;
  /** The first six hex digits of the vault's id. */
  readonly vault: string;
  readonly share: Uint8Array;
}

/** Where a line belongs. */
export interface LinePlace {
  readonly side: Side;
  readonly number: number;
  readonly line: number;
}

export type LineReading =
  | { readonly state: 'empty' }
  | { readonly state: 'short'; readonly words: number }
  | { readonly state: 'long'; readonly words: number }
  /** A word that the list does not have; `near` begins like it. */
  | {
      readonly state: 'unknown';
      readonly place: number;
      readonly typed: string;
      readonly near: string | null;
    }
  /** Each word is of the list, and this one is not the one that was written. */
  | { readonly state: 'wrong'; readonly place: number }
  | { readonly state: 'swapped'; readonly places: readonly [number, number] }
  /** Two words or more are wrong; or, in the first line, one that could stand at either of two places. */
  | { readonly state: 'damaged' }
  /** A line without a fault, of another place. */
  | { readonly state: 'elsewhere'; readonly of: LinePlace }
  | { readonly state: 'whole' };

// GF(1024) with the polynomial x^10 + x^3 + 1, as in SLIP-0039; 2 generates it.
const power: number[] = [];
const logarithm: number[] = [];
for (let i = 0, x = 1; i < 1023; i++) {
  power.push(x);
  logarithm[x] = i;
  x = x & 512 ? ((x << 1) ^ 0x409) & 1023 : x << 1;
}
const at = (exponent: number): number => power[((exponent % 1023) + 1023) % 1023] ?? 0;
const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : at((logarithm[a] ?? 0) + (logarithm[b] ?? 0));
const over = (a: number, b: number): number => (a === 0 ? 0 : at((logarithm[a] ?? 0) - (logarithm[b] ?? 0)));

const sideBit = (side: Side): number => (side === 'approval' ? 1 : 0);
const sideOfBit = (bit: number): Side => (bit === 0 ? 'custody' : 'approval');
const markOf = ({ side, number, line }: LinePlace): number => (sideBit(side) << 6) | (number << 3) | line;

/** The place that the sum of a line names; null where it names none. */
function placeOf(mark: number): LinePlace | null {
  const place = { side: sideOfBit((mark >> 6) & 1), number: (mark >> 3) & 7, line: mark & 7 };
  return mark < 128 && place.number > 0 && place.line > 0 && place.line <= sheetLineCount ? place : null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all ^ each, 0);
const weighted = (numbers: readonly number[]): number =>
  numbers.reduce((all, each, i) => all ^ times(at(i + 1), each), 0);

/** The first word of a sheet holds all that its other lines are checked against. */
const headOf = (word: number) => ({
  side: sideOfBit(word >> 9),
  number: (word >> 6) & 7,
  of: (word >> 3) & 7,
  threshold: word & 7,
});

export function formatSheetWords(content: SheetContent): string[][] {
  const { side, number, of, threshold, vault, share } = content;
  const bits = [
    ((sideBit(side) << 9) | (number << 6) | (of << 3) | threshold).toString(2).padStart(10, '0'),
    '00',
    Number.parseInt(vault, 16).toString(2).padStart(24, '0'),
    ...[...share].map((byte) => byte.toString(2).padStart(8, '0')),
  ].join('');
  const numbers = (bits.match(/.{10}/g) ?? []).map((ten) => Number.parseInt(ten, 2));
  return Array.from({ length: sheetLineCount }, (_, i) => {
    const line = numbers.slice(i * contentALine, (i + 1) * contentALine);
    const left = sum(line) ^ markOf({ side, number, line: i + 1 });
    const right = weighted(line);
    const last = over(right ^ times(at(7), left), at(7) ^ at(8));
    return [...line, left ^ last, last].map((each) => sheetWordList[each] ?? '');
  });
}

/** `1 academic acid …` */
export const sheetWordsText = (content: SheetContent): string =>
  formatSheetWords(content)
    .map((words, i) => `${i + 1} ${words.join(' ')}\n`)
    .join('');

/** Words of the list that begin so. */
export const wordsThatBegin = (typed: string): string[] =>
  typed === '' ? [] : sheetWordList.filter((word) => word.startsWith(typed));

/** The word meant: written out, or so much of it that no other begins so. */
export function wordMeant(typed: string): string | null {
  const found = wordsThatBegin(typed);
  return found.includes(typed) || found.length === 1
    ? (found.find((word) => word === typed) ?? found[0]!)
    : null;
}

/** As it is compared: full-width letters, capitals, invisible characters and whatever stands between words make no difference. */
export const plainLetters = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}'’]/gu, '');

export const wordsTyped = (typed: string): string[] =>
  plainLetters(typed)
    .replace(/^\s*\d+(?=[\s.):、。:])[.):、。:]?/, '')
    .split(/[\s,;|·、。，]+/)
    .filter((word) => word !== '');

/** What somebody typed for this line. `head`: the sheet that the first line names, where it has been read. */
export function readSheetLine(typed: string, line: number, head: LinePlace | null = null): LineReading {
  const words = wordsTyped(typed);
  if (words.length === 0) return { state: 'empty' };
  const meant = words.map(wordMeant);
  const unknown = meant.indexOf(null);
  if (unknown !== -1) {
    const strange = words[unknown] ?? '';
    const near = wordsThatBegin(strange.slice(0, lettersThatTell));
    return {
      state: 'unknown',
      place: unknown + 1,
      typed: strange,
      near: near.length === 1 ? (near[0] ?? null) : null,
    };
  }
  if (words.length < wordsALine) return { state: 'short', words: words.length };
  if (words.length > wordsALine) return { state: 'long', words: words.length };
  return judgeLine(
    meant.map((word) => sheetWordList.indexOf(word ?? '')),
    line,
    head,
  );
}

function judgeLine(numbers: readonly number[], line: number, head: LinePlace | null): LineReading {
  const s0 = sum(numbers);
  const s1 = weighted(numbers);
  /** Whether a line whose words give this sum, the first one being this, is the line asked for. */
  const fits = (mark: number, first: number): boolean => {
    if (line === 1) return mark === markOf({ ...headOf(first), line });
    if (head !== null) return mark === markOf({ ...head, line });
    return placeOf(mark)?.line === line;
  };
  const first = numbers[0] ?? 0;
  if (s1 === 0) {
    if (fits(s0, first)) return { state: 'whole' };
    const of = placeOf(s0);
    return of === null ? { state: 'damaged' } : { state: 'elsewhere', of };
  }
  // One word that differs by `error` at a place changes the one sum by it, the other by its multiple for that place.
  const wrong = numbers.flatMap((_, i) => {
    const error = over(s1, at(i + 1));
    return fits(s0 ^ error, i === 0 ? first ^ error : first) ? [i + 1] : [];
  });
  if (wrong.length === 1) return { state: 'wrong', place: wrong[0] ?? 0 };
  const swapped: [number, number][] = [];
  for (let i = 0; i < wordsALine; i++) {
    for (let j = i + 1; j < wordsALine; j++) {
      const [one = 0, other = 0] = [numbers[i], numbers[j]];
      if (times(one ^ other, at(i + 1) ^ at(j + 1)) === s1 && fits(s0, i === 0 ? other : first))
        swapped.push([i + 1, j + 1]);
    }
  }
  return wrong.length === 0 && swapped.length === 1
    ? { state: 'swapped', places: swapped[0] ?? [0, 0] }
    : { state: 'damaged' };
}

export interface SheetReading {
  readonly lines: readonly LineReading[];
  /** Of a sheet without a fault. */
  readonly content: SheetContent | null;
}

export function readSheetWords(typed: readonly string[]): SheetReading {
  const first = readSheetLine(typed[0] ?? '', 1);
  const numbers = typed.flatMap((line) =>
    wordsTyped(line)
      .slice(0, contentALine)
      .map((word) => sheetWordList.indexOf(wordMeant(word) ?? '')),
  );
  const head = headOf(numbers[0] ?? 0);
  const lines = Array.from({ length: sheetLineCount }, (_, i) =>
    i === 0
      ? first
      : readSheetLine(typed[i] ?? '', i + 1, first.state === 'whole' ? { ...head, line: 1 } : null),
  );
  if (lines.some(({ state }) => state !== 'whole')) return { lines, content: null };
  const bits = numbers.map((each) => each.toString(2).padStart(10, '0')).join('');
  const bytes = (bits.slice(36).match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2));
  const vault = Number.parseInt(bits.slice(12, 36), 2).toString(16).padStart(vaultDigits, '0');
  // Two bits that later sheets may use; a sheet that has them set was made by a newer program.
  if (bits.slice(10, 12) !== '00' || bytes.length !== shareBytes) return { lines, content: null };
  return { lines, content: { ...head, vault, share: Uint8Array.from(bytes) } };
}

/** The lines of a sheet in any text that holds them: numbered ones by their number, else every eight words a line. */
export function sheetLinesOf(text: string): string[] {
  const lines = plainLetters(text).split(/\r?\n/);
  const numbered = lines.flatMap((line): [number, string][] => {
    const match = /^\s*([1-5])(?:[.):、。:]|\s)\s*(\D+)$/.exec(line);
    return match === null ? [] : [[Number(match[1]), match[2] ?? '']];
  });
  if (numbered.length > 0) {
    const found = new Map(numbered);
    return Array.from({ length: sheetLineCount }, (_, i) => found.get(i + 1) ?? '');
  }
  const words = lines.flatMap(wordsTyped);
  return Array.from({ length: Math.max(sheetLineCount, Math.ceil(words.length / wordsALine)) }, (_, i) =>
    words.slice(i * wordsALine, (i + 1) * wordsALine).join(' '),
  );
}
