/** What was asked for as a longer window of a loan, and what became of it (L11): read from the loan's own entries. */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import { entriesOf } from './entries-of.ts';
import type { Loan } from './loans.ts';

export interface AskedLonger {
  /** Until when, ms since 1970: as asked, or as the first of two approvers said. */
  readonly toMs: number;
  readonly reason: string;
  readonly atMs: number;
  /** Who has approved it so far, where one is not enough. */
  readonly approvedBy: readonly PersonId[];
}

const aboutLonger = [
  'loan.extension-requested',
  'loan.extension-approved',
  'loan.extension-rejected',
] as const;
const types = aboutLonger.map((type) => `'${type}'`).join(', ');

/** What waits for its decision; null where nothing does, and where the loan is not out any more. */
export function askedLonger(db: VaultDatabase, loan: Pick<Loan, 'id' | 'state'>): AskedLonger | null {
  if (loan.state !== 'issued' && loan.state !== 'received') return null;
  let asked: AskedLonger | undefined;
  for (const entry of entriesOf(db, loan.id, aboutLonger)) {
    if (entry.type === 'loan.extension-requested')
      asked = {
        toMs: entry.data.to,
        reason: entry.text(entry.data.reason) ?? '',
        atMs: entry.atMs,
        approvedBy: [],
      };
    else if (entry.type === 'loan.extension-rejected' || entry.data.complete) asked = undefined;
    else if (asked !== undefined)
      asked = { ...asked, toMs: entry.data.to, approvedBy: [...asked.approvedBy, entry.by] };
  }
  return asked ?? null;
}

/** Loans that are out and whose borrower waits for a decision on a longer window. */
export const countAskedLonger = (db: VaultDatabase): number =>
  db.count(
    `SELECT count(*) AS n FROM loan l WHERE l.state IN ('issued', 'received') AND
       (SELECT f.type = 'loan.extension-requested' OR json_extract(CAST(f.payload AS TEXT), '$.data.complete') = 0
        FROM mention m JOIN leaf f ON f.idx = m.idx WHERE m.ref = l.id AND f.type IN (${types}) ORDER BY m.idx DESC LIMIT 1)`,
  );
