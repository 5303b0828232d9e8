import { clientsFault } from './check-clients.ts';
import { custodyFault } from './check-custody.ts';
import { departureFault } from './check-departures.ts';
import { leavingFault } from './check-leaving.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import type { PastRoots } from './past-roots.ts';

/** Custody and client handovers, departures and papers (log-entry.md §5.7 to §5.10). */
export function handoverFault(
  state: LogState,
  roots: PastRoots,
  index: number,
  body: EntryBody,
): Fault | null {
  if (body.type === 'paper.printed') return paperFault(roots, index, body.data);
  return (
    custodyFault(state, body) ??
    clientsFault(state, body) ??
    departureFault(state, index, body) ??
    leavingFault(state, body)
  );
}

function paperFault(
  roots: PastRoots,
  index: number,
  { size, root }: BodyOf<'paper.printed'>['data'],
): Fault | null {
  if (size > index) return fault('size-ahead', { size, index });
  return roots.at(size).toString('hex') === root ? null : fault('paper-root', { size });
}
