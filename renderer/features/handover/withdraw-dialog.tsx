/** A client handover is called off: what is not signed yet stays with whom it was; what is signed stays signed. */
import { useState } from 'react';
import type { ClientHandover } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { handoverWords } from './words.ts';

export function WithdrawDialog({
  handover,
  onClose,
}: {
  readonly handover: ClientHandover;
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const other = useOtherSide();
  const withdraw = useVaultAct('clients.withdraw');
  const [ground, setGround] = useState('');
  const n = handover.lines.filter(({ closed }) => closed === null).length;
  return (
    <SignedDialog
      title={say('withdraw')}
      says={say('withdrawSays', { name: handover.transferor })}
      label={say('signWithdraw', { n })}
      cosigner={other}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        withdraw.mutateAsync({ handover: handover.handover, ground: ground.trim(), signature, cosign })
      }
      onClose={onClose}
    >
      <TextField label={say('withdrawGround')} value={ground} onChange={setGround} autoFocus />
    </SignedDialog>
  );
}
