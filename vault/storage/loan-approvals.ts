/** Who has approved a loan, where policy asks for two (L12): read from the loan's own entries. */
import type { LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import { entriesOf } from './entries-of.ts';
import type { Loan } from './loans.ts';
import { loadPerson } from './people.ts';

export interface LoanApproval {
  readonly by: PersonId;
  /** The window and the minutes of a view that it allows; a second approval allows no more than the first. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly minutes: number;
  readonly reason: string;
  readonly atMs: number;
}

/** In the order in which they were signed. */
export const approvalsOfLoan = (db: VaultDatabase, loan: LoanId): LoanApproval[] =>
  entriesOf(db, loan, ['loan.approved']).map(({ by, data, text, atMs }) => ({
    by,
    fromMs: data.from,
    toMs: data.to,
    minutes: data.minutes,
    reason: text(data.reason) ?? '',
    atMs,
  }));

/** Those of a request that waits for another; none once it is decided. */
export const approvalsSoFar = (db: VaultDatabase, loan: Pick<Loan, 'id' | 'state'>): LoanApproval[] =>
  loan.state === 'requested' ? approvalsOfLoan(db, loan.id) : [];

/**
 * Requests and longer windows that wait for another approver and that this human has approved, under any account: nothing that
 * waits for them (L12).
 */
export const countApprovedBy = (db: VaultDatabase, human: string): number =>
  db.count(
    `SELECT count(DISTINCT l.id) AS n FROM loan l JOIN mention m ON m.ref = l.id JOIN leaf f ON f.idx = m.idx
       JOIN person p ON p.id = json_extract(CAST(f.payload AS TEXT), '$.signers[0].person')
     WHERE p.human = ? AND json_extract(CAST(f.payload AS TEXT), '$.data.complete') = 0
       AND ((l.state = 'requested' AND f.type = 'loan.approved')
         OR (l.state IN ('issued', 'received') AND f.type = 'loan.extension-approved'
           AND NOT EXISTS (SELECT 1 FROM mention n JOIN leaf g ON g.idx = n.idx WHERE n.ref = l.id AND n.idx > m.idx
             AND (g.type = 'loan.extension-rejected' OR (g.type = 'loan.extension-approved'
               AND json_extract(CAST(g.payload AS TEXT), '$.data.complete') = 1)))))`,
    human,
  );

/** Whether one of these people is this human, under any account (S4). */
export const isAmong = (db: VaultDatabase, human: string, people: readonly PersonId[]): boolean =>
  people.some((person) => loadPerson(db, person).human === human);
