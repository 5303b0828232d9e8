/** The full check on demand, with its progress; it changes nothing and can be stopped. */
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Diagnosis } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText } from '../../i18n/format.ts';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Facts, Sheet } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { integrityWords } from './words.ts';

export function FullCheck() {
  const say = integrityWords.use();
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const [found, setFound] = useState<Diagnosis | 'stopped' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async (): Promise<void> => {
    if (progress !== null) return;
    const controller = new AbortController();
    stop.current = controller;
    setFound(null);
    setError(null);
    setProgress([0, 1]);
    try {
      const diagnosis = await vault.call(
        'doctor',
        {},
        { progress: (done, total) => setProgress([done, total]), signal: controller.signal },
      );
      setFound(controller.signal.aborted ? 'stopped' : diagnosis);
    } catch (problem) {
      setError(problem);
    } finally {
      setProgress(null);
      stop.current = null;
    }
  };
  useKeys({ d: () => void run() });
  return (
    <Sheet title={say('doctor')}>
      <p className="small quiet">{say('doctorSays')}</p>
      {progress === null ? (
        <div>
          <Button onClick={() => void run()}>
            {say('run')} <Key>D</Key>
          </Button>
        </div>
      ) : (
        <div className="form">
          <p className="small" aria-live="off">
            {say('running', { done: countText(progress[0]), total: countText(progress[1]) })}
          </p>
          <Progress
            percent={Math.floor((100 * progress[0]) / Math.max(1, progress[1]))}
            showInfo={false}
            aria-label={say('doctor')}
          />
          <div>
            <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>
          </div>
        </div>
      )}
      <ProblemLine error={error} />
      {found === 'stopped' && <State shape="note">{say('stopped')}</State>}
      {found !== null && found !== 'stopped' && <Found diagnosis={found} />}
    </Sheet>
  );
}

function Found({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const say = integrityWords.use();
  const list = (names: readonly string[]): string => names.join(' · ');
  const row = (label: string, value: string | null) =>
    value === null || value === '' ? null : ([label, value] as const);
  return (
    <div className="form" role="status">
      <State shape={diagnosis.sound ? 'done' : 'refused'}>
        <strong>{say(diagnosis.sound ? 'sound' : 'unsound')}</strong>
      </State>
      <p className="small">
        {say('soundSays', { entries: countText(diagnosis.entries), files: countText(diagnosis.sealedFiles) })}
      </p>
      <Facts
        rows={[
          row(say('logBroken'), diagnosis.logBroken),
          row(say('tableDiffers'), diagnosis.tableDiffers),
          row(say('missingFiles'), list(diagnosis.missing)),
          row(say('altered'), list(diagnosis.altered)),
          row(say('capsules'), list(diagnosis.capsulesBroken)),
          row(say('surplus'), list(diagnosis.surplus)),
        ]}
      />
    </div>
  );
}
