/** The signatures: who signs, what they sign, what cannot be undone; and, once the check is done, their passphrases. */
import { useState } from 'react';
import type { CustodyHandover } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { useSession, useStatus } from '../../session.tsx';
import { KeyFileField, PassphraseField } from '../../ui/fields.tsx';
import { Seal, type SealState } from '../../ui/marks.tsx';
import { Facts } from '../../ui/page.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { vault } from '../../vault-client.ts';
import { custodyWords } from './words.ts';

interface Party {
  readonly name: string;
  readonly role: 'outgoing' | 'incoming' | 'witness';
  readonly signs: boolean;
}

export function ThreeSeals({ handover }: { readonly handover: CustodyHandover }) {
  const say = custodyWords.use();
  const { signedIn } = useStatus();
  const taken = handover.manner !== 'agreed';
  const parties: readonly Party[] = [
    { name: handover.outgoing, role: 'outgoing', signs: !taken },
    { name: handover.incoming, role: 'incoming', signs: true },
    { name: handover.witness, role: 'witness', signs: true },
  ];
  const signed = handover.state === 'signed' || handover.state === 'done';
  const ready = handover.state === 'begun' && handover.check.complete && handover.check.withoutNote === 0;
  const atDesk = parties.some(({ name, role, signs }) => signs && role !== 'witness' && name === signedIn);
  const stateOf = (party: Party): SealState =>
    signed && party.signs ? 'signed' : party.name === signedIn && party.signs && ready ? 'mine' : 'theirs';
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
              <strong>{party.name}</strong>
            </p>
            {!signed && (
              <p className="fine quiet">
                {!party.signs
                  ? say('willNot', { why: handover.ground ?? '' })
                  : party.name === signedIn
                    ? say('yours')
                    : say('theirs')}
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
                  {handover.check.digest}
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
        <Signing
          others={parties.filter(({ name, signs }) => signs && name !== signedIn)}
          own={signedIn ?? ''}
        />
      )}
    </section>
  );
}

function Signing({ others, own }: { readonly others: readonly Party[]; readonly own: string }) {
  const say = custodyWords.use();
  const { refresh } = useSession();
  const [typed, setTyped] = useState<readonly Credential[]>(() =>
    others.map(({ name }) => ({ who: name, passphrase: '' })),
  );
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const change = (i: number, next: Partial<Credential>): void =>
    setTyped((now) => now.map((credential, k) => (k === i ? { ...credential, ...next } : credential)));
  return (
    <SignBlock
      label={say('sign')}
      keyHint="Ctrl ↵"
      passphraseLabel={own}
      disabled={typed.some(({ passphrase }) => passphrase === '')}
      sign={async (signature) => {
        try {
          await vault.call(
            'custody.sign',
            { signature, cosign: [...typed] },
            { progress: (done, of) => setProgress([done, of]) },
          );
        } finally {
          setProgress(null);
          setTyped((now) => now.map((credential) => ({ ...credential, passphrase: '' })));
          await refresh();
        }
      }}
    >
      {others.map(({ name }, i) => (
        <fieldset key={name} className="cosign">
          <legend>{name}</legend>
          <PassphraseField
            value={typed[i]?.passphrase ?? ''}
            onChange={(passphrase) => change(i, { passphrase })}
          />
          <KeyFileField
            value={typed[i]?.keyFile ?? ''}
            onChange={(path) => change(i, { keyFile: path === '' ? undefined : path })}
          />
        </fieldset>
      ))}
      {progress !== null && (
        <p className="small quiet" role="status">
          {say('renewing', { done: progress[0], of: progress[1] })}
        </p>
      )}
    </SignBlock>
  );
}
