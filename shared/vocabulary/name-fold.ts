/**
 * Folds names so that a search finds them however they are typed: with or without the dot inside a transliterated
 * name and blanks, in full or half width, in capitals or not, in simplified or traditional characters, by pinyin or
 * its initials. For finding only; what is kept is what was written.
 */
import { traditionalAndSimplified } from './han-simplified.ts';
import { pinyinLetters, soundsIn } from './pinyin.ts';

/** Between the parts of a transliterated name; keyboards write them differently. */
export const nameDots = /[·•・‧∙⋅\u00b7\u0387]/gu;

const blanksAndMarks = /[\s\p{Cf}]+/gu;
const han = /[\u3400-\u9fff\u{20000}-\u{323af}]/u;
const hanOnce = new RegExp(han.source, 'gu');

let simplified: ReadonlyMap<string, string> | undefined;

function simplifiedForms(): ReadonlyMap<string, string> {
  if (simplified === undefined) {
    const characters = [...traditionalAndSimplified.replaceAll('\n', '')];
    simplified = new Map(
      characters.flatMap((each, i) => (i % 2 === 0 ? [[each, characters[i + 1] ?? each] as const] : [])),
    );
  }
  return simplified;
}

/** 張 and 张 become the same character, as do 乾, 幹 and 干: for finding and comparing only. */
export const toSimplified = (text: string): string =>
  han.test(text) ? text.replace(hanOnce, (each) => simplifiedForms().get(each) ?? each) : text;

/** Nothing to fold in these: most names, and a list of ten thousand is gone through with each letter. */
const plainAscii = /^[\x21-\x7e]*$/;
const plainHan = /^[\u3400-\u9fff]*$/;

/** All but the simplification: the readings of a traditional character are its own. */
const foldWidth = (text: string): string =>
  plainHan.test(text)
    ? text
    : plainAscii.test(text)
      ? text.toLowerCase()
      : text.normalize('NFKC').replace(nameDots, '').replace(blanksAndMarks, '').toLowerCase();

export const foldName = (text: string): string => toSimplified(foldWidth(text));

/** A question that is asked of many texts: whether what was typed is in each. Nothing typed is in every text. */
export function finderOf(typed: string): (text: string) => boolean {
  const sought = foldName(typed);
  const letters = pinyinLetters(typed);
  return (text) => {
    const folded = foldWidth(text);
    return (
      toSimplified(folded).includes(sought) ||
      (letters !== null && han.test(folded) && soundsIn(folded, letters))
    );
  };
}

export const isIn = (text: string, typed: string): boolean => finderOf(typed)(text);
