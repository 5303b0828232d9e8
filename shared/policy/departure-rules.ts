/**
 * Leaving: its dates, and what it asks before it is registered, moved and ended (P1, P2). No rule here looks at clients
 * or at the checklist: pay and the certificate never wait for the handover.
 */
import { daysBetween } from '../vocabulary/calendar-day.ts';
import type { Role } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

interface DateFacts {
  readonly noticeOn: string;
  readonly lastDay: string;
}
const datesValid: Rule<DateFacts> = {
  code: 'DATES_INVALID',
  broken: (f) => !(daysBetween(f.noticeOn, f.lastDay) >= 0),
};

export interface RegisterFacts extends DateFacts {
  /** The person at the desk, under any account: nobody registers their own departure. */
  readonly isSelf: boolean;
  readonly known: boolean;
}
export const registerRules: readonly Rule<RegisterFacts>[] = [
  { code: 'COSIGNER_SAME', broken: (f) => f.isSelf },
  { code: 'DEPARTURE_KNOWN', broken: (f) => f.known },
  datesValid,
];

export interface RehearseFacts {
  /** The person at the desk, in any account. */
  readonly askerFrozen: boolean;
  readonly known: boolean;
}
/** Asking what a departure would take. One that is on record already is no rehearsal any more: its case says it. */
export const rehearseRules: readonly Rule<RehearseFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.askerFrozen },
  { code: 'DEPARTURE_KNOWN', broken: (f) => f.known },
];

export interface CaseFacts {
  readonly isSelf: boolean;
  readonly state: 'open' | 'left' | 'withdrawn';
}
const notOwnCase: Rule<CaseFacts> = { code: 'COSIGNER_SAME', broken: (f) => f.isSelf };
const caseOpen: Rule<CaseFacts> = { code: 'DEPARTURE_OVER', broken: (f) => f.state !== 'open' };

/** Approvals, the interview, the signed statement: while the case is open, and never by the person it is about. */
export const caseRules: readonly Rule<CaseFacts>[] = [notOwnCase, caseOpen];

/** Settlement and certificate may be given after the last day as well; only a notice taken back has no list. */
export const tickRules: readonly Rule<CaseFacts>[] = [
  notOwnCase,
  { code: 'DEPARTURE_OVER', broken: (f) => f.state === 'withdrawn' },
];

export const rescheduleRules: readonly Rule<CaseFacts & DateFacts>[] = [notOwnCase, caseOpen, datesValid];

export interface EndFacts extends CaseFacts {
  readonly cause: 'left' | 'withdrawn';
  /** Roles of this human, in every account. */
  readonly held: readonly Role[];
}
export const keyRoles: readonly Role[] = ['custodian', 'approver'];
/** Open lines do not stand against it: what is not handed over by then can be taken over later (H2). */
export const endRules: readonly Rule<EndFacts>[] = [
  notOwnCase,
  caseOpen,
  {
    code: 'DEPARTURE_HOLDS_KEYS',
    broken: (f) => f.cause === 'left' && f.held.some((role) => keyRoles.includes(role)),
    tell: (f) => ({ role: f.held.filter((role) => keyRoles.includes(role)).join(',') }),
  },
];
