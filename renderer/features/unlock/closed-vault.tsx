/** No vault is open: the first start, or the closed vault that a custodian opens. */
import { Button } from 'antd';
import { type ComponentType, useEffect, useState } from 'react';
import { askShell } from '../../calls/desktop.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Foot, Strip } from '../../ui/frame.tsx';
import { Facts } from '../../ui/page.tsx';
import { SettingsDialog, useSettingsShown } from '../../ui/settings-dialog.tsx';
import { FirstStart } from './first-start.tsx';
import { firstStartWords } from './first-start-words.ts';
import { OpenForm } from './open-form.tsx';
import { RecoverForm } from './recover-form.tsx';
import { recoverWords } from './recover-words.ts';
import { RestoreForm } from './restore-form.tsx';
import { restoreWords } from './restore-words.ts';
import { SampleMaker } from './sample-maker.tsx';
import './unlock.css';
import { unlockWords } from './words.ts';

/** Of the screen with the form; what is shown in its place says keys of its own. */
function FormKeys() {
  const say = unlockWords.use();
  useFootKeys([{ keys: ['Ctrl ,'], does: say('language') }]);
  return null;
}

export function ClosedVault({
  Ceremony,
}: {
  /** Creates a vault; given by whoever wires the screens, since features do not import one another. */
  readonly Ceremony: ComponentType<{ readonly onEnd: () => void }>;
}) {
  const { settings, folder, setFolder } = useSession();
  const say = unlockWords.use();
  const sayRestore = restoreWords.use();
  const sayRecover = recoverWords.use();
  const sayFirst = firstStartWords.use();
  const language = useLanguage();
  const [creating, setCreating] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [opening, setOpening] = useState(false);
  const [settingsShown, setSettingsShown] = useSettingsShown();
  const known = settings.vaults.find((vault) => vault.folder === folder);
  // A folder that was chosen, or pressed in the system's file manager, asks to be opened.
  const nothingKnown = settings.vaults.length === 0 && folder === null;
  const begins = nothingKnown && !opening && !restoring && !recovering;
  // Whoever came by the keyboard goes on in the form.
  useEffect(() => {
    if (nothingKnown && !begins) document.querySelector<HTMLElement>('.unlock-form input')?.focus();
  }, [nothingKnown, begins]);
  const chooseVault = async (): Promise<void> => {
    const chosen = await askShell('path.choose-folder', { what: 'vault' });
    if (chosen !== null) setFolder(chosen);
  };
  return (
    <div className="frame">
      <Strip name={known?.name ?? say('firstTitle')}>
        <span className="small quiet">{[settings.place, settings.station].filter(Boolean).join(' · ')}</span>
      </Strip>
      {creating ? (
        <Ceremony onEnd={() => setCreating(false)} />
      ) : begins ? (
        <FirstStart
          onCreate={() => setCreating(true)}
          onOpen={() => setOpening(true)}
          onRestore={() => setRestoring(true)}
          onRecover={() => setRecovering(true)}
        />
      ) : (
        <main className={recovering ? 'unlock unlock-wide' : 'unlock'}>
          <FormKeys />
          <div className="unlock-side">
            <svg className="closed-shape" viewBox="0 0 64 64" aria-hidden="true">
              <g fill="none" stroke="currentColor" strokeWidth="2">
                <rect x="1" y="1" width="62" height="62" rx="3" />
                <path d="M1 32h62" />
              </g>
            </svg>
            <div>
              <h1>{known === undefined ? say('firstTitle') : say('closedTitle')}</h1>
              <p className="quiet">{known === undefined ? say('firstSub') : say('closedSub')}</p>
            </div>
            {known !== undefined && (
              <Facts
                rows={[
                  known.closedAtMs === null
                    ? null
                    : [say('lastClosed'), momentText(known.closedAtMs, language)],
                  known.entries === 0
                    ? null
                    : [say('log'), say('entries', { count: countText(known.entries) })],
                  known.words.length === 0 ? null : [say('words'), known.words.join(' · ')],
                  [say('folder'), <span className="mono selectable">{known.folder}</span>],
                ]}
              />
            )}
            {nothingKnown ? (
              <div>
                <Button
                  onClick={() => {
                    setOpening(false);
                    setRestoring(false);
                    setRecovering(false);
                  }}
                >
                  {sayFirst('back')}
                </Button>
              </div>
            ) : (
              <>
                <div className="button-row">
                  <Button onClick={() => setCreating(true)}>{say('create')}</Button>
                  <Button onClick={() => void chooseVault()}>
                    {known === undefined ? say('openExisting') : say('openAnother')}
                  </Button>
                  <Button
                    onClick={() => {
                      setRecovering(false);
                      setRestoring(true);
                    }}
                  >
                    {sayRestore('restore')}
                  </Button>
                </div>
                <p className="fine faint">{say('createSub')}</p>
                {!recovering && !restoring && (
                  <div>
                    <button type="button" className="link small" onClick={() => setRecovering(true)}>
                      {sayRecover('title')}
                    </button>
                  </div>
                )}
              </>
            )}
            {settings.vaults.length > 1 && (
              <ul className="known-vaults">
                {settings.vaults
                  .filter((vault) => vault.folder !== folder)
                  .map((vault) => (
                    <li key={vault.folder}>
                      <button type="button" className="link" onClick={() => setFolder(vault.folder)}>
                        {vault.name}
                      </button>
                    </li>
                  ))}
              </ul>
            )}
            {!nothingKnown && <SampleMaker />}
          </div>
          {restoring ? (
            <RestoreForm onEnd={() => setRestoring(false)} />
          ) : recovering ? (
            <RecoverForm onEnd={() => setRecovering(false)} />
          ) : (
            <OpenForm key={folder ?? ''} />
          )}
        </main>
      )}
      <Foot />
      <SettingsDialog open={settingsShown} onClose={() => setSettingsShown(false)} />
    </div>
  );
}
