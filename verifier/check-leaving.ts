import type { Departure } from './departures.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import { followUpOf } from './leaving.ts';
import type { LogState } from './log-state.ts';
import { isLeaving } from './people.ts';

/** Approvals come in order and from those who were named, nothing comes back twice, nobody signs for another (log-entry.md §5.18). */
export function leavingFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'leaving.ruled':
      return ruledFault(body.data);
    case 'departure.applied':
      return isLeaving(state.people.human(body.data.person))
        ? fault('leaving-already', { person: body.data.person })
        : null;
    case 'departure.approved':
      return state.leaving.named.has(body.data.departure)
        ? fault('approval-by-name', { departure: body.data.departure })
        : null;
    case 'departure.decided':
      return ofCase(state, body, (departure) => decidedFault(state, departure, body));
    case 'departure.letter-named':
    case 'departure.approvers-named':
    case 'departure.items-listed':
    case 'departure.item-returned':
    case 'departure.employment-stated':
    case 'departure.classed':
    case 'departure.announced':
      return ofCase(state, body, (departure) => keptFault(state, departure, body));
    case 'departure.acknowledged':
      return acknowledgedFault(state, body.data);
    case 'clients.followed-up':
      return followedUpFault(state, body.data);
    case 'talk.recorded':
      return talkFault(state, body);
    default:
      return null;
  }
}

type KeptType =
  | 'departure.letter-named'
  | 'departure.approvers-named'
  | 'departure.items-listed'
  | 'departure.item-returned'
  | 'departure.employment-stated'
  | 'departure.classed'
  | 'departure.announced';
type Kept = { [T in KeptType]: BodyOf<T> }[KeptType];

function ruledFault({ approvals, followUpDays }: BodyOf<'leaving.ruled'>['data']): Fault | null {
  const names = new Set<string>();
  for (const { step } of approvals) {
    if (names.has(step)) return fault('item-twice', { item: step });
    names.add(step);
  }
  const ascending = followUpDays.every((days, i) => i === 0 || days > followUpDays[i - 1]!);
  return ascending ? null : fault('follow-up-days');
}

function ofCase(
  { departures }: LogState,
  { data }: Kept | BodyOf<'departure.decided'>,
  next: (departure: Departure) => Fault | null,
): Fault | null {
  const departure = departures.all.get(data.departure);
  return departure === undefined
    ? fault('departure-unknown', { departure: data.departure })
    : next(departure);
}

/** What a keeper records in the case of somebody else. */
function keptFault(state: LogState, departure: Departure, body: Kept): Fault | null {
  const { people } = state;
  const leaver = people.human(departure.person);
  for (const { person } of body.signers)
    if (people.human(person) === leaver) return fault('signs-about-self', { person });
  switch (body.type) {
    case 'departure.letter-named':
      return state.filing.documents.has(body.data.document)
        ? null
        : fault('document-unknown', { document: body.data.document });
    case 'departure.approvers-named':
      return namedFault(state, departure, body.data);
    case 'departure.item-returned':
      return returnedFault(state, departure, body.data);
    case 'departure.announced':
      return otherPeopleFault(state, departure, body.data.told);
    default:
      return null;
  }
}

/** Enrolled, each once, none of them the leaver. */
function otherPeopleFault(
  { people }: LogState,
  departure: Departure,
  named: readonly string[],
): Fault | null {
  const known = new Set<string>();
  for (const person of named) {
    if (!people.isEnrolled(person)) return fault('person-unknown', { person });
    if (people.human(person) === people.human(departure.person)) return fault('leaver-named', { person });
    if (known.has(person)) return fault('told-twice', { person });
    known.add(person);
  }
  return null;
}

