/**
 * Requesting, deciding, issuing, receiving, returning (S3, S6, L1–L3, D9).
 *
 * Limits are written as what must hold, `!(now < end)` rather than `now >= end`: a number that is missing (NaN)
 * then refuses (S6).
 */
import type { LoanState } from '../vocabulary/terms.ts';
import { afterLoanEvent, type LoanEvent } from './loan-machine.ts';
import type { Rule } from './rule-table.ts';

const DAY_MS = 86_400_000;

export interface RequestFacts {
  /** Cleared, within the need-to-know scope, and the document is accepted: otherwise it does not exist for them (D3). */
  readonly visible: boolean;
  readonly accepted: boolean;
  readonly frozen: boolean;
  readonly held: boolean;
  readonly hasKept: boolean;
  readonly wroteIt: boolean;
  readonly viewsLeft: number;
  readonly cap: number;
  readonly openLoan: boolean;
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  readonly loanDaysMax: number;
}
const windowTooLong: Rule<Pick<RequestFacts, 'fromMs' | 'toMs' | 'loanDaysMax'>> = {
  code: 'WINDOW_TOO_LONG',
  broken: (f) => !(f.toMs - f.fromMs <= f.loanDaysMax * DAY_MS),
  tell: (f) => ({ days: f.loanDaysMax }),
};
export const requestRules: readonly Rule<RequestFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.visible },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'KEEPER_TURNED_USER', broken: (f) => f.hasKept },
  { code: 'DOCUMENT_NOT_ACCEPTED', broken: (f) => !f.accepted },
  { code: 'OWN_WRITING', broken: (f) => f.wroteIt },
  { code: 'VIEWS_SPENT', broken: (f) => !(f.viewsLeft > 0), tell: (f) => ({ cap: f.cap }) },
  { code: 'LOAN_OPEN', broken: (f) => f.openLoan },
  { code: 'WINDOW_INVALID', broken: (f) => !(f.fromMs < f.toMs && f.nowMs < f.toMs) },
  windowTooLong,
];

interface LoanStepFacts {
  /** Null where there is no such loan for this person. */
  readonly state: LoanState | null;
}
const loanKnown: Rule<LoanStepFacts> = { code: 'NO_SUCH_LOAN', broken: (f) => f.state === null };
const stepFollows = (event: LoanEvent): Rule<LoanStepFacts> => ({
  code: 'LOAN_STATE',
  broken: (f) => f.state !== null && afterLoanEvent(f.state, event) === null,
  tell: (f) => ({ state: f.state ?? '' }),
});

export interface DecideFacts extends LoanStepFacts {
  readonly held: boolean;
  readonly hasUsed: boolean;
  readonly isBorrower: boolean;
  readonly isAuthor: boolean;
  /** This human has given the first of two approvals (L12). */
  readonly hasApproved: boolean;
}
/** Before the broader rule that users turn no keepers: a borrower or author is one, but the closer rule is named. */
const whoDecides: readonly Rule<DecideFacts>[] = [
  { code: 'SELF_APPROVAL', broken: (f) => f.isBorrower },
  { code: 'AUTHOR_DECIDES', broken: (f) => f.isAuthor },
  { code: 'APPROVED_ALREADY', broken: (f) => f.hasApproved },
];
export const rejectRules: readonly Rule<DecideFacts>[] = [
  loanKnown,
  ...whoDecides,
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  stepFollows('reject'),
];

export interface ApproveFacts extends DecideFacts {
  readonly borrowerFrozen: boolean;
  readonly borrowerActive: boolean;
  readonly viewsLeft: number;
  readonly cap: number;
  /** As asked for, or as the first of two approvers narrowed it. */
  readonly requestedFromMs: number;
  readonly requestedToMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** By the policy of now: it may have become stricter since the request. */
  readonly loanDaysMax: number;
  readonly minutes: number;
  readonly minutesMax: number;
  /** A contact sheet, asked for by whom an open line names as successor (H2). */
  readonly envelopeSealed: boolean;
}
export const approveRules: readonly Rule<ApproveFacts>[] = [
  loanKnown,
  ...whoDecides,
  { code: 'PERSON_FROZEN', broken: (f) => f.borrowerFrozen },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  { code: 'ROLE_ENDED', broken: (f) => !f.borrowerActive },
  { code: 'VIEWS_SPENT', broken: (f) => !(f.viewsLeft > 0), tell: (f) => ({ cap: f.cap }) },
  {
    code: 'WINDOW_INVALID',
    broken: (f) => !(f.fromMs < f.toMs && f.requestedFromMs <= f.fromMs && f.toMs <= f.requestedToMs),
  },
  windowTooLong,
  stepFollows('approve'),
  { code: 'WINDOW_OVER', broken: (f) => !(f.nowMs < f.toMs) },
  {
    code: 'MINUTES_TOO_LONG',
    broken: (f) => !(f.minutes <= f.minutesMax),
    tell: (f) => ({ max: f.minutesMax }),
  },
  { code: 'ENVELOPE_SEALED', broken: (f) => f.envelopeSealed },
];

