/**
 * Opening, resuming and leafing through a view (S3, L4–L7, D9, A6).
 *
 * Limits are written as what must hold, `!(now < end)` rather than `now >= end`: a number that is missing (NaN)
 * then refuses (S6).
 */
import type { LoanState } from '../vocabulary/terms.ts';
import type { Rule } from './rule-table.ts';

interface ViewingPersonFacts {
  readonly frozen: boolean;
  readonly held: boolean;
  readonly loanState: LoanState | null;
  readonly isBorrower: boolean;
  readonly windowFromMs: number;
  readonly windowToMs: number;
  readonly nowMs: number;
}

/** Another's loan does not exist for a borrower: its state, its very number, tells who works on what (D3). */
const ownLoanKnown: Rule<ViewingPersonFacts> = {
  code: 'NO_SUCH_LOAN',
  broken: (f) => f.loanState === null || !f.isBorrower,
};

export interface OpenViewFacts extends ViewingPersonFacts {
  /** Still cleared for the dossier and within its need-to-know scope. */
  readonly visible: boolean;
  readonly hasKept: boolean;
  readonly wroteIt: boolean;
  readonly viewsLeft: number;
  readonly cap: number;
  /** The grant was sealed to the keyset that this person holds now. */
  readonly grantIsCurrent: boolean;
  readonly viewOpen: boolean;
  /** A page can be shown here: a screen, or files of a sample vault (L9). */
  readonly screen: boolean;
}
export const openViewRules: readonly Rule<OpenViewFacts>[] = [
  ownLoanKnown,
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.visible },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  { code: 'KEEPER_TURNED_USER', broken: (f) => f.hasKept },
  { code: 'OWN_WRITING', broken: (f) => f.wroteIt },
  { code: 'VIEWS_SPENT', broken: (f) => !(f.viewsLeft > 0), tell: (f) => ({ cap: f.cap }) },
  {
    code: 'LOAN_STATE',
    broken: (f) => f.loanState !== 'received' && f.loanState !== 'issued',
    tell: (f) => ({ state: f.loanState ?? '' }),
  },
  { code: 'WINDOW_OVER', broken: (f) => !(f.nowMs < f.windowToMs) },
  { code: 'KEYSET_REPLACED', broken: (f) => !f.grantIsCurrent },
  { code: 'LOAN_NOT_RECEIVED', broken: (f) => f.loanState === 'issued' },
  { code: 'WINDOW_NOT_BEGUN', broken: (f) => !(f.windowFromMs <= f.nowMs) },
  { code: 'VIEW_OPEN', broken: (f) => f.viewOpen },
  { code: 'NO_SCREEN', broken: (f) => !f.screen },
];

export interface ResumeViewFacts extends ViewingPersonFacts {
  /** Still cleared for the dossier and within its need-to-know scope. */
  readonly visible: boolean;
  readonly viewKnown: boolean;
  /** Another view is on the screen of this desk. */
  readonly otherViewOpen: boolean;
  readonly shownMs: number;
  readonly allowedMs: number;
  readonly machineRestarted: boolean;
  readonly custodianSigns: boolean;
  readonly screen: boolean;
}
export const resumeViewRules: readonly Rule<ResumeViewFacts>[] = [
  ownLoanKnown,
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.visible },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  {
    code: 'LOAN_STATE',
    broken: (f) => f.viewKnown && f.loanState !== 'received',
    tell: (f) => ({ state: f.loanState ?? '' }),
  },
  { code: 'WINDOW_OVER', broken: (f) => f.viewKnown && !(f.nowMs < f.windowToMs) },
  { code: 'VIEW_OPEN', broken: (f) => f.otherViewOpen },
  { code: 'NO_VIEW_OPEN', broken: (f) => !f.viewKnown },
  { code: 'VIEW_OVER', broken: (f) => !(f.shownMs < f.allowedMs) },
  { code: 'RESTART_NEEDS_CUSTODIAN', broken: (f) => f.machineRestarted && !f.custodianSigns },
  { code: 'NO_SCREEN', broken: (f) => !f.screen },
];

export interface TurnPageFacts extends ViewingPersonFacts {
  /** Still cleared for the dossier and within its need-to-know scope. */
  readonly visible: boolean;
  readonly blank: boolean;
  readonly shownMs: number;
  readonly allowedMs: number;
  readonly page: number;
  readonly pages: number;
}
export const turnPageRules: readonly Rule<TurnPageFacts>[] = [
  { code: 'PERSON_FROZEN', broken: (f) => f.frozen },
  { code: 'NO_SUCH_DOCUMENT', broken: (f) => !f.visible },
  { code: 'DOSSIER_HELD', broken: (f) => f.held },
  {
    code: 'LOAN_STATE',
    broken: (f) => f.loanState !== 'received',
    tell: (f) => ({ state: f.loanState ?? '' }),
  },
  { code: 'WINDOW_OVER', broken: (f) => !(f.nowMs < f.windowToMs) },
  { code: 'VIEW_OVER', broken: (f) => !(f.shownMs < f.allowedMs) },
  { code: 'VIEW_BLANK', broken: (f) => f.blank },
  {
    code: 'PAGE_OUT_OF_RANGE',
    broken: (f) => !(Number.isInteger(f.page) && f.page >= 1 && f.page <= f.pages),
    tell: (f) => ({ page: f.page, pages: f.pages }),
  },
];
