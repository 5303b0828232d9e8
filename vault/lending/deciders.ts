/**
 * Who can decide a request now, and who has (L12): approvers against whom no rule of separation stands, as the decision itself is
 * judged. Who is away is among them: an absence informs, and takes no right (S6).
 */

import type { Decider } from '../../shared/contract/answers.ts';
import { awayUntil } from '../../shared/policy/absence-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { judgedDay } from '../acts/judged-day.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { absencesOfHuman } from '../storage/absences.ts';
import { approvalsOfLoan } from '../storage/loan-approvals.ts';
import type { Loan } from '../storage/loans.ts';
import { askedLonger } from '../storage/longer-windows.ts';
import { holdersOf, type Person, shownAmongOthers } from '../storage/people.ts';
import { mayReject } from './decide-loans.ts';
import { mayDecideLonger } from './longer-window.ts';

/** Nobody where the request is decided already. */
export function decidersOf(vault: OpenVault, loan: Loan): Decider[] {
  const longer = askedLonger(vault.db, loan) !== null;
  if (loan.state !== 'requested' && !longer) return [];
  const mayDecide = longer ? mayDecideLonger : mayReject;
  return approversWho(vault, (approver) => mayDecide(vault, approver, loan));
}

/** Approvers who are not frozen and pass this, in the order of their numbers. */
export function approversWho(vault: OpenVault, mayDecide: (approver: Person) => boolean): Decider[] {
  const today = judgedDay(vault);
  return holdersOf(vault.db, 'approver')
    .filter((approver) => !approver.frozen && mayDecide(approver))
    .toSorted((one, other) => one.no - other.no)
    .map((approver) => ({
      who: amongOthers(approver),
      awayUntil: awayUntil(absencesOfHuman(vault.db, approver.human, today), today),
    }));
}

/** Everybody whose decision made the loan what it is; null where nobody has decided. */
export function decidedBy({ db }: Pick<OpenVault, 'db'>, loan: Loan): string | null {
  if (loan.approver === null) return null;
  const approvals = loan.state === 'rejected' ? [] : approvalsOfLoan(db, loan.id).map(({ by }) => by);
  return (approvals.length === 0 ? [loan.approver] : approvals)
    .map((person) => shownAmongOthers(db, person))
    .join(' / ');
}
