/** What an auditor outside remembers and cosigned comes back into the log (A5a). */
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { CommandAnswers } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { FolderField } from '../../ui/fields.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { logWords } from './words.ts';

export function WitnessDialog({
  onClose,
  onTaken,
}: {
  readonly onClose: () => void;
  readonly onTaken: () => void;
}) {
  const say = logWords.use();
  const [folder, setFolder] = useState('');
  const [taken, setTaken] = useState<CommandAnswers['log.witness'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  const take = async (): Promise<void> => {
    if (busy || folder.trim() === '') return;
    setBusy(true);
    setError(null);
    setTaken(null);
    try {
      setTaken(await vault.call('log.witness', { folder: folder.trim() }));
      onTaken();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={<span className="serif">{say('witnessTitle')}</span>}
      onCancel={onClose}
      // The dialog would give the focus to its closing button.
      afterOpenChange={(shown) => {
        if (shown) first.current?.querySelector('input')?.focus();
      }}
      footer={null}
      width={520}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p className="quiet">{say('witnessSays')}</p>
        <div ref={first}>
          <FolderField label={say('witnessFolder')} what="files" value={folder} onChange={setFolder} />
        </div>
        <ProblemLine error={error} />
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={folder.trim() === ''}>
            {say('witnessTake')}
          </Button>
        </div>
      </form>
      {taken !== null && (
        <p className="trace-found" aria-live="polite">
          {say('witnessTaken', {
            name: taken.name,
            size: countText(taken.size),
            when: stampText(taken.atMs),
          })}
        </p>
      )}
    </Modal>
  );
}
