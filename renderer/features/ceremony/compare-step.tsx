/** After the vault is made: fingerprints compared in person. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { ceremonyWords } from './words.ts';

export function CompareStep({
  created,
  onDone,
  onStop,
}: {
  readonly created: CreatedVault;
  readonly onDone: () => void;
  readonly onStop: () => void;
}) {
  const say = ceremonyWords.use();
  const [at, setAt] = useState(0);
  const [heard, setHeard] = useState(false);
  const [differ, setDiffer] = useState(false);
  const founder = created.founders[at];
  const next = (): void => {
    if (!heard) return;
    setHeard(false);
    if (at + 1 < created.founders.length) setAt(at + 1);
    else onDone();
  };
  useKeys({ 'Ctrl+Enter': next });
  if (founder === undefined) return null;
  if (differ) {
    return (
      <div className="sheet ceremony-sheet" role="alert">
        <h2>{say('differTitle')}</h2>
        <p>{say('differSays')}</p>
        <div className="button-row">
          <Button type="primary" size="large" onClick={onStop}>
            {say('stop')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="sheet ceremony-sheet">
      <h2>{say('compareTitle', { name: founder.name })}</h2>
      <p className="quiet">{say('compareSays', { name: founder.name })}</p>
      <ol className="fingerprint">
        {founder.fingerprint.split(' ').map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat; their place tells them apart
          <li key={i}>
            <span className="fine faint">{i + 1}</span>
            <strong className="mono">{group}</strong>
          </li>
        ))}
      </ol>
      <Checkbox checked={heard} onChange={(event) => setHeard(event.target.checked)}>
        {say('compared')}
      </Checkbox>
      <div className="button-row">
        <Button type="primary" size="large" disabled={!heard} onClick={next}>
          {say(at + 1 < created.founders.length ? 'nextFingerprint' : 'next')} <Key>Ctrl ↵</Key>
        </Button>
        <button type="button" className="link" onClick={() => setDiffer(true)}>
          {say('differ')}
        </button>
        <span className="small quiet">
          {at + 1} / {created.founders.length}
        </span>
      </div>
    </div>
  );
}
