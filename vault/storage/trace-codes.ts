/** Trace codes on record that fit a reading, by the index of each table on its trace codes. */
import { traceAlphabet } from '../sealing/trace-code.ts';
import type { ReadCharacter, TraceReading } from '../sealing/trace-reading.ts';
import type { VaultDatabase } from './database.ts';

/** A beginning is looked up in microseconds; the whole index of a million codes takes some tenths of a second. */
const beginningsMax = 4_000;

const choices = ({ read, alike }: ReadCharacter): string[] => [...`${read}${alike}`];

/** Codes of views and of releases, each once, in which every legible character is as it was read, or looks like it. */
export function traceCodesLike(db: VaultDatabase, reading: TraceReading): string[] {
  const places = reading.map((place) => (place === null ? '?' : `[${choices(place).join('')}]`));
  const glob = `${places.slice(0, 4).join('')}-${places.slice(4).join('')}`;
  const beginnings = beginningsOf(reading);
  const found = new Set<string>();
  for (const table of ['view', 'release']) {
    for (const beginning of beginnings) {
      // Above every character of a code, so that the range holds all codes with this beginning.
      const rows = db.all<{ trace: string }>(
        `SELECT trace FROM ${table} WHERE trace >= ? AND trace < ? AND trace GLOB ?`,
        beginning,
        `${beginning}~`,
        glob,
      );
      for (const { trace } of rows) found.add(trace);
    }
  }
  return [...found];
}

/**
 * Beginnings of which every fitting code has one, as long as there are not too many. Characters in doubt stand for
 * all of the alphabet, which is of use only where a legible one follows.
 */
function beginningsOf(reading: TraceReading): string[] {
  let beginnings = [''];
  let useful = beginnings;
  for (const [i, place] of reading.entries()) {
    const letters = place === null ? [...traceAlphabet] : choices(place);
    if (beginnings.length * letters.length > beginningsMax) break;
    const hyphen = i === 4 ? '-' : '';
    beginnings = beginnings.flatMap((start) => letters.map((letter) => `${start}${hyphen}${letter}`));
    if (place !== null) useful = beginnings;
  }
  return useful;
}
