/** A loan as far as somebody may see it, and the views it has left. */
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { findLoan, type Loan, loadAllowance } from '../storage/loans.ts';
import type { Person } from '../storage/people.ts';

export const allowanceOf = (vault: OpenVault, human: string, loan: Loan) =>
  loadAllowance(
    vault.db,
    human,
    loan.lineage,
    loadDossier(vault.db, loan.dossier).classification,
    vault.policy,
  );

/** A loan as this person may see it: borrowers their own, custodians and approvers all. */
export function visibleLoan(vault: OpenVault, person: Person, written: string, call: Call): Loan {
  const loan = findLoan(vault.db, written);
  if (!isKeeper(person.roles) && loan.borrower !== person.id) throw new Refusal('NO_SUCH_LOAN');
  call.about.loan = loan.id;
  call.about.document = loan.document;
  call.about.dossier = loan.dossier;
  return loan;
}
