/** What an outsider would check about an entry, checked here: its path, its signatures, its texts; the raw bytes below. */
import { Button } from 'antd';
import type { LogProof } from '../../../shared/contract/answers.ts';
import { countText } from '../../i18n/format.ts';
import { Shape, State } from '../../ui/shape.tsx';
import { ProofPicture } from './proof-picture.tsx';
import { logWords } from './words.ts';

type SayLog = ReturnType<typeof logWords.use>;

/** The first wrong thing, in the order in which a verifier looks; null where everything holds. */
function firstWrong(proof: LogProof, say: SayLog): string | null {
  if (!proof.included) return say('wrongPath');
  const signature = proof.signatures.find((each) => !each.holds);
  if (signature !== undefined) return say('wrongSignature', { who: signerName(signature, say) });
  const opening = proof.openings.find((each) => !each.holds);
  if (opening !== undefined) return say('wrongText', { field: opening.field });
  return null;
}

/** The vault signs what machines do with its log key, which has no name but its number. */
export const isMachine = ({ who }: LogProof['signatures'][number]): boolean => who.startsWith('log:');
export const signerName = (signature: LogProof['signatures'][number], say: SayLog): string =>
  isMachine(signature) ? say('machine') : signature.who;

export function EntryProof({
  proof,
  busy,
  onAgain,
  onCorrect,
}: {
  readonly proof: LogProof;
  readonly busy: boolean;
  readonly onAgain: () => void;
  readonly onCorrect: (() => void) | null;
}) {
  const say = logWords.use();
  const wrong = firstWrong(proof, say);
  return (
    <>
      <div className="proof-head">
        <h3 className="proof-title">{say('proof')}</h3>
        <span role="status">
          {wrong === null ? (
            <State shape="done">{say('checkedHere')}</State>
          ) : (
            <State shape="refused">
              <strong>{say('proofFails')}</strong>
            </State>
          )}
        </span>
      </div>
      {wrong !== null && (
        <div className="problem-line" role="alert">
          <Shape name="refused" />
          <span>
            {wrong} <span className="quiet">{say('wrongNext')}</span>
          </span>
        </div>
      )}
      <ProofPicture proof={proof} />
      <div>
        <p className="small quiet">{say('checkpoint', { size: countText(proof.size) })}</p>
        <p className="serif proof-words">{proof.checkpointWords.join(' · ')}</p>
      </div>
      <div className="button-row">
        <Button onClick={onAgain} loading={busy}>
          {say('again')}
        </Button>
        {onCorrect !== null && (
          <button type="button" className="link" onClick={onCorrect}>
            {say('correct')}
          </button>
        )}
      </div>
      {onCorrect !== null && <p className="fine faint">{say('correctFine')}</p>}
      {proof.openings.length > 0 && (
        <details className="proof-fold small">
          <summary>{say('texts', { count: proof.openings.length })}</summary>
          <table className="plain-table">
            <tbody>
              {proof.openings.map((opening) => (
                <tr key={opening.field}>
                  <th scope="row">{opening.field}</th>
                  <td>{opening.text}</td>
                  <td>
                    <State shape={opening.holds ? 'done' : 'refused'}>
                      {say(opening.holds ? 'holds' : 'invalid')}
                    </State>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <details className="proof-fold small">
        <summary>{say('raw')}</summary>
        <dl className="proof-hashes">
          <dt>{say('leaf')}</dt>
          <dd className="mono selectable">{proof.leafHash}</dd>
          <dt>{say('root')}</dt>
          <dd className="mono selectable">{proof.root}</dd>
        </dl>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className="proof-raw selectable" tabIndex={0} data-focus="inside">
          {proof.body}
        </pre>
      </details>
    </>
  );
}
