/** A borrower's own loans: in which order they stand, and what is offered. */
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import type { LoanState } from '../../../shared/vocabulary/terms.ts';

/** What the borrower can do next stands first. */
const order: readonly LoanState[] = ['received', 'issued', 'approved', 'requested'];
const rank = (loan: LoanSummary): number => {
  const at = order.indexOf(loan.state);
  return at === -1 ? order.length : at;
};

/** What can be done next first; of those in one state the newest request. */
export const inOrder = (loans: readonly LoanSummary[]): LoanSummary[] =>
  loans.toSorted((a, b) => rank(a) - rank(b) || b.requestedAtMs - a.requestedAtMs);

/** All views spent and none to be resumed: nothing is offered that could only be refused. */
export const mayView = (loan: Pick<LoanSummary, 'viewsLeft' | 'resumable'>): boolean =>
  loan.viewsLeft > 0 || loan.resumable;
