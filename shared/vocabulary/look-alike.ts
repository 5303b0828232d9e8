/**
 * Whether two names or codes look alike to somebody in a hurry: case, width, hyphens and blanks, letters of other alphabets,
 * nought and O, one and l, traditional and simplified characters (S8). For asking before two stand beside each other; never for finding or telling apart.
 */
import { toSimplified } from './name-fold.ts';

/** Letters of other alphabets by the Latin letter they look like; capitals by themselves, as Η looks like H and η like n. */
const likeLatin: Readonly<Record<string, string>> = {
  a: 'аАαΑɑ',
  b: 'ВвВΒβЬь',
  c: 'сСϲⅽ',
  d: 'ԁⅾ',
  e: 'еЕёЁεΕ',
  g: 'ɡ',
  h: 'НнһΗ',
  j: 'јЈ',
  k: 'кКκΚ',
  l: '1iІіΙιıΐӀӏⅼⅰ|',
  m: 'мМΜⅿ',
  n: 'ηΝ',
  o: '0оОοΟ〇',
  p: 'рРρΡ',
  q: 'ԛ',
  s: 'ѕЅ',
  t: 'тТτΤ',
  u: 'υ',
  v: 'νѵⅴ',
  w: 'ԝωѡ',
  x: 'хХχΧⅹ',
  y: 'уУγΥ',
  z: 'Ζ',
};
const latinOf = new Map(
  Object.entries(likeLatin).flatMap(([latin, like]) => [...like].map((each) => [each, latin])),
);

const ascii = /^[\x20-\x7e]*$/;

/** The same for all that look alike. A text of nothing but signs stands for itself. */
export function lookOf(text: string): string {
  const plain = ascii.test(text)
    ? text
    : [...toSimplified(text.normalize('NFKD'))].map((each) => latinOf.get(each) ?? each).join('');
  const look = plain
    .toLowerCase()
    .replace(/(?<=[a-z0-9])[一ー](?=[a-z0-9])/gu, '')
    .replace(/[\p{P}\p{S}\p{Z}\p{C}\p{M}]/gu, '')
    .replace(/[01i]/g, (each) => (each === '0' ? 'o' : 'l'))
    .normalize('NFC');
  return look === '' ? text.normalize('NFKC').toLowerCase() : look;
}

/** Alike to the eye, and not the same. */
export const looksLike = (a: string, b: string): boolean => a !== b && lookOf(a) === lookOf(b);

const letters = (look: string): string => [...look].sort().join('');

/** Names of people: also when the parts stand in another order, as in Ann Lee and Lee Ann. Numbers keep theirs. */
export const namesAlike = (a: string, b: string): boolean => {
  const [lookA, lookB] = [lookOf(a), lookOf(b)];
  return lookA === lookB || (!/\p{N}/u.test(a + b) && letters(lookA) === letters(lookB));
};
