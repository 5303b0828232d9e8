/** A backup is put into an empty folder, at the door: no key is needed for it, and the opening that follows is signed for. */
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { BackupFound } from '../../../shared/contract/answers.ts';
import { isProblem, vault } from '../../calls/vault-client.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FolderField } from '../../ui/fields.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { restoreWords } from './restore-words.ts';

export function RestoreForm({ onEnd }: { readonly onEnd: () => void }) {
  const say = restoreWords.use();
  const language = useLanguage();
  const { setFolder } = useSession();
  const [backup, setBackup] = useState('');
  const [found, setFound] = useState<BackupFound | null>(null);
  const [state, setState] = useState('');
  const [into, setInto] = useState('');
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  /** While somebody types a path nothing is said of what is not there yet. */
  const look = async (folder: string, typing = false): Promise<void> => {
    setBackup(folder);
    setFound(null);
    setError(null);
    if (folder === '') return;
    try {
      const seen = await vault.call('backup.look', { folder }, { by: 'screen' });
      setFound(seen);
      setState(seen.states[0]?.state ?? '');
    } catch (problem) {
      if (!typing) setError(problem);
    }
  };
  const run = async (): Promise<void> => {
    if (progress !== null || state === '' || into === '') return;
    const controller = new AbortController();
    stop.current = controller;
    setError(null);
    setNote(null);
    setProgress([0, 1]);
    try {
      const done = await vault.call(
        'backup.restore',
        { backup, state, folder: into },
        { progress: (at, total) => setProgress([at, total]), signal: controller.signal },
      );
      if (done.missing.length > 0) setNote(say('missing', { count: countText(done.missing.length) }));
      setFolder(into);
      onEnd();
    } catch (problem) {
      if (isProblem(problem, 'STOPPED')) setNote(say('stopped'));
      else setError(problem);
    } finally {
      setProgress(null);
      stop.current = null;
    }
  };
  return (
    <form
      className="unlock-form"
      onSubmit={(event) => {
        event.preventDefault();
        void (found === null ? look(backup) : run());
      }}
    >
      <h2>{say('title')}</h2>
      <p className="small quiet">{say('says')}</p>
      <FolderField
        label={say('backup')}
        value={backup}
        onChange={(path) => void look(path, true)}
        what="vault"
      />
      {found !== null && found.states.length === 0 && <State shape="note">{say('noStates')}</State>}
      {found !== null && found.states.length > 0 && (
        <>
          <Choice
            label={say('state')}
            value={state}
            onChange={setState}
            options={found.states.map((each) => ({
              value: each.state,
              label: say('stateAt', {
                when: momentText(each.atMs, language),
                entries: countText(each.entries),
                objects: countText(each.objects),
              }),
            }))}
          />
          <FolderField label={say('into')} value={into} onChange={setInto} what="new-vault" />
        </>
      )}
      <ProblemLine error={error} />
      {note !== null && <State shape="note">{note}</State>}
      {progress !== null && (
        <>
          <p className="small" aria-live="off">
            {say('running', { done: countText(progress[0]), total: countText(progress[1]) })}
          </p>
          <Progress
            percent={Math.floor((100 * progress[0]) / Math.max(1, progress[1]))}
            showInfo={false}
            aria-label={say('title')}
          />
        </>
      )}
      <div className="button-row">
        <Button type="primary" htmlType="submit" disabled={state === '' || into === '' || progress !== null}>
          {say('run')}
        </Button>
        {progress === null ? (
          <Button onClick={onEnd}>{say('back')}</Button>
        ) : (
          <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>
        )}
      </div>
    </form>
  );
}
