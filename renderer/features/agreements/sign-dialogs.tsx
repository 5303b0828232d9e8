/** Signing an agreement at the desk or bringing in its paper, and ending it. */
import { useState } from 'react';
import type { AgreementShown } from '../../../shared/contract/answers.ts';
import type { Credential } from '../../../shared/contract/commands.ts';
import { dateText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { KeyFileField } from '../../ui/fields.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { PassphraseField } from '../../ui/passphrase-field.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agreementWords } from './words.ts';

interface Props {
  readonly agreement: AgreementShown;
  readonly onClose: () => void;
}

/** At the person's own desk a keeper signs along, at a keeper's the person, whom nobody has to choose. */
export function SignDialog({ agreement, onClose }: Props) {
  const say = agreementWords.use();
  const sign = useVaultAct('agreement.sign');
  const [person, setPerson] = useState<Credential>({ who: `#${agreement.personNo}`, passphrase: '' });
  const asked = { agreement: agreement.agreement, state: agreement.state };
  return (
    <SignedDialog
      title={say('sign')}
      says={say('signSays', { title: agreement.title })}
      label={say('sign')}
      cosigner={agreement.own ? say('theKeeper') : undefined}
      disabled={!agreement.own && person.passphrase === ''}
      sign={({ signature, cosign }) =>
        sign.mutateAsync({ ...asked, signature, cosign: agreement.own ? cosign : [person] })
      }
      onClose={onClose}
    >
      {!agreement.own && (
        <fieldset className="cosign">
          <legend>{say('thePerson', { name: agreement.person })}</legend>
          <PassphraseField
            value={person.passphrase}
            onChange={(passphrase) => setPerson((now) => ({ ...now, passphrase }))}
          />
          <KeyFileField
            value={person.keyFile ?? ''}
            onChange={(path) => setPerson((now) => ({ ...now, keyFile: path === '' ? undefined : path }))}
          />
        </fieldset>
      )}
    </SignedDialog>
  );
}

export function BringInDialog({ agreement, onClose }: Props) {
  const say = agreementWords.use();
  const bringIn = useVaultAct('agreement.bring-in');
  const [on, setOn] = useState(dateText(Date.now()));
  const [file, setFile] = useState('');
  const [kept, setKept] = useState('');
  return (
    <SignedDialog
      title={say('bringIn')}
      says={say('bringInSays')}
      label={say('bringIn')}
      disabled={on === '' || file.trim() === ''}
      sign={({ signature }) =>
        bringIn.mutateAsync({
          agreement: agreement.agreement,
          state: agreement.state,
          on,
          file: file.trim(),
          kept,
          signature,
        })
      }
      onClose={onClose}
    >
      <DateField label={say('signedOn')} value={on} onChange={setOn} />
      <OneLineField label={say('file')} value={file} max={4_096} onChange={setFile} />
      <OneLineField label={say('kept')} value={kept} onChange={setKept} />
    </SignedDialog>
  );
}

export function EndDialog({ agreement, onClose }: Props) {
  const say = agreementWords.use();
  const end = useVaultAct('agreement.end');
  const [ground, setGround] = useState('');
  const draft = agreement.stands === 'draft';
  return (
    <SignedDialog
      title={say(draft ? 'drop' : 'end')}
      says={say(draft ? 'dropSays' : 'endSays')}
      label={say(draft ? 'drop' : 'end')}
      cosigner={draft ? undefined : say('otherSigner')}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        end.mutateAsync({ agreement: agreement.agreement, ground, signature, cosign })
      }
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} />
    </SignedDialog>
  );
}
