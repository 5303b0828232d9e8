/** The answer to a question, all of its rows, written to a file outside the vault. */
import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { LogQuestionAsked } from '../../../shared/contract/answers.ts';
import { askShell } from '../../calls/desktop.ts';
import { dateText } from '../../i18n/format.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { RefusalCard } from '../../ui/states.tsx';
import { questionWords } from './questions-words.ts';

export function SaveQuestion({
  asked,
  onClose,
}: {
  readonly asked: LogQuestionAsked;
  readonly onClose: () => void;
}) {
  const say = questionWords.use();
  const save = useVaultAct('log.question-csv');
  const [path, setPath] = useState('');
  const first = useRef<HTMLDivElement>(null);
  const choose = async (): Promise<void> => {
    const suggested = `${say('suggested')}-${asked.question}-${dateText(Date.now())}.csv`;
    const file = await askShell('path.choose-save', { what: 'csv', suggested });
    if (file !== null) setPath(file);
  };
  const write = (): void => {
    if (path.trim() !== '' && !save.isPending) save.mutate({ asked, file: path.trim() });
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
        <p className="quiet">{say('saveSays')}</p>
        <div ref={first}>
          <Field label={say('file')}>
            {(id) => (
              <div className="question-file">
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
