/** From the code on a page, photographed perhaps, back to the view that it was shown in (L8). */
import { Button, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { TraceAnswer, TracedView } from '../../../shared/contract/answers.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { Field } from '../../ui/fields.tsx';
import { Facts } from '../../ui/page.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { logWords } from './words.ts';

export function TraceDialog({
  onClose,
  onGo,
}: {
  readonly onClose: () => void;
  readonly onGo: (index: number) => void;
}) {
  const say = logWords.use();
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<TraceAnswer | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  const find = async (ask: () => Promise<TraceAnswer>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    setAnswer(null);
    try {
      setAnswer(await ask());
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const lookUp = async (): Promise<void> => {
    if (code.trim() !== '') await find(() => vault.call('trace', { code: code.trim() }));
  };
  const readPicture = async (): Promise<void> => {
    const [file] = await askShell('path.choose-file', { what: 'picture', many: false });
    if (file === undefined) return;
    await find(async () => {
      const read = await vault.call('trace.picture', { file });
      setCode(read.reading);
      return read;
    });
  };
  return (
    <Modal
      open
      title={<span className="serif">{say('traceTitle')}</span>}
      onCancel={onClose}
      // The dialog would give the focus to its closing button.
      afterOpenChange={(shown) => {
        if (shown) field.current?.focus();
      }}
      footer={null}
      width={480}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <p className="quiet">{say('traceSays')}</p>
        <Field label={say('traceField')}>
          {(id) => (
            <Input
              id={id}
              className="mono"
              value={code}
              ref={field}
              maxLength={80}
              spellCheck={false}
              placeholder="K7QF-M2XD"
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
        <ProblemLine error={error} />
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={code.trim() === ''}>
            {say('traceFind')}
          </Button>
          <Button disabled={busy} onClick={() => void readPicture()}>
            {say('tracePicture')}
          </Button>
        </div>
      </form>
      {answer !== null && <Candidates answer={answer} onGo={onGo} />}
    </Modal>
  );
}

function Candidates({
  answer,
  onGo,
}: {
  readonly answer: TraceAnswer;
  readonly onGo: (index: number) => void;
}) {
  const say = logWords.use();
  const { found, reading, more } = answer;
  return (
    <div aria-live="polite">
      {found.length === 0 && <p className="trace-found">{say('traceNothing', { reading })}</p>}
      {found.map((view) => (
        <section key={view.entry} className="trace-found">
          <h2>
            {view.release === null
              ? say('traceFound', { who: view.person, n: view.n })
              : say('traceFoundRelease', { who: view.person, release: view.release })}
          </h2>
          <Facts
            rows={[
              isWhole(view) ? null : [say('traceCode'), <Agreeing key="code" view={view} answer={answer} />],
              view.document === null ? null : [say('document'), view.document],
              [say('when'), stampText(view.atMs)],
              [say('place'), view.place],
              [say('reason'), view.reason],
            ]}
          />
          <button type="button" className="link" onClick={() => onGo(view.entry)}>
            {say('openEntry', { index: countText(view.entry) })}
          </button>
        </section>
      ))}
      {more > 0 && <p className="trace-found quiet">{say('traceMore', { count: more })}</p>}
    </div>
  );
}

/** All eight characters were read, and are those of the view. */
const isWhole = (view: TracedView): boolean => view.same === 8;

function Agreeing({ view, answer }: { readonly view: TracedView; readonly answer: TraceAnswer }) {
  const say = logWords.use();
  return (
    <>
      <span className="mono">{view.code}</span>{' '}
      {say(view.alike === 0 ? 'traceSame' : 'traceSameAlike', {
        same: view.same,
        alike: view.alike,
        of: answer.legible,
      })}
    </>
  );
}
