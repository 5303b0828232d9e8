/**
 * Issuing and checking in by the batch: one passphrase, and for each loan its own statement in a transaction of its own (L3). A
 * refusal or a fault ends it there; what was signed before it stands, and both say what that is.
 */
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { stepBatchRules } from '../../shared/policy/loan-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { BatchId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import { newId } from '../sealing/new-ids.ts';
import { loadLoan } from '../storage/loans.ts';
import { visibleLoan } from './loan-for.ts';
import { dropViewing, endLoanViews, judgeCheckIn, judgeIssue } from './loan-steps.ts';

export async function stepManyLoans(
  vault: OpenVault,
  input: ParsedInput<'loan.step-many'>,
  call: Call,
): Promise<CommandAnswers['loan.step-many']> {
  const desk = assertStanding(vault, call, ['custodian']);
  const several = input.steps.length > 1;
  const assertStep = (id: Parameters<typeof loadLoan>[1], step: 'issue' | 'check-in'): void => {
    const loan = loadLoan(vault.db, id);
    assertAllowed(step === 'issue' ? judgeIssue(vault, desk, loan) : judgeCheckIn(loan));
  };
  const begin = (written: string): void => {
    if (several) call.at = written;
  };
  const steps = input.steps.map(({ loan: written, step }) => {
    begin(written);
    const loan = visibleLoan(vault, desk, written, call);
    return { written: `L${loan.no}`, loan, step };
  });
  call.at = null;
  assertAllowed(
    decide(stepBatchRules, {
      size: steps.length,
      nothingTwice: new Set(steps.map(({ loan }) => loan.id)).size === steps.length,
    }),
  );
  const about = ({ written, loan }: (typeof steps)[number]): void => {
    begin(written);
    call.about.loan = loan.id;
    call.about.document = loan.document;
    call.about.dossier = loan.dossier;
  };
  for (const each of steps) {
    about(each);
    assertStep(each.loan.id, each.step);
  }
  call.at = null;
  const keys = await unlock(vault, call, desk, input.signature);
  const inBatch = several ? { batch: newId<BatchId>() } : {};
  for (const each of steps) {
    const { written, loan, step } = each;
    about(each);
    vault.writer.transact((tx) => {
      // A stick that came along to sign may have known of a newer state (A6).
      assertStanding(vault, call, ['custodian']);
      assertStep(loan.id, step);
      if (step === 'check-in') endLoanViews(vault, tx, loan.id, 'loan-ended');
      tx.append({
        type: step === 'issue' ? 'loan.issued' : 'loan.checked-in',
        data: () => ({ loan: loan.id, ...inBatch }),
        signers: [keys.signer(desk.id, 'custodian')],
        place: vault.place(),
      });
    });
    if (step === 'check-in' && vault.viewing?.loan.id === loan.id) await dropViewing(vault);
    call.done.push(written);
    call.progress(call.done.length, steps.length);
  }
  return { signed: call.done };
}
