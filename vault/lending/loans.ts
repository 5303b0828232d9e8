/** Loans as they are shown: in lists, and opened for a decision (L2). */

import type { LoanDetail, LoanSummary } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { tooFewHere } from '../../shared/policy/absence-rules.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DocumentId, DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { loanApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import type { LoanWarning } from '../../shared/vocabulary/term-words.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { approvalsOfLoan, approvalsSoFar } from '../storage/loan-approvals.ts';
import {
  type Loan,
  listLoans,
  loadAllowance,
  newestEntryMs,
  openLoans,
  unfinishedViews,
} from '../storage/loans.ts';
import { askedLonger } from '../storage/longer-windows.ts';
import { restoredTo } from '../storage/losses.ts';
import { loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { pastViews } from '../viewing/past-views.ts';
import { borrowerRecord } from './borrower-record.ts';
import { refusalOfApproval } from './decide-loans.ts';
import { decidedBy, decidersOf } from './deciders.ts';
import { visibleLoan } from './loan-for.ts';
import { refusalOfLonger } from './longer-window.ts';

const HISTORY_MS = 90 * 86_400_000;

/** Summaries of many loans: what they share, above all people, dossiers and the policy, is loaded once. */
function loanSummaries(vault: OpenVault): (loan: Loan) => LoanSummary {
  const { db, policy } = vault;
  const dossierOf = once((id: DossierId) => loadDossier(db, id));
  const borrowerOf = once((id: PersonId) => loadPerson(db, id));
  const documentOf = once((id: DocumentId) => loadDocument(db, id));
  const unfinished = new Set(unfinishedViews(db).map((view) => view.loan));
  return (loan) => {
    const document = documentOf(loan.document);
    const dossier = dossierOf(loan.dossier);
    const borrower = borrowerOf(loan.borrower);
    const allowance = loadAllowance(db, borrower.human, loan.lineage, dossier.classification, policy);
    return {
      no: `L${loan.no}`,
      document: `${dossier.code}/${document.no}`,
      title: document.title,
      borrower: amongOthers(borrower),
      state: loan.state,
      overdue: loan.overdue,
      fromMs: loan.windowFromMs ?? loan.requestedFromMs,
      toMs: loan.windowToMs ?? loan.requestedToMs,
      client: dossier.client,
      classification: dossier.classification,
      pages: document.pages,
      reason: loan.reason,
      requestedAtMs: loan.requestedAtMs,
      decisionReason: loan.decisionReason,
      viewsLeft: allowance.left,
      cap: allowance.cap,
      resumable: unfinished.has(loan.id),
      remindedAtMs: isOut(loan) ? newestEntryMs(db, loan.id, ['loan.reminded']) : null,
      approvedBy: approvalsSoFar(db, loan).map(({ by }) => amongOthers(loadPerson(db, by))),
      approvalsNeeded: loanApproversOf(policy, dossier.classification),
      longer: longerShown(db, loan),
    };
  };
}

function longerShown(db: VaultDatabase, loan: Loan): LoanSummary['longer'] {
  const asked = askedLonger(db, loan);
  return (
    asked && { ...asked, approvedBy: asked.approvedBy.map((person) => amongOthers(loadPerson(db, person))) }
  );
}

const isOut = (loan: Loan): boolean => loan.state === 'issued' || loan.state === 'received';

export const summariseLoan = (vault: OpenVault, loan: Loan): LoanSummary => loanSummaries(vault)(loan);

function once<K, V>(load: (key: K) => V): (key: K) => V {
  const loaded = new Map<K, V>();
  return (key) => {
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const value = load(key);
    loaded.set(key, value);
    return value;
  };
}

export function listAllLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.list'>,
  call: Call,
): readonly LoanSummary[] {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const keeper = isKeeper(desk.roles);
  const loans = input.all ? listLoans(vault.db) : openLoans(vault.db);
  return loans.filter((loan) => keeper || loan.borrower === desk.id).map(loanSummaries(vault));
}

function warningsFor(vault: OpenVault, loan: Loan, borrower: Person, viewsLeft: number): LoanWarning[] {
  const warnings: LoanWarning[] = [];
  if (viewsLeft === 1) warnings.push('last-view');
  if (borrower.frozen) warnings.push('frozen');
  if (loadDocument(vault.db, loan.document).choice === 'new-because') warnings.push('like-a-known-document');
  if (openLoans(vault.db).some((other) => other.borrower === borrower.id && other.overdue))
    warnings.push('has-overdue-loans');
  if (restoredTo(vault.db, borrower.human, loan.lineage).length > 0) warnings.push('given-back');
  return warnings;
}

/** Opening a request for reading is what lets it into a batch (L2). */
export function showLoan(vault: OpenVault, input: ParsedInput<'loan.show'>, call: Call): LoanDetail {
  const desk = assertStanding(vault, call, ['borrower', 'custodian', 'approver']);
  const keeper = isKeeper(desk.roles);
  const loan = visibleLoan(vault, desk, input.loan, call);
  vault.signedIn?.requestsOpenedMs.set(loan.id, vault.ports.clock.read().monoMs);
  const borrower = loadPerson(vault.db, loan.borrower);
  const document = loadDocument(vault.db, loan.document);
  const summary = summariseLoan(vault, loan);
  const sinceMs = vault.writer.nowMs() - HISTORY_MS;
  const views = pastViews(vault, borrower.human, null);
  const deciders = decidersOf(vault, loan);
  const approved = (summary.longer ?? summary).approvedBy.length;
  return {
    ...summary,
    category: loan.category,
    place: loan.place,
    minutes: loan.minutes,
    author: shownAmongOthers(vault.db, document.author),
    approver: decidedBy(vault, loan),
    issuer: loan.issuer === null ? null : shownAmongOthers(vault.db, loan.issuer),
    department: borrower.department,
    clearance: borrower.clearance,
    approvals: approvalsOfLoan(vault.db, loan.id).map(({ by, atMs, reason }) => ({
      approver: shownAmongOthers(vault.db, by),
      atMs,
      reason,
    })),
    deciders,
    tooFewHere:
      (loan.state === 'requested' || summary.longer !== null) &&
      tooFewHere(deciders, summary.approvalsNeeded - approved),
    refusal: !desk.roles.includes('approver')
      ? null
      : summary.longer === null
        ? refusalOfApproval(vault, desk, loan)
        : refusalOfLonger(vault, desk, loan),
    // A reason why it is new may name what it is not: for those who may know of that (D3).
    likeness: keeper
      ? { choice: document.choice, because: document.because }
      : { choice: null, because: null },
    recentViews: views.filter((view) => view.atMs >= sinceMs).slice(0, 200),
    earlierViews: pastViews(vault, borrower.human, loan.lineage),
    record: borrowerRecord(vault, borrower, sinceMs),
    warnings: warningsFor(vault, loan, borrower, summary.viewsLeft).filter(
      (warning) => keeper || warning !== 'like-a-known-document',
    ),
  };
}
