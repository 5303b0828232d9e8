/** An open vault, nobody at the desk: names, then passphrase, key file and place. */

import { Button, Input, type InputRef } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PersonAtDesk } from '../../../shared/contract/answers.ts';
import { finderOf } from '../../../shared/vocabulary/name-fold.ts';
import { vault } from '../../calls/vault-client.ts';
import { timeText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Bands, Foot, Strip } from '../../ui/frame.tsx';
import { useKeys } from '../../ui/keys.ts';
import { initials, Key, RoleNames, Seal } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { RenewedNote } from '../../ui/renewed-note.tsx';
import { SettingsDialog, useSettingsShown } from '../../ui/settings-dialog.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { SamplePeople } from './sample-maker.tsx';
import { onSamplePicked } from './sample-people.ts';
import { TakeInvitation } from './take-invitation.tsx';
import './unlock.css';
import { unlockWords } from './words.ts';

function matching(typed: string): (person: PersonAtDesk) => boolean {
  const text = typed.trim().toLowerCase();
  const fits = finderOf(text);
  return (person) =>
    text === '' ||
    fits(person.name) ||
    initials(person.name).toLowerCase().startsWith(text) ||
    `#${person.no}` === text;
}

export function SignIn() {
  const { settings, saveSettings, refresh, closeVault } = useSession();
  const say = unlockWords.use();
  const language = useLanguage();
  const navigate = useNavigate();
  const people = useVaultQuery('session.people', {});
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [passphrase, setPassphrase] = useState('');
  const [keyFile, setKeyFile] = useState('');
  const [place, setPlace] = useState(settings.place);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [slip, setSlip] = useState(false);
  const [settingsShown, setSettingsShown] = useSettingsShown();
  const passphraseField = useRef<InputRef>(null);
  const listed = useMemo(() => (people.data ?? []).filter(matching(typed)), [people.data, typed]);
  const person = listed[Math.min(chosen, listed.length - 1)];
  const personNo = person?.no;
  const lastNo = useRef<number | null>(null);
  // Whoever is chosen next starts with empty fields. Who typed before the list had come was nobody else.
  useEffect(() => {
    if (personNo === undefined || personNo === lastNo.current) return;
    const isFirst = lastNo.current === null;
    lastNo.current = personNo;
    if (isFirst) return;
    setPassphrase('');
    setKeyFile('');
    setError(null);
  }, [personNo]);
  useEffect(
    () =>
      onSamplePicked((picked) => {
        setTyped(picked.name);
        setChosen(0);
        // After the fields of another person were emptied.
        setTimeout(() => {
          setPassphrase(picked.passphrase);
          setKeyFile(picked.keyFile ?? '');
          passphraseField.current?.focus();
        });
      }),
    [],
  );
  useKeys({ 'Ctrl+Shift+q': () => void closeVault(), 'Ctrl+i': () => setSlip(true) });
  useFootKeys([
    { keys: ['↑', '↓'], does: say('choose') },
    { keys: ['Enter'], does: say('signIn') },
    { keys: ['Ctrl Shift Q'], does: say('closeVault') },
    { keys: ['Ctrl I'], does: say('slip') },
    { keys: ['Ctrl ,'], does: say('language') },
  ]);
  const signIn = async (): Promise<void> => {
    if (person === undefined || passphrase === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      await vault.call('session.sign-in', {
        who: `#${person.no}`,
        passphrase,
        place,
        ...(keyFile === '' ? {} : { keyFile }),
      });
      saveSettings({ place });
      await navigate('/');
      await refresh();
    } catch (problem) {
      setError(problem);
      passphraseField.current?.focus();
    } finally {
      setPassphrase('');
      setBusy(false);
    }
  };
  return (
    <div className="frame">
      <Strip>
        <span className="small quiet">{[settings.place, settings.station].filter(Boolean).join(' · ')}</span>
      </Strip>
      <Bands />
      <RenewedNote />
      <main className="unlock">
        <div className="unlock-side">
          <div>
            <h1>{say('whoTitle')}</h1>
            <p className="quiet">{say('whoSub')}</p>
          </div>
          <Input
            size="large"
            aria-label={say('name')}
            placeholder={say('name')}
            value={typed}
            autoFocus
            maxLength={300}
            onChange={(event) => {
              setTyped(event.target.value);
              setChosen(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') setChosen(Math.min(listed.length - 1, chosen + 1));
              else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
              else if (event.key === 'Enter') passphraseField.current?.focus();
              else return;
              event.preventDefault();
            }}
          />
          <ul className="people-list" aria-label={say('whoTitle')}>
            {listed.map((each, i) => (
              <li key={each.no}>
                <button
                  type="button"
                  aria-pressed={each === person}
                  data-focus="inside"
                  tabIndex={-1}
                  onClick={() => {
                    setChosen(i);
                    passphraseField.current?.focus();
                  }}
                >
                  <Seal name={each.name} state="present" size={28} />
                  <span className="grow">
                    <strong>{each.name}</strong>{' '}
                    <span className="small quiet">
                      #{each.no} · <RoleNames roles={each.roles} />
                      {each.department === null ? '' : ` · ${each.department}`}
                    </span>
                  </span>
                  <span className="fine quiet">
                    {each.lastSignedInMs !== null
                      ? say('hereToday', { time: timeText(each.lastSignedInMs, language) })
                      : each.openedVault
                        ? say('openedVault')
                        : ''}
                  </span>
                </button>
              </li>
            ))}
            {people.data !== undefined && listed.length === 0 && (
              <li className="pane-note">{say('noMatch')}</li>
            )}
          </ul>
          <p className="fine faint">{say('people', { count: people.data?.length ?? 0 })}</p>
          <button type="button" className="link small" onClick={() => setSlip(true)}>
            {say('slip')} <Key>Ctrl I</Key>
          </button>
          <SamplePeople />
        </div>
        {/* Also while nobody is found: a passphrase typed on must not land in the field before it, where it is read. */}
        <form
          className="unlock-form"
          onSubmit={(event) => {
            event.preventDefault();
            void signIn();
          }}
        >
          <div className="unlock-person">
            {person !== undefined && (
              <>
                <Seal name={person.name} state="present" size={56} />
                <div>
                  <h2>{person.name}</h2>
                  <p className="small quiet">
                    <RoleNames roles={person.roles} />
                  </p>
                </div>
              </>
            )}
          </div>
          <PassphraseField value={passphrase} onChange={setPassphrase} inputRef={passphraseField} />
          {person?.needsKeyFile === true && <KeyFileField value={keyFile} onChange={setKeyFile} />}
          <OneLineField label={say('place')} value={place} onChange={setPlace} />
          <ProblemLine error={error} />
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            loading={busy}
            disabled={passphrase === '' || person === undefined}
          >
            {say('signIn')} <Key>Enter</Key>
          </Button>
          <p className="fine faint">{say('recorded')}</p>
        </form>
      </main>
      <Foot />
      {slip && (
        <TakeInvitation
          onClose={() => {
            setSlip(false);
            // Whoever has just come is among those who may sign in.
            void people.refetch();
          }}
        />
      )}
      <SettingsDialog open={settingsShown} onClose={() => setSettingsShown(false)} />
    </div>
  );
}
