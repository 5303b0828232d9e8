/** Who can decide a request now (L12): approvers against whom no rule of separation stands, as the decision itself is judged. */

import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { Loan } from '../storage/loans.ts';
import { askedLonger } from '../storage/longer-windows.ts';
import { loadPerson } from '../storage/people.ts';
import { mayReject } from './decide-loans.ts';
import { mayDecideLonger } from './longer-window.ts';

/** Nobody where the request is decided already. */
export function decidersOf(vault: OpenVault, loan: Loan): string[] {
  const longer = askedLonger(vault.db, loan) !== null;
  if (loan.state !== 'requested' && !longer) return [];
  return vault.db
    .all<{ person: PersonId }>("SELECT DISTINCT person FROM role WHERE role = 'approver' AND ended IS NULL")
    .map(({ person }) => loadPerson(vault.db, person))
    .filter((approver) => !approver.frozen && (longer ? mayDecideLonger : mayReject)(vault, approver, loan))
    .toSorted((one, other) => one.no - other.no)
    .map(amongOthers);
}
