/** Asking for a release: which documents of which dossier, as what, to whom, on what ground, and when it is to be back. */
import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReleaseForm } from '../../../shared/vocabulary/terms.ts';
import { releaseTerms } from '../../i18n/release-terms.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { releaseWords } from './words.ts';

const forms: readonly ReleaseForm[] = ['original', 'marked-copy', 'certificate'];

export function RequestDialog({
  code: begun,
  onClose,
}: {
  readonly code: string;
  readonly onClose: () => void;
}) {
  const say = releaseWords.use();
  const term = releaseTerms.use();
  const ask = useVaultAct('release.request');
  const [typed, setTyped] = useState(begun);
  /** Looking into a dossier is an entry: it is done when asked for, not while somebody types. */
  const [code, setCode] = useState(begun);
  const [numbers, setNumbers] = useState<readonly number[]>([]);
  const [form, setForm] = useState<ReleaseForm>('original');
  const [outside, setOutside] = useState(true);
  const [recipient, setRecipient] = useState('');
  const [outsider, setOutsider] = useState('');
  const [ground, setGround] = useState('');
  const [due, setDue] = useState('');
  const missing =
    code === '' ||
    numbers.length === 0 ||
    ground.trim() === '' ||
    (outside ? outsider.trim() : recipient) === '';
  const list = (): void => {
    setCode(typed.trim());
    setNumbers([]);
  };
  return (
    <SignedDialog
      wide
      title={say('ask')}
      says={say('askSays')}
      label={say('askSign')}
      disabled={missing}
      sign={({ signature }) =>
        ask.mutateAsync({
          code,
          numbers: [...numbers],
          form,
          ...(outside ? { outsider } : { recipient }),
          ground,
          ...(due === '' ? {} : { due }),
          signature,
        })
      }
      onClose={onClose}
    >
      <Field label={say('code')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              value={typed}
              maxLength={120}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
                event.preventDefault();
                list();
              }}
            />
            <Button onClick={list}>{say('listDocuments')}</Button>
          </div>
        )}
      </Field>
      {code !== '' && <Documents code={code} numbers={numbers} onChange={setNumbers} />}
      <div className="field-row">
        <Choice
          label={say('form')}
          value={form}
          options={forms.map((value) => ({ value, label: term(value) }))}
          onChange={setForm}
        />
        <DateField label={say('due')} value={due} onChange={setDue} hint={say('dueHint')} />
      </div>
      <fieldset className="cosign">
        <legend>{say('to')}</legend>
        <Radio.Group
          aria-label={say('to')}
          value={outside}
          onChange={(event) => setOutside(event.target.value as boolean)}
          options={[
            { value: true, label: say('toOutsider') },
            { value: false, label: say('toPerson') },
          ]}
        />
        {outside ? (
          <OneLineField label={say('outsiderName')} value={outsider} onChange={setOutsider} />
        ) : (
          <PersonField label={say('recipient')} value={recipient} onChange={setRecipient} />
        )}
      </fieldset>
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}

function Documents({
  code,
  numbers,
  onChange,
}: {
  readonly code: string;
  readonly numbers: readonly number[];
  readonly onChange: (numbers: readonly number[]) => void;
}) {
  const say = releaseWords.use();
  const shown = useVaultQuery('dossier.show', { code }, { reading: true });
  if (shown.error !== null) return <ProblemLine error={shown.error} />;
  const documents = (shown.data?.documents ?? []).filter(({ state }) => state === 'accepted');
  const all = documents.map(({ no }) => no);
  if (shown.data !== undefined && documents.length === 0)
    return <p className="small">{say('noDocuments')}</p>;
  return (
    <fieldset className="cosign">
      <legend>{say('documents')}</legend>
      <Checkbox
        checked={all.length > 0 && numbers.length === all.length}
        indeterminate={numbers.length > 0 && numbers.length < all.length}
        onChange={(event) => onChange(event.target.checked ? all : [])}
      >
        {say('everything')} · {say('many', { count: all.length })}
      </Checkbox>
      <div className="release-pick">
        {documents.map(({ no, title }) => (
          <Checkbox
            key={no}
            checked={numbers.includes(no)}
            onChange={(event) =>
              onChange(event.target.checked ? [...numbers, no] : numbers.filter((other) => other !== no))
            }
          >
            {code}/{no} {title}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
