/** One entry: the sentence first, the proof under it, a correction if one is needed. */
import { Button, Input } from 'antd';
import { useCallback, useState } from 'react';
import type { LogProof, LogRow } from '../../../shared/contract/answers.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useStatus } from '../../session.tsx';
import { Field } from '../../ui/fields.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Seal, type SealState } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { vault } from '../../vault-client.ts';
import { ProofPicture } from './proof-picture.tsx';
import { logWords } from './words.ts';

export function EntryDrawer({ row, onClose }: { readonly row: LogRow; readonly onClose: () => void }) {
  const say = logWords.use();
  const term = terms.use();
  const { roles } = useStatus();
  const [proof, setProof] = useState<LogProof | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [correcting, setCorrecting] = useState(false);
  const [remark, setRemark] = useState('');
  const { index } = row;
  const check = useCallback(() => {
    setError(null);
    vault.call('log.proof', { index }).then(setProof, setError);
  }, [index]);
  useKeys({ p: check });
  const mayCorrect = roles.includes('custodian') || roles.includes('approver');
  return (
    <aside className="drawer" aria-label={say('entry', { index })}>
      <div className="drawer-head">
        <p className="small quiet">{say('entry', { index: countText(index) })}</p>
        <Button onClick={onClose}>
          <Key>Esc</Key>
        </Button>
      </div>
      <h2 className="log-sentence">{row.sentence}</h2>
      <Facts
        rows={[
          row.role === null ? null : [say('role'), term(row.role)],
          row.place === null ? null : [say('place'), row.place],
          row.reason === null ? null : [say('reason'), row.reason],
          [
            say('when'),
            <>
              {stampText(row.atMs)}
              <div className="fine quiet">
                {say('utc', { utc: new Date(row.atMs).toISOString().slice(0, 19).replace('T', ' ') })}
              </div>
            </>,
          ],
        ]}
      />
      <h3>{say('proof')}</h3>
      <ProblemLine error={error} />
      {proof === null ? (
        <Button onClick={check}>
          {say('check')} <Key>P</Key>
        </Button>
      ) : (
        <Proved proof={proof} onAgain={check} />
      )}
      {mayCorrect &&
        (correcting ? (
          <SignBlock
            label={say('signCorrect')}
            disabled={remark.trim() === ''}
            sign={(signature) => vault.call('entry.correct', { index, remark, signature })}
            onDone={() => setCorrecting(false)}
          >
            <p className="fine faint">{say('correctSub')}</p>
            <Field label={say('remark')}>
              {(id) => (
                <Input.TextArea
                  id={id}
                  rows={2}
                  value={remark}
                  maxLength={2_000}
                  onChange={(event) => setRemark(event.target.value)}
                />
              )}
            </Field>
          </SignBlock>
        ) : (
          <button type="button" className="link" onClick={() => setCorrecting(true)}>
            {say('correct')}
          </button>
        ))}
    </aside>
  );
}

/** Red is a person's signature; the log's own key is a grey box, and what does not hold is nobody's. */
const sealOf = ({ as, holds }: LogProof['signatures'][number]): SealState =>
  !holds ? 'theirs' : as === 'log' ? 'present' : 'signed';

function Proved({ proof, onAgain }: { readonly proof: LogProof; readonly onAgain: () => void }) {
  const say = logWords.use();
  const badSignature = proof.signatures.find((signature) => !signature.holds);
  const badOpening = proof.openings.find((opening) => !opening.holds);
  const wrong = !proof.included
    ? say('path')
    : badSignature !== undefined
      ? say('signature', { who: badSignature.who })
      : badOpening !== undefined
        ? say('opening', { field: badOpening.field })
        : null;
  return (
    <>
      <State shape={proof.holds ? 'done' : 'refused'}>
        {wrong === null ? say('proved') : say('notProved', { what: wrong })}
      </State>
      <ProofPicture proof={proof} />
      <p className="proof-words">{proof.checkpointWords.join(' · ')}</p>
      <Facts
        rows={[
          [
            say('signatures'),
            <ul key="signatures">
              {proof.signatures.map((signature) => (
                <li key={`${signature.who}${signature.as}`} className="state">
                  <Seal name={signature.who} state={sealOf(signature)} size={20} />
                  {signature.as === 'log' ? say('logKey') : signature.who} ·{' '}
                  {say(signature.holds ? 'holds' : 'broken')}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      <Button onClick={onAgain}>
        {say('again')} <Key>P</Key>
      </Button>
      <details>
        <summary>{say('body')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
        <pre className="entry-body" tabIndex={0}>
          {proof.body}
        </pre>
      </details>
    </>
  );
}
