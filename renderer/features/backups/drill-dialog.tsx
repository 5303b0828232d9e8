/** A drill: passphrase and key file of a custodian, progress, and what a restore would bring back and lose. */
import { Button, Modal, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { BackupDrilled, BackupTargetShown } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText } from '../../i18n/format.ts';
import { useSession } from '../../session/session.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { focusFirstField } from '../../ui/focus-first.ts';
import { Facts } from '../../ui/page.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { backupWords } from './words.ts';

export function DrillDialog({
  target,
  onThorough,
  onClose,
}: {
  readonly target: BackupTargetShown;
  readonly onThorough: () => void;
  readonly onClose: () => void;
}) {
  const say = backupWords.use();
  const { refresh } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [keyFile, setKeyFile] = useState('');
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [found, setFound] = useState<BackupDrilled | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async (): Promise<void> => {
    if (progress !== null || passphrase === '' || keyFile === '') return;
    const controller = new AbortController();
    stop.current = controller;
    setError(null);
    setProgress([0, 1]);
    try {
      setFound(
        await vault.call(
          'backup.drill',
          { target: target.target, passphrase, keyFile },
          { progress: (done, total) => setProgress([done, total]), signal: controller.signal },
        ),
      );
      await refresh();
    } catch (problem) {
      setError(problem);
    } finally {
      setPassphrase('');
      setProgress(null);
      stop.current = null;
    }
  };
  return (
    <Modal
      open
      title={<span className="serif">{say('drillTitle')}</span>}
      onCancel={onClose}
      afterOpenChange={focusFirstField}
      footer={null}
      width={600}
      mask={{ closable: false }}
    >
      {found === null ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <p className="quiet">{say('drillSays')}</p>
          <PassphraseField value={passphrase} onChange={setPassphrase} autoFocus />
          <KeyFileField value={keyFile} onChange={setKeyFile} />
          <ProblemLine error={error} />
          {progress !== null && (
            <>
              <p className="small" aria-live="off">
                {say('checking', { done: countText(progress[0]), total: countText(progress[1]) })}
              </p>
              <Progress
                percent={Math.floor((100 * progress[0]) / Math.max(1, progress[1]))}
                showInfo={false}
                aria-label={say('drillTitle')}
              />
            </>
          )}
          <Button
            type="primary"
            htmlType="submit"
            block
            loading={progress !== null}
            disabled={passphrase === '' || keyFile === ''}
          >
            {say('drillRun')}
          </Button>
        </form>
      ) : (
        <Found found={found} onThorough={onThorough} onClose={onClose} />
      )}
    </Modal>
  );
}

function Found({
  found,
  onThorough,
  onClose,
}: {
  readonly found: BackupDrilled;
  readonly onThorough: () => void;
  readonly onClose: () => void;
}) {
  const say = backupWords.use();
  const { lost } = found;
  const damage = [
    found.logBroken,
    found.tableDiffers,
    ...found.missing,
    ...found.altered,
    ...found.capsulesBroken,
  ]
    .filter((part): part is string => part !== null)
    .slice(0, 6);
  return (
    <div className="form" role="status">
      <State shape={found.sound ? 'done' : 'refused'}>
        <strong>{say(found.sound ? 'sound' : 'unsound')}</strong>
      </State>
      <Facts
        rows={[
          [
            say('brings'),
            say('bringsSays', {
              entries: countText(found.entries),
              documents: countText(found.documents),
              views: countText(found.views),
            }),
          ],
          [
            say('loses'),
            say('losesSays', {
              entries: countText(lost.entries),
              documents: countText(lost.documents),
              loans: countText(lost.loans),
              views: countText(lost.views),
            }),
          ],
          damage.length === 0 ? null : [say('damage'), damage.join(' · ')],
        ]}
      />
      {!found.sound && <p className="small">{say('mendIt')}</p>}
      <div className="button-row">
        <Button type="primary" onClick={onClose}>
          {say('close')}
        </Button>
        {!found.sound && <Button onClick={onThorough}>{say('thorough')}</Button>}
      </div>
    </div>
  );
}
