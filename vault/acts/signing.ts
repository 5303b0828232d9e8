/**
 * Who signs an act: the person at the desk, and those who sign along. Roles are checked before any passphrase is
 * stretched; nobody signs twice, nobody signs for themselves (S5, S6).
 */

import type { Credential } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { standingToAct, standingToMend } from '../../shared/policy/standing.ts';
import { cleanText, holdsInvisible, holdsVisible } from '../../shared/policy/visible-text.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { Signer } from '../keys/signer.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { clockDoubt } from '../time/clock.ts';
import type { Call } from './call.ts';
import type { OpenVault } from './open-vault.ts';
import { type UnlockedKeyset, unlock } from './unlock.ts';

export function assertAllowed(decision: ReturnType<typeof decide>): void {
  if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
}

/**
 * The person at the desk, in one of the roles needed (none listed: any or no role). With `mending` the vault may
 * be in quarantine or its clock in doubt: for what puts that right, and for reading the log.
 */
export function assertStanding(
  vault: OpenVault,
  call: Call,
  rolesNeeded: readonly Role[],
  mending = false,
): Person {
  const person = vault.signedIn === null ? null : loadPerson(vault.db, vault.signedIn.person);
  return assertStandingOf(vault, call, person, rolesNeeded, mending);
}

/** The same of somebody who need not be at the desk any longer: the author of a filing that goes on (D5b). */
export function assertStandingOf(
  vault: OpenVault,
  call: Call,
  person: Person | null,
  rolesNeeded: readonly Role[],
  mending = false,
): Person {
  const { wallMs } = vault.writer.readClock();
  const judged = vault.writer.judgedMs();
  const facts = {
    quarantine: vault.quarantine === 'none' ? null : vault.quarantine,
    clockDoubt: clockDoubt(wallMs, judged),
    clockGapMs: Math.abs(wallMs - judged),
    signedIn: person !== null,
    roles: person?.roles ?? [],
    rolesNeeded,
    roleWords: rolesNeeded.join(','),
  };
  assertAllowed(decide(mending ? standingToMend : standingToAct, facts));
  if (person === null) throw new Refusal('NOT_SIGNED_IN');
  call.about.role = rolesNeeded.find((role) => person.roles.includes(role)) ?? null;
  return person;
}

export interface CoSigner {
  readonly person: Person;
  readonly keys: UnlockedKeyset;
}

/** Unlocks those who sign along, one for each role asked for, in that order. */
export async function unlockCoSigners(
  vault: OpenVault,
  call: Call,
  present: readonly Person[],
  roles: readonly Role[],
  credentials: readonly Credential[],
  /** Whom the act is about: they cannot sign along on it. */
  subjects: readonly Person[] = [],
): Promise<CoSigner[]> {
  const people = roles.map((role, i) => {
    const credential = credentials[i];
    if (credential === undefined) throw new Refusal('COSIGNER_MISSING', { role });
    const person = findPerson(vault.db, credential.who);
    if (!person.roles.includes(role)) throw new Refusal('COSIGNER_ROLE', { role });
    return { person, credential };
  });
  const humans = [...present, ...people.map((p) => p.person)].map((person) => person.human);
  if (new Set(humans).size !== humans.length) throw new Refusal('COSIGNER_SAME');
  const signing = new Set(humans);
  if (subjects.some((subject) => signing.has(subject.human))) throw new Refusal('COSIGNER_SAME');
  const unlocked: CoSigner[] = [];
  for (const { person, credential } of people) {
    unlocked.push({ person, keys: await unlock(vault, call, person, credential) });
  }
  return unlocked;
}

/** Custodian and approver together, one of them at the desk: returns both in that order. */
export async function unlockBothSides(
  vault: OpenVault,
  call: Call,
  atDesk: Person,
  passphrase: string,
  cosign: readonly Credential[],
  subjects: readonly Person[] = [],
): Promise<{ custodian: CoSigner; approver: CoSigner }> {
  const deskIsCustodian = atDesk.roles.includes('custodian');
  const [other] = await unlockCoSigners(
    vault,
    call,
    [atDesk],
    [deskIsCustodian ? 'approver' : 'custodian'],
    cosign,
    subjects,
  );
  const own: CoSigner = { person: atDesk, keys: await unlock(vault, call, atDesk, { passphrase }) };
  if (other === undefined) throw new Refusal('COSIGNER_MISSING', { role: '' });
  return deskIsCustodian ? { custodian: own, approver: other } : { custodian: other, approver: own };
}

/** The signatures of both sides on an act, in the order that every such entry has. */
export const signedByBoth = (both: {
  readonly custodian: CoSigner;
  readonly approver: CoSigner;
}): Signer[] => [
  both.custodian.keys.signer(both.custodian.person.id, 'custodian'),
  both.approver.keys.signer(both.approver.person.id, 'approver'),
];

/** The capacity in which one of the two sides signs alone. */
export const keeperOf = ({ roles }: Pick<Person, 'roles'>): 'custodian' | 'approver' =>
  roles.includes('custodian') ? 'custodian' : 'approver';

/** A text that must be there: at least one visible character, and none that nobody sees (S8). */
export function requiredText(value: string, field: string): string {
  const text = optionalText(value, field);
  if (!holdsVisible(text)) throw new Refusal('TEXT_MISSING', { field });
  return text;
}

/** A text that may be left out; where it is there, everything in it can be seen (S8). */
export function optionalText(value: string, field: string): string {
  const text = cleanText(value);
  if (holdsInvisible(text)) throw new Refusal('TEXT_INVISIBLE', { field });
  return text;
}

export { cleanText } from '../../shared/policy/visible-text.ts';
