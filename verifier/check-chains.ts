import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { People } from './people.ts';

/** Each person's statements are numbered without a gap, and each names the one before (log-entry.md §2). */
export function chainFault(people: People, { signers }: EntryBody): Fault | null {
  for (const { person, seq, prev } of signers) {
    const head = people.chains.get(person);
    const next = head?.next ?? 0;
    if (seq > next) return fault('chain-gap', { person, seq, next });
    if (seq < next) return fault('chain-fork', { person, seq, next });
    if (prev !== (head?.last ?? null)) return fault('chain-prev', { person, seq });
  }
  return null;
}
