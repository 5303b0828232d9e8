/** Small acts of the registers: opening and answering the survey, recording where somebody works, issuing a plan. */
import { Input } from 'antd';
import { useState } from 'react';
import type { TrainingRules } from '../../../shared/contract/answers.ts';
import { placement, traineeGroup } from '../../../shared/vocabulary/training-terms.ts';
import { trainingText } from '../../../shared/vocabulary/training-words.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { personOption } from '../../ui/people-options.ts';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { trainingWords } from './words.ts';

export function SurveyDialog({ year, onClose }: { readonly year: number; readonly onClose: () => void }) {
  const say = trainingWords.use();
  const open = useVaultAct('training.open-survey');
  const [due, setDue] = useState('');
  return (
    <SignedDialog
      title={say('openSurvey', { year })}
      says={say('openSurveySays')}
      label={say('signSurvey')}
      sign={({ signature }) => open.mutateAsync({ year, ...(due === '' ? {} : { due }), signature })}
      onClose={onClose}
    >
      <DateField label={say('toDay')} value={due} onChange={setDue} />
    </SignedDialog>
  );
}

export function AnswerDialog({ survey, onClose }: { readonly survey: number; readonly onClose: () => void }) {
  const say = trainingWords.use();
  const answer = useVaultAct('training.answer-survey');
  const [need, setNeed] = useState('');
  return (
    <SignedDialog
      title={say('answer')}
      says={say('answerSays')}
      label={say('signAnswer')}
      sign={({ signature }) => answer.mutateAsync({ survey, need, signature })}
      onClose={onClose}
    >
      <Field label={say('need')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={2_000}
            value={need}
            onChange={(event) => setNeed(event.target.value)}
          />
        )}
      </Field>
    </SignedDialog>
  );
}

export function PlaceDialog({
  rules,
  onClose,
}: {
  readonly rules: TrainingRules;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const people = useVaultQuery('person.list', {});
  const place = useVaultAct('training.place');
  const [form, setForm] = useState({
    who: '',
    department: rules.departments[0]?.name ?? '',
    group: 'business' as (typeof traineeGroup.options)[number],
    since: dateText(Date.now()),
    manner: 'standing' as (typeof placement.options)[number],
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  return (
    <SignedDialog
      title={say('place')}
      says={say('placeSays')}
      label={say('signPlace')}
      disabled={form.who === '' || form.department === '' || form.since === ''}
      sign={({ signature }) => place.mutateAsync({ ...form, signature })}
      onClose={onClose}
    >
      <PersonChoice
        label={say('person')}
        value={form.who}
        options={[{ value: '', label: say('choose') }, ...(people.data ?? []).map(personOption)]}
        onChange={(who) => set({ who })}
      />
      <div className="field-row">
        <Choice
          label={say('department')}
          value={form.department}
          options={rules.departments.map(({ name }) => ({ value: name, label: name }))}
          onChange={(department) => set({ department })}
        />
        <Choice
          label={say('group')}
          value={form.group}
          options={traineeGroup.options.map((value) => ({
            value,
            label: trainingText('group', value, language),
          }))}
          onChange={(group) => set({ group })}
        />
      </div>
      <div className="field-row">
        <Choice
          label={say('manner')}
          value={form.manner}
          options={placement.options.map((value) => ({
            value,
            label: trainingText('placement', value, language),
          }))}
          onChange={(manner) => set({ manner })}
        />
        <DateField label={say('since')} value={form.since} onChange={(since) => set({ since })} />
      </div>
    </SignedDialog>
  );
}

export function IssueDialog({
  proposal,
  onClose,
}: {
  readonly proposal: number;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const issue = useVaultAct('training.issue');
  const [number, setNumber] = useState('');
  return (
    <SignedDialog
      title={say('issueTitle')}
      says={say('issueSays')}
      label={say('signDecision')}
      disabled={number.trim() === ''}
      sign={({ signature }) => issue.mutateAsync({ proposal, number, signature })}
      onClose={onClose}
    >
      <OneLineField label={say('number')} value={number} max={120} onChange={setNumber} />
    </SignedDialog>
  );
}
