/** An induction with the hours that the rules ask for, in half days from a day on (P6). */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TrainingRules } from '../../../shared/contract/answers.ts';
import { planInduction } from '../../../shared/policy/induction-plan.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import { hoursText, trainingText } from '../../../shared/vocabulary/training-words.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { PersonPicks } from './person-picks.tsx';
import { trainingWords } from './words.ts';

export function InductionDialog({
  rules,
  onClose,
}: {
  readonly rules: TrainingRules;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const describe = useVaultAct('training.describe');
  const [form, setForm] = useState({
    department: rules.mine.departments[0] ?? rules.departments[0]?.name ?? '',
    from: dateText(Date.now()),
    teacher: '',
    venue: '',
    trainees: [] as string[],
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const others = rules.departments.map(({ name }) => name).filter((name) => name !== form.department);
  const sessions = isCalendarDay(form.from) ? planInduction(form.from, rules.figures, others) : [];
  const parts = [...new Set(sessions.map(({ part }) => part))].map((part) => {
    const minutes = sessions
      .filter((each) => each.part === part)
      .reduce((sum, each) => sum + each.minutes, 0);
    return `${trainingText('part', part, language)} ${hoursText(minutes)} h`;
  });
  return (
    <SignedDialog
      wide
      title={say('induction')}
      says={say('describeSays')}
      label={say('signDescribe')}
      disabled={form.trainees.length === 0 || sessions.length === 0 || form.department === ''}
      sign={async ({ signature }) => {
        const { course } = await describe.mutateAsync({
          department: form.department,
          kind: 'induction',
          group: null,
          title: trainingText('courseKind', 'induction', language),
          contents: '',
          teacher: form.teacher,
          venue: form.venue,
          equipment: '',
          travel: '',
          sessions,
          examination: 'paper',
          cost: 0,
          trainees: form.trainees,
          off: false,
          signature,
        });
        await navigate(`/training/courses/${course}`);
      }}
      onClose={onClose}
    >
      <div className="field-row">
        <Choice
          label={say('department')}
          value={form.department}
          options={rules.departments.map(({ name }) => ({ value: name, label: name }))}
          onChange={(department) => set({ department })}
        />
        <DateField label={say('fromDay')} value={form.from} onChange={(from) => set({ from })} />
      </div>
      <p className="small quiet">
        {parts.join(' · ')}
        {sessions.length > 0 && ` · ${sessions[0]?.on} – ${sessions.at(-1)?.on}`}
      </p>
      <div className="field-row">
        <OneLineField label={say('teacher')} value={form.teacher} onChange={(teacher) => set({ teacher })} />
        <OneLineField label={say('venue')} value={form.venue} onChange={(venue) => set({ venue })} />
      </div>
      <PersonPicks
        label={say('trainees')}
        picked={form.trainees}
        onChange={(trainees) => set({ trainees })}
      />
    </SignedDialog>
  );
}
