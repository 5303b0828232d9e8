/** A new dossier: all that D1 asks, signed by who opens it. */

import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import {
  type Category,
  type Classification,
  category,
  classifications,
} from '../../../shared/vocabulary/terms.ts';
import { dateText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { personLabel } from '../../ui/people-options.ts';
import { SignBlock } from '../../ui/signing.tsx';
import './dossiers.css';
import { CallError } from '../../calls/vault-client.ts';
import { useInvisible } from '../../ui/invisible.ts';
import { openScope, type Scope, ScopeFields, scopeInput } from './scope-fields.tsx';
import { dossierWords } from './words.ts';

interface Like {
  readonly codes: readonly string[];
  /** Code and client of each. */
  readonly rows: readonly string[];
}

/** The dossiers that look the same, where that is why it was refused (S8). */
function likeOf(error: unknown): Like | null {
  if (!(error instanceof CallError) || error.problem.code !== 'CODE_LIKE') return null;
  const { like = '', codes = '' } = error.problem.facts;
  return { codes: String(codes).split(' '), rows: String(like).split(' / ') };
}

/** The periods of archives: for good, thirty years, ten; and others that law or contract ask for. */
const retentions = ['', 'permanent', '30', '20', '15', '10', '5', '3'] as const;

export default function NewDossier() {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const navigate = useNavigate();
  const open = useVaultAct('dossier.open');
  const people = useVaultQuery('person.list', {});
  const [code, setCode] = useState('');
  const [client, setClient] = useState('');
  const [kind, setKind] = useState<Category>('key-account');
  const [level, setLevel] = useState<Classification>('internal');
  const [responsible, setResponsible] = useState('');
  const [openedOn, setOpenedOn] = useState(() => dateText(Date.now()));
  const [secrecy, setSecrecy] = useState('10');
  const [kept, setKept] = useState<(typeof retentions)[number]>('');
  const [home, setHome] = useState('');
  const [scope, setScope] = useState<Scope>(openScope);
  const [like, setLike] = useState<Like | null>(null);
  const [compared, setCompared] = useState(false);
  useFootKeys([{ keys: ['Ctrl ↵'], does: say('openSign') }]);
  const invisibleIn = useInvisible();
  const years = secrecy.trim() === '' ? null : Number(secrecy);
  const codeBad = /[/\s]/.test(code.trim());
  const dateBad = openedOn !== '' && !isCalendarDay(openedOn);
  const complete =
    code.trim() !== '' &&
    !codeBad &&
    !dateBad &&
    client.trim() !== '' &&
    (years === null || (Number.isInteger(years) && years >= 0 && years <= 100)) &&
    (scope.everybody || scope.people.length + scope.departments.length > 0);
  const openKnowingly = async (input: CommandInput<'dossier.open'>) => {
    try {
      return await open.mutateAsync(input);
    } catch (error) {
      setLike(likeOf(error));
      setCompared(false);
      throw error;
    }
  };
  return (
    <Page
      title={say('newTitle')}
      sub={say('newSub')}
      actions={<Button onClick={() => void navigate('/dossiers/import')}>{say('fromTable')}</Button>}
    >
      <Sheet>
        <div className="signs-below">
          <SignBlock
            label={say('openSign')}
            keyHint="Ctrl ↵"
            disabled={!complete}
            sign={async (signature) => {
              const made = await openKnowingly({
                code: code.trim(),
                client,
                category: kind,
                classification: level,
                ...(responsible === '' ? {} : { responsible }),
                ...(openedOn === '' ? {} : { openedOn }),
                ...(years === null ? {} : { secrecyYears: years }),
                ...(kept === '' ? {} : { retention: kept === 'permanent' ? kept : Number(kept) }),
                scope: scopeInput(scope),
                ...(home.trim() === '' ? {} : { home }),
                ...(like !== null && compared ? { beside: [...like.codes] } : {}),
                signature,
              });
              await navigate(`/dossiers/${encodeURIComponent(made.code)}`);
            }}
          >
            <div className="field-row">
              <Field
                label={say('code')}
                hint={say('codeHint')}
                error={codeBad ? say('codeHint') : invisibleIn(code)}
              >
                {(id) => (
                  <Input
                    id={id}
                    value={code}
                    maxLength={120}
                    autoFocus
                    onChange={(event) => setCode(event.target.value)}
                  />
                )}
              </Field>
              <Field label={say('client')} hint={say('clientFixed')} error={invisibleIn(client)}>
                {(id) => (
                  <Input
                    id={id}
                    value={client}
                    maxLength={300}
                    onChange={(event) => setClient(event.target.value)}
                  />
                )}
              </Field>
            </div>
            <div className="field-row">
              <Choice
                label={say('category')}
                value={kind}
                options={category.options.map((value) => ({ value, label: sayTerm(value) }))}
                onChange={setKind}
              />
              <Choice
                label={say('classification')}
                value={level}
                options={classifications.map((value) => ({ value, label: sayTerm(value) }))}
                onChange={setLevel}
              />
              <Choice
                label={say('responsible')}
                value={responsible}
                options={[
                  { value: '', label: say('none') },
                  ...(people.data ?? []).map((person) => ({
                    value: `#${person.no}`,
                    label: person.leaving
                      ? `${personLabel(person)} · ${sayTerm('leaving')}`
                      : personLabel(person),
                    disabled: person.leaving,
                  })),
                ]}
                onChange={setResponsible}
              />
            </div>
            <div className="field-row">
              <DateField label={say('openedOn')} value={openedOn} onChange={setOpenedOn} />
              <Field label={say('secrecy')}>
                {(id) => (
                  <Input
                    id={id}
                    inputMode="numeric"
                    value={secrecy}
                    maxLength={3}
                    onChange={(event) => setSecrecy(event.target.value.replace(/\D/g, ''))}
                  />
                )}
              </Field>
              <Choice
                label={say('retention')}
                value={kept}
                options={retentions.map((value) => ({
                  value,
                  label:
                    value === ''
                      ? say('unsaid')
                      : value === 'permanent'
                        ? say('forGood')
                        : say('years', { count: Number(value) }),
                }))}
                onChange={setKept}
              />
            </div>
            <OneLineField label={say('home')} value={home} onChange={setHome} />
            <ScopeFields value={scope} onChange={setScope} />
            {like !== null && (
              <div className="note-box">
                <p>{say('likeSays')}</p>
                <ul>
                  {like.rows.map((row) => (
                    <li key={row} className="mono">
                      {row}
                    </li>
                  ))}
                </ul>
                <Checkbox checked={compared} onChange={(event) => setCompared(event.target.checked)}>
                  {say('compared')}
                </Checkbox>
              </div>
            )}
            {complete && (
              <p className="quiet">
                {say('openSays', { code: code.trim(), client: client.trim(), level: sayTerm(level) })}
              </p>
            )}
          </SignBlock>
        </div>
      </Sheet>
    </Page>
  );
}
