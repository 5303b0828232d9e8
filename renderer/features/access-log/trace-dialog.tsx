/** From the code on a page, photographed perhaps, back to the view that it was shown in (L8). */
import { Button, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { TracedView } from '../../../shared/contract/answers.ts';
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
  const [found, setFound] = useState<readonly TracedView[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  const lookUp = async (): Promise<void> => {
    if (code.trim() === '' || busy) return;
    setBusy(true);
    setError(null);
    setFound([]);
    try {
      setFound(await vault.call('trace', { code: code.trim() }));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
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
        </div>
      </form>
      {found.map((view) => (
        <section key={view.entry} className="trace-found" aria-live="polite">
          <h2>
            {view.release === null
              ? say('traceFound', { who: view.person, n: view.n })
              : say('traceFoundRelease', { who: view.person, release: view.release })}
          </h2>
          <Facts
            rows={[
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
    </Modal>
  );
}
