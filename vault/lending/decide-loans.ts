/**
 * Approving and rejecting requests and longer windows, one by one or in a batch of at most twenty (L2, S3, S6). Policy may ask for two
 * approvers (L12); the one who completes a request makes the grant.
 */
import type { CommandAnswers, LoanDetail } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { approveRules, batchRules, rejectRules } from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId } from '../../shared/vocabulary/ids.ts';
import { loanApproversOf } from '../../shared/vocabulary/policy-settings.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { type UnlockedKeyset, unlock } from '../acts/unlock.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { openGroupSecret } from '../keys/groups.ts';
import type { Signer } from '../keys/signer.ts';
import { newId } from '../sealing/new-ids.ts';
import { loadSealingKey, type SealingKey, zero } from '../sealing/suite.ts';
import { makeGrant } from '../shares/document-shares.ts';
import { grantRecipient } from '../shares/grant-recipient.ts';
import { isSealedFor } from '../storage/clients.ts';
import { loadDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import { approvalsSoFar, isAmong, type LoanApproval } from '../storage/loan-approvals.ts';
import { type Loan, loadLoan } from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { allowanceOf, visibleLoan } from './loan-for.ts';
import { appendLonger, judgeLonger } from './longer-window.ts';

type Decision = ParsedInput<'loan.decide'>['decisions'][number];

/** Up to which window and minutes an approval may go: what was asked for, or what the first of two allowed. */
function allowed(vault: OpenVault, loan: Loan, approvals: readonly LoanApproval[]) {
  const first = approvals.at(-1);
  return {
    fromMs: first?.fromMs ?? loan.requestedFromMs,
    toMs: first?.toMs ?? loan.requestedToMs,
    minutes: first?.minutes ?? vault.policy.viewMinutes,
    minutesMax: Math.min(first?.minutes ?? vault.policy.viewMinutesMax, vault.policy.viewMinutesMax),
  };
}

function judge(vault: OpenVault, approver: Person, loan: Loan, decision: Omit<Decision, 'reason'>) {
  const approvals = approvalsSoFar(vault.db, loan);
  const most = allowed(vault, loan, approvals);
  const borrower = loadPerson(vault.db, loan.borrower);
  const author = loadPerson(vault.db, loadDocument(vault.db, loan.document).author);
  const base = {
    state: loan.state,
    held: loadDossier(vault.db, loan.dossier).held,
    hasUsed: hasActed(vault.db, approver.human, loan.dossier, 'user'),
    isBorrower: borrower.human === approver.human,
    isAuthor: author.human === approver.human,
    hasApproved: isAmong(
      vault.db,
      approver.human,
      approvals.map(({ by }) => by),
    ),
  };
  if (decision.decision === 'reject') return decide(rejectRules, base);
  const allowance = allowanceOf(vault, borrower.human, loan);
  return decide(approveRules, {
    ...base,
    borrowerFrozen: borrower.frozen,
    borrowerActive:
      borrower.roles.includes('borrower') && mayKnow(borrower, loadDossier(vault.db, loan.dossier)),
    viewsLeft: allowance.left,
    cap: allowance.cap,
    requestedFromMs: most.fromMs,
    requestedToMs: most.toMs,
    fromMs: decision.fromMs ?? most.fromMs,
    toMs: decision.toMs ?? most.toMs,
    nowMs: vault.writer.nowMs(),
    loanDaysMax: vault.policy.loanDaysMax,
    minutes: decision.minutes ?? most.minutes,
    minutesMax: most.minutesMax,
    envelopeSealed: isSealedFor(vault.db, borrower.human, loan.lineage),
  });
}

const assertMayDecide = (vault: OpenVault, approver: Person, loan: Loan, decision: Decision): void =>
  assertAllowed((decision.longer === true ? judgeLonger : judge)(vault, approver, loan, decision));

/** Whether this approver could decide it at all: who rejects answers for no more than the separation (S3). */
export const mayReject = (vault: OpenVault, approver: Person, loan: Loan): boolean =>
  judge(vault, approver, loan, { loan: `L${loan.no}`, decision: 'reject' }).allowed;

/** What stands against this approver approving it as asked, before they try; null where nothing does. */
export function refusalOfApproval(vault: OpenVault, approver: Person, loan: Loan): LoanDetail['refusal'] {
  const decision = judge(vault, approver, loan, { loan: `L${loan.no}`, decision: 'approve' });
  return decision.allowed ? null : { code: decision.code, facts: decision.facts };
}

/** The approval group's key, through a member's keys; it ends with the call. */
export function openApprovalKey(vault: OpenVault, call: Call, keys: UnlockedKeyset): SealingKey {
  const { epoch } = vault.keys.now().group('approval');
  const secret = openGroupSecret(vault.db, vault.vault, 'approval', epoch, keys.keyset, keys.sealingKey);
  const approvalKey = loadSealingKey(secret);
  zero(secret);
  call.unlocked.hold({ drop: approvalKey.destroy });
  return approvalKey;
}

export interface GrantedAs {
  readonly reason: string;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly minutes?: number | undefined;
  readonly batch: BatchId | null;
}

/**
 * The approval, and the grant where it completes the request; whoever calls has judged the loan within the same transaction. Returns
 * whether it does: as many have approved as the policy asks for at this moment.
 */
export function appendApproval(
  vault: OpenVault,
  tx: Transaction,
  approvalKey: SealingKey,
  signers: readonly Signer[],
  loan: Loan,
  { reason, fromMs, toMs, minutes, batch }: GrantedAs,
): boolean {
  assertNobodyElseWrote(vault);
  const approvals = approvalsSoFar(vault.db, loan);
  const most = allowed(vault, loan, approvals);
  const needed = loanApproversOf(vault.policy, loadDossier(vault.db, loan.dossier).classification);
  const complete = approvals.length + 1 >= needed;
  const borrower = complete ? grantRecipient(vault, loan) : null;
  const grant = borrower === null ? null : makeGrant(vault, approvalKey, loan.id, loan.document, borrower);
  if (grant !== null) vault.db.run('INSERT INTO loan_grant VALUES (?, ?)', loan.id, grant.sealed);
  tx.append({
    type: 'loan.approved',
    data: (texts) => ({
      loan: loan.id,
      document: loan.document,
      ...(complete && approvals.length === 0 ? {} : { complete }),
      grant: grant?.hash ?? null,
      borrowerKeyset: borrower?.keyset ?? null,
      borrowerKey: borrower?.sealKey ?? null,
      from: fromMs ?? most.fromMs,
      to: toMs ?? most.toMs,
      minutes: minutes ?? most.minutes,
      reason: texts.of(reason),
      batch,
    }),
    signers,
    place: vault.place(),
  });
  return complete;
}

/**
 * One decision, or a batch under one passphrase: each is its own statement and signature, each in a transaction of
 * its own. A failure ends the call there; what was signed before it stands. Progress has told how many, and a fault names them.
 */
export async function decideLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.decide'>,
  call: Call,
): Promise<CommandAnswers['loan.decide']> {
  const desk = assertStanding(vault, call, ['approver']);
  const loans = input.decisions.map((decision) => ({
    decision,
    loan: visibleLoan(vault, desk, decision.loan, call),
  }));
  if (loans.length > 1) {
    const opened = loans.map(({ loan }) => vault.signedIn?.requestsOpenedMs.get(loan.id));
    const now = vault.ports.clock.read().monoMs;
    assertAllowed(
      decide(batchRules, {
        size: loans.length,
        everyOneOpened: opened.every((at) => at !== undefined),
        oldestOpenedMsAgo: Math.max(...opened.map((at) => now - (at ?? 0))),
      }),
    );
  }
  for (const { loan, decision } of loans) {
    if (loans.length > 1) call.at = `L${loan.no}`;
    call.about.loan = loan.id;
    call.about.document = loan.document;
    assertMayDecide(vault, desk, loan, decision);
    requiredText(decision.reason, 'reason');
  }
  call.at = null;
  const keys = await unlock(vault, call, desk, input.signature);
  await assertKeysFollowLog(vault);
  const approvalKey = openApprovalKey(vault, call, keys);
  const batch = loans.length > 1 ? newId<BatchId>() : null;
  const waiting: string[] = [];
  for (const { loan, decision } of loans) {
    if (loans.length > 1) call.at = `L${loan.no}`;
    call.about.loan = loan.id;
    const complete = vault.writer.transact((tx) => {
      // A stick that came along to sign may have known of a newer state (A6).
      assertStanding(vault, call, ['approver']);
      const fresh = loadLoan(vault.db, loan.id);
      assertMayDecide(vault, desk, fresh, decision);
      const signers = [keys.signer(desk.id, 'approver')];
      const reason = requiredText(decision.reason, 'reason');
      if (decision.longer === true) {
        return appendLonger(vault, tx, signers, fresh, { ...decision, reason, batch });
      }
      if (decision.decision === 'reject') {
        tx.append({
          type: 'loan.rejected',
          data: (texts) => ({ loan: loan.id, reason: texts.of(reason), batch }),
          signers,
          place: vault.place(),
        });
        return true;
      }
      return appendApproval(vault, tx, approvalKey, signers, fresh, { ...decision, reason, batch });
    });
    if (!complete) waiting.push(`L${loan.no}`);
    vault.signedIn?.requestsOpenedMs.delete(loan.id);
    call.done.push(`L${loan.no}`);
    call.progress(call.done.length, loans.length);
  }
  return { signed: call.done, waiting };
}
