/** Who checks whom, and where one person alone holds a seat; for one dossier or the whole vault. */
import type { Seat, TrustPicture } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DossierId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { type Dossier, findDossier, mayKnow } from '../storage/dossiers.ts';
import { hasActed, holdersOf, type Person } from '../storage/people.ts';

const seats = ['author', 'borrower', 'custodian', 'approver'] as const;

/** The checks that rules of the product ask for, whoever sits there. */
const checks: TrustPicture['checks'] = [
  { from: 'custodian', to: 'author', rule: 'D5' },
  { from: 'approver', to: 'borrower', rule: 'L2' },
  { from: 'custodian', to: 'borrower', rule: 'L3' },
  { from: 'approver', to: 'custodian', rule: 'S5' },
  { from: 'custodian', to: 'approver', rule: 'S5' },
  { from: 'author', to: 'borrower', rule: 'S3' },
];

/** Whether the person could take this seat for the dossier: no history on the other side (S3). */
function mayTake(vault: OpenVault, person: Person, seat: Seat['seat'], dossier: Dossier): boolean {
  const keeper = seat === 'custodian' || seat === 'approver';
  if (person.frozen) return false;
  if (!keeper && !mayKnow(person, dossier)) return false;
  return !hasActed(vault.db, person.human, dossier.id, keeper ? 'user' : 'keeper');
}

/** For a dossier, authors are those who wrote in it; the others are those who could act on it now. */
function peopleOn(vault: OpenVault, seat: Seat['seat'], dossier: Dossier | null): Person[] {
  const holders = holdersOf(vault.db, seat);
  if (dossier === null) return holders.filter((person) => !person.frozen);
  if (seat !== 'author') return holders.filter((person) => mayTake(vault, person, seat, dossier));
  const wrote = new Set(
    vault.db
      .all<{ human: string }>(
        "SELECT DISTINCT p.human FROM document d JOIN person p ON p.id = d.author WHERE d.dossier = ? AND d.state <> 'sent-back'",
        dossier.id as DossierId,
      )
      .map((row) => row.human),
  );
  const wrotePeople = holders.filter((person) => wrote.has(person.human));
  return wrotePeople.length > 0
    ? wrotePeople
    : holders.filter((person) => mayTake(vault, person, seat, dossier));
}

export function trustPicture(vault: OpenVault, input: ParsedInput<'trust.seats'>, call: Call): TrustPicture {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = input.code === undefined ? null : findDossier(vault.db, input.code, desk);
  if (dossier !== null) call.about.dossier = dossier.id;
  const seated = seats.map((seat) => ({ seat, people: peopleOn(vault, seat, dossier) }));
  return {
    code: dossier?.code ?? null,
    seats: seated.map(({ seat, people }) => ({ seat, people: people.map(amongOthers) })),
    checks,
    singlePoints: seated
      .filter(({ people }) => new Set(people.map((person) => person.human)).size < 2)
      .map(({ seat, people }) => ({ seat, person: people[0] === undefined ? null : amongOthers(people[0]) })),
  };
}
