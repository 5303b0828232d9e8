/** A loan's further steps: issue, receive, withdraw, return, check in, remind, recall (L3); and the end of its views with it. */
import type { LoanDetail } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  checkInRules,
  issueRules,
  recallRules,
  receiveRules,
  remindRules,
  returnRules,
  withdrawRules,
} from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { LoanId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, requiredText } from '../acts/signing.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { approvalsOfLoan } from '../storage/loan-approvals.ts';
import { type Loan, loadLoan, viewsOfLoan } from '../storage/loans.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { visibleLoan } from './loan-for.ts';

export function judgeIssue(vault: OpenVault, custodian: Person, loan: Loan) {
  const borrower = loadPerson(vault.db, loan.borrower);
  const humans = [
    loadPerson(vault.db, loadDocument(vault.db, loan.document).author).human,
    borrower.human,
    ...approvalsOfLoan(vault.db, loan.id).map(({ by }) => loadPerson(vault.db, by).human),
    custodian.human,
  ];
  // A firm that relaxed S3 by `authorMayBorrow` lets author and borrower be one.
  const needed = humans.length - (vault.policy.authorMayBorrow && humans[0] === humans[1] ? 1 : 0);
  return decide(issueRules, {
    state: loan.state,
    borrowerFrozen: borrower.frozen,
    borrowerActive: borrower.roles.includes('borrower'),
    held: loadDossier(vault.db, loan.dossier).held,
    hasUsed: hasActed(vault.db, custodian.human, loan.dossier, 'user'),
    differentPeople: new Set(humans).size === needed,
    windowEndMs: loan.windowToMs ?? loan.requestedToMs,
    nowMs: vault.writer.nowMs(),
  });
}

/** What stands against this custodian issuing it, before they try; null where nothing does. */
export function refusalOfIssue(vault: OpenVault, custodian: Person, loan: Loan): LoanDetail['refusal'] {
  const decision = judgeIssue(vault, custodian, loan);
  return decision.allowed ? null : { code: decision.code, facts: decision.facts };
}

export async function issueLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.issue'>,
  call: Call,
): Promise<{ issued: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  await signedAct(vault, call, {
    judge: () => assertAllowed(judgeIssue(vault, desk, loadLoan(vault.db, loan.id))),
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) => sign('loan.issued', () => ({ loan: loan.id })),
  });
  return { issued: `L${loan.no}` };
}

/** A loan's end takes its grant away and closes what is still open of it. */
export function endLoanViews(
  vault: OpenVault,
  tx: Transaction,
  loan: LoanId,
  cause: 'loan-ended' | 'recalled' | 'window-ended' | 'generation',
): void {
  vault.db.run('DELETE FROM loan_grant WHERE loan = ?', loan);
  for (const view of viewsOfLoan(vault.db, loan)) {
    if (view.state === 'closed') continue;
    const shownMs = vault.viewing?.view === view.id ? vault.viewing.shownMs() : view.shownMs;
    tx.append({ type: 'view.closed', data: () => ({ view: view.id, cause, shownMs }), actor: vault.actor() });
  }
}

async function borrowerStep(
  vault: OpenVault,
  input: ParsedInput<'loan.receive'>,
  call: Call,
  rules: typeof receiveRules,
  type: 'loan.received' | 'loan.returned' | 'loan.withdrawn',
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  await signedAct(vault, call, {
    judge: () => {
      const { state, borrower } = loadLoan(vault.db, loan.id);
      const { frozen } = loadPerson(vault.db, desk.id);
      assertAllowed(decide(rules, { state, frozen, isBorrower: borrower === desk.id }));
    },
    by: oneself(desk, 'borrower', input.signature),
    enter: (sign, _, tx) => {
      if (type === 'loan.returned') endLoanViews(vault, tx, loan.id, 'loan-ended');
      sign(type, () => ({ loan: loan.id }));
    },
  });
  if (vault.viewing?.loan.id === loan.id && type === 'loan.returned') await dropViewing(vault);
  return { loan: `L${loan.no}` };
}

/** Its view.closed is in the log already; what is left is to let the document go. */
export async function dropViewing(vault: OpenVault): Promise<void> {
  const view = vault.viewing;
  vault.viewing = null;
  await view?.letGo();
}

export const receiveLoan = (vault: OpenVault, input: ParsedInput<'loan.receive'>, call: Call) =>
  borrowerStep(vault, input, call, receiveRules, 'loan.received');

export const returnLoan = (vault: OpenVault, input: ParsedInput<'loan.return'>, call: Call) =>
  borrowerStep(vault, input, call, returnRules, 'loan.returned');

export const withdrawLoan = (vault: OpenVault, input: ParsedInput<'loan.withdraw'>, call: Call) =>
  borrowerStep(vault, input, call, withdrawRules, 'loan.withdrawn');

export const judgeCheckIn = ({ state }: Pick<Loan, 'state'>) => decide(checkInRules, { state });

export async function checkInLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.check-in'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  await signedAct(vault, call, {
    judge: () => assertAllowed(judgeCheckIn(loadLoan(vault.db, loan.id))),
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, _, tx) => {
      endLoanViews(vault, tx, loan.id, 'loan-ended');
      sign('loan.checked-in', () => ({ loan: loan.id }));
    },
  });
  if (vault.viewing?.loan.id === loan.id) await dropViewing(vault);
  return { loan: `L${loan.no}` };
}

/** Asks the borrower to bring it back, on record; the loan goes on as it is (L3). */
export async function remindLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.remind'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  await signedAct(vault, call, {
    judge: () => assertAllowed(decide(remindRules, { state: loadLoan(vault.db, loan.id).state })),
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) => sign('loan.reminded', () => ({ loan: loan.id })),
  });
  return { loan: `L${loan.no}` };
}

export async function recallLoan(
  vault: OpenVault,
  input: ParsedInput<'loan.recall'>,
  call: Call,
): Promise<{ loan: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const loan = visibleLoan(vault, desk, input.loan, call);
  const judge = () => assertAllowed(decide(recallRules, { state: loadLoan(vault.db, loan.id).state }));
  judge();
  const reason = requiredText(input.reason, 'reason');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign, _, tx) => {
      endLoanViews(vault, tx, loan.id, 'recalled');
      sign('loan.recalled', (texts) => ({ loan: loan.id, reason: texts.of(reason) }));
    },
  });
  if (vault.viewing?.loan.id === loan.id) await dropViewing(vault);
  return { loan: `L${loan.no}` };
}
