/** Reading loans and views, and counting what is left of an allowance (L1–L4). */
import { loanIsOpen } from '../../shared/policy/loan-machine.ts';
import { viewsLeft } from '../../shared/policy/view-allowance.ts';
import type {
  DocumentId,
  DossierId,
  KeysetId,
  LineageId,
  LoanId,
  PersonId,
  ViewId,
} from '../../shared/vocabulary/ids.ts';
import type { PolicySettings } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Classification, LoanState, ReasonCategory } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';
import { isLostInGap } from './losses.ts';

export interface Loan {
  readonly id: LoanId;
  readonly no: number;
  readonly document: DocumentId;
  readonly lineage: LineageId;
  readonly dossier: DossierId;
  readonly borrower: PersonId;
  readonly category: ReasonCategory;
  readonly reason: string;
  readonly place: string;
  readonly requestedFromMs: number;
  readonly requestedToMs: number;
  readonly requestedAtMs: number;
  readonly state: LoanState;
  readonly approver: PersonId | null;
  readonly windowFromMs: number | null;
  readonly windowToMs: number | null;
  readonly minutes: number | null;
  readonly grantHash: string | null;
  readonly borrowerKeyset: KeysetId | null;
  readonly decisionReason: string | null;
  readonly issuer: PersonId | null;
  readonly overdue: boolean;
}

type LoanRow = Record<string, never> & {
  id: LoanId;
  no: number;
  document: DocumentId;
  lineage: LineageId;
  dossier: DossierId;
  borrower: PersonId;
  category: ReasonCategory;
  reason: string | null;
  place: string | null;
  requested_from: number;
  requested_to: number;
  requested_at: number;
  state: LoanState;
  approver: PersonId | null;
  window_from: number | null;
  window_to: number | null;
  minutes: number | null;
  grant_hash: string | null;
  borrower_keyset: KeysetId | null;
  decision_reason: string | null;
  issuer: PersonId | null;
  overdue: number;
};

const toLoan = (row: LoanRow): Loan => ({
  id: row.id,
  no: row.no,
  document: row.document,
  lineage: row.lineage,
  dossier: row.dossier,
  borrower: row.borrower,
  category: row.category,
  reason: row.reason ?? '',
  place: row.place ?? '',
  requestedFromMs: row.requested_from,
  requestedToMs: row.requested_to,
  requestedAtMs: row.requested_at,
  state: row.state,
  approver: row.approver,
  windowFromMs: row.window_from,
  windowToMs: row.window_to,
  minutes: row.minutes,
  grantHash: row.grant_hash,
  borrowerKeyset: row.borrower_keyset,
  decisionReason: row.decision_reason,
  issuer: row.issuer,
  overdue: row.overdue === 1,
});

/** A loan as people write it: `L12`. */
export function findLoan(db: VaultDatabase, written: string): Loan {
  const no = /^L?(\d{1,9})$/i.exec(written.trim());
  const row = no === null ? undefined : db.get<LoanRow>('SELECT * FROM loan WHERE no = ?', Number(no[1]));
  if (row === undefined) throw new Refusal('NO_SUCH_LOAN');
  return toLoan(row);
}

export function loadLoan(db: VaultDatabase, id: LoanId): Loan {
  const row = db.get<LoanRow>('SELECT * FROM loan WHERE id = ?', id);
  if (row === undefined) throw new Refusal('NO_SUCH_LOAN');
  return toLoan(row);
}

export const listLoans = (db: VaultDatabase): Loan[] =>
  db.all<LoanRow>('SELECT * FROM loan ORDER BY no').map(toLoan);

export const openLoans = (db: VaultDatabase): Loan[] =>
  db
    .all<LoanRow>(
      "SELECT * FROM loan WHERE state IN ('requested', 'approved', 'issued', 'received') ORDER BY no",
    )
    .map(toLoan);

/** Loans that a custodian still has to do with: to issue, out, or to check in. */
export const loansInHand = (db: VaultDatabase): Loan[] =>
  db
    .all<LoanRow>(
      "SELECT * FROM loan WHERE state IN ('approved', 'issued', 'received', 'returned', 'recalled') ORDER BY no",
    )
    .map(toLoan);

/** Loans whose window is over and that have not been checked in, nor recorded as overdue yet. */
export const newlyOverdue = (db: VaultDatabase, nowMs: number): Loan[] =>
  db
    .all<LoanRow>(
      "SELECT * FROM loan WHERE state IN ('issued', 'received') AND overdue = 0 AND window_to <= ? ORDER BY no",
      nowMs,
    )
    .map(toLoan);

/** The open loan of a document to a human, in any account; null where there is none. */
export const openLoanOf = (db: VaultDatabase, human: string, document: DocumentId): Loan | null =>
  db
    .all<LoanRow>(
      'SELECT l.* FROM loan l JOIN person p ON p.id = l.borrower WHERE p.human = ? AND l.document = ? ORDER BY l.no DESC',
      human,
      document,
    )
    .map(toLoan)
    .find((loan) => loanIsOpen(loan.state)) ?? null;

