/** Somebody with a slip: the one-time code, keys of their own, and their first signature (S5b). */
import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { CommandAnswers } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useSession } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { focusFirstField } from '../../ui/focus-first.ts';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { unlockWords } from './words.ts';

export function TakeInvitation({ onClose }: { readonly onClose: () => void }) {
  const say = unlockWords.use();
  const language = useLanguage();
  const { settings, refresh } = useSession();
  const [code, setCode] = useState('');
  const [place, setPlace] = useState(settings.place);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [came, setCame] = useState<CommandAnswers['invitation.take'] | null>(null);
  if (came !== null) {
    return (
      <SecretOnce
        title={say('slipDone', { name: came.name })}
        name={came.name}
        enrolled={came}
        next={say('slipNext', { no: came.no })}
        onClose={() => {
          onClose();
          void refresh();
        }}
      />
    );
  }
  const take = async (): Promise<void> => {
    if (busy || code.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      setCame(await vault.call('invitation.take', { code, keyFiles: [], language, place }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={say('slip')}
      footer={null}
      onCancel={onClose}
      width={520}
      className="signed-dialog"
      afterOpenChange={focusFirstField}
    >
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <p className="quiet">{say('slipSays')}</p>
        <Field label={say('slipCode')}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              size="large"
              value={code}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              onChange={(event) => setCode(event.target.value)}
              // A form of two fields without a button of its own is sent by no key.
              onPressEnter={() => void take()}
            />
          )}
        </Field>
        <OneLineField label={say('place')} value={place} onChange={setPlace} />
        <ProblemLine error={error} />
        <div className="button-row">
          <SignButton onClick={() => void take()} busy={busy} disabled={code.trim() === ''}>
            {say('slipSign')}
          </SignButton>
        </div>
      </form>
    </Modal>
  );
}
