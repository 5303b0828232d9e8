/** A new dossier: all that D1 asks, signed by who opens it. */
import { Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import {
  type Category,
  type Classification,
  category,
  classifications,
} from '../../../shared/vocabulary/terms.ts';
import { dateText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultAct, useVaultQuery } from '../../session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import './dossiers.css';
import { openScope, type Scope, ScopeFields, scopeInput } from './scope-fields.tsx';
import { dossierWords } from './words.ts';

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
  const [home, setHome] = useState('');
  const [scope, setScope] = useState<Scope>(openScope);
  useFootKeys([{ keys: ['Ctrl ↵'], does: say('openSign') }]);
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
  return (
    <Page title={say('newTitle')} sub={say('newSub')}>
      <Sheet>
        <div className="signs-below">
          <SignBlock
            label={say('openSign')}
            keyHint="Ctrl ↵"
            disabled={!complete}
            sign={async (signature) => {
              const made = await open.mutateAsync({
                code: code.trim(),
                client,
                category: kind,
                classification: level,
                ...(responsible === '' ? {} : { responsible }),
                ...(openedOn === '' ? {} : { openedOn }),
                ...(years === null ? {} : { secrecyYears: years }),
                scope: scopeInput(scope),
                ...(home.trim() === '' ? {} : { home }),
                signature,
              });
              await navigate(`/dossiers/${encodeURIComponent(made.code)}`);
            }}
          >
            <div className="field-row">
              <Field label={say('code')} hint={say('codeHint')} error={codeBad ? say('codeHint') : null}>
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
              <Field label={say('client')} hint={say('clientFixed')}>
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
                    label: person.leaving ? `${person.name} · ${sayTerm('leaving')}` : person.name,
                    disabled: person.leaving,
                  })),
                ]}
                onChange={setResponsible}
              />
            </div>
            <div className="field-row">
              <Field label={say('openedOn')} error={dateBad ? say('dateHint') : null}>
                {(id) => (
                  <Input
                    id={id}
                    value={openedOn}
                    maxLength={10}
                    placeholder="2026-11-19"
                    onChange={(event) => setOpenedOn(event.target.value)}
                  />
                )}
              </Field>
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
              <OneLineField label={say('home')} value={home} onChange={setHome} />
            </div>
            <ScopeFields value={scope} onChange={setScope} />
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
