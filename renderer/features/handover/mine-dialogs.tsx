/** One's own acts around leaving: deciding, acknowledging, following up, applying; each under one's own signature. */
import { Input } from 'antd';
import { useState } from 'react';
import type { FollowUpShown, LeavingMine } from '../../../shared/contract/answers.ts';
import { daysLater } from '../../../shared/vocabulary/calendar-day.ts';
import { type FollowUpOutcome, followUpOutcome } from '../../../shared/vocabulary/leaving-terms.ts';
import { leavingText } from '../../../shared/vocabulary/leaving-words.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { caseWords } from './case-words.ts';

export function DecideDialog({
  asked,
  onClose,
}: {
  readonly asked: LeavingMine['decisions'][number];
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const decide = useVaultAct('departure.decide');
  const [decision, setDecision] = useState<'grant' | 'refuse'>('grant');
  const [reason, setReason] = useState('');
  return (
    <SignedDialog
      title={say('decideTitle', { step: asked.step.label, person: asked.person })}
      says={say('decideSays')}
      label={say('signDecide')}
      disabled={reason.trim() === ''}
      sign={({ signature }) =>
        decide.mutateAsync({
          departure: asked.departure,
          step: asked.step.step,
          granted: decision === 'grant',
          reason,
          signature,
        })
      }
      onClose={onClose}
    >
      <Choice
        label={say('decision')}
        value={decision}
        options={(['grant', 'refuse'] as const).map((value) => ({ value, label: say(value) }))}
        onChange={setDecision}
      />
      <TextField label={say('why')} value={reason} onChange={setReason} rows={3} max={2_000} />
    </SignedDialog>
  );
}

export function AcknowledgeDialog({
  told,
  onClose,
}: {
  readonly told: LeavingMine['told'][number];
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const acknowledge = useVaultAct('departure.acknowledge');
  return (
    <SignedDialog
      title={say('acknowledge')}
      says={say('acknowledgeSays', { person: told.person })}
      label={say('signAcknowledge')}
      sign={({ signature }) =>
        acknowledge.mutateAsync({ departure: told.departure, announced: told.announced, signature })
      }
      onClose={onClose}
    >
      <p className="note-box small">{told.message}</p>
    </SignedDialog>
  );
}

export function FollowUpDialog({
  asked,
  onClose,
}: {
  readonly asked: FollowUpShown;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const language = useLanguage();
  const follow = useVaultAct('clients.follow-up');
  const [outcome, setOutcome] = useState<FollowUpOutcome>('met');
  const [remark, setRemark] = useState('');
  return (
    <SignedDialog
      title={say('followTitle', { client: asked.client, days: asked.days })}
      says={say('followSays')}
      label={say('signFollow')}
      sign={({ signature }) =>
        follow.mutateAsync({
          handover: asked.handover,
          code: asked.code,
          days: asked.days,
          outcome,
          ...(remark.trim() === '' ? {} : { remark }),
          signature,
        })
      }
      onClose={onClose}
    >
      <Choice
        label={say('outcome')}
        value={outcome}
        options={followUpOutcome.options.map((value) => ({
          value,
          label: leavingText('outcome', value, language),
        }))}
        onChange={setOutcome}
      />
      <Field label={say('remark')}>
        {(id) => (
          <Input
            id={id}
            value={remark}
            maxLength={2_000}
            onChange={(event) => setRemark(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}

export function ApplyDialog({
  noticeDays,
  onClose,
}: {
  readonly noticeDays: number;
  readonly onClose: () => void;
}) {
  const say = caseWords.use();
  const apply = useVaultAct('departure.apply');
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState(() => daysLater(dateText(Date.now()), noticeDays) ?? '');
  return (
    <SignedDialog
      title={say('apply')}
      says={say('applySays')}
      label={say('signApply')}
      disabled={reason.trim() === '' || lastDay === ''}
      sign={({ signature }) => apply.mutateAsync({ reason, lastDay, signature })}
      onClose={onClose}
    >
      <TextField label={say('why')} value={reason} onChange={setReason} rows={3} max={2_000} />
      <DateField label={say('wishedDay')} value={lastDay} onChange={setLastDay} />
    </SignedDialog>
  );
}
