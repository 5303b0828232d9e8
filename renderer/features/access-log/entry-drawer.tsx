/** One entry: the sentence first, the proof under it. */
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { LogProof, LogRow } from '../../../shared/contract/answers.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { countText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus } from '../../session/session.tsx';
import { Key, Seal } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { EntryProof, isMachine, signerName } from './entry-proof.tsx';
import { outcomeShapes } from './log-list.tsx';
import { useProof } from './log-pages.ts';
import { clockOf, longDay, offsetText, predicateOf } from './row-words.ts';
import { logWords } from './words.ts';

/** Who runs down the rows with the proof open has not asked for each of them: the reading waits until they rest. */
const restMs = 300;

function useRested(index: number): boolean {
  const [rested, setRested] = useState<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(index), restMs);
    return () => clearTimeout(timer);
  }, [index]);
  return rested === index;
}

export interface EntryDrawerProps {
  readonly row: LogRow;
  readonly proofShown: boolean;
  readonly onProof: () => void;
  readonly onClose: () => void;
  readonly onGo: (index: number) => void;
}

export function EntryDrawer({ row, proofShown, onProof, onClose, onGo }: EntryDrawerProps) {
  const say = logWords.use();
  const { roles } = useStatus();
  const rested = useRested(row.index);
  const proof = useProof(row.index, proofShown && rested);
  const [correcting, setCorrecting] = useState(false);
  const [corrected, setCorrected] = useState<number | null>(null);
  const corrects = isKeeper(roles);
  return (
    <aside className="drawer log-drawer" aria-label={say('entry', { index: countText(row.index) })}>
      <div className="log-drawer-head">
        <p className="small quiet">{say('entry', { index: countText(row.index) })}</p>
        <Button size="small" onClick={onClose}>
          <Key>Esc</Key>
        </Button>
      </div>
      <h2 className="log-sentence selectable">
        <Sentence row={row} />
      </h2>
      <EntryFacts row={row} proof={proofShown ? proof.data : undefined} onGo={onGo} />
      {corrected !== null && (
        <p role="status">
          <State shape="done">
            {say('correctDone', { index: countText(corrected) })}{' '}
            <button type="button" className="link" onClick={() => onGo(corrected)}>
              {say('openEntry', { index: countText(corrected) })}
            </button>
          </State>
        </p>
      )}
      <hr className="log-rule" />
      {!proofShown ? (
        <>
          <div className="button-row">
            <Button onClick={onProof}>
              {say('showProof')} <Key>P</Key>
            </Button>
            {corrects && (
              <button type="button" className="link" onClick={() => setCorrecting(true)}>
                {say('correct')}
              </button>
            )}
          </div>
          <p className="fine faint">{say('proofIs')}</p>
        </>
      ) : proof.data !== undefined ? (
        <EntryProof
          proof={proof.data}
          busy={proof.isFetching}
          onAgain={proof.checkAgain}
          onCorrect={corrects ? () => setCorrecting(true) : null}
        />
      ) : proof.error !== null ? (
        <Failed error={proof.error} again={() => void proof.refetch()} />
      ) : (
        <Loading />
      )}
      {correcting && (
        <CorrectDialog
          index={row.index}
          onClose={() => setCorrecting(false)}
          onCorrected={(index) => setCorrected(index)}
        />
      )}
    </aside>
  );
}

/** 沈知行于 2026年11月19日 10:24 在总部 12 层档案室发放：… / On 19 November 2026 at 10:24, in …, Shen Zhixing issued …: … */
function Sentence({ row }: { readonly row: LogRow }) {
  const say = logWords.use();
  const language = useLanguage();
  const when = {
    who: row.person ?? (language === 'en' ? 'the vault' : say('system')),
    date: longDay(row, language),
    time: clockOf(row).slice(0, 5),
    place: row.place ?? '',
  };
  const begin = say(row.place === null ? 'saidNowhere' : 'saidAt', when);
  return (
    <>
      {begin}
      {language === 'en' ? ' ' : ''}
      {predicateOf(row, language)}
    </>
  );
}

/** Which entry a correction points back to, from the body itself. */
function correctedIndex(row: LogRow, proof: LogProof | undefined): number | null {
  if (row.type !== 'entry.corrected' || proof === undefined) return null;
  const { data } = JSON.parse(proof.body) as { data?: { index?: unknown } };
  return typeof data?.index === 'number' ? data.index : null;
}

function EntryFacts({
  row,
  proof,
  onGo,
}: {
  readonly row: LogRow;
  readonly proof: LogProof | undefined;
  readonly onGo: (index: number) => void;
}) {
  const say = logWords.use();
  const term = terms.use();
  const back = correctedIndex(row, proof);
  const utc = new Date(row.atMs).toISOString();
  return (
    <Facts
      rows={[
        row.role === null ? null : [say('role'), term(row.role)],
        row.place === null ? null : [say('place'), row.place],
        row.reason === null ? null : [say('reason'), row.reason],
        back === null
          ? null
          : [
              say('corrects'),
              <button key="back" type="button" className="link" onClick={() => onGo(back)}>
                {say('entry', { index: countText(back) })}
              </button>,
            ],
        [say('utc'), `${utc.slice(0, 10)} ${utc.slice(11, 19)}`],
        [say('local'), `${clockOf(row)} ${offsetText(row.offsetMinutes)}`],
        [
          say('outcome'),
          <State key="outcome" shape={outcomeShapes[row.outcome]}>
            {say(row.outcome)}
          </State>,
        ],
        [say('signatures'), <Signatures key="signatures" row={row} proof={proof} />],
      ]}
    />
  );
}

function Signatures({ row, proof }: { readonly row: LogRow; readonly proof: LogProof | undefined }) {
  const say = logWords.use();
  const term = terms.use();
  if (proof === undefined) {
    return (
      <span className="quiet">
        {row.person ?? say('machine')} · {say('signedUnread')}
      </span>
    );
  }
  return (
    <ul className="log-signatures">
      {proof.signatures.map((signature) => {
        const name = signerName(signature, say);
        const role = signature.as === 'log' ? null : term(signature.as);
        return (
          <li key={`${signature.who} ${signature.as}`}>
            <Seal name={name} state={isMachine(signature) ? 'present' : 'signed'} size={20} />
            <span>
              {[name, role].filter(Boolean).join(' ')} ·{' '}
              {signature.holds ? say('valid') : <strong>{say('invalid')}</strong>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
