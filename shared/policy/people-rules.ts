/** Enrolment, roles, freezing (S2, S4, S5, P1). */
import type { Role } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

const exclusive: readonly Role[] = ['custodian', 'approver', 'auditor', 'clerk'];

/** S2: whether somebody holding `held` may also hold `next`. */
export const rolesCombine = (held: readonly Role[], next: Role): boolean =>
  held.length === 0 || (!exclusive.includes(next) && !held.some((role) => exclusive.includes(role)));

export interface EnrolFacts {
  readonly staffNumberTaken: boolean;
}
export const enrolRules: readonly Rule<EnrolFacts>[] = [
  { code: 'STAFF_NUMBER_TAKEN', broken: (f) => f.staffNumberTaken },
];

export interface GiveRoleFacts {
  readonly held: readonly Role[];
  readonly next: Role;
  readonly clearanceGiven: boolean;
  /** The person's keys need a key file beside the passphrase. */
  readonly hasKeyFile: boolean;
}
export const giveRoleRules: readonly Rule<GiveRoleFacts>[] = [
  { code: 'ROLE_HELD', broken: (f) => f.held.includes(f.next) },
  { code: 'ROLE_EXCLUDES', broken: (f) => !rolesCombine(f.held, f.next) },
  // Who holds the database could guess a passphrase at leisure: both sides' keys need something they do not hold.
  {
    code: 'KEY_FILE_MISSING',
    broken: (f) => (f.next === 'custodian' || f.next === 'approver') && !f.hasKeyFile,
  },
  // An auditor without a clearance reads ids only (D3); a personnel clerk has to do with no dossier.
  {
    code: 'CLEARANCE_MISSING',
    broken: (f) => f.next !== 'auditor' && f.next !== 'clerk' && !f.clearanceGiven,
  },
];

export interface EndRoleFacts {
  readonly held: readonly Role[];
  readonly role: Role;
  /** People who hold the role now, the person included. */
  readonly holders: number;
}
export const endRoleRules: readonly Rule<EndRoleFacts>[] = [
  { code: 'ROLE_NOT_HELD', broken: (f) => !f.held.includes(f.role) },
  {
    code: 'LAST_OF_ROLE',
    broken: (f) => (f.role === 'custodian' || f.role === 'approver') && !(f.holders > 1),
    tell: (f) => ({ role: f.role }),
  },
];
