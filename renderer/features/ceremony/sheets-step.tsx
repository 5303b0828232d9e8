/** The recovery sheets of a new vault, one at a time: written down or printed, hidden, typed back. */
import { Button } from 'antd';
import { useState } from 'react';
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Shape } from '../../ui/shape.tsx';
import { SheetFields } from '../../ui/sheet-fields.tsx';
import { SheetShown } from '../../ui/sheet-shown.tsx';
import { emptySheet, type TypedSheet } from '../../ui/sheet-typed.ts';
import { sheetsToShow } from './ceremony-state.ts';
import { SheetPaper } from './sheet-paper.tsx';
import { ceremonyWords } from './words.ts';

export function SheetsStep({
  created,
  threshold,
  firm,
  onDone,
}: {
  readonly created: CreatedVault;
  readonly threshold: number;
  /** Name of the vault: at the head of a printed sheet. */
  readonly firm: string;
  readonly onDone: () => void;
}) {
  const say = ceremonyWords.use();
  const [at, setAt] = useState(0);
  const [stage, setStage] = useState<'before' | 'shown' | 'hidden'>('before');
  const [typed, setTyped] = useState<TypedSheet>(emptySheet);
  const sheets = sheetsToShow(created);
  const sheet = sheets[at];
  const go = (): void => {
    if (stage === 'before') setStage('shown');
    else if (stage === 'shown') setStage('hidden');
    else if (at + 1 < sheets.length) {
      setAt(at + 1);
      setTyped(emptySheet);
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
        <>
          <SheetShown text={sheet.text} />
          <SheetPaper key={at} text={sheet.text} firm={firm} name={`${sheet.side}-${sheet.n}.pdf`} />
        </>
      ) : (
        <div className="recovery-sheet recovery-sheet-hidden" aria-hidden="true" />
      )}
      {stage === 'hidden' && (
        <>
          <p className="quiet">{say('sheetTypeBack')}</p>
          <SheetFields
            key={at}
            legend={say('sheetTypedLegend', { n: sheet.n })}
            value={typed}
            onChange={setTyped}
            expected={{ side: sheet.side, vault: created.vault, number: sheet.n, others: [] }}
          />
        </>
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
