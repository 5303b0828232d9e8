/** A longer window for a loan that is out: its borrower asks, an approver decides anew (L11, S3, S6). No view is gained. */
import type { LoanDetail } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  approveLongerRules,
  askLongerRules,
  rejectLongerRules,
} from '../../shared/policy/longer-window-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId } from '../../shared/vocabulary/ids.ts';
import { loanApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import type { Transaction } from '../audit/log-writer.ts';
import type { Signer } from '../keys/signer.ts';
import { loadDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import { isAmong } from '../storage/loan-approvals.ts';
import { type Loan, loadLoan } from '../storage/loans.ts';
import { askedLonger } from '../storage/longer-windows.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { visibleLoan } from './loan-for.ts';

const endOf = (loan: Loan): number => loan.windowToMs ?? loan.requestedToMs;

function judgeAsking(vault: OpenVault, person: Person, loan: Loan, toMs: number) {
  const dossier = loadDossier(vault.db, loan.dossier);
  return decide(askLongerRules, {
    state: loan.state,
    isBorrower: loan.borrower === person.id,
    frozen: person.frozen,
    visible: mayKnow(person, dossier),
    held: dossier.held,
    hasKept: hasActed(vault.db, person.human, dossier.id, 'keeper'),
    asked: askedLonger(vault.db, loan) !== null,
    windowToMs: endOf(loan),
    toMs,
    nowMs: vault.writer.nowMs(),
    loanDaysMax: vault.policy.loanDaysMax,
  });
}

export async function askLonger(
  vault: OpenVault,
  input: ParsedInput<'loan.extend'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  const judge = (): void =>
    assertAllowed(judgeAsking(vault, loadPerson(vault.db, desk.id), loadLoan(vault.db, loan.id), input.toMs));
  judge();
  const reason = requiredText(input.reason, 'reason');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'borrower', input.signature),
    enter: (sign) =>
      sign('loan.extension-requested', (texts) => ({
        loan: loan.id,
        document: loan.document,
        to: input.toMs,
        reason: texts.of(reason),
      })),
  });
  return { loan: `L${loan.no}` };
}

type Deciding = Pick<ParsedInput<'loan.decide'>['decisions'][number], 'decision' | 'toMs'>;

export function judgeLonger(vault: OpenVault, approver: Person, loan: Loan, { decision, toMs }: Deciding) {
  const borrower = loadPerson(vault.db, loan.borrower);
  const dossier = loadDossier(vault.db, loan.dossier);
  const asked = askedLonger(vault.db, loan);
  const base = {
    state: loan.state,
    isBorrower: borrower.human === approver.human,
    isAuthor: loadPerson(vault.db, loadDocument(vault.db, loan.document).author).human === approver.human,
    hasApproved: isAmong(vault.db, approver.human, asked?.approvedBy ?? []),
    isIssuer: loan.issuer !== null && loadPerson(vault.db, loan.issuer).human === approver.human,
    hasUsed: hasActed(vault.db, approver.human, loan.dossier, 'user'),
    asked: asked !== null,
  };
  if (decision === 'reject') return decide(rejectLongerRules, base);
  return decide(approveLongerRules, {
    ...base,
    borrowerFrozen: borrower.frozen,
    borrowerActive: borrower.roles.includes('borrower') && mayKnow(borrower, dossier),
    held: dossier.held,
    windowToMs: endOf(loan),
    askedToMs: asked?.toMs ?? 0,
    toMs: toMs ?? asked?.toMs ?? 0,
    nowMs: vault.writer.nowMs(),
    loanDaysMax: vault.policy.loanDaysMax,
  });
}

/** Whether this approver could decide it at all: who rejects answers for no more than the separation (S3). */
export const mayDecideLonger = (vault: OpenVault, approver: Person, loan: Loan): boolean =>
  judgeLonger(vault, approver, loan, { decision: 'reject' }).allowed;

/** What stands against this approver approving it as asked, before they try; null where nothing does. */
export function refusalOfLonger(vault: OpenVault, approver: Person, loan: Loan): LoanDetail['refusal'] {
  const decision = judgeLonger(vault, approver, loan, { decision: 'approve' });
  return decision.allowed ? null : { code: decision.code, facts: decision.facts };
}

/** The decision on a longer window, and whether it is the last one; whoever calls has judged it within the same transaction. */
export function appendLonger(
  vault: OpenVault,
  tx: Transaction,
  signers: readonly Signer[],
  loan: Loan,
  { decision, toMs, reason, batch }: Deciding & { readonly reason: string; readonly batch: BatchId | null },
): boolean {
  const place = vault.place();
  if (decision === 'reject') {
    tx.append({
      type: 'loan.extension-rejected',
      data: (texts) => ({ loan: loan.id, reason: texts.of(reason), batch }),
      signers,
      place,
    });
    return true;
  }
  const asked = askedLonger(vault.db, loan);
  const needed = loanApproversOf(vault.policy, loadDossier(vault.db, loan.dossier).classification);
  const complete = (asked?.approvedBy.length ?? 0) + 1 >= needed;
  tx.append({
    type: 'loan.extension-approved',
    data: (texts) => ({
      loan: loan.id,
      document: loan.document,
      complete,
      to: toMs ?? asked?.toMs ?? 0,
      reason: texts.of(reason),
      batch,
    }),
    signers,
    place,
  });
  return complete;
}