function namedFault(
  state: LogState,
  departure: Departure,
  { steps }: BodyOf<'departure.approvers-named'>['data'],
): Fault | null {
  const { leaving } = state;
  if (departure.isOver) return fault('departure-over', { departure: departure.id });
  const before = leaving.named.get(departure.id);
  const due = before?.map(({ step }) => step) ?? leaving.steps;
  if (due.length !== steps.length || due.some((step, i) => steps[i]!.step !== step))
    return fault('approval-steps', { departure: departure.id });
  const unfit = steps
    .map(({ person }) => otherPeopleFault(state, departure, [person]))
    .find((found) => found !== null);
  if (unfit !== undefined) return unfit;
  const granted = leaving.granted.get(departure.id) ?? new Set();
  const moved = steps.find(({ step, person }, i) => granted.has(step) && before?.[i]?.person !== person);
  return moved === undefined ? null : fault('approval-given', { step: moved.step });
}

function decidedFault(
  { people, leaving }: LogState,
  departure: Departure,
  { data }: BodyOf<'departure.decided'>,
): Fault | null {
  if (departure.isOver) return fault('departure-over', { departure: departure.id });
  const steps = leaving.named.get(departure.id) ?? [];
  const at = steps.findIndex(({ step }) => step === data.step);
  const named = steps[at];
  if (named === undefined || people.human(named.person) !== people.human(data.person))
    return fault('approval-of-another', { step: data.step, person: data.person });
  const granted = leaving.granted.get(departure.id) ?? new Set();
  if (granted.has(data.step)) return fault('approval-given', { step: data.step });
  const before = steps.slice(0, at).find(({ step }) => !granted.has(step));
  return before === undefined ? null : fault('approval-order', { step: data.step, before: before.step });
}

function returnedFault(
  state: LogState,
  departure: Departure,
  { item, receiver }: BodyOf<'departure.item-returned'>['data'],
): Fault | null {
  const { leaving } = state;
  if (item > (leaving.listed.get(departure.id) ?? 0)) return fault('thing-unknown', { item });
  if (leaving.returned.get(departure.id)?.has(item) === true) return fault('thing-returned', { item });
  return otherPeopleFault(state, departure, [receiver]);
}

function acknowledgedFault(
  { people, leaving }: LogState,
  { departure, person, announced }: BodyOf<'departure.acknowledged'>['data'],
): Fault | null {
  const told = leaving.announced.get(announced);
  const human = people.human(person);
  if (told?.departure !== departure || !told.told.some((each) => people.human(each) === human))
    return fault('not-told', { person, announced });
  const again = leaving.acknowledged.get(announced)?.some((each) => people.human(each) === human);
  return again === true ? fault('acknowledged-twice', { person, announced }) : null;
}

function followedUpFault(
  { people, clients, leaving }: LogState,
  data: BodyOf<'clients.followed-up'>['data'],
): Fault | null {
  const { handover, dossier, person, days } = data;
  const successor = clients.handovers.get(handover)?.closed.get(dossier);
  if (successor === undefined || people.human(successor) !== people.human(person))
    return fault('follow-up-not-theirs', { dossier, person });
  return leaving.followedUp.has(followUpOf(data)) ? fault('follow-up-twice', { dossier, days }) : null;
}

function talkFault(
  { people, lending, departures }: LogState,
  { data, signers }: BodyOf<'talk.recorded'>,
): Fault | null {
  const { note, person, readers } = data;
  if (lending.notes.has(note) || departures.interviews.has(note)) return fault('note-twice', { note });
  if (!people.isEnrolled(person)) return fault('person-unknown', { person });
  const human = people.human(person);
  for (const { person: signer } of signers)
    if (people.human(signer) === human) return fault('signs-about-self', { person: signer });
  const known = new Set<string>();
  for (const { person: reader } of readers) {
    if (!people.isEnrolled(reader)) return fault('person-unknown', { person: reader });
    if (people.human(reader) === human) return fault('interview-to-leaver', { person: reader });
    if (known.has(reader)) return fault('reader-twice', { person: reader });
    known.add(reader);
  }
  return null;
}
