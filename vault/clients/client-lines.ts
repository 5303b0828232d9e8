/** What every act on a client handover begins with: who may see it, which lines are meant, who its people are (H2). */
import { signingCapacity } from '../../shared/policy/client-handover-rules.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { clearanceCovers, type HandoverCapacity } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type ClientHandoverRow, findClientHandover, type Line, lineByCode } from '../storage/clients.ts';
import { loadPerson, type Person } from '../storage/people.ts';

/** People of many lines, each loaded once. */
export function peopleOnce(vault: OpenVault): (id: PersonId) => Person {
  const loaded = new Map<PersonId, Person>();
  return (id) => {
    const person = loaded.get(id) ?? loadPerson(vault.db, id);
    loaded.set(id, person);
    return person;
  };
}

export const isKeeper = (person: Person): boolean =>
  person.roles.includes('custodian') || person.roles.includes('approver');

export const successorsIn = (vault: OpenVault, handover: ClientHandoverRow): PersonId[] =>
  vault.db
    .all<{ successor: PersonId }>(
      'SELECT DISTINCT successor FROM client_line WHERE handover = ? AND successor IS NOT NULL',
      handover.id,
    )
    .map(({ successor }) => successor);

/** Custodians, approvers and the transferor see a handover, successors their own lines of it; for others there is none. */
export function mayCount(vault: OpenVault, desk: Person, handover: ClientHandoverRow): boolean {
  if (isKeeper(desk)) return true;
  const person = peopleOnce(vault);
  return [handover.transferor, ...successorsIn(vault, handover)].some(
    (id) => person(id).human === desk.human,
  );
}

export function visibleHandover(vault: OpenVault, desk: Person, no: number, call: Call): ClientHandoverRow {
  const handover = findClientHandover(vault.db, no);
  if (!mayCount(vault, desk, handover)) throw new Refusal('NO_SUCH_HANDOVER');
  call.about.person = handover.transferor;
  return handover;
}

/** A code written twice is a slip of the pen, and which of the two counts is not ours to guess. */
export function assertEachOnce(codes: readonly string[]): void {
  if (new Set(codes.map((code) => code.normalize('NFC'))).size !== codes.length)
    throw new Refusal('INPUT_MALFORMED', { field: 'code' });
}

/** Lines by their codes, in that order; null for a client that is not on the list, or not for this person to know of (D3). */
export function linesByCode(
  vault: OpenVault,
  handover: ClientHandoverRow,
  codes: readonly string[],
  desk: Person,
): (Line | null)[] {
  const person = peopleOnce(vault);
  const all = isKeeper(desk) || person(handover.transferor).human === desk.human;
  return codes.map((code) => {
    const line = lineByCode(vault.db, handover.id, code);
    const theirs = line?.successor != null && person(line.successor).human === desk.human;
    return all || theirs ? line : null;
  });
}

/** Facts about a successor, as the rules of a line ask for them. No successor yet stands against nothing here. */
export function successorFacts(transferor: Person, successor: Person | null, line: Line | null) {
  if (successor === null)
    return { successorFrozen: false, successorLeaving: false, successorCan: true } as const;
  return {
    successorFrozen: successor.frozen && !successor.leaving,
    successorLeaving: successor.leaving,
    successorCan:
      successor.roles.includes('borrower') &&
      successor.human !== transferor.human &&
      (line === null || clearanceCovers(successor.clearance, line.classification)),
  };
}

export const capacityAt = (
  desk: Person,
  transferor: Person,
  successor: Person | null,
): HandoverCapacity | null =>
  signingCapacity({
    isTransferor: desk.human === transferor.human,
    isSuccessor: successor?.human === desk.human,
    isApprover: desk.roles.includes('approver'),
  });
