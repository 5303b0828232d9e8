/** Onto paper: which language, how many copies, and the PDF file that is written. What was printed is on record. */
import { Button, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { PrintedPaper } from '../../shared/contract/answers.ts';
import { paperNames } from '../../shared/vocabulary/paper-names.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { askShell } from '../calls/desktop.ts';
import { vault } from '../calls/vault-client.ts';
import { dateText } from '../i18n/format.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { useSession } from '../session/session.tsx';
import { Choice } from './choice.tsx';
import { Field } from './fields.tsx';
import { useKeys } from './keys.ts';
import { Facts } from './page.tsx';
import { State } from './shape.tsx';
import { ProblemLine } from './states.tsx';

const words = defineWords('print', {
  ...paperNames,
  title: ['打印：{{paper}}', 'Print: {{paper}}'],
  says: [
    '写成 PDF 文件。日志记下打印了什么、何时、几份；纸上带有此刻的检查点。',
    'It is written as a PDF file. On record go what was printed, when and how many copies; the paper carries the checkpoint of this moment.',
  ],
  language: ['语言', 'Language'],
  both: ['中英对照', 'Both, side by side'],
  chinese: ['简体中文', '简体中文'],
  english: ['English', 'English'],
  copies: ['份数', 'Copies'],
  file: ['存为', 'Save as'],
  choose: ['选择', 'Choose'],
  print: ['写成 PDF', 'Write the PDF'],
  done: ['已写成 {{count}} 页', 'Written, {{count}} page|Written, {{count}} pages'],
  words: ['检查点', 'Checkpoint'],
  close: ['关闭', 'Close'],
});

export function PrintDialog({
  paper,
  about,
  copies = 1,
  onClose,
  children,
}: {
  readonly paper: Paper;
  readonly about: string;
  /** As many as there are hands to keep one. */
  readonly copies?: number;
  readonly onClose: () => void;
  /** Where one of several papers is chosen first. */
  readonly children?: ReactNode;
}) {
  const say = words.use();
  const own = useLanguage();
  const { refresh } = useSession();
  const [language, setLanguage] = useState<PaperLanguage>(own);
  const [count, setCount] = useState(copies);
  const [file, setFile] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<PrintedPaper | null>(null);
  const [error, setError] = useState<unknown>(null);
  const body = useRef<HTMLFormElement>(null);
  const focusFirst = useCallback((open: boolean) => {
    if (open) body.current?.querySelector<HTMLElement>('select')?.focus();
  }, []);
  const choose = async (): Promise<void> => {
    const suggested = `${paper}-${dateText(Date.now())}.pdf`;
    const path = await askShell('path.choose-save', { what: 'pdf', suggested });
    if (path !== null) setFile(path);
  };
  const print = async (): Promise<void> => {
    if (busy || file.trim() === '') return;
    setBusy(true);
    setError(null);
    setDone(null);
    try {
      setDone(await vault.call('paper.print', { paper, about, language, copies: count, file: file.trim() }));
      await refresh();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      className="signed-dialog"
      title={<span className="serif">{say('title', { paper: say(paper) })}</span>}
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
          void print();
        }}
      >
        <p className="quiet">{say('says')}</p>
        {children}
        <div className="field-row">
          <Choice
            label={say('language')}
            value={language}
            options={[
              { value: 'zh-CN', label: say('chinese') },
              { value: 'en', label: say('english') },
              { value: 'both', label: say('both') },
            ]}
            onChange={setLanguage}
          />
          <Field label={say('copies')}>
            {(id) => (
              <InputNumber
                id={id}
                min={1}
                max={20}
                precision={0}
                value={count}
                onChange={(value) => setCount(value ?? 1)}
              />
            )}
          </Field>
        </div>
        <Field label={say('file')}>
          {(id) => (
            <div className="path-field">
              <Input
                id={id}
                className="mono"
                value={file}
                spellCheck={false}
                onChange={(event) => setFile(event.target.value)}
              />
              <Button onClick={() => void choose()}>{say('choose')}</Button>
            </div>
          )}
        </Field>
        <ProblemLine error={error} />
        {done !== null && (
          <div role="status" className="form">
            <State shape="done">{say('done', { count: done.pages })}</State>
            <Facts
              rows={[
                [
                  say('file'),
                  <span key="file" className="mono fine">
                    {done.file}
                  </span>,
                ],
                [
                  say('words'),
                  <span key="words" className="serif">{`${done.size} ${done.words.join(' · ')}`}</span>,
                ],
              ]}
            />
          </div>
        )}
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={file.trim() === ''}>
            {say('print')}
          </Button>
          {done !== null && <Button onClick={onClose}>{say('close')}</Button>}
        </div>
      </form>
    </Modal>
  );
}

/** What a screen says beside a thing that has a paper: the word, and the dialog behind it. P opens it too. */
export function PrintLink({
  paper,
  about,
  copies,
  keyed = true,
}: {
  readonly paper: Paper;
  readonly about: string;
  readonly copies?: number;
  /** One of several papers on a screen has the key. */
  readonly keyed?: boolean;
}) {
  const say = words.use();
  const [open, setOpen] = useState(false);
  useKeys(keyed ? { p: () => setOpen(true) } : {});
  return (
    <>
      <button type="button" className="link small" onClick={() => setOpen(true)}>
        {say('title', { paper: say(paper) })}
      </button>
      {open && (
        <PrintDialog
          paper={paper}
          about={about}
          {...(copies === undefined ? {} : { copies })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
