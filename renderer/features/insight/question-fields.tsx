/** What a question is asked by: its period, and what else belongs to it. */
import { Button, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import type { LogQuestionAsked, QuestionName } from '../../../shared/contract/answers.ts';
import { logQuestion, viewLenses } from '../../../shared/contract/commands-of-questions.ts';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { questionWords } from './questions-words.ts';

type FieldName = 'client' | 'person' | 'seconds' | 'opens' | 'closes' | 'by' | 'from' | 'to';
type Draft = Readonly<Record<FieldName, string>>;

const period = ['from', 'to'] as const;
const fieldsOf: Readonly<Record<QuestionName, readonly FieldName[]>> = {
  'client-seen-by': ['client', ...period],
  'person-saw': ['person', ...period],
  'views-by': ['by', ...period],
  'out-of-hours': ['opens', 'closes', ...period],
  'quick-approvals': ['seconds', ...period],
  'approval-pairs': period,
  'views-spent': period,
  'refusals-by-rule': period,
  releases: period,
  'approver-statistics': period,
  'own-past': period,
  'near-allowance': [],
  overdue: [],
};
/** What stands there where nothing was said. */
const usual: Partial<Record<FieldName, string>> = {
  seconds: '10',
  opens: '08:00',
  closes: '19:00',
  by: 'day',
};
/** Asked for before anything can be answered. */
export const needsMore = (question: QuestionName): boolean =>
  question === 'client-seen-by' || question === 'person-saw';

const draftOf = (asked: Readonly<Record<string, unknown>>): Draft =>
  Object.fromEntries(
    (['client', 'person', 'seconds', 'opens', 'closes', 'by', 'from', 'to'] as const).map((name) => [
      name,
      asked[name] === undefined ? (usual[name] ?? '') : String(asked[name]),
    ]),
  ) as Draft;

/** Null while something is missing or is none. */
export function askedBy(question: QuestionName, draft: Partial<Draft>): LogQuestionAsked | null {
  const given = fieldsOf[question].flatMap((name): [string, unknown][] => {
    const value = (draft[name] ?? usual[name] ?? '').trim();
    if (value === '') return [];
    return [[name, name === 'seconds' ? Number(value) : value]];
  });
  const parsed = logQuestion.safeParse({ question, ...Object.fromEntries(given) });
  return parsed.success ? parsed.data : null;
}

export function QuestionFields({
  question,
  asked,
  onAsk,
}: {
  readonly question: QuestionName;
  /** As it was asked last, with what the vault filled in. */
  readonly asked: LogQuestionAsked | null;
  readonly onAsk: (asked: LogQuestionAsked) => void;
}) {
  const say = questionWords.use();
  const [draft, setDraft] = useState<Draft>(() => draftOf(asked ?? {}));
  const names = fieldsOf[question];
  const change = (name: FieldName) => (value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const ready = askedBy(question, draft);
  /** Enter was pressed before the list of people had come, by which a typed name is somebody: it counts once it has. */
  const [awaited, setAwaited] = useState(false);
  useEffect(() => {
    if (!awaited || ready === null) return;
    setAwaited(false);
    onAsk(ready);
  }, [awaited, ready, onAsk]);
  const keyPressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && ready === null) setAwaited(true);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready !== null) onAsk(ready);
  };
  if (names.length === 0) return null;
  return (
    <form
      className="question-fields"
      onSubmit={submit}
      onKeyDown={keyPressed}
      onInput={() => setAwaited(false)}
    >
      {names.map((name) =>
        name === 'person' ? (
          <PersonField key={name} label={say('person')} value={draft.person} onChange={change('person')} />
        ) : name === 'from' || name === 'to' ? (
          <DateField key={name} label={say(name)} value={draft[name]} onChange={change(name)} />
        ) : name === 'by' ? (
          <Choice
            key={name}
            label={say('by')}
            value={draft.by}
            onChange={change('by')}
            options={viewLenses.map((lens) => ({
              value: lens,
              label: say(lens === 'client' ? 'byClient' : lens === 'person' ? 'byPerson' : lens),
            }))}
          />
        ) : (
          <Field key={name} label={say(name)}>
            {(id) => (
              <Input
                id={id}
                value={draft[name]}
                maxLength={300}
                spellCheck={false}
                onChange={(event) => change(name)(event.target.value)}
              />
            )}
          </Field>
        ),
      )}
      <Button type="primary" htmlType="submit" disabled={ready === null}>
        {say('ask')}
      </Button>
    </form>
  );
}
