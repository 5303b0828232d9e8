/** What a human has in hand that their leaving touches, under any account: the registration and its rehearsal ask the same. */
import type { Lack } from '../../shared/contract/answers.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { clientsOf, isInHandover } from '../storage/clients.ts';
import { type Loan, openLoans } from '../storage/loans.ts';

/** Loans and requests that end with the registration (P1, S4). */
export function loansOfLeaver(vault: OpenVault, human: string): Loan[] {
  const accounts = new Set(
    vault.db.all<{ id: PersonId }>('SELECT id FROM person WHERE human = ?', human).map(({ id }) => id),
  );
  return openLoans(vault.db).filter((loan) => accounts.has(loan.borrower));
}

/** Clients that no line asks a successor for; the registration opens one for each. */
export const clientsWithoutLine = (vault: OpenVault, human: string): DossierId[] =>
  clientsOf(vault.db, human)
    .map(({ id }) => id)
    .filter((id) => !isInHandover(vault.db, id));

export const filingsWaiting = (vault: OpenVault, human: string): number =>
  vault.db.count(
    "SELECT count(*) AS n FROM document d JOIN person p ON p.id = d.author WHERE d.state = 'submitted' AND p.human = ?",
    human,
  );

/** Documents that they received by a release and that are not back (D8). */
export const releasesOut = (vault: OpenVault, human: string): number =>
  vault.db.count(
    `SELECT count(*) AS n FROM release r JOIN person p ON p.id = r.recipient JOIN release_item i ON i.release = r.id
     WHERE p.human = ? AND r.state = 'handed-out' AND r.form <> 'certificate' AND i.back IS NULL`,
    human,
  );

/** What a case lacks, in the order it is shown; what is not lacking is left out. */
export const lacking = (counts: Readonly<Record<Lack, number>>): { what: Lack; count: number }[] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([what, count]) => ({ what: what as Lack, count }));
