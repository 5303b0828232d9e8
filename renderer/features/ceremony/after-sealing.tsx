/** After the vault is made: fingerprints compared in person, then the recovery sheets, one at a time. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Shape } from '../../ui/shape.tsx';
import { sheetsToShow } from './ceremony-state.ts';
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

export function SheetsStep({
  created,
  threshold,
  onDone,
}: {
  readonly created: CreatedVault;
  readonly threshold: number;
  readonly onDone: () => void;
}) {
  const say = ceremonyWords.use();
  const [at, setAt] = useState(0);
  const [stage, setStage] = useState<'before' | 'shown' | 'hidden'>('before');
  const sheets = sheetsToShow(created);
  const sheet = sheets[at];
  const go = (): void => {
    if (stage === 'before') setStage('shown');
    else if (stage === 'shown') setStage('hidden');
    else if (at + 1 < sheets.length) {
      setAt(at + 1);
      setStage('before');
    } else onDone();
  };
  useKeys({ 'Ctrl+Enter': go });
  if (sheet === undefined) return null;
  const last = at + 1 === sheets.length;
  return (
    <div className="sheet ceremony-sheet">
      <h2>
        {say('sheetTitle', {
          side: say(sheet.side === 'custody' ? 'custodySide' : 'approvalSide'),
          n: sheet.n,
          of: sheet.of,
        })}
      </h2>
      <p className="quiet">{say('sheetSays', { threshold })}</p>
      <p className="note-box ceremony-note">
        <Shape name="note" />
        <strong>{say('sheetWarn')}</strong>
      </p>
      {stage === 'shown' ? (
        <pre className="recovery-sheet">{sheet.text}</pre>
      ) : (
        <div className="recovery-sheet recovery-sheet-hidden" aria-hidden="true" />
      )}
      <div className="button-row">
        <Button type="primary" size="large" onClick={go}>
          {say(stage === 'before' ? 'show' : stage === 'shown' ? 'hide' : last ? 'next' : 'nextSheet')}{' '}
          <Key>Ctrl ↵</Key>
        </Button>
        {stage === 'hidden' && (
          <button type="button" className="link" onClick={() => setStage('shown')}>
            {say('showAgain')}
          </button>
        )}
        <span className="small quiet">
          {at + 1} / {sheets.length}
        </span>
      </div>
    </div>
  );
}
