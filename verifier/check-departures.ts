import type { Departure } from './departures.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';
import { isLeaving, viewsBefore } from './people.ts';

/** Nothing is handed to a person who is leaving, and they sign what they have seen (log-entry.md §5.9). */
export function departureFault(state: LogState, index: number, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'departure.registered':
      return registeredFault(state, body);
    case 'departure.rescheduled':
      return ofKnown(state, body.data.departure, openFault);
    case 'departure.approved':
    case 'departure.ticked':
      return ofKnown(state, body.data.departure, () => null);
    case 'departure.interviewed':
      return ofKnown(state, body.data.departure, (departure) => interviewFault(state, departure, body.data));
    case 'interview.read':
      return state.departures.interviews.has(body.data.note)
        ? null
        : fault('note-unknown', { note: body.data.note });
    case 'departure.exposure-signed':
      return ofKnown(state, body.data.departure, (departure) => exposureFault(state, departure, index, body));
    case 'departure.ended':
      return ofKnown(state, body.data.departure, (departure) => endedFault(state, departure, body));
    case 'practice.set':
      return checklistFault(body.data);
    default:
      return null;
  }
}

function ofKnown(
  { departures }: LogState,
  id: string,
  next: (departure: Departure) => Fault | null,
): Fault | null {
  const departure = departures.all.get(id);
  return departure === undefined ? fault('departure-unknown', { departure: id }) : next(departure);
}

const openFault = ({ id, isOver }: Departure): Fault | null =>
  isOver ? fault('departure-over', { departure: id }) : null;

function registeredFault(
  { people, departures }: LogState,
  { data, signers }: BodyOf<'departure.registered'>,
): Fault | null {
  const { departure, person, noticeOn, lastDay } = data;
  if (departures.all.has(departure)) return fault('departure-twice', { departure });
  if (!people.isEnrolled(person)) return fault('person-unknown', { person });
  const human = people.human(person);
  if (isLeaving(human)) return fault('leaving-already', { person });
  if (people.human(signers[0]!.person) === human) return fault('signs-about-self', { person });
  // Both are year, month, day, of equal length: they compare as they are written.
  return lastDay < noticeOn ? fault('last-day-early', { lastDay, noticeOn }) : null;
}

function interviewFault(
  { people, lending, departures }: LogState,
  { person }: Departure,
  { note, readers }: BodyOf<'departure.interviewed'>['data'],
): Fault | null {
  if (lending.notes.has(note) || departures.interviews.has(note)) return fault('note-twice', { note });
  const known = new Set<string>();
  for (const { person: reader } of readers) {
    if (!people.isEnrolled(reader)) return fault('person-unknown', { person: reader });
    if (people.human(reader) === people.human(person))
      return fault('interview-to-leaver', { person: reader });
    if (known.has(reader)) return fault('reader-twice', { person: reader });
    known.add(reader);
  }
  return null;
}

function exposureFault(
  { people }: LogState,
  { person }: Departure,
  index: number,
  { data, signers }: BodyOf<'departure.exposure-signed'>,
): Fault | null {
  const human = people.human(person);
  if (people.human(signers[0]!.person) !== human) return fault('self-is-another', { person });
  const { size, views } = data;
  if (size > index) return fault('size-ahead', { size, index });
  const due = viewsBefore(human, size);
  return views === due ? null : fault('exposure-views', { views, due, size });
}

function endedFault(
  { people }: LogState,
  departure: Departure,
  { data, signers }: BodyOf<'departure.ended'>,
): Fault | null {
  const over = openFault(departure);
  if (over !== null) return over;
  const human = people.human(departure.person);
  for (const { person } of signers) {
    if (people.human(person) === human) return fault('signs-about-self', { person });
  }
  if (data.cause === 'withdrawn') return null;
  const roles = people.rolesTogether(human);
  for (const role of ['custodian', 'approver'] as const) {
    if (roles.has(role)) return fault('leaver-keeps-role', { person: departure.person, role });
  }
  return null;
}

function checklistFault({ checklist }: BodyOf<'practice.set'>['data']): Fault | null {
  const names = new Set<string>();
  for (const { item } of checklist) {
    if (names.has(item)) return fault('item-twice', { item });
    names.add(item);
  }
  return null;
}
