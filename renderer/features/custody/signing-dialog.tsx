/** All of them at one keyboard: a column for each, then the button; and how far the new keys are afterwards. */
import { Modal } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { CustodyHandover } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText } from '../../i18n/format.ts';
import { useSession, useStatus } from '../../session/session.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { Seal } from '../../ui/marks.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { whoOf } from '../../ui/people-options.ts';
import { SignBlock } from '../../ui/signing.tsx';
import { partiesOf } from './three-seals.tsx';
import { custodyWords } from './words.ts';

export function SigningDialog({
  handover,
  onClose,
}: {
  readonly handover: CustodyHandover;
  readonly onClose: () => void;
}) {
  const say = custodyWords.use();
  const { refresh, setRenewed } = useSession();
  const { signedIn, signedInNo } = useStatus();
  const others = partiesOf(handover).filter(({ no, signs }) => signs && no !== signedInNo);
  const [typed, setTyped] = useState<readonly Credential[]>(() =>
    others.map(({ no }) => ({ who: whoOf({ no }), passphrase: '' })),
  );
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const body = useRef<HTMLDivElement>(null);
  // The dialog would give the focus to its closing button.
  const focusFirst = useCallback((open: boolean) => {
    if (open) body.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  const change = (i: number, next: Partial<Credential>): void =>
    setTyped((now) => now.map((credential, k) => (k === i ? { ...credential, ...next } : credential)));
  return (
    <Modal
      open
      title={
        <span className="serif">{say('titleOf', { from: handover.outgoing, to: handover.incoming })}</span>
      }
      className="signed-dialog"
      afterOpenChange={focusFirst}
      onCancel={onClose}
      footer={null}
      width={760}
      mask={{ closable: false }}
    >
      <div className="form" ref={body}>
        <p className="quiet">{say('signNow')}</p>
        <p>
          <strong>{say('irreversible', { who: handover.outgoing })}</strong>
        </p>
        <SignBlock
          label={say('sign')}
          keyHint="Ctrl ↵"
          passphraseLabel={say('own', { name: signedIn ?? '' })}
          disabled={typed.some(({ passphrase }) => passphrase === '')}
          sign={async (signature) => {
            try {
              const renewed = await vault.call(
                'custody.sign',
                { signature, cosign: [...typed] },
                { progress: (done, of) => setProgress([done, of]) },
              );
              setRenewed({ ...renewed, passed: { from: handover.outgoing, to: handover.incoming } });
              onClose();
            } finally {
              setProgress(null);
              setTyped((now) => now.map((credential) => ({ ...credential, passphrase: '' })));
              await refresh();
            }
          }}
        >
          <div className="custody-signers">
            {others.map(({ name, role }, i) => (
              <fieldset key={name} className="cosign">
                <legend className="visually-hidden">{name}</legend>
                <div className="custody-signer">
                  <Seal name={name} state="theirs" size={40} />
                  <div>
                    <p className="small quiet">{say(role)}</p>
                    <strong>{name}</strong>
                  </div>
                </div>
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
          </div>
          {progress !== null && (
            <p className="small quiet" role="status">
              {say('renewing', { done: countText(progress[0]), of: countText(progress[1]) })}
            </p>
          )}
        </SignBlock>
      </div>
    </Modal>
  );
}
