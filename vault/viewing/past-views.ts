/** Views that somebody has had, as they are shown again: to the person themselves, and to who decides on a loan. */
import type { PastView } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { LineageId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { findLoan } from '../storage/loans.ts';

interface Row {
  readonly n: number;
  readonly code: string | null;
  readonly no: number | null;
  readonly title: string | null;
  readonly client: string | null;
  readonly opened_at: number;
  readonly shown_ms: number;
  readonly place: string | null;
  readonly reason: string | null;
  readonly seen: number;
}

const pastViewsMax = 500;

/** Newest first; all accounts of the human, of one lineage where it is named. */
export function pastViews(vault: OpenVault, human: string, lineage: LineageId | null): PastView[] {
  return vault.db
    .all<Row>(
      `SELECT v.n, o.code, d.no, d.title, o.client, v.opened_at, v.shown_ms, v.place, v.reason,
              (SELECT count(*) FROM page_shown s WHERE s.view = v.id) AS seen
       FROM view v JOIN person p ON p.id = v.person
       LEFT JOIN document d ON d.id = v.document LEFT JOIN dossier o ON o.id = d.dossier
       WHERE p.human = ? AND (? IS NULL OR v.lineage = ?) ORDER BY v.opened DESC LIMIT ?`,
      human,
      lineage,
      lineage,
      pastViewsMax,
    )
    .map((row) => ({
      n: row.n,
      document: row.no === null ? '' : `${row.code}/${row.no}`,
      title: row.title ?? '',
      client: row.client ?? '',
      atMs: row.opened_at,
      minutes: Math.ceil(row.shown_ms / 60_000),
      place: row.place ?? '',
      reason: row.reason ?? '',
      pages: row.seen,
    }));
}

/** Refuses NO_SUCH_LOAN for another's loan as for one that is none. */
export function myViews(
  vault: OpenVault,
  { loan }: ParsedInput<'view.mine'>,
  call: Call,
): readonly PastView[] {
  const person = assertStanding(vault, call, ['borrower']);
  if (loan === undefined) return pastViews(vault, person.human, null);
  const { borrower, lineage } = findLoan(vault.db, loan);
  if (borrower !== person.id) throw new Refusal('NO_SUCH_LOAN');
  return pastViews(vault, person.human, lineage);
}
