import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import { dayAt, isDay } from './gates.ts';
import type { LogState } from './log-state.ts';

const dayMs = 86_400_000;
const daysMax = 366;

/** From the day of the entry on, in their order, within a year; one that has begun keeps its first day. */
export function absenceFault(state: LogState, body: EntryBody): Fault | null {
  if (body.type !== 'person.absent') return null;
  const { person, periods } = body.data;
  const today = dayAt(state.judgedAfter(body), body.at.offset);
  const last = dayAt(Date.parse(`${today}T00:00:00Z`) + daysMax * dayMs, 0);
  const before = state.absences.of(person);
  let after = '';
  for (const { from, until } of periods) {
    const begins = from >= today || before.some((known) => known.from === from);
    if (!isDay(from) || !isDay(until) || !begins || from > until || until < today || until > last)
      return fault('absence-days', { person, from, until });
    if (from <= after) return fault('absence-order', { person, from });
    after = until;
  }
  return null;
}
