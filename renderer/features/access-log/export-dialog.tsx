/** The log taken outside: the whole of it with its verifier, or what the filters show as CSV. Each export is an entry. */
import { Button, Checkbox, Input, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import { askShell } from '../../desktop.ts';
import { Field, FolderField } from '../../ui/fields.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { vault } from '../../vault-client.ts';
import { type Filters, questionOf } from './filters.ts';
import { logWords } from './words.ts';

export function ExportDialog({
  filters,
  onClose,
}: {
  readonly filters: Filters;
  readonly onClose: () => void;
}) {
  const say = logWords.use();
  const [folder, setFolder] = useState('');
  const [file, setFile] = useState('');
  const [names, setNames] = useState(true);
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const run = async (work: (options: object) => Promise<string>): Promise<void> => {
    const controller = new AbortController();
    stop.current = controller;
    setError(null);
    setDone(null);
    setProgress([0, 1]);
    try {
      const told = await work({
        signal: controller.signal,
        progress: (at: number, total: number) => setProgress([at, total]),
      });
      setDone(told);
    } catch (problem) {
      setError(problem);
    } finally {
      setProgress(null);
    }
  };
  const bundle = (options: object): Promise<string> =>
    vault
      .call('log.export', { folder, openings: names ? 'all' : 'none' }, options)
      .then((made) => say('exported', { count: made.entries, where: made.folder }));
  const csv = (options: object): Promise<string> =>
    vault
      .call('log.csv', { ...questionOf(filters, Date.now()), file }, options)
      .then((made) => say('exported', { count: made.rows, where: made.file }));
  return (
    <Modal open title={say('exportTitle')} footer={null} onCancel={onClose} width={560}>
      <div className="form">
        <h2>{say('exportBundle')}</h2>
        <p className="fine faint">{say('exportBundleSub')}</p>
        <FolderField label={say('folder')} value={folder} onChange={setFolder} what="bundle" />
        <Checkbox checked={names} onChange={(event) => setNames(event.target.checked)}>
          {say('withNames')}
        </Checkbox>
        <Button type="primary" disabled={folder === '' || progress !== null} onClick={() => void run(bundle)}>
          {say('start')}
        </Button>
        <h2>{say('exportCsv')}</h2>
        <Field label={say('file')}>
          {(id) => (
            <div className="path-field">
              <Input
                id={id}
                className="mono"
                value={file}
                spellCheck={false}
                onChange={(event) => setFile(event.target.value)}
              />
              <Button
                onClick={() => {
                  void askShell('path.choose-save', { what: 'csv', suggested: 'log.csv' }).then((path) => {
                    if (path !== null) setFile(path);
                  });
                }}
              >
                …
              </Button>
            </div>
          )}
        </Field>
        <Button disabled={file === '' || progress !== null} onClick={() => void run(csv)}>
          {say('start')}
        </Button>
        {progress !== null && (
          <div aria-live="polite">
            <p className="small">{say('progress', { done: progress[0], total: progress[1] })}</p>
            <Progress percent={Math.round((100 * progress[0]) / Math.max(1, progress[1]))} showInfo={false} />
            <Button size="small" onClick={() => stop.current?.abort()}>
              {say('stop')}
            </Button>
          </div>
        )}
        {done !== null && (
          <p className="selectable" aria-live="polite">
            {done}
          </p>
        )}
        <ProblemLine error={error} />
      </div>
    </Modal>
  );
}
