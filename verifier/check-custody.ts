import type { CustodyHandover } from './custody.ts';
import type { BodyOf, EntryBody } from './entry-body.ts';
import type { DataOf } from './entry-data.ts';
import { type Fault, fault } from './fault.ts';
import type { LogState } from './log-state.ts';

/** Custody passes by one deed that all of them sign, over a check of every item (log-entry.md §5.7). */
export function custodyFault(state: LogState, body: EntryBody): Fault | null {
  switch (body.type) {
    case 'custody.begun':
      return begunFault(state, body);
    case 'custody.checked':
      return ofBegun(state, body.data.handover, () => sumFault(body.data));
    case 'custody.abandoned':
      return ofBegun(state, body.data.handover, () => null);
    case 'custody.handed-over':
      return ofBegun(state, body.data.handover, (handover) => deedFault(state, handover, body));
    default:
      return null;
  }
}

function ofBegun(
  { custody }: LogState,
  id: string,
  next: (handover: CustodyHandover) => Fault | null,
): Fault | null {
  const handover = custody.handovers.get(id);
  if (handover === undefined) return fault('handover-unknown', { handover: id });
  if (handover.state !== 'begun') return fault('handover-over', { handover: id, state: handover.state });
  return next(handover);
}

function begunFault(state: LogState, { data, signers }: BodyOf<'custody.begun'>): Fault | null {
  const { people, custody } = state;
  const { handover, outgoing, incoming, witness } = data;
  if (state.isHandoverKnown(handover)) return fault('handover-twice', { handover });
  if (custody.underWay !== null) {
    return fault('handover-under-way', { handover: custody.underWay.begun.handover });
  }
  for (const [person, role] of [
    [outgoing, 'custodian'],
    [incoming, 'custodian'],
    [witness, 'approver'],
  ] as const) {
    if (!people.rolesOf(person).has(role)) return fault('role-not-held', { person, role });
  }
  const three = new Set([outgoing, incoming, witness].map((person) => people.human(person)));
  if (three.size < 3) return fault('handover-parties');
  const signer = people.human(signers[0]!.person);
  if (signer !== people.human(outgoing) && signer !== people.human(incoming)) {
    return fault('handover-not-by-party', { person: signers[0]!.person });
  }
  return groundFault(data);
}

const groundFault = ({ manner, ground }: DataOf<'custody.begun'>): Fault | null =>
  (ground === null) === (manner === 'agreed') ? null : fault('ground-wrong', { manner });

const sumFault = ({
  items,
  matched,
  missing,
  differing,
  surplus,
}: DataOf<'custody.checked'>): Fault | null =>
  matched + missing + differing + surplus === items ? null : fault('items-sum', { items });

const asBegun = ['manner', 'outgoing', 'incoming', 'witness'] as const;
const asChecked = [
  'inventory',
  'items',
  'matched',
  'missing',
  'differing',
  'surplus',
  'onLoan',
] as const satisfies readonly (keyof DataOf<'custody.checked'>)[];

function deedFault(
  { people }: LogState,
  { begun, checked }: CustodyHandover,
  { data, signers }: BodyOf<'custody.handed-over'>,
): Fault | null {
  for (const field of asBegun) if (data[field] !== begun[field]) return fault('not-as-begun', { field });
  const ground = groundFault(data);
  if (ground !== null) return ground;
  if (checked === null) return fault('not-checked', { handover: data.handover });
  for (const field of asChecked)
    if (data[field] !== checked[field]) return fault('not-as-checked', { field });
  const due = data.missing + data.differing + data.surplus;
  if (data.notes.length !== due) return fault('notes-missing', { notes: data.notes.length, due });
  const noted = new Set<number>();
  for (const { item } of data.notes) {
    if (item < 1 || item > data.items || noted.has(item)) return fault('note-of-no-item', { item });
    noted.add(item);
  }
  const parties = [...(data.manner === 'agreed' ? [data.outgoing] : []), data.incoming, data.witness];
  for (const [at, party] of parties.entries()) {
    if (people.human(signers[at]!.person) !== people.human(party)) {
      return fault('deed-signers', { person: signers[at]!.person, party });
    }
  }
  return null;
}
