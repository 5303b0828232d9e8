/** One passphrase for the decisions in the tray; each becomes its own signature. */
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { BatchDialog } from '../../ui/batch-dialog.tsx';
import type { Decision } from './decisions.ts';
import { approvingWords } from './words.ts';

export interface SignDialogProps {
  readonly batch: readonly { readonly loan: LoanSummary; readonly decision: Decision }[];
  readonly onSigned: (loans: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What the approver is about to sign says whether theirs completes it; said before they sign (L12). */
function ofTwo(loan: LoanSummary): 'firstOfTwo' | 'completes' | null {
  const before = (loan.longer ?? loan).approvedBy.length;
  if (before + 1 < loan.approvalsNeeded) return 'firstOfTwo';
  return before > 0 ? 'completes' : null;
}

export function SignDialog({ batch, onSigned, onClose }: SignDialogProps) {
  const say = approvingWords.use();
  return (
    <BatchDialog
      title={say('signTitle', { count: batch.length })}
      rows={batch.map(({ loan, decision }) => {
        const part = decision.decision === 'approve' ? ofTwo(loan) : null;
        return {
          ref: loan.no,
          does: say(decision.decision),
          decision,
          what: (
            <>
              <strong>{loan.borrower}</strong>
              {part !== null && ` · ${say(part)}`} · {loan.document} {loan.title}
              <span className="quiet">
                {decision.longer === true && ` · ${say('longer')}`} · {decision.reason}
              </span>
            </>
          ),
        };
      })}
      sign={(rows, signature, progress) =>
        vault.call(
          'loan.decide',
          { decisions: rows.map(({ ref, decision }) => ({ loan: ref, ...decision })), signature },
          { progress },
        )
      }
      onSigned={onSigned}
      onClose={onClose}
    />
  );
}
