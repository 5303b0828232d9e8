import { join } from 'node:path';
import { LineReader, readSmallFile } from './bundle-files.ts';
import { parsePayload, readEntryLine } from './entry-line.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/**
 * Where two bundles of one vault part: the last entry that both have alike, and how each goes on. Judges nothing of the
 * entries themselves.
 */

export interface EntryOnWay {
  readonly index: number;
  readonly type: string;
  /** Wall clock, ms since 1970; null where the body does not say. */
  readonly wall: number | null;
}

export interface Way {
  /** Number of entries from the parting on, as far as they are in the bundle. */
  readonly entries: number;
  /** The first of them. */
  readonly first: readonly EntryOnWay[];
}

export interface Parting {
  /** Null where not even the first entry is the same. */
  readonly common: EntryOnWay | null;
  readonly here: Way;
  readonly there: Way;
}

const shownMax = 5;

interface Line extends EntryOnWay {
  readonly leaf: Buffer;
}

/** In an extract most entries are left out: two such meet where both have the same one. */
function* linesOf(folder: string): Generator<Line> {
  const manifest = parseManifest(readSmallFile(join(folder, 'manifest.json')));
  const reader = new LineReader(join(folder, 'entries.jsonl'));
  let index = 0;
  for (const line of reader.lines()) {
    const read = readEntryLine(line, index, formOf(manifest));
    if (reader.endsMidLine || 'code' in read) return;
    const parsed = parsePayload(read.envelope.payload);
    const body = ('fault' in parsed ? null : parsed.value) as {
      readonly type?: unknown;
      readonly at?: { readonly wall?: unknown };
    } | null;
    const wall = body?.at?.wall;
    yield {
      index: read.index,
      type: typeof body?.type === 'string' ? body.type : '?',
      wall: typeof wall === 'number' ? wall : null,
      leaf: read.envelope.leafHash,
    };
    index = read.index + 1;
  }
}

const formOf = (manifest: Manifest | object) =>
  'part' in manifest && manifest.part !== null ? manifest.part.form : 'whole';

/** Null where neither has an entry that differs from the other's. Throws `Unreadable`. */
export function partingOf(here: string, there: string): Parting | null {
  const ours = linesOf(here);
  const theirs = linesOf(there);
  let common: EntryOnWay | null = null;
  let a = ours.next();
  let b = theirs.next();
  while (!a.done && !b.done) {
    if (a.value.index < b.value.index) a = ours.next();
    else if (a.value.index > b.value.index) b = theirs.next();
    else if (a.value.leaf.equals(b.value.leaf)) {
      common = shown(a.value);
      a = ours.next();
      b = theirs.next();
    } else return { common, here: wayFrom(a.value, ours), there: wayFrom(b.value, theirs) };
  }
  return null;
}

const shown = ({ index, type, wall }: Line): EntryOnWay => ({ index, type, wall });

function wayFrom(first: Line, rest: Generator<Line>): Way {
  const shownFirst = [shown(first)];
  let entries = 1;
  for (const line of rest) {
    entries += 1;
    if (shownFirst.length < shownMax) shownFirst.push(shown(line));
  }
  return { entries, first: shownFirst };
}
