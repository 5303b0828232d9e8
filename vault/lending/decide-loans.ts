/** Approving and rejecting requests and longer windows, one by one or in a batch of at most twenty (L2, S3, S6). */
import type { LoanDetail } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { approveRules, batchRules, rejectRules } from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId } from '../../shared/vocabulary/ids.ts';
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
import { type Loan, loadLoan } from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { allowanceOf, visibleLoan } from './loan-for.ts';
import { appendLonger, judgeLonger } from './longer-window.ts';

type Decision = ParsedInput<'loan.decide'>['decisions'][number];

function judge(vault: OpenVault, approver: Person, loan: Loan, decision: Omit<Decision, 'reason'>) {
  const borrower = loadPerson(vault.db, loan.borrower);
  const author = loadPerson(vault.db, loadDocument(vault.db, loan.document).author);
  const base = {
    state: loan.state,
    held: loadDossier(vault.db, loan.dossier).held,
    hasUsed: hasActed(vault.db, approver.human, loan.dossier, 'user'),
    isBorrower: borrower.human === approver.human,
    isAuthor: author.human === approver.human,
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
    requestedFromMs: loan.requestedFromMs,
    requestedToMs: loan.requestedToMs,
    fromMs: decision.fromMs ?? loan.requestedFromMs,
    toMs: decision.toMs ?? loan.requestedToMs,
    nowMs: vault.writer.nowMs(),
    minutes: decision.minutes ?? vault.policy.viewMinutes,
    minutesMax: vault.policy.viewMinutesMax,
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

/** The approval and its grant; whoever calls has judged the loan within the same transaction. */
export function appendApproval(
  vault: OpenVault,
  tx: Transaction,
  approvalKey: SealingKey,
  signers: readonly Signer[],
  loan: Loan,
  { reason, fromMs, toMs, minutes, batch }: GrantedAs,
): void {
  assertNobodyElseWrote(vault);
  const borrower = grantRecipient(vault, loan);
  const grant = makeGrant(vault, approvalKey, loan.id, loan.document, borrower);
  vault.db.run('INSERT INTO loan_grant VALUES (?, ?)', loan.id, grant.sealed);
  tx.append({
    type: 'loan.approved',
    data: (texts) => ({
      loan: loan.id,
      document: loan.document,
      grant: grant.hash,
      borrowerKeyset: borrower.keyset,
      borrowerKey: borrower.sealKey,
      from: fromMs ?? loan.requestedFromMs,
      to: toMs ?? loan.requestedToMs,
      minutes: minutes ?? vault.policy.viewMinutes,
      reason: texts.of(reason),
      batch,
    }),
    signers,
    place: vault.place(),
  });
}

/**
 * One decision, or a batch under one passphrase: each is its own statement and signature, each in a transaction of
 * its own. A failure ends the call there; what was signed before it stands. Progress has told how many, and a fault names them.
 */
export async function decideLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.decide'>,
  call: Call,
): Promise<{ signed: readonly string[] }> {
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
  for (const { loan, decision } of loans) {
    if (loans.length > 1) call.at = `L${loan.no}`;
    call.about.loan = loan.id;
    vault.writer.transact((tx) => {
      // A stick that came along to sign may have known of a newer state (A6).
      assertStanding(vault, call, ['approver']);
      const fresh = loadLoan(vault.db, loan.id);
      assertMayDecide(vault, desk, fresh, decision);
      const signers = [keys.signer(desk.id, 'approver')];
      const reason = requiredText(decision.reason, 'reason');
      if (decision.longer === true) {
        appendLonger(vault, tx, signers, fresh, { ...decision, reason, batch });
        return;
      }
      if (decision.decision === 'reject') {
        tx.append({
          type: 'loan.rejected',
          data: (texts) => ({ loan: loan.id, reason: texts.of(reason), batch }),
          signers,
          place: vault.place(),
        });
        return;
      }
      appendApproval(vault, tx, approvalKey, signers, fresh, { ...decision, reason, batch });
    });
    vault.signedIn?.requestsOpenedMs.delete(loan.id);
    call.done.push(`L${loan.no}`);
    call.progress(call.done.length, loans.length);
  }
  return { signed: call.done };
}
