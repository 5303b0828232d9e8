/** What stands before any act: the state of the vault and the clock, and the role of who acts (A6, A8, S1). */
import type { Role } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

export interface StandingFacts {
  /** Why the vault is in quarantine; null when it is not. */
  readonly quarantine: string | null;
  readonly clockDoubt: 'none' | 'back' | 'forward';
  /** Distance between wall clock and log in milliseconds, positive. */
  readonly clockGapMs: number;
  readonly signedIn: boolean;
  readonly roles: readonly Role[];
  /** Any one of these suffices; empty means that no role is needed. */
  readonly rolesNeeded: readonly Role[];
  readonly roleWords: string;
}

const vaultIsSound: readonly Rule<StandingFacts>[] = [
  { code: 'QUARANTINE', broken: (f) => f.quarantine !== null, tell: (f) => ({ cause: f.quarantine ?? '' }) },
  {
    code: 'CLOCK_BACK',
    broken: (f) => f.clockDoubt === 'back',
    tell: (f) => ({ minutes: Math.ceil(f.clockGapMs / 60_000) }),
  },
  {
    code: 'CLOCK_FORWARD',
    broken: (f) => f.clockDoubt === 'forward',
    tell: (f) => ({ hours: Math.floor(f.clockGapMs / 3_600_000) }),
  },
];

const personMayAct: readonly Rule<StandingFacts>[] = [
  { code: 'NOT_SIGNED_IN', broken: (f) => !f.signedIn },
  {
    code: 'ROLE_NEEDED',
    broken: (f) => f.rolesNeeded.length > 0 && !f.rolesNeeded.some((role) => f.roles.includes(role)),
    tell: (f) => ({ role: f.roleWords }),
  },
];

export const standingToAct: readonly Rule<StandingFacts>[] = [...vaultIsSound, ...personMayAct];
/** Reading the log, and mending quarantine or clock, must be possible while either stands in the way. */
export const standingToMend: readonly Rule<StandingFacts>[] = personMayAct;
