/** Whose departure is to be rehearsed. Nothing is signed: it is a question. */
import { Button, Modal } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useVaultQuery } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { personLabel } from '../../ui/people-options.ts';
import { rehearsalWords } from './rehearsal-words.ts';
import { handoverWords } from './words.ts';

export function RehearseDialog({ onClose }: { readonly onClose: () => void }) {
  const say = rehearsalWords.use();
  const common = handoverWords.use();
  const navigate = useNavigate();
  const people = useVaultQuery('person.list', {});
  const [person, setPerson] = useState('');
  const ask = (): void => {
    if (person !== '') void navigate(`/departures/rehearsal/${person}`);
  };
  useKeys({ 'Ctrl+Enter': ask }, { dialog: true });
  const body = useRef<HTMLFormElement>(null);
  const focusFirst = useCallback((open: boolean) => {
    if (open) body.current?.querySelector<HTMLElement>('select')?.focus();
  }, []);
  return (
    <Modal
      open
      className="signed-dialog"
      title={<span className="serif">{say('rehearse')}</span>}
      afterOpenChange={focusFirst}
      onCancel={onClose}
      footer={null}
      width={520}
      mask={{ closable: false }}
    >
      <form
        className="form"
        ref={body}
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <p className="quiet">{say('askSays')}</p>
        <Choice
          label={common('person')}
          value={person}
          options={[
            { value: '', label: common('choose') },
            ...(people.data ?? [])
              .filter(({ leaving, roles }) => !leaving && roles.length > 0)
              .map((each) => ({ value: String(each.no), label: personLabel(each) })),
          ]}
          onChange={setPerson}
        />
        <p className="fine quiet">{say('askRecord')}</p>
        <div className="button-row">
          <Button type="primary" htmlType="submit" disabled={person === ''}>
            {say('rehearse')} <Key>Ctrl ↵</Key>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
