/**
 * How Chinese names sound, as terms of the directory index (S8). Each pair of neighbouring characters is a term of its two
 * syllables and a term of its two initials, for every reading of both; the last character of a run is one of its syllable. A
 * longer question asks for all of its pairs, so a dossier whose pairs stand apart is found as well; that costs a line on the
 * screen and is rare. What a person may not know of is left out by the index's scopes as for any other term (D3).
 *
 * The terms begin with private-use characters, which no text that is indexed holds, and which are letters to the tokenizer.
 */
import { readingsOf, syllablesIn } from '../../shared/vocabulary/pinyin.ts';

const syllable = '\u{e006}';
const initials = '\u{e007}';

/** Terms of a run of Han characters. */
export function soundsOf(run: string): string[] {
  const read = [...run].map(readingsOf);
  return read.flatMap((these, i) => {
    const next = read[i + 1] ?? [];
    if (next.length === 0) return these.map((each) => syllable + each);
    return these.flatMap((each) =>
      next.flatMap((other) => [syllable + each + syllable + other, initials + each[0] + other[0]]),
    );
  });
}

const term = (text: string): string => `"${text}"`;
const neighbours = <T>(all: readonly T[]): [T, T][] => all.slice(1).map((each, i): [T, T] => [all[i]!, each]);

/** More than a name's characters; FTS5 takes no expression of any length. */
const initialsMax = 30;

/** What FTS5 is asked for letters of pinyin, each way by itself: cut into syllables in every way, and as initials. */
export function soundsSought(letters: string): string[] {
  const full = syllablesIn(letters).map((cut) => {
    if (cut.length === 1) return `${term(syllable + letters)} *`;
    const pairs = neighbours(cut).map(([a, b]) => term(syllable + a + syllable + b));
    return `(${pairs.join(' AND ')} *)`;
  });
  if (letters.length > initialsMax) return full;
  const short = neighbours([...letters]).map(([a, b]) => term(initials + a + b));
  return [...full, `(${short.join(' AND ')})`];
}
