/** A custodian opens the vault: passphrase, key file, place. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Drill } from '../../../shared/contract/answers.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';
import { FolderField, KeyFileField } from '../../ui/fields.tsx';
import { Key } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { type AsksWhat, DrillFound, Elsewhere, nobody, type WhatItIs } from './elsewhere.tsx';
import { elsewhereWords } from './elsewhere-words.ts';
import { onSamplePicked } from './sample-people.ts';
import { unlockWords } from './words.ts';

export function OpenForm() {
  const { settings, saveSettings, folder, setFolder, refresh } = useSession();
  const say = unlockWords.use();
  const sayOf = elsewhereWords.use();
  const [path, setPath] = useState(folder ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [keyFile, setKeyFile] = useState('');
  const [place, setPlace] = useState(settings.place);
  const [anchors, setAnchors] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(
    () =>
      onSamplePicked((person) => {
        setPassphrase(person.passphrase);
        setKeyFile(person.keyFile ?? '');
      }),
    [],
  );
  const [asksWhat, setAsksWhat] = useState<AsksWhat>('no');
  const [what, setWhat] = useState<WhatItIs>('unsaid');
  const [approver, setApprover] = useState(nobody);
  const [lockedElsewhere, setLockedElsewhere] = useState(false);
  const [takeLock, setTakeLock] = useState(false);
  const [drill, setDrill] = useState<Drill | null>(null);
  const anchorFolders = anchors === '' ? [] : [anchors];
  const lookAtCopy = async (): Promise<void> => {
    if (busy || passphrase === '') return;
    setBusy(true);
    setError(null);
    setDrill(null);
    try {
      setDrill(await vault.call('vault.drill', { folder: path, passphrase, keyFile, anchorFolders }));
    } catch (problem) {
      setError(problem);
    } finally {
      setPassphrase('');
      setBusy(false);
    }
  };
  const open = async (): Promise<void> => {
    if (busy || path === '' || passphrase === '' || keyFile === '') return;
    if (what === 'copy') return lookAtCopy();
    setBusy(true);
    setError(null);
    try {
      const status = await vault.call('vault.open', {
        folder: path,
        passphrase,
        keyFile,
        station: settings.station,
        place,
        anchorFolders,
        ...(takeLock ? { takeLock } : {}),
        ...(what === 'moved'
          ? {
              moved: {
                who: approver.who,
                passphrase: approver.passphrase,
                ...(approver.keyFile === '' ? {} : { keyFile: approver.keyFile }),
              },
            }
          : {}),
      });
      const others = settings.vaults.filter((known) => known.folder !== path);
      const opened = {
        folder: path,
        name: status.name,
        sample: status.sample,
        closedAtMs: null,
        entries: status.entries,
        words: [...status.checkpointWords],
      };
      saveSettings({ place, vaults: [opened, ...others].slice(0, 20) });
      setFolder(path);
      await refresh();
    } catch (problem) {
      setError(problem);
      if (isProblem(problem, 'VAULT_LOCKED')) setLockedElsewhere(true);
      if (isProblem(problem, 'PLACE_UNKNOWN')) setAsksWhat('unknown');
      if (isProblem(problem, 'PLACE_LEFT')) setAsksWhat('left');
      if (isProblem(problem, 'RESTORE_UNSIGNED')) {
        setAsksWhat('restored');
        setWhat('moved');
      }
    } finally {
      setPassphrase('');
      setApprover((signer) => ({ ...signer, passphrase: '' }));
      setBusy(false);
    }
  };
  return (
    <form
      className="unlock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2>{say('open')}</h2>
      <FolderField label={say('folder')} value={path} onChange={setPath} what="vault" />
      <PassphraseField value={passphrase} onChange={setPassphrase} autoFocus={path !== ''} />
      <KeyFileField value={keyFile} onChange={setKeyFile} />
      <OneLineField label={say('place')} value={place} onChange={setPlace} />
      <FolderField label={say('anchors')} value={anchors} onChange={setAnchors} what="anchor" />
      <ProblemLine error={error} />
      {lockedElsewhere && (
        <label className="unlock-take-lock">
          <input type="checkbox" checked={takeLock} onChange={(event) => setTakeLock(event.target.checked)} />{' '}
          {sayOf('takeLock')}
        </label>
      )}
      {asksWhat !== 'no' && (
        <Elsewhere
          asks={asksWhat}
          what={what}
          onWhat={setWhat}
          approver={approver}
          onApprover={setApprover}
        />
      )}
      {drill !== null && what === 'copy' && <DrillFound drill={drill} />}
      <Button
        type="primary"
        size="large"
        block
        htmlType="submit"
        loading={busy}
        disabled={path === '' || passphrase === '' || keyFile === ''}
      >
        {what === 'moved' ? sayOf('openMoved') : what === 'copy' ? sayOf('drill') : say('openVault')}{' '}
        <Key>Enter</Key>
      </Button>
      <p className="fine faint">{say('openNote')}</p>
    </form>
  );
}