export const hasOpenLoan = (db: VaultDatabase, human: string, document: DocumentId): boolean =>
  db
    .all<{ state: LoanState }>(
      'SELECT l.state FROM loan l JOIN person p ON p.id = l.borrower WHERE p.human = ? AND l.document = ?',
      human,
      document,
    )
    .some((row) => loanIsOpen(row.state));

export const nextLoanNo = (db: VaultDatabase): number =>
  db.count('SELECT coalesce(max(no), 0) AS n FROM loan') + 1;

export interface Allowance {
  readonly cap: number;
  readonly used: number;
  readonly left: number;
  /** Nothing is left because a gap in the history may hide further views (A6). */
  readonly lostInGap: boolean;
}

/** What is left for a human of a lineage; accounts joined by `person.same-as` add up (S4). */
export function loadAllowance(
  db: VaultDatabase,
  human: string,
  lineage: LineageId,
  classification: Classification,
  policy: PolicySettings,
): Allowance {
  const used = db.count(
    'SELECT count(*) AS n FROM view v JOIN person p ON p.id = v.person WHERE p.human = ? AND v.lineage = ?',
    human,
    lineage,
  );
  const cap = policy.viewCap[classification];
  const lostInGap = isLostInGap(db, human, lineage);
  return { cap, used, lostInGap, left: viewsLeft({ cap, used, lostInGap }) };
}

export interface ViewRecord {
  readonly id: ViewId;
  readonly person: PersonId;
  readonly lineage: LineageId;
  readonly n: number;
  readonly trace: string;
  readonly loan: LoanId | null;
  readonly document: DocumentId | null;
  readonly opened: number;
  readonly openedAtMs: number;
  readonly minutes: number;
  readonly pages: number;
  readonly reason: string;
  readonly place: string;
  readonly state: 'open' | 'blank' | 'closed';
  /** Time shown up to the latest opening or resumption. */
  readonly shownMs: number;
  readonly showingSinceMono: number;
  readonly lastMonoMs: number;
  readonly boot: string;
  /** The page shown last. */
  readonly page: number;
}

type ViewRow = Record<string, never> & {
  id: ViewId;
  person: PersonId;
  lineage: LineageId;
  n: number;
  trace: string;
  loan: LoanId | null;
  document: DocumentId | null;
  opened: number;
  opened_at: number;
  minutes: number;
  pages: number;
  reason: string | null;
  place: string | null;
  state: 'open' | 'blank' | 'closed';
  shown_ms: number;
  since_mono: number;
  last_mono: number;
  boot: string;
  page: number;
};

const toView = (row: ViewRow): ViewRecord => ({
  id: row.id,
  person: row.person,
  lineage: row.lineage,
  n: row.n,
  trace: row.trace,
  loan: row.loan,
  document: row.document,
  opened: row.opened,
  openedAtMs: row.opened_at,
  minutes: row.minutes,
  pages: row.pages,
  reason: row.reason ?? '',
  place: row.place ?? '',
  state: row.state,
  shownMs: row.shown_ms,
  showingSinceMono: row.since_mono,
  lastMonoMs: row.last_mono,
  boot: row.boot,
  page: row.page,
});

/** Views opened, or taken over from a ledger, by entries from `index` on. */
export const viewsFrom = (db: VaultDatabase, index: number): ViewRecord[] =>
  db
    .all<ViewRow>('SELECT * FROM view WHERE opened >= ? ORDER BY opened, person, lineage, n', index)
    .map(toView);

/** By the index of the few that are open: left to itself SQLite goes through all views in the order that is asked for. */
export const unfinishedViews = (db: VaultDatabase): ViewRecord[] =>
  db
    .all<ViewRow>("SELECT * FROM view INDEXED BY view_open WHERE state <> 'closed' ORDER BY opened")
    .map(toView);

export const viewsOfLoan = (db: VaultDatabase, loan: LoanId): ViewRecord[] =>
  db.all<ViewRow>('SELECT * FROM view WHERE loan = ? ORDER BY n', loan).map(toView);

export const viewByTrace = (db: VaultDatabase, trace: string): ViewRecord[] =>
  db.all<ViewRow>('SELECT * FROM view WHERE trace = ?', trace).map(toView);

/** When something was last done about this: the newest entry of one of these kinds that mentions it. */
export function newestEntryMs(db: VaultDatabase, ref: string, types: readonly string[]): number | null {
  const row = db.get<{ at: number | null }>(
    `SELECT max(json_extract(CAST(l.payload AS TEXT), '$.at.wall')) AS at FROM mention m JOIN leaf l ON l.idx = m.idx
     WHERE m.ref = ? AND l.type IN (SELECT value FROM json_each(?))`,
    ref,
    JSON.stringify(types),
  );
  return row?.at ?? null;
}
