/** The case of somebody who leaves: who may decide and when, what may come back, who records a follow-up (P2, H2b). */
import { type CaseFacts, caseRules, tickRules } from './departure-rules.ts';
import type { Rule } from './rule-table.ts';

export interface NameFacts extends CaseFacts {
  /** One person for each step in the firm's order, and none of them the leaver. */
  readonly fits: boolean;
  /** A step that was granted would get another person. */
  readonly movesGranted: boolean;
}
export const nameRules: readonly Rule<NameFacts>[] = [
  ...caseRules,
  { code: 'APPROVERS_UNFIT', broken: (f) => !f.fits },
  { code: 'APPROVAL_GIVEN', broken: (f) => f.movesGranted },
];

/** An approval by name, as it was before approvers signed: only while nobody is named to sign. */
export const byNameRules: readonly Rule<CaseFacts & { readonly named: boolean }>[] = [
  ...caseRules,
  { code: 'APPROVERS_NAMED', broken: (f) => f.named },
];

export interface DecideFacts {
  readonly state: CaseFacts['state'];
  /** Somebody was named for this step, and it is the person at the desk under any account. */
  readonly isTheirs: boolean;
  readonly granted: boolean;
  /** What the first step before it that is not granted is called; null where none is missing. */
  readonly before: string | null;
}
export const decideRules: readonly Rule<DecideFacts>[] = [
  { code: 'DEPARTURE_OVER', broken: (f) => f.state !== 'open' },
  { code: 'APPROVAL_NOT_YOURS', broken: (f) => !f.isTheirs },
  { code: 'APPROVAL_GIVEN', broken: (f) => f.granted },
  { code: 'APPROVAL_NOT_YET', broken: (f) => f.before !== null, tell: (f) => ({ step: f.before ?? '' }) },
];

/** Things may come back after the last day as well; only a notice taken back asks for none. */
export const keptRules = tickRules;

export interface ReturnFacts extends CaseFacts {
  readonly listed: boolean;
  readonly back: boolean;
  readonly receiverIsLeaver: boolean;
}
export const returnRules: readonly Rule<ReturnFacts>[] = [
  ...keptRules,
  { code: 'LIST_UNFIT', broken: (f) => f.receiverIsLeaver },
  { code: 'NO_SUCH_THING', broken: (f) => !f.listed },
  { code: 'THING_RETURNED', broken: (f) => f.back },
];

export interface FollowUpFacts {
  /** The line is closed, with this human as its successor, who has the client still. */
  readonly isTheirs: boolean;
  readonly asked: boolean;
  readonly known: boolean;
}
export const followUpRules: readonly Rule<FollowUpFacts>[] = [
  { code: 'FOLLOW_UP_NOT_YOURS', broken: (f) => !f.isTheirs },
  { code: 'NO_SUCH_FOLLOW_UP', broken: (f) => !f.asked },
  { code: 'FOLLOW_UP_KNOWN', broken: (f) => f.known },
];
