/** Loans as they are shown: in lists, and opened for a decision (L2). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { LoanState } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../call.ts';
import type { OpenVault } from '../open-vault.ts';
import { assertStanding } from '../signing.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { findLoan, type Loan, listLoans, loadAllowance, openLoans } from '../storage/loans.ts';
import { loadPerson, type Person } from '../storage/people.ts';

const DAY_MS = 86_400_000;

const HISTORY_MS = 90 * DAY_MS;

export interface LoanSummary {
  readonly no: string;
  readonly document: string;
  readonly title: string;
  readonly borrower: string;
  readonly state: LoanState;
  readonly overdue: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LoanDetail extends LoanSummary {
  readonly classification: string;
  readonly category: string;
  readonly reason: string;
  readonly place: string;
  readonly viewsLeft: number;
  readonly cap: number;
  /** How the custodian judged likeness to known documents (D7). */
  readonly likeness: { readonly choice: string | null; readonly because: string | null };
  /** What this person has viewed in the last 90 days, newest first. */
  readonly recentViews: readonly { readonly title: string; readonly atMs: number; readonly reason: string }[];
  readonly warnings: readonly string[];
}

function documentRef(vault: OpenVault, loan: Loan): { ref: string; title: string } {
  const document = loadDocument(vault.db, loan.document);
  return { ref: `${loadDossier(vault.db, loan.dossier).code}/${document.no}`, title: document.title };
}

function summarise(vault: OpenVault, loan: Loan): LoanSummary {
  const { ref, title } = documentRef(vault, loan);
  return {
    no: `L${loan.no}`,
    document: ref,
    title,
    borrower: loadPerson(vault.db, loan.borrower).name,
    state: loan.state,
    overdue: loan.overdue,
    fromMs: loan.windowFromMs ?? loan.requestedFromMs,
    toMs: loan.windowToMs ?? loan.requestedToMs,
  };
}

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
  const keeper = person.roles.includes('custodian') || person.roles.includes('approver');
  if (!keeper && loan.borrower !== person.id) throw new Refusal('NO_SUCH_LOAN');
  call.about.loan = loan.id;
  call.about.document = loan.document;
  call.about.dossier = loan.dossier;
  return loan;
}

export function listAllLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.list'>,
  call: Call,
): readonly LoanSummary[] {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const keeper = desk.roles.includes('custodian') || desk.roles.includes('approver');
  const loans = input.all ? listLoans(vault.db) : openLoans(vault.db);
  return loans.filter((loan) => keeper || loan.borrower === desk.id).map((loan) => summarise(vault, loan));
}

/** Opening a request for reading is what lets it into a batch (L2). */
export function showLoan(vault: OpenVault, input: ParsedInput<'loan.show'>, call: Call): LoanDetail {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  vault.signedIn?.requestsOpenedMs.set(loan.id, vault.ports.clock.read().monoMs);
  const borrower = loadPerson(vault.db, loan.borrower);
  const document = loadDocument(vault.db, loan.document);
  const allowance = allowanceOf(vault, borrower.human, loan);
  const since = vault.writer.nowMs() - HISTORY_MS;
  const recent = vault.db.all<{ title: string | null; opened_at: number; reason: string | null }>(
    'SELECT d.title, v.opened_at, v.reason FROM view v JOIN person p ON p.id = v.person LEFT JOIN document d ON d.id = v.document WHERE p.human = ? AND v.opened_at >= ? ORDER BY v.opened DESC LIMIT 200',
    borrower.human,
    since,
  );
  const warnings: string[] = [];
  if (allowance.left === 1) warnings.push('last-view');
  if (borrower.frozen) warnings.push('frozen');
  if (document.choice === 'new-because') warnings.push('like-a-known-document');
  if (openLoans(vault.db).some((l) => l.borrower === borrower.id && l.overdue))
    warnings.push('has-overdue-loans');
  return {
    ...summarise(vault, loan),
    classification: loadDossier(vault.db, loan.dossier).classification,
    category: loan.category,
    reason: loan.reason,
    place: loan.place,
    viewsLeft: allowance.left,
    cap: allowance.cap,
    likeness: { choice: document.choice, because: document.because },
    recentViews: recent.map((row) => ({
      title: row.title ?? '',
      atMs: row.opened_at,
      reason: row.reason ?? '',
    })),
    warnings,
  };
}
