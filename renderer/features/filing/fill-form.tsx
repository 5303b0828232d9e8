/** A sheet about a client, filled in and signed (D2). Nothing of it is shown again outside a view, to whoever wrote it neither. */
import { Button, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { DossierDetail } from '../../../shared/contract/answers.ts';
import type { FormFieldShown } from '../../../shared/contract/answers-of-forms.ts';
import {
  type FormPerson,
  type FormSheet,
  fieldText,
  formLimits,
  formSheets,
  personParts,
  sheetsOfOne,
} from '../../../shared/vocabulary/form-fields.ts';
import { type Ownership, ownership } from '../../../shared/vocabulary/terms.ts';
import { dateText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useInvisible } from '../../ui/invisible.ts';
import { useKeys } from '../../ui/keys.ts';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Loading, RefusalCard } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fillWords } from './fill-words.ts';
import { emptyPerson, filledFields, isFilled, type PersonRow, useFormDraft } from './form-draft.ts';
import './fill-form.css';

export default function FillForm() {
  const { code = '', sheet: named = '' } = useParams();
  const say = fillWords.use();
  const navigate = useNavigate();
  const sheet = formSheets.find((each) => each === named);
  const dossier = useVaultQuery('dossier.show', { code }, { reading: true });
  const fields = useVaultQuery('form.fields', {});
  const error = dossier.error ?? fields.error;
  if (sheet === undefined) return <Navigate to={`/dossiers/${encodeURIComponent(code)}`} replace />;
  if (error !== null)
    return (
      <div className="page">
        <main className="page-main">
          <RefusalCard
            error={error}
            actions={<Button onClick={() => void navigate('/dossiers')}>{say('back')}</Button>}
          />
        </main>
      </div>
    );
  if (dossier.data === undefined || fields.data === undefined) return <Page title={code}>{<Loading />}</Page>;
  return (
    <Form
      dossier={dossier.data}
      sheet={sheet}
      fields={fields.data.fields.filter((field) => field.sheet === sheet)}
    />
  );
}

function Form({
  dossier,
  sheet,
  fields,
}: {
  readonly dossier: DossierDetail;
  readonly sheet: FormSheet;
  readonly fields: readonly FormFieldShown[];
}) {
  const say = fillWords.use();
  const sayTerm = terms.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const file = useVaultAct('form.file');
  const { draft, change, clear } = useFormDraft(dossier.code, sheet);
  const [on, setOn] = useState(() => dateText(Date.now()));
  const [owner, setOwner] = useState<Ownership>('company');
  const page = `/dossiers/${encodeURIComponent(dossier.code)}`;
  useKeys({ Escape: () => void navigate(page) });
  useFootKeys([
    { keys: ['Ctrl ↵'], does: say('sign') },
    { keys: ['Esc'], does: say('back') },
  ]);
  const filled = fields.filter((field) => isFilled(draft, field)).length;
  const ofOne = sheetsOfOne.includes(sheet);
  const version = !ofOne
    ? 0
    : Math.max(
        0,
        ...dossier.documents.filter((each) => each.sheet === sheet).map((each) => each.version ?? 0),
      );
  return (
    <Page title={sayTerm(sheet)} sub={`${dossier.code} · ${dossier.client}`}>
      <p className="quiet">{say('says')}</p>
      {version > 0 && <p className="note-box">{say('newVersion', { version })}</p>}
      <Sheet>
        <div className="signs-below">
          <SignBlock
            label={say('sign')}
            keyHint="Ctrl ↵"
            disabled={filled === 0 || (!ofOne && on === '')}
            sign={(signature) =>
              file.mutateAsync({
                code: dossier.code,
                sheet,
                ownership: owner,
                ...(ofOne ? {} : { on }),
                fields: filledFields(draft, fields),
                signature,
              })
            }
            onDone={() => {
              clear();
              void navigate('/my-filings');
            }}
          >
            {!ofOne && <DateField label={say('on')} value={on} onChange={setOn} />}
            {fields.map((field, i) => {
              const { shape } = field;
              const label = fieldText(field, language);
              if (shape === 'people')
                return (
                  <People
                    key={field.field}
                    label={label}
                    rows={draft.people[field.field] ?? []}
                    onChange={(rows) =>
                      change({ ...draft, people: { ...draft.people, [field.field]: rows } })
                    }
                  />
                );
              const value = draft.texts[field.field] ?? '';
              const set = (text: string): void =>
                change({ ...draft, texts: { ...draft.texts, [field.field]: text } });
              return shape === 'line' ? (
                <OneLineField
                  key={field.field}
                  label={label}
                  value={value}
                  max={formLimits.lineCharacters}
                  onChange={set}
                  autoFocus={i === 0}
                />
              ) : (
                <TextField
                  key={field.field}
                  label={label}
                  value={value}
                  rows={3}
                  max={formLimits.textCharacters}
                  onChange={set}
                  autoFocus={i === 0}
                />
              );
            })}
            <div className="form-owner">
              <Field label={say('ownership')}>
                {(id) => (
                  <Select
                    id={id}
                    value={owner}
                    onChange={setOwner}
                    options={ownership.options.map((value) => ({ value, label: sayTerm(value) }))}
                  />
                )}
              </Field>
            </div>
            <p className="small" aria-live="polite">
              {say('filled', { filled, of: fields.length })}
            </p>
          </SignBlock>
        </div>
      </Sheet>
    </Page>
  );
}

/** Row by row; the last is empty until somebody is added, and a row without a word is nobody. */
function People({
  label,
  rows,
  onChange,
}: {
  readonly label: string;
  readonly rows: readonly PersonRow[];
  readonly onChange: (rows: readonly PersonRow[]) => void;
}) {
  const say = fillWords.use();
  const invisibleIn = useInvisible();
  const list = useRef<HTMLFieldSetElement>(null);
  const shown = rows.length === 0 ? [{ ...emptyPerson, key: 0 }] : rows;
  const add = (): void => {
    onChange([...shown, { ...emptyPerson, key: Math.max(...shown.map(({ key }) => key)) + 1 }]);
    // Whoever adds somebody goes on typing there.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('.form-person:last-of-type input')?.focus(),
    );
  };
  const put = (row: PersonRow, part: Partial<FormPerson>): void =>
    onChange(shown.map((each) => (each.key === row.key ? { ...each, ...part } : each)));
  return (
    <fieldset className="form-people" ref={list}>
      <legend>{label}</legend>
      {shown.map((row, i) => (
        <fieldset key={row.key} className="form-person" aria-label={say('person', { count: i + 1 })}>
          {personParts.map((part) => (
            <Field key={part} label={say(part)} error={invisibleIn(row[part])}>
              {(id) => (
                <Input
                  id={id}
                  value={row[part]}
                  maxLength={formLimits.lineCharacters}
                  autoComplete="off"
                  spellCheck={false}
                  onChange={(event) => put(row, { [part]: event.target.value })}
                />
              )}
            </Field>
          ))}
          <Button
            aria-label={say('takeOffPerson', { count: i + 1 })}
            disabled={rows.length === 0}
            onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            {say('takeOff')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button disabled={shown.length >= formLimits.people} onClick={add}>
          {say('addPerson')}
        </Button>
      </div>
    </fieldset>
  );
}
