import { verify } from 'node:crypto';
import type { LineReader } from './bundle-files.ts';
import { knownKey } from './check-signatures.ts';
import { type EntryLine, type LineForm, readEntryLine } from './entry-line.ts';
import type { Envelope } from './envelope.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isSoundSignature } from './sound-key.ts';

/**
 * Checking signatures takes most of the time. While the entries of one batch are judged, Node's threads check those of
 * the next, by the keys known at that moment. That is a head start and no judgment: an answer counts only if the
 * same key is still the one to check with when the entry's turn comes (`holdsBy`).
 */

const batchLines = 256;

interface Batch {
  /** In order; after a fault nothing is read. */
  readonly lines: readonly (EntryLine | Fault)[];
  readonly checked: Promise<void>;
}

/** The lines of the file with their signatures under way, batch by batch. */
export async function* linesAhead(
  reader: LineReader,
  state: LogState,
  form: LineForm = 'whole',
): AsyncGenerator<Batch['lines']> {
  const lines = reader.lines();
  let due = 0;
  const begin = (): Batch => {
    const read: (EntryLine | Fault)[] = [];
    while (read.length < batchLines) {
      const next = lines.next();
      if (next.done === true) break;
      const line = reader.endsMidLine ? fault('line-unended') : readEntryLine(next.value, due, form);
      read.push(line);
      if ('code' in line) break;
      due = line.index + 1;
    }
    return { lines: read, checked: beginChecks(state, read) };
  };
  for (let batch = begin(); batch.lines.length > 0; ) {
    await batch.checked;
    const next = begin();
    yield batch.lines;
    batch = next;
  }
}

function beginChecks(state: LogState, lines: Batch['lines']): Promise<void> {
  return new Promise((resolve) => {
    let pending = 1;
    const done = () => {
      if (--pending === 0) resolve();
    };
    for (const line of lines) {
      if (!('code' in line)) pending += beginEnvelope(state, line.envelope, done);
    }
    done();
  });
}

/** How many checks it began. */
function beginEnvelope(state: LogState, { message, signatures }: Envelope, done: () => void): number {
  let begun = 0;
  for (const signature of signatures) {
    const key = knownKey(state, signature.keyid);
    if (key === null || 'code' in key) continue;
    if (!isSoundSignature(signature.bytes)) continue;
    begun++;
    verify(null, message, key, signature.bytes, (error, holds) => {
      signature.ahead = { key, holds: error === null && holds };
      done();
    });
  }
  return begun;
}
