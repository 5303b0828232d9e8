/** Notes that are sealed: of an exit interview by its fields, of a talk of any cause; writing and reading them. */
import { useState } from 'react';
import type { DepartureCase } from '../../../shared/contract/answers.ts';
import {
  interviewFields,
  type NoteField,
  type NoteFields,
  noteFields,
  talkFields,
} from '../../../shared/vocabulary/note-fields.ts';
import { noteFieldText } from '../../../shared/vocabulary/note-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { personLabel, whoOf } from '../../ui/people-options.ts';
import { PersonField } from '../../ui/person-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { caseWords } from './case-words.ts';
import { handoverWords } from './words.ts';

type Typed = Partial<Record<NoteField, string>>;

const isEmpty = (typed: Typed): boolean => Object.values(typed).every((text) => text.trim() === '');

function FieldsTyped({
  names,
  typed,
  onType,
}: {
  readonly names: readonly NoteField[];
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}) {
  const language = useLanguage();
  return (
    <div className="note-fields">
      {names.map((name) => (
        <TextField
          key={name}
          label={noteFieldText(name, language)}
          value={typed[name] ?? ''}
          onChange={(text) => onType({ ...typed, [name]: text })}
          rows={name === 'text' ? 4 : 2}
          max={name === 'text' ? 12_000 : 2_000}
        />
      ))}
    </div>
  );
}

/** Who may read besides the writer; never the person the notes are about. */
function Readers({
  about,
  readers,
  onChange,
}: {
  readonly about: number | null;
  readonly readers: readonly string[];
  readonly onChange: (readers: readonly string[]) => void;
}) {
  const say = handoverWords.use();
  const { signedInNo } = useStatus();
  const people = useVaultQuery('person.list', {});
  const mayRead = (people.data ?? []).filter(
    ({ no, roles }) => no !== signedInNo && no !== about && roles.length > 0,
  );
  return (
    <fieldset className="reader-choice">
      <legend>{say('readers')}</legend>
      {mayRead.map((person) => {
        const who = whoOf(person);
        return (
          <label key={person.no} className="small">
            <input
              type="checkbox"
              checked={readers.includes(who)}
              onChange={() =>
                onChange(readers.includes(who) ? readers.filter((each) => each !== who) : [...readers, who])
              }
            />{' '}
            {personLabel(person)}
          </label>
        );
      })}
    </fieldset>
  );
}

export function InterviewDialog({
  departure,
  onClose,
}: {
  readonly departure: DepartureCase;
  readonly onClose: () => void;
}) {
  const say = handoverWords.use();
  const record = useVaultAct('departure.interview');
  const [typed, setTyped] = useState<Typed>({});
  const [readers, setReaders] = useState<readonly string[]>([]);
  const { text = '', ...fields } = typed;
  return (
    <SignedDialog
      wide
      title={say('recordInterview')}
      says={say('interviewSays')}
      label={say('signInterview')}
      disabled={isEmpty(typed)}
      sign={({ signature }) =>
        record.mutateAsync({
          departure: departure.departure,
          fields,
          text,
          readers: [...readers],
          signature,
        })
      }
      onClose={onClose}
    >
      <FieldsTyped names={interviewFields} typed={typed} onType={setTyped} />
      <Readers about={departure.personNo} readers={readers} onChange={setReaders} />
    </SignedDialog>
  );
}

export function TalkDialog({ onClose }: { readonly onClose: () => void }) {
  const say = caseWords.use();
  const record = useVaultAct('talk.record');
  const people = useVaultQuery('person.list', {});
  const [who, setWho] = useState('');
  const [on, setOn] = useState('');
  const [typed, setTyped] = useState<Typed>({});
  const [readers, setReaders] = useState<readonly string[]>([]);
  const about = (people.data ?? []).find((person) => whoOf(person) === who)?.no ?? null;
  return (
    <SignedDialog
      wide
      title={say('recordTalk')}
      says={say('talkSays')}
      label={say('signTalk')}
      disabled={who === '' || isEmpty(typed)}
      sign={({ signature }) =>
        record.mutateAsync({
          who,
          ...(on === '' ? {} : { on }),
          why: typed.why ?? '',
          with: typed.with ?? '',
          text: typed.text ?? '',
          readers: readers.filter((each) => each !== who),
          signature,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <PersonField label={say('talkWith')} value={who} onChange={setWho} />
        <DateField label={say('talkOn')} hint={say('todayHint')} value={on} onChange={setOn} />
      </div>
      <FieldsTyped names={talkFields} typed={typed} onType={setTyped} />
      <Readers about={about} readers={readers} onChange={setReaders} />
    </SignedDialog>
  );
}

export function ReadDialog({ note, onClose }: { readonly note: string; readonly onClose: () => void }) {
  const say = handoverWords.use();
  const read = useVaultAct('departure.read-interview');
  const [fields, setFields] = useState<NoteFields | null>(null);
  return (
    <SignedDialog
      wide
      keepOpen
      title={say('interview')}
      says={say('readSays')}
      label={say('signRead')}
      sign={async ({ signature }) => setFields((await read.mutateAsync({ note, signature })).fields)}
      onClose={onClose}
    >
      {fields !== null && <FieldsShown fields={fields} />}
    </SignedDialog>
  );
}

function FieldsShown({ fields }: { readonly fields: NoteFields }) {
  const language = useLanguage();
  const given = noteFields.filter((name) => fields[name] !== undefined);
  return (
    <dl className="note-box interview-text">
      {given.map((name) => (
        <div key={name}>
          {given.length > 1 && <dt className="fine quiet">{noteFieldText(name, language)}</dt>}
          <dd>{fields[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
