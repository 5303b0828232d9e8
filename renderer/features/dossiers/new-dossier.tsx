/** A new dossier: all that D1 asks, signed by who opens it. */

import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { isCalendarDay } from '../../../shared/vocabulary/calendar-day.ts';
import {
  type Classification,
  classifications,
  usualClassification,
} from '../../../shared/vocabulary/terms.ts';
import { dateText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import './dossiers.css';
import type { Retention } from '../../../shared/vocabulary/retention.ts';
import { useInvisible } from '../../ui/invisible.ts';
import { CategoryField } from './category-field.tsx';
import { ContactField } from './contact-field.tsx';
import { LikeNote } from './corrections.tsx';
import { type Like, likeOf } from './like.ts';
import { RetentionField } from './retention-field.tsx';
import { openScope, type Scope, ScopeFields, scopeInput } from './scope-fields.tsx';
import { dossierWords } from './words.ts';

export default function NewDossier() {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const navigate = useNavigate();
  const open = useVaultAct('dossier.open');
  const [code, setCode] = useState('');
  const [client, setClient] = useState('');
  const [kind, setKind] = useState<string>('key-account');
  const [level, setLevel] = useState<Classification>(usualClassification);
  const [responsible, setResponsible] = useState('');
  const [second, setSecond] = useState('');
  const [openedOn, setOpenedOn] = useState(() => dateText(Date.now()));
  const [secrecy, setSecrecy] = useState('10');
  const [kept, setKept] = useState<Retention | null>(null);
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
    (second === '' || second !== responsible) &&
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
                ...(second === '' ? {} : { second }),
                ...(openedOn === '' ? {} : { openedOn }),
                ...(years === null ? {} : { secrecyYears: years }),
                ...(kept === null ? {} : { retention: kept }),
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
              <Field label={say('client')} hint={say('clientHint')} error={invisibleIn(client)}>
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
              <CategoryField value={kind} onChange={setKind} />
              <Choice
                label={say('classification')}
                value={level}
                options={classifications.map((value) => ({ value, label: sayTerm(value) }))}
                onChange={setLevel}
              />
            </div>
            <div className="field-row">
              <ContactField
                label={say('responsible')}
                value={responsible}
                first={[{ value: '', label: say('none') }]}
                onChange={setResponsible}
              />
              <ContactField
                label={say('second')}
                hint={say('secondHint')}
                value={second}
                first={[{ value: '', label: say('none') }]}
                onChange={setSecond}
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
              <RetentionField value={kept} onChange={setKept} />
            </div>
            <OneLineField label={say('home')} value={home} onChange={setHome} />
            <ScopeFields value={scope} onChange={setScope} />
            {like !== null && <LikeNote like={like} compared={compared} onCompared={setCompared} />}
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
