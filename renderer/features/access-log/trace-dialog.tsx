/** From a code on a photograph to the look it came from. */
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { TracedView } from '../../../shared/contract/answers.ts';
import { stampText } from '../../i18n/format.ts';
import { Field } from '../../ui/fields.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { vault } from '../../vault-client.ts';
import { logWords } from './words.ts';

export function TraceDialog({ onClose }: { readonly onClose: () => void }) {
  const say = logWords.use();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<readonly TracedView[]>([]);
  const [error, setError] = useState<unknown>(null);
  const look = (): void => {
    setError(null);
    setFound([]);
    vault.call('trace', { code }).then(setFound, setError);
  };
  return (
    <Modal open title={say('trace')} footer={null} onCancel={onClose} width={480}>
      <div className="form">
        <Field label={say('code')} hint={say('traceSub')}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              value={code}
              maxLength={80}
              autoFocus
              onChange={(event) => setCode(event.target.value)}
              onPressEnter={look}
            />
          )}
        </Field>
        <Button type="primary" disabled={code.trim() === ''} onClick={look}>
          {say('look')}
        </Button>
        {found.map((view) => (
          <section key={view.entry}>
            <p>
              <strong>
                {say('traced', {
                  who: view.person,
                  n: view.n,
                  when: stampText(view.atMs),
                  place: view.place,
                })}
              </strong>
            </p>
            <p className="small quiet">
              {view.document} · {view.reason} · {say('entry', { index: view.entry })}
            </p>
          </section>
        ))}
        <ProblemLine error={error} />
      </div>
    </Modal>
  );
}
