/** The clients listed now, written to a file outside the vault: for those who keep and approve. */
import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { askShell } from '../../calls/desktop.ts';
import { dateText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { RefusalCard } from '../../ui/states.tsx';
import { resourceWords } from './resources-words.ts';

export function SaveClients({
  asked,
  count,
  onClose,
}: {
  readonly asked: Omit<CommandInput<'resources.csv'>, 'file'>;
  readonly count: number;
  readonly onClose: () => void;
}) {
  const say = resourceWords.use();
  const save = useVaultAct('resources.csv');
  const [path, setPath] = useState('');
  const first = useRef<HTMLDivElement>(null);
  const choose = async (): Promise<void> => {
    const suggested = `${say('suggested')}-${dateText(Date.now())}.csv`;
    const file = await askShell('path.choose-save', { what: 'csv', suggested });
    if (file !== null) setPath(file);
  };
  const write = (): void => {
    if (path.trim() !== '' && !save.isPending) save.mutate({ ...asked, file: path.trim() });
  };
  return (
    <Modal
      open
      title={<span className="serif">{say('saveTitle')}</span>}
      onCancel={onClose}
      // The dialog would give the focus to its closing button.
      afterOpenChange={(shown) => {
        if (shown) first.current?.querySelector('input')?.focus();
      }}
      footer={null}
      width={520}
      mask={{ closable: false }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <p className="quiet">{say('saveSays', { count })}</p>
        <div ref={first}>
          <Field label={say('file')}>
            {(id) => (
              <div className="resource-file">
                <Input
                  id={id}
                  value={path}
                  maxLength={4096}
                  spellCheck={false}
                  onChange={(event) => setPath(event.target.value)}
                />
                <Button onClick={() => void choose()}>{say('choose')}</Button>
              </div>
            )}
          </Field>
        </div>
        {save.error !== null && <RefusalCard error={save.error} />}
        {save.data !== undefined && (
          <p className="note-box" role="status">
            {say('saved', { count: save.data.rows, file: save.data.file })}
          </p>
        )}
        <div>
          <Button type="primary" htmlType="submit" disabled={path.trim() === ''} loading={save.isPending}>
            {say('saveNow')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
