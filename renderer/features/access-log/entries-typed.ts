/** Numbers of entries as people type them: `12, 40-44`, also with the marks of Chinese keyboards. */
import { blankedEntriesMax } from '../../../shared/vocabulary/part-of-log.ts';

/** Null where something else stands there, or more than an export takes. */
export function entriesTyped(text: string): number[] | null {
  const entries = new Set<number>();
  const pieces = text
    .normalize('NFKC')
    .replaceAll('、', ',')
    .split(/[,\s]+/);
  for (const piece of pieces) {
    if (piece === '') continue;
    const match = /^(\d{1,9})(?:[-–~](\d{1,9}))?$/.exec(piece);
    if (match === null) return null;
    const last = Number(match[2] ?? match[1]);
    for (let entry = Number(match[1]); entry <= last; entry++) {
      entries.add(entry);
      if (entries.size > blankedEntriesMax) return null;
    }
  }
  return [...entries].sort((a, b) => a - b);
}
