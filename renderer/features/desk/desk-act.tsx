/** The act of a row, signed in a small dialog. */
import { useState } from 'react';
import type { DeskTask } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { deskWords } from './words.ts';

export type SignedAct = 'issue' | 'check-in' | 'remind' | 'recall';

export function DeskAct({
  act: first,
  task,
  onClose,
}: {
  readonly act: SignedAct;
  readonly task: DeskTask;
  readonly onClose: () => void;
}) {
  const say = deskWords.use();
  const [act, setAct] = useState(first);
  const [reason, setReason] = useState('');
  const issue = useVaultAct('loan.issue');
  const checkIn = useVaultAct('loan.check-in');
  const remind = useVaultAct('loan.remind');
  const recall = useVaultAct('loan.recall');
  const facts = { title: task.title, person: task.person, code: task.code, client: task.client };
  if (act === 'issue') {
    return (
      <SignedDialog
        title={say('issueTitle', facts)}
        says={say('issueSays', facts)}
        label={say('issueSign')}
        sign={({ signature }) => issue.mutateAsync({ loan: task.ref, signature })}
        onClose={onClose}
      />
    );
  }
  if (act === 'check-in') {
    return (
      <SignedDialog
        title={say('checkInTitle', facts)}
        says={say('checkInSays', facts)}
        label={say('checkInSign')}
        sign={({ signature }) => checkIn.mutateAsync({ loan: task.ref, signature })}
        onClose={onClose}
      />
    );
  }
  if (act === 'remind') {
    return (
      <SignedDialog
        key="remind"
        title={say('remindTitle', facts)}
        says={say('remindSays', facts)}
        label={say('remindSign')}
        sign={({ signature }) => remind.mutateAsync({ loan: task.ref, signature })}
        onClose={onClose}
      >
        <button type="button" className="link" onClick={() => setAct('recall')}>
          {say('recallInstead')}
        </button>
      </SignedDialog>
    );
  }
  return (
    <SignedDialog
      key="recall"
      title={say('recallTitle', facts)}
      says={say('recallSays', facts)}
      label={say('recallSign')}
      disabled={reason.trim() === ''}
      sign={({ signature }) => recall.mutateAsync({ loan: task.ref, reason, signature })}
      onClose={onClose}
    >
      <TextField label={say('recallReason')} value={reason} onChange={setReason} autoFocus />
    </SignedDialog>
  );
}
