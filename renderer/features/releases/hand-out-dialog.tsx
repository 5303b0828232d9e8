/** Handing out, or writing again: where to, which slip was signed, who signs along; and what was written. */
import { InputNumber } from 'antd';
import { useState } from 'react';
import type { HandedOut, ReleaseDetail } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { vault } from '../../calls/vault-client.ts';
import { useSession } from '../../session/session.tsx';
import { Field, FolderField, KeyFileField } from '../../ui/fields.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { CoSignFields, emptyCredential } from '../../ui/signing.tsx';
import { releaseWords } from './words.ts';

const numberOf = (recipient: string): string => /#\d+/.exec(recipient)?.[0] ?? '';

export function HandOutDialog({
  release,
  again,
  onDone,
  onClose,
}: {
  readonly release: ReleaseDetail;
  readonly again: boolean;
  readonly onDone: (done: HandedOut) => void;
  readonly onClose: () => void;
}) {
  const say = releaseWords.use();
  const { refresh } = useSession();
  const certificate = release.form === 'certificate';
  const [folder, setFolder] = useState('');
  const [slip, setSlip] = useState<number | null>(release.slips.at(-1) ?? null);
  const [approver, setApprover] = useState<Credential>(emptyCredential);
  const [recipient, setRecipient] = useState<Credential>({
    ...emptyCredential,
    who: release.outsider ? '' : numberOf(release.recipient),
  });
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const needs = (who: 'approver' | 'recipient'): boolean => release.cosigners.includes(who);
  const asksSlip = release.outsider && !again;
  const missing =
    (!certificate && folder.trim() === '') ||
    (asksSlip && slip === null) ||
    (needs('approver') && (approver.who === '' || approver.passphrase === '')) ||
    (needs('recipient') && recipient.passphrase === '');
  return (
    <SignedDialog
      wide
      title={`${say(again ? 'writeAgain' : 'handOut')} · ${release.no} ${release.code} → ${release.recipient}`}
      says={say(again ? 'writeAgainSays' : certificate ? 'certificateSays' : 'handOutSays')}
      label={say(again ? 'writeAgainSign' : 'handOutSign')}
      disabled={missing}
      sign={async ({ signature }) => {
        const cosign = release.cosigners.map((who) => (who === 'approver' ? approver : recipient));
        const options = { progress: (done: number, total: number) => setProgress([done, total]) };
        try {
          const base = { release: release.no, signature, cosign };
          onDone(
            again
              ? await vault.call('release.write-again', { ...base, folder: folder.trim() }, options)
              : await vault.call(
                  'release.hand-out',
                  {
                    ...base,
                    ...(certificate ? {} : { folder: folder.trim() }),
                    ...(asksSlip && slip !== null ? { slip } : {}),
                  },
                  options,
                ),
          );
        } finally {
          setProgress(null);
          await refresh();
        }
      }}
      onClose={onClose}
    >
      {!certificate && (
        <FolderField label={say('folder')} value={folder} onChange={setFolder} what="release" />
      )}
      {asksSlip && (
        <Field
          label={say('slipNo')}
          hint={say('slipHint', { no: release.no })}
          error={release.slips.length === 0 ? say('noSlip') : null}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              precision={0}
              prefix={`${release.no}-`}
              value={slip}
              onChange={setSlip}
            />
          )}
        </Field>
      )}
      {needs('approver') && (
        <CoSignFields label={say('approverSigns')} value={approver} onChange={setApprover} />
      )}
      {needs('recipient') && (
        <fieldset className="cosign">
          <legend>{say('recipientSigns', { who: release.recipient })}</legend>
          <PassphraseField
            value={recipient.passphrase}
            onChange={(passphrase) => setRecipient((now) => ({ ...now, passphrase }))}
          />
          <KeyFileField
            value={recipient.keyFile ?? ''}
            onChange={(path) => setRecipient((now) => ({ ...now, keyFile: path === '' ? undefined : path }))}
          />
        </fieldset>
      )}
      {progress !== null && (
        <p className="small quiet" role="status">
          {say('progress', { done: progress[0], total: progress[1] })}
        </p>
      )}
    </SignedDialog>
  );
}
