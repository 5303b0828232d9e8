/** Registering a departure: from its signature on borrowing is frozen, and the clients ask for successors (P1). */
import { Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { handoverWords } from './words.ts';

export function RegisterDialog({
  who = '',
  reason = '',
  lastDay = '',
  onClose,
}: {
  /** Chosen already where a rehearsal led here. */
  readonly who?: string;
  /** As the person applied. */
  readonly reason?: string;
  readonly lastDay?: string;
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const { signedInNo } = useStatus();
  const people = useVaultQuery('person.list', {});
  const practice = useVaultQuery('practice.show', {});
  const register = useVaultAct('departure.register');
  const navigate = useNavigate();
  const [form, setForm] = useState({ who, reason, noticeOn: '', lastDay });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  return (
    <SignedDialog
      title={say('register')}
      says={say('registerSays')}
      label={say('signRegister')}
      disabled={form.who === '' || form.reason.trim() === ''}
      sign={async ({ signature }) => {
        const { departure } = await register.mutateAsync({
          who: form.who,
          reason: form.reason,
          ...(form.noticeOn === '' ? {} : { noticeOn: form.noticeOn }),
          ...(form.lastDay === '' ? {} : { lastDay: form.lastDay }),
          signature,
        });
        await navigate(`/departures/${departure}`);
      }}
      onClose={onClose}
    >
      <PersonChoice
        label={say('person')}
        value={form.who}
        options={[
          { value: '', label: say('choose') },
          ...(people.data ?? []).filter(({ no, leaving }) => !leaving && no !== signedInNo).map(personOption),
        ]}
        onChange={(who) => set({ who })}
      />
      <Field label={say('reason')}>
        {(id) => (
          <Input
            id={id}
            value={form.reason}
            maxLength={2_000}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        <DateField label={say('noticeOn')} value={form.noticeOn} onChange={(noticeOn) => set({ noticeOn })} />
        <DateField
          label={say('lastDay')}
          hint={say('lastDayHint', { days: practice.data?.noticeDays ?? 30 })}
          value={form.lastDay}
          onChange={(lastDay) => set({ lastDay })}
        />
      </div>
    </SignedDialog>
  );
}
