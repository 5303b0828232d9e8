/** The trace that internal errors leave, shown before it is saved: whoever hands it on has read it. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { askShell } from '../calls/desktop.ts';
import { defineWords } from '../i18n/words.ts';
import { State } from './shape.tsx';

const words = defineWords('report', {
  save: ['保存诊断报告', 'Save report'],
  title: ['诊断报告', 'Report'],
  says: [
    '下面就是报告的全部内容：版本、错误代码、程序内部位置与用时。不含姓名、文件路径与任何输入的内容。看过之后再保存，交给维护人员。',
    'This is all of the report: versions, error codes, places inside the program and timings. No names, no paths of documents, nothing that was typed. Read it, save it, and hand it to whoever mends the program.',
  ],
  none: ['没有记录任何内部错误。', 'No internal error is on record.'],
  write: ['存为文件', 'Save as a file'],
  saved: ['已保存', 'Saved'],
  failed: ['没有存成：该处不可写。', 'Not saved: that place cannot be written.'],
});

export function SaveReport() {
  const say = words.use();
  const [text, setText] = useState<string | null>(null);
  const [state, setState] = useState<'shown' | 'saved' | 'failed'>('shown');
  const show = (): void => {
    setState('shown');
    void askShell('report.read', {}).then(setText, () => setText(''));
  };
  const save = async (): Promise<void> => {
    const saved = await askShell('report.save', {});
    if (saved !== 'cancelled') setState(saved);
  };
  return (
    <>
      <Button onClick={show}>{say('save')}</Button>
      {text !== null && (
        <Modal open title={say('title')} width={720} footer={null} onCancel={() => setText(null)}>
          <p>{say('says')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
          <pre className="report-text selectable" tabIndex={0}>
            {text === '' ? say('none') : text}
          </pre>
          <div className="button-row" role="status">
            <Button type="primary" disabled={text === ''} onClick={() => void save()}>
              {say('write')}
            </Button>
            {state !== 'shown' && <State shape={state === 'saved' ? 'done' : 'refused'}>{say(state)}</State>}
          </div>
        </Modal>
      )}
    </>
  );
}
