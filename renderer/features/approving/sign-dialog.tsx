/** One passphrase for the decisions in the tray; each becomes its own signature, seen turning solid. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useStatus } from '../../session/session.tsx';
import { Seal } from '../../ui/marks.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import type { Decision } from './decisions.ts';
import { approvingWords } from './words.ts';

export interface SignDialogProps {
  readonly batch: readonly { readonly loan: LoanSummary; readonly decision: Decision }[];
  readonly onSigned: (loans: readonly string[]) => void;
  readonly onClose: () => void;
}

export function SignDialog({ batch, onSigned, onClose }: SignDialogProps) {
  const say = approvingWords.use();
  const status = useStatus();
  const [signed, setSigned] = useState(0);
  // What was on the table when the dialog opened; the tray may change behind it.
  const [table] = useState(batch);
  const all = signed === table.length;
  const sign = async (signature: { passphrase: string }): Promise<void> => {
    // After one that stopped in the middle, only what is left: the others are signed.
    let done = signed;
    try {
      const answer = await vault.call(
        'loan.decide',
        {
          decisions: table.slice(signed).map(({ loan, decision }) => ({ loan: loan.no, ...decision })),
          signature,
        },
        {
          progress: (count) => {
            done = signed + count;
            setSigned(done);
          },
        },
      );
      done = signed + answer.signed.length;
    } finally {
      setSigned(done);
      if (done > signed) onSigned(table.slice(signed, done).map(({ loan }) => loan.no));
    }
  };
  return (
    <Modal
      open
      title={say('signTitle', { count: table.length })}
      footer={null}
      onCancel={onClose}
      width={560}
    >
      <p className="small quiet">{say('signSub')}</p>
      <ul className="sign-list">
        {table.map(({ loan, decision }, i) => (
          <li key={loan.no}>
            <Seal name={status.signedIn ?? ''} state={i < signed ? 'signed' : 'mine'} size={28} />
            <span>
              <strong>{loan.borrower}</strong> · {loan.document} {loan.title}
              <span className="quiet"> · {decision.reason}</span>
            </span>
            <strong>{say(decision.decision)}</strong>
          </li>
        ))}
      </ul>
      {all ? (
        <div className="button-row">
          <p aria-live="polite">{say('signedAll', { count: signed })}</p>
          <Button type="primary" autoFocus onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      ) : (
        <SignBlock
          label={say('sign', { count: table.length - signed })}
          keyHint="Ctrl Enter"
          autoFocus
          sign={sign}
        />
      )}
    </Modal>
  );
}
