/** Describing a course, or changing one that nobody has signed in to yet (P6). */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CourseShown, TrainingRules } from '../../../shared/contract/answers.ts';
import {
  type CourseKind,
  courseKind,
  type Examination,
  examination,
  type TraineeGroup,
  traineeGroup,
} from '../../../shared/vocabulary/training-terms.ts';
import { parseYuan, trainingText, yuanText } from '../../../shared/vocabulary/training-words.ts';
import { dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { PersonPicks } from './person-picks.tsx';
import { readSessions, sessionLine } from './session-lines.ts';
import { whoIn } from './shown.ts';
import { trainingWords } from './words.ts';

const wholeFirm = '';
const everyGroup = '';

export function CourseDialog({
  rules,
  course,
  own = false,
  onClose,
}: {
  readonly rules: TrainingRules;
  readonly course?: CourseShown;
  /** Described for an application of one's own: outside, and for oneself. */
  readonly own?: boolean;
  readonly onClose: () => void;
}) {
  const say = trainingWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const { signedInNo } = useStatus();
  const describe = useVaultAct('training.describe');
  const [form, setForm] = useState({
    title: course?.title ?? '',
    kind: course?.kind ?? ((own ? 'external' : 'skills') as CourseKind),
    group: (course?.group ?? everyGroup) as TraineeGroup | '',
    department:
      course === undefined ? (rules.mine.departments[0] ?? wholeFirm) : (course.department ?? wholeFirm),
    contents: course?.contents ?? '',
    teacher: course?.teacher ?? '',
    venue: course?.venue ?? '',
    equipment: course?.equipment ?? '',
    travel: course?.travel ?? '',
    examination: course?.examination ?? ('none' as Examination),
    cost: course === undefined ? '' : yuanText(course.cost),
    sessions: course?.sessions.map(sessionLine).join('\n') ?? `${dateText(Date.now())} 09:00 120`,
    trainees: course?.people.map(whoIn) ?? (own ? [`#${signedInNo ?? ''}`] : []),
    off: course?.off ?? false,
  });
  const set = (change: Partial<typeof form>): void => setForm((now) => ({ ...now, ...change }));
  const sessions = readSessions(form.sessions);
  const cost = form.cost.trim() === '' ? 0 : parseYuan(form.cost);
  const kinds = own ? (['external', 'self-paid'] as const) : courseKind.options;
  return (
    <SignedDialog
      wide
      title={say(course === undefined ? 'newCourse' : 'changeCourse')}
      says={say('describeSays')}
      label={say('signDescribe')}
      disabled={form.title.trim() === '' || sessions === null || cost === null}
      sign={async ({ signature }) => {
        const { sessions: _typed, cost: _yuan, group, department, ...texts } = form;
        const { course: no } = await describe.mutateAsync({
          ...(course === undefined ? {} : { course: course.course }),
          ...texts,
          group: group === everyGroup ? null : group,
          department: department === wholeFirm ? null : department,
          sessions: sessions ?? [],
          cost: cost ?? 0,
          signature,
        });
        if (course === undefined) await navigate(`/training/courses/${no}`);
      }}
      onClose={onClose}
    >
      <OneLineField label={say('title')} value={form.title} onChange={(title) => set({ title })} />
      <div className="field-row">
        <Choice
          label={say('kind')}
          value={form.kind}
          options={kinds.map((value) => ({ value, label: trainingText('courseKind', value, language) }))}
          onChange={(kind) => set({ kind })}
        />
        <Choice
          label={say('department')}
          value={form.department}
          options={[
            { value: wholeFirm, label: say('wholeFirm') },
            ...rules.departments.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={(department) => set({ department })}
        />
        <Choice
          label={say('group')}
          value={form.group}
          options={[
            { value: everyGroup as TraineeGroup | '', label: say('everyGroup') },
            ...traineeGroup.options.map((value) => ({
              value,
              label: trainingText('group', value, language),
            })),
          ]}
          {...(form.group === '' ? {} : { hint: rules.contents[form.group] })}
          onChange={(group) => set({ group })}
        />
      </div>
      <Field label={say('sessions')} hint={say('sessionsHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            className="mono"
            rows={3}
            value={form.sessions}
            onChange={(event) => set({ sessions: event.target.value })}
          />
        )}
      </Field>
      <div className="field-row">
        <OneLineField label={say('teacher')} value={form.teacher} onChange={(teacher) => set({ teacher })} />
        <OneLineField label={say('venue')} value={form.venue} onChange={(venue) => set({ venue })} />
      </div>
      <div className="field-row">
        <Choice
          label={say('examination')}
          value={form.examination}
          options={examination.options.map((value) => ({
            value,
            label: trainingText('examination', value, language),
          }))}
          onChange={(chosen) => set({ examination: chosen })}
        />
        <OneLineField
          label={say('cost')}
          value={form.cost}
          max={20}
          onChange={(typed) => set({ cost: typed })}
        />
      </div>
      <OneLineField
        label={say('contents')}
        value={form.contents}
        max={2_000}
        onChange={(contents) => set({ contents })}
      />
      <div className="field-row">
        <OneLineField
          label={say('equipment')}
          value={form.equipment}
          max={2_000}
          onChange={(equipment) => set({ equipment })}
        />
        <OneLineField
          label={say('travel')}
          value={form.travel}
          max={2_000}
          onChange={(travel) => set({ travel })}
        />
      </div>
      {!own && (
        <PersonPicks
          label={say('trainees')}
          picked={form.trainees}
          onChange={(trainees) => set({ trainees })}
        />
      )}
      {course !== undefined && (
        <Checkbox checked={form.off} onChange={(event) => set({ off: event.target.checked })}>
          {say('off')}
        </Checkbox>
      )}
    </SignedDialog>
  );
}
