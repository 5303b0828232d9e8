/**
 * A longer window for a loan that is out: asked for by its borrower, decided like the request before it (L11, S3, S6).
 *
 * Limits are written as what must hold, `!(now < end)` rather than `now >= end`: a number that is missing (NaN)
 * then refuses (S6).
 */
import type { LoanState } from '../vocabulary/terms.ts';
import { afterLoanEvent } from './loan-machine.ts';
import type { Rule } from './rule-table.ts';

const DAY_MS = 86_400_000;

interface OutFacts {
  /** Null where there is no such loan for this person. */
  readonly state: LoanState | null;
}
const isOut: Rule<OutFacts> = {
  code: 'LOAN_STATE',
  broken: (f) => f.state === null || afterLoanEvent(f.state, 'lengthen') === null,
  tell: (f) => ({ state: f.state ?? '' }),
};

interface LengthFacts {
  readonly windowToMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  readonly loanDaysMax: number;
}
/** What ends has ended: whoever comes too late asks for the document anew. */
const notOver: Rule<LengthFacts> = { code: 'WINDOW_OVER', broken: (f) => !(f.nowMs < f.windowToMs) };
const later: Rule<LengthFacts> = { code: 'EXTENSION_NOT_LATER', broken: (f) => !(f.windowToMs < f.toMs) };
/** From the moment at which it is asked for, or decided: as long as a new request could be. */
const notTooLong: Rule<LengthFacts> = {
  code: 'EXTENSION_TOO_LONG',
  broken: (f) => !(f.toMs - f.nowMs <= f.loanDaysMax * DAY_MS),
  tell: (f) => ({ days: f.loanDaysMax }),
};

export interface AskLongerFacts extends OutFacts, LengthFacts {
  readonly isBorrower: boolean;
  readonly frozen: boolean;
  /** Still cleared for the dossier and within its need-to-know scope. */
  readonly visible: boolean;
  readonly held: boolean;
  readonly hasKept: boolean;
  readonly asked: boolean;
}
export const askLongerRules: readonly Rule<AskLongerFacts>[] = [
  // Another's loan does not exist for a borrower (D3).
  { code: 'NO_SUCH_LOAN', broken: (f) => f.state === null || !f.isBorrower },
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.visible },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'KEEPER_TURNED_USER', broken: (f) => f.hasKept },
  isOut,
  notOver,
  { code: 'EXTENSION_ASKED', broken: (f) => f.asked },
  later,
  notTooLong,
];

export interface DecideLongerFacts extends OutFacts {
  readonly isBorrower: boolean;
  readonly isAuthor: boolean;
  readonly isIssuer: boolean;
  /** This human has given the first of two approvals of this longer window (L12). */
  readonly hasApproved: boolean;
  readonly hasUsed: boolean;
  readonly asked: boolean;
}
const whoDecides: readonly Rule<DecideLongerFacts>[] = [
  { code: 'NO_SUCH_LOAN', broken: (f) => f.state === null },
  { code: 'SELF_APPROVAL', broken: (f) => f.isBorrower },
  { code: 'AUTHOR_DECIDES', broken: (f) => f.isAuthor },
  { code: 'SAME_PERSON_TWICE', broken: (f) => f.isIssuer },
  { code: 'APPROVED_ALREADY', broken: (f) => f.hasApproved },
];
const notAsked: Rule<DecideLongerFacts> = { code: 'EXTENSION_NOT_ASKED', broken: (f) => !f.asked };

export const rejectLongerRules: readonly Rule<DecideLongerFacts>[] = [
  ...whoDecides,
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  isOut,
  notAsked,
];

export interface ApproveLongerFacts extends DecideLongerFacts, LengthFacts {
  readonly borrowerFrozen: boolean;
  readonly borrowerActive: boolean;
  readonly held: boolean;
  /** Until when it was asked for. */
  readonly askedToMs: number;
}
export const approveLongerRules: readonly Rule<ApproveLongerFacts>[] = [
  ...whoDecides,
  { code: 'PERSON_FROZEN', broken: (f) => f.borrowerFrozen },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  { code: 'ROLE_ENDED', broken: (f) => !f.borrowerActive },
  isOut,
  notOver,
  notAsked,
  // Less than was asked for, never more.
  { code: 'EXTENSION_BEYOND', broken: (f) => !(f.toMs <= f.askedToMs) },
  later,
  notTooLong,
];
