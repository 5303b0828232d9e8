/** The signatures: who signs, what they sign, what cannot be undone; and, once the check is done, the button. */
import type { CustodyHandover } from '../../../shared/contract/answers.ts';
import { useStatus } from '../../session/session.tsx';
import { Seal, type SealState } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { custodyWords } from './words.ts';

export interface Party {
  readonly no: number;
  readonly name: string;
  readonly role: 'outgoing' | 'incoming' | 'witness';
  readonly signs: boolean;
}

export const partiesOf = (handover: CustodyHandover): readonly Party[] => [
  { no: handover.outgoingNo, name: handover.outgoing, role: 'outgoing', signs: handover.manner === 'agreed' },
  { no: handover.incomingNo, name: handover.incoming, role: 'incoming', signs: true },
  { no: handover.witnessNo, name: handover.witness, role: 'witness', signs: true },
];

/** Checked to the end, and every difference has its note. */
export const isReady = (handover: CustodyHandover): boolean =>
  handover.state === 'begun' && handover.check.complete && handover.check.withoutNote === 0;

export function ThreeSeals({
  handover,
  onSign,
}: {
  readonly handover: CustodyHandover;
  readonly onSign: () => void;
}) {
  const say = custodyWords.use();
  const { signedInNo } = useStatus();
  const taken = handover.manner !== 'agreed';
  const parties = partiesOf(handover);
  const signed = handover.state === 'signed' || handover.state === 'done';
  const ready = isReady(handover);
  const atDesk = parties.some(({ no, role, signs }) => signs && role !== 'witness' && no === signedInNo);
  const stateOf = (party: Party): SealState =>
    signed && party.signs ? 'signed' : party.no === signedInNo && party.signs && ready ? 'mine' : 'theirs';
  return (
    <section className="sheet custody-seals">
      <header>
        <h2>{say(taken ? 'signTitleTwo' : 'signTitle')}</h2>
        {!signed && <p className="small quiet">{say(ready ? 'signNow' : 'signLater')}</p>}
      </header>
      {parties.map((party) => (
        <div key={party.role} className="custody-party">
          <Seal name={party.name} state={stateOf(party)} size={56} />
          <div>
            <p className="small quiet">{say(party.role)}</p>
            <p>
              <strong>{party.name}</strong> <span className="small quiet">#{party.no}</span>
            </p>
            {!signed && (
              <p className="fine quiet">
                {!party.signs
                  ? say('willNot', { why: handover.ground ?? '' })
                  : party.no === signedInNo
                    ? say(ready ? 'yoursNow' : 'yours')
                    : say(ready ? 'theirsNow' : 'theirs')}
              </p>
            )}
          </div>
        </div>
      ))}
      <Facts
        rows={[
          [say('theySign'), say('theySignWhat')],
          [
            say('checkpoint'),
            <span key="words" className="serif">
              {handover.checkpointWords.join(' · ')}
            </span>,
          ],
          handover.check.digest === null
            ? null
            : [
                say('digest'),
                <span key="digest" className="mono fine custody-digest">
                  {`${handover.check.digest.slice(0, 8)} … ${handover.check.digest.slice(-8)}`}
                </span>,
              ],
        ]}
      />
      {!signed && (
        <p className="small">
          <strong>{say('irreversible', { who: handover.outgoing })}</strong>
        </p>
      )}
      {ready && !atDesk && <p className="small quiet">{say(taken ? 'notDeskTaken' : 'notDesk')}</p>}
      {ready && atDesk && (
        <div className="custody-sign">
          <SignButton onClick={onSign} keyHint="S">
            {say('sign')}
          </SignButton>
        </div>
      )}
    </section>
  );
}
