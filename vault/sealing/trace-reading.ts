/**
 * A trace code as somebody reads it off a picture: some characters in doubt, some taken for others.
 *
 * What was read is compared with codes on record, character by character: the same, alike, or another. A code with
 * `legibleMin` characters given is found among a million views with about one other beside it by chance (a million
 * divided by 32 to the fourth); with three there would be thirty, and a name too many is worse than none.
 */
import { traceAlphabet } from './trace-code.ts';

export const legibleMin = 4;
/** With so many legible characters one of them may be wrong outright: by chance that fits in one vault of six. */
const oneWrongFrom = 6;

const characters = 8;
/** Pairs that a photograph, a small screen or a reader of print takes for each other; `U` is in no code. */
const alikePairs = '0D 0Q 17 2Z 38 4A 5S 6G 8B CG EF FP UV VY'.split(' ');

const alikeOf = (read: string): string =>
  alikePairs
    .filter((pair) => pair.includes(read))
    .map((pair) => pair.replace(read, ''))
    .filter((other) => traceAlphabet.includes(other))
    .join('');

export interface ReadCharacter {
  /** What was read; no code has a `U`. */
  readonly read: string;
  /** Characters of codes that look like it. */
  readonly alike: string;
}

/** Eight places; null where the character is in doubt. */
export type TraceReading = readonly (ReadCharacter | null)[];

/** What somebody typed, in any case and width, `?` for a character in doubt; null where it is no reading of a code. */
export function parseTraceReading(typed: string): TraceReading | null {
  const plain = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, ''),
  ].map((letter) => (letter === 'O' ? '0' : letter === 'I' || letter === 'L' ? '1' : letter));
  if (plain.length !== characters) return null;
  if (plain.some((letter) => letter !== '?' && letter !== 'U' && !traceAlphabet.includes(letter)))
    return null;
  return plain.map((read) => (read === '?' ? null : { read, alike: alikeOf(read) }));
}

/** As codes are written: `KQ?F-M2XD`. */
export function formatTraceReading(reading: TraceReading): string {
  const plain = reading.map((place) => place?.read ?? '?').join('');
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

export const legibleIn = (reading: TraceReading): number => reading.filter((place) => place !== null).length;

export interface Agreement {
  /** Characters that are as they were read. */
  readonly same: number;
  /** Characters that look like what was read. */
  readonly alike: number;
}

/** Null where the code can hardly be what was read. */
export function compareTrace(reading: TraceReading, code: string): Agreement | null {
  const letters = code.replace('-', '');
  let [same, alike, other] = [0, 0, 0];
  reading.forEach((place, i) => {
    if (place === null) return;
    const letter = letters.charAt(i);
    if (letter === place.read) same += 1;
    else if (place.alike.includes(letter)) alike += 1;
    else other += 1;
  });
  if (other > (legibleIn(reading) >= oneWrongFrom ? 1 : 0)) return null;
  return { same, alike };
}

/** Best first: a character that is the same counts twice one that looks alike. */
export const byAgreement = (one: Agreement, other: Agreement): number =>
  other.same * 2 + other.alike - (one.same * 2 + one.alike);

/**
 * Readings of which every code that `compareTrace` lets through fits at least one in all its characters: the reading
 * itself, or, where one character may be wrong, its two halves, as the wrong one is in one of them only.
 */
export function partsToSeek(reading: TraceReading): readonly TraceReading[] {
  const legible = legibleIn(reading);
  if (legible < oneWrongFrom) return [reading];
  let seen = 0;
  const inFirstHalf = reading.map((place) => place !== null && seen++ < legible / 2);
  return [true, false].map((first) => reading.map((place, i) => (inFirstHalf[i] === first ? place : null)));
}
