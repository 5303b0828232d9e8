/** Offers the sample vault, makes it, and keeps its people and passphrases on screen: it guards nothing. */
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';
import { RoleNames } from '../../ui/marks.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { pickSamplePerson, useSamplePeople } from './sample-people.ts';
import { unlockWords } from './words.ts';

export interface SampleMaking {
  readonly progress: readonly [done: number, total: number] | null;
  readonly error: unknown;
  readonly make: () => Promise<void>;
  readonly stop: () => void;
}

/** Makes the sample into a folder of its own, and chooses it. */
export function useSampleMaking(): SampleMaking {
  const { settings, saveSettings, setFolder } = useSession();
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const make = async (): Promise<void> => {
    setError(null);
    setProgress([0, 1]);
    const controller = new AbortController();
    stop.current = controller;
    try {
      const folder = await askShell('path.suggest', { what: 'sample' });
      const made = await vault.call(
        'sample.create',
        { folder, language: settings.language },
        { progress: (done, total) => setProgress([done, total]), signal: controller.signal },
      );
      saveSettings({
        ...(settings.place === '' ? { place: made.place } : {}),
        vaults: [
          {
            folder: made.folder,
            name: made.name,
            sample: true,
            closedAtMs: null,
            entries: 0,
            words: [],
          },
          ...settings.vaults,
        ].slice(0, 20),
      });
      setFolder(made.folder);
    } catch (problem) {
      setError(problem);
    } finally {
      setProgress(null);
      stop.current = null;
    }
  };
  return { progress, error, make, stop: () => stop.current?.abort() };
}

/** How far it is, and the way to stop it. */
export function SampleProgress({ making: { progress, stop } }: { readonly making: SampleMaking }) {
  const say = unlockWords.use();
  if (progress === null) return null;
  const [done, total] = progress;
  return (
    <div>
      <p className="small" aria-live="polite">
        {say('sampleMaking', { done, total })}
      </p>
      <Progress
        percent={Math.round((100 * done) / Math.max(1, total))}
        showInfo={false}
        aria-label={say('trySample')}
      />
      <Button size="small" autoFocus onClick={stop}>
        {say('stop')}
      </Button>
    </div>
  );
}

export function SampleMaker() {
  const { folder } = useSession();
  const say = unlockWords.use();
  const people = useSamplePeople(folder);
  const making = useSampleMaking();
  if (people === undefined) return null;
  if (people.length > 0) return <SamplePeople />;
  return (
    <div className="form">
      {making.progress === null ? (
        <div className="button-row">
          <Button onClick={() => void making.make()}>{say('trySample')}</Button>
          <span className="fine faint">{say('trySampleSub')}</span>
        </div>
      ) : (
        <SampleProgress making={making} />
      )}
      <ProblemLine error={making.error} />
    </div>
  );
}

export function SamplePeople() {
  const say = unlockWords.use();
  const { folder } = useSession();
  const people = useSamplePeople(folder) ?? [];
  if (people.length === 0) return null;
  return (
    <section className="form">
      <h2>{say('samplePeople')}</h2>
      <p className="fine faint">{say('sampleNoSecret')}</p>
      <p className="fine faint">{say('samplePick')}</p>
      <table className="sample-people">
        <tbody>
          {people.map((person) => (
            <tr key={person.name}>
              <td>
                <button type="button" className="link" onClick={() => pickSamplePerson(person)}>
                  {person.name}
                </button>
                <br />
                <span className="quiet">
                  <RoleNames roles={person.roles} />
                </span>
              </td>
              <td className="selectable">
                {person.passphrase}
                {person.keyFile !== null && <div className="mono fine faint">{person.keyFile}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
