/** Acts of a departure: an approval, interview notes, another last day, the end. */
import { Input } from 'antd';
import { useState } from 'react';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { InterviewDialog, ReadDialog } from './note-dialogs.tsx';
import { handoverWords } from './words.ts';

export type CaseDialog = 'approve' | 'interview' | 'reschedule' | 'end' | { readonly read: string };

interface DialogProps {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}

export function CaseDialogs({ dialog, ...props }: DialogProps & { readonly dialog: CaseDialog | null }) {
  if (dialog === null) return null;
  if (typeof dialog === 'object') return <ReadDialog note={dialog.read} onClose={props.onClose} />;
  switch (dialog) {
    case 'approve':
      return <ApproveDialog {...props} />;
    case 'interview':
      return <InterviewDialog {...props} />;
    case 'reschedule':
      return <RescheduleDialog {...props} />;
    case 'end':
      return <EndDialog {...props} />;
  }
}

function ApproveDialog({ departure, onClose }: DialogProps) {
  const say = handoverWords.use();
  const approve = useVaultAct('departure.approve');
  const first = departure.approvals.some(({ by }) => by === 'line-manager')
    ? 'human-resources'
    : 'line-manager';
  const [by, setBy] = useState<'line-manager' | 'human-resources'>(first);
  const [name, setName] = useState('');
  const [on, setOn] = useState('');
  return (
    <SignedDialog
      title={say('recordApproval')}
      says={say('approvalSays')}
      label={say('signApproval')}
      disabled={name.trim() === ''}
      sign={({ signature }) =>
        approve.mutateAsync({
          departure: departure.departure,
          by,
          name,
          ...(on === '' ? {} : { on }),
          signature,
        })
      }
      onClose={onClose}
    >
      <Choice
        label={say('approvals')}
        value={by}
        options={(['line-manager', 'human-resources'] as const).map((value) => ({
          value,
          label: say(value),
        }))}
        onChange={setBy}
      />
      <div className="field-row">
        <Field label={say('approver')}>
          {(id) => (
            <Input id={id} value={name} maxLength={300} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <DateField label={say('approvedOn')} hint={say('today')} value={on} onChange={setOn} />
      </div>
    </SignedDialog>
  );
}

function RescheduleDialog({ departure, onClose }: DialogProps) {
  const say = handoverWords.use();
  const reschedule = useVaultAct('departure.reschedule');
  const [lastDay, setLastDay] = useState(departure.lastDay);
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('reschedule')}
      says={say('rescheduleSays')}
      label={say('signReschedule')}
      cosigner={say('otherSide')}
      disabled={ground.trim() === '' || lastDay === ''}
      sign={({ signature, cosign }) =>
        reschedule.mutateAsync({ departure: departure.departure, lastDay, ground, signature, cosign })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <DateField label={say('lastDay')} value={lastDay} onChange={setLastDay} />
        <Field label={say('ground')}>
          {(id) => (
            <Input
              id={id}
              value={ground}
              maxLength={2_000}
              onChange={(event) => setGround(event.target.value)}
            />
          )}
        </Field>
      </div>
    </SignedDialog>
  );
}

function EndDialog({ departure, onClose }: DialogProps) {
  const say = handoverWords.use();
  const end = useVaultAct('departure.end');
  const [cause, setCause] = useState<'left' | 'withdrawn'>('left');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('end')}
      says={say('endSays')}
      label={say('signEnd')}
      cosigner={say('otherSide')}
      sign={({ signature, cosign }) =>
        end.mutateAsync({
          departure: departure.departure,
          cause,
          ...(ground.trim() === '' ? {} : { ground }),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <Choice
        label={say('cause')}
        value={cause}
        options={[
          { value: 'left', label: say('left') },
          { value: 'withdrawn', label: say('takenBack') },
        ]}
        onChange={setCause}
      />
      <Field label={say('ground')}>
        {(id) => (
          <Input
            id={id}
            value={ground}
            maxLength={2_000}
            onChange={(event) => setGround(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}
