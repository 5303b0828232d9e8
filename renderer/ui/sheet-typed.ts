/** A recovery sheet while somebody types it, in words or in digits, and what of it is handed to the vault. */
import {
  plainLetters,
  readSheetWords,
  type SheetContent,
  sheetLineCount,
  sheetLinesOf,
  wordMeant,
  wordsALine,
  wordsTyped,
} from '../../shared/vocabulary/sheet-words.ts';

export interface TypedSheet {
  readonly inDigits: boolean;
  readonly lines: readonly string[];
  readonly share: string;
  readonly check: string;
}

export const emptySheet: TypedSheet = {
  inDigits: false,
  lines: Array.from({ length: sheetLineCount }, () => ''),
  share: '',
  check: '',
};

const shareDigits = 66;
const checkDigits = 16;
const digitsOf = (typed: string): string =>
  plainLetters(typed)
    .replace(/^\s*(?:share|check)/, '')
    .replace(/[^0-9a-f]/g, '');

export const contentOf = (sheet: TypedSheet): SheetContent | null =>
  sheet.inDigits ? null : readSheetWords(sheet.lines).content;

/** Whether it can be handed in. */
export const isTyped = (sheet: TypedSheet): boolean =>
  sheet.inDigits
    ? digitsOf(sheet.share).length === shareDigits && digitsOf(sheet.check).length === checkDigits
    : contentOf(sheet) !== null;

/** As the vault reads it. */
export const typedText = (sheet: TypedSheet): string =>
  sheet.inDigits
    ? `share ${digitsOf(sheet.share)}\ncheck ${digitsOf(sheet.check)}\n`
    : sheet.lines.map((line, i) => `${i + 1} ${wordsTyped(line).join(' ')}\n`).join('');

/** A line with its words written out; a blank for the next one where there is one to come. */
export function writtenOut(typed: string): string {
  const words = wordsTyped(typed).map((word) => wordMeant(word) ?? word);
  return words.length === 0 ? '' : `${words.join(' ')}${words.length < wordsALine ? ' ' : ''}`;
}

export const endsWord = (typed: string): boolean => /[\s,;|·、。，]$/.test(typed);

/** What a pasted text makes of the sheet; null where it is no more than part of a line. */
export function pasted(text: string, sheet: TypedSheet, at: number): TypedSheet | null {
  const digits = /share\s+([0-9a-f ]{66,}?)\s*check\s+([0-9a-f]{16})/.exec(plainLetters(text));
  const lines = sheetLinesOf(text);
  const inWords = lines.filter((line) => line.trim() !== '').length > 1;
  // A file of the terminal has both; the words are what can be judged here.
  if (digits !== null && !/^\s*[1-5] [a-z]/m.test(text))
    return { ...sheet, inDigits: true, share: digits[1] ?? '', check: digits[2] ?? '' };
  if (inWords) return { ...sheet, lines: sheet.lines.map((_line, i) => writtenOut(lines[i] ?? '')) };
  return wordsTyped(text).length === wordsALine
    ? { ...sheet, lines: sheet.lines.map((line, i) => (i === at ? writtenOut(text) : line)) }
    : null;
}
