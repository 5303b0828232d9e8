/**
 * The way back in at the door (K3): which way is the right one first, and, where nobody of custody can open the vault, the
 * sheets of custody with an approver's signature, which give one person new keys.
 */
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { Recovered } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';
import { FolderField, KeyFileField } from '../../ui/fields.tsx';
import { areComplete, freshName, NewKeysFields, newKeysInput, noKeys } from '../../ui/new-keys-fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Facts } from '../../ui/page.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { State } from '../../ui/shape.tsx';
import { typedText } from '../../ui/sheet-typed.ts';
import { enoughSheets, SheetsNeeded, sheetsHandedIn, twoSheets } from '../../ui/sheets-needed.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { type Approver, nobody } from './elsewhere.tsx';
import { recoverWords } from './recover-words.ts';

export function RecoverForm({ onEnd }: { readonly onEnd: () => void }) {
  const say = recoverWords.use();
  const { settings, folder, setFolder } = useSession();
  const [path, setPath] = useState(folder ?? '');
  const [who, setWho] = useState('');
  const [keys, setKeys] = useState(noKeys);
  const [sheets, setSheets] = useState(twoSheets);
  const [approver, setApprover] = useState<Approver>(nobody);
  const [place, setPlace] = useState(settings.place);
  const [anchors, setAnchors] = useState('');
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [done, setDone] = useState<Recovered | null>(null);
  const underWay = useRef(false);
  const complete =
    path !== '' &&
    who.trim() !== '' &&
    areComplete(keys) &&
    enoughSheets(sheets) &&
    approver.who !== '' &&
    approver.passphrase !== '';
  const recover = async (): Promise<void> => {
    if (underWay.current || !complete) return;
    underWay.current = true;
    setError(null);
    setProgress([0, 1]);
    try {
      const recovered = await vault.call(
        'vault.recover',
        {
          folder: path,
          sheets: sheetsHandedIn(sheets).map(typedText),
          who: who.trim(),
          ...newKeysInput(keys, freshName(who.trim())),
          station: settings.station,
          place,
          anchorFolders: anchors === '' ? [] : [anchors],
          cosign: [
            {
              who: approver.who,
              passphrase: approver.passphrase,
              ...(approver.keyFile === '' ? {} : { keyFile: approver.keyFile }),
            },
          ],
        },
        { progress: (at, total) => setProgress([at, total]) },
      );
      setKeys(noKeys);
      setSheets(twoSheets);
      setDone(recovered);
      setFolder(path);
    } catch (problem) {
      setError(problem);
    } finally {
      underWay.current = false;
      setProgress(null);
      setApprover((signer) => ({ ...signer, passphrase: '' }));
    }
  };
  if (done !== null) {
    return (
      <section className="unlock-form">
        <h2>{say('done', { name: who.trim() })}</h2>
        <p className="small quiet">{say('doneSays')}</p>
        <Facts
          rows={[
            [
              say('fingerprint'),
              <span key="print" className="mono">
                {done.fingerprint}
              </span>,
            ],
          ]}
        />
        {done.underWay && <State shape="under-way">{say('underWay')}</State>}
        <Button type="primary" size="large" autoFocus onClick={onEnd}>
          {say('toOpen')}
        </Button>
      </section>
    );
  }
  return (
    <form
      className="unlock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void recover();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void recover();
      }}
    >
      <h2>{say('title')}</h2>
      <ol className="recover-ways small">
        <li>{say('spare')}</li>
        <li>{say('another')}</li>
        <li>{say('sheets')}</li>
      </ol>
      <FolderField label={say('folder')} value={path} onChange={setPath} what="vault" />
      <SheetsNeeded side="custody" typed={sheets} onChange={setSheets} />
      <OneLineField label={say('who')} value={who} onChange={setWho} />
      <p className="fine faint">{say('whoHint')}</p>
      <NewKeysFields value={keys} onChange={setKeys} />
      <fieldset className="cosign">
        <legend>{say('approver')}</legend>
        <div className="field-row">
          <OneLineField
            label={say('approverWho')}
            value={approver.who}
            onChange={(name) => setApprover({ ...approver, who: name })}
          />
          <PassphraseField
            value={approver.passphrase}
            onChange={(passphrase) => setApprover({ ...approver, passphrase })}
          />
        </div>
        <KeyFileField
          value={approver.keyFile}
          onChange={(keyFile) => setApprover({ ...approver, keyFile })}
        />
      </fieldset>
      <OneLineField label={say('place')} value={place} onChange={setPlace} />
      <FolderField label={say('anchors')} value={anchors} onChange={setAnchors} what="anchor" />
      <p className="fine quiet">{say('says')}</p>
      <ProblemLine error={error} />
      {progress !== null && progress[1] > 1 && (
        <>
          <p className="small">{say('running', { done: progress[0], total: progress[1] })}</p>
          <Progress
            percent={Math.floor((100 * progress[0]) / Math.max(1, progress[1]))}
            showInfo={false}
            aria-label={say('title')}
          />
        </>
      )}
      <div className="button-row">
        <SignButton
          onClick={() => void recover()}
          disabled={!complete}
          busy={progress !== null}
          keyHint="Ctrl ↵"
        >
          {say('sign')}
        </SignButton>
        {progress === null && <Button onClick={onEnd}>{say('back')}</Button>}
      </div>
    </form>
  );
}