export interface BatchFacts {
  readonly size: number;
  readonly everyOneOpened: boolean;
  readonly oldestOpenedMsAgo: number;
}
export const batchSizeMax = 20;
export const batchAgeMsMax = 120_000;
export const batchRules: readonly Rule<BatchFacts>[] = [
  { code: 'BATCH_TOO_LARGE', broken: (f) => !(f.size <= batchSizeMax) },
  { code: 'BATCH_NOT_OPENED', broken: (f) => !f.everyOneOpened },
  { code: 'BATCH_TOO_OLD', broken: (f) => !(f.oldestOpenedMsAgo <= batchAgeMsMax) },
];

export interface StepBatchFacts {
  readonly size: number;
  readonly nothingTwice: boolean;
}
const stepBatchMax = 200;
/** Issuing and checking in by the batch: what was decided is carried out, and nothing is judged anew (L3). */
export const stepBatchRules: readonly Rule<StepBatchFacts>[] = [
  { code: 'ACTS_TOO_MANY', broken: (f) => !(f.size <= stepBatchMax) },
  { code: 'ACT_TWICE', broken: (f) => !f.nothingTwice },
];

export interface IssueFacts extends LoanStepFacts {
  readonly borrowerFrozen: boolean;
  readonly borrowerActive: boolean;
  readonly held: boolean;
  readonly hasUsed: boolean;
  /** Author, borrower, each approver and the issuing custodian are different humans. */
  readonly differentPeople: boolean;
  readonly windowEndMs: number;
  readonly nowMs: number;
}
export const issueRules: readonly Rule<IssueFacts>[] = [
  loanKnown,
  { code: 'SAME_PERSON_TWICE', broken: (f) => !f.differentPeople },
  { code: 'PERSON_FROZEN', broken: (f) => f.borrowerFrozen },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'USER_TURNED_KEEPER', broken: (f) => f.hasUsed },
  { code: 'ROLE_ENDED', broken: (f) => !f.borrowerActive },
  stepFollows('issue'),
  { code: 'WINDOW_OVER', broken: (f) => !(f.nowMs < f.windowEndMs) },
];

export interface BorrowerStepFacts extends LoanStepFacts {
  readonly frozen: boolean;
  readonly isBorrower: boolean;
}
/** Another's loan does not exist for a borrower: its state, its very number, tells who works on what (D3). */
const ownLoanKnown: Rule<BorrowerStepFacts> = {
  code: 'NO_SUCH_LOAN',
  broken: (f) => f.state === null || !f.isBorrower,
};
export const withdrawRules: readonly Rule<BorrowerStepFacts>[] = [ownLoanKnown, stepFollows('withdraw')];
export const receiveRules: readonly Rule<BorrowerStepFacts>[] = [
  ownLoanKnown,
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  stepFollows('receive'),
];
export const returnRules: readonly Rule<BorrowerStepFacts>[] = [ownLoanKnown, stepFollows('return')];
/** A reminder asks for what is out; it changes no state. */
export const remindRules: readonly Rule<LoanStepFacts>[] = [
  loanKnown,
  {
    code: 'LOAN_STATE',
    broken: (f) => f.state !== 'issued' && f.state !== 'received',
    tell: (f) => ({ state: f.state ?? '' }),
  },
];
export const recallRules: readonly Rule<LoanStepFacts>[] = [loanKnown, stepFollows('recall')];
export const checkInRules: readonly Rule<LoanStepFacts>[] = [loanKnown, stepFollows('check-in')];
