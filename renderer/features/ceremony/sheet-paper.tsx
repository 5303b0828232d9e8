/** A recovery sheet onto paper: the PDF that is written, and that it goes once it is printed. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Field } from '../../ui/fields.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { ceremonyWords } from './words.ts';

export function SheetPaper({
  text,
  firm,
  name,
}: {
  readonly text: string;
  readonly firm: string;
  /** What the file is called if nobody says otherwise. */
  readonly name: string;
}) {
  const say = ceremonyWords.use();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const write = async (): Promise<void> => {
    setError(null);
    setWritten(null);
    try {
      const done = await vault.call('sheet.print', { sheet: text, firm, language, file: file.trim() });
      setWritten(done.file);
    } catch (problem) {
      setError(problem);
    }
  };
  if (!open) {
    return (
      <div>
        <button type="button" className="link small" onClick={() => setOpen(true)}>
          {say('sheetPrint')}
        </button>
      </div>
    );
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file.trim() !== '') void write();
      }}
    >
      <Field label={say('sheetFile')} hint={say('sheetFileSays')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              className="mono"
              value={file}
              spellCheck={false}
              autoFocus
              onChange={(event) => setFile(event.target.value)}
            />
            <Button
              onClick={() => {
                void askShell('path.choose-save', { what: 'pdf', suggested: name }).then((path) => {
                  if (path !== null) setFile(path);
                });
              }}
            >
              {say('sheetChoose')}
            </Button>
            <Button htmlType="submit" disabled={file.trim() === ''}>
              {say('sheetWrite')}
            </Button>
          </div>
        )}
      </Field>
      <ProblemLine error={error} />
      {written !== null && <State shape="done">{say('sheetWritten', { file: written })}</State>}
    </form>
  );
}
