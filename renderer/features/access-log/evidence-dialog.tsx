/** Evidence of reasonable measures (P8): of a client, a person or the vault, on paper or as a bundle that verifies. */
import { Button, Input, Modal, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { ExportedEvidence } from '../../../shared/contract/answers.ts';
import { measureWords } from '../../../shared/vocabulary/evidence-words.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DossierField } from '../../ui/dossier-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { PersonField } from '../../ui/person-field.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { evidenceWords } from './evidence-words.ts';

type Form = 'paper' | 'bundle';
type Subject = 'client' | 'person' | 'vault';

export function EvidenceDialog({
  hidden,
  onClose,
}: {
  readonly hidden: boolean;
  readonly onClose: () => void;
}) {
  const say = evidenceWords.use();
  const [form, setForm] = useState<Form>('paper');
  const [subject, setSubject] = useState<Subject>('client');
  const [client, setClient] = useState('');
  const [settled, setSettled] = useState(false);
  const [who, setWho] = useState('');
  const [period, setPeriod] = useState('');
  const named = subject === 'client' ? client.trim() : who;
  const what = subject === 'vault' ? 'vault' : named === '' ? null : `${subject}:${named}`;
  // What nobody can be is refused by the vault, in its own words.
  const about = `${what ?? `${subject}:`}${period.trim() === '' ? '' : `;${period.trim()}`}`;
  const fields = (
    <>
      <p className="small quiet">{say('says')}</p>
      <p className="small quiet">{say('counsel')}</p>
      <div className="field-row">
        <Choice
          label={say('form')}
          value={form}
          options={[
            { value: 'paper', label: say('paper') },
            { value: 'bundle', label: say('bundle') },
          ]}
          onChange={setForm}
        />
        <Choice
          label={say('subject')}
          value={subject}
          options={(['client', 'person', 'vault'] as const).map((value) => ({ value, label: say(value) }))}
          onChange={setSubject}
        />
      </div>
      {subject === 'client' && (
        <ClientField
          value={client}
          settled={settled}
          hidden={hidden}
          onChange={(code, isSettled) => {
            setClient(code);
            setSettled(isSettled);
          }}
        />
      )}
      {subject === 'person' && <PersonField label={say('who')} value={who} onChange={setWho} />}
      <Field label={say('period')} hint={say('periodHint')}>
        {(id) => (
          <Input
            id={id}
            className="mono"
            value={period}
            maxLength={30}
            spellCheck={false}
            onChange={(event) => setPeriod(event.target.value)}
          />
        )}
      </Field>
    </>
  );
  return form === 'paper' ? (
    <PrintDialog paper="evidence" about={about} onClose={onClose}>
      {fields}
    </PrintDialog>
  ) : (
    <BundleDialog about={what === null ? null : about} onClose={onClose}>
      {fields}
    </BundleDialog>
  );
}

/** Whoever may look through the directory picks; an auditor types what the log shows. */
function ClientField({
  value,
  settled,
  hidden,
  onChange,
}: {
  readonly value: string;
  readonly settled: boolean;
  readonly hidden: boolean;
  readonly onChange: (code: string, settled: boolean) => void;
}) {
  const say = evidenceWords.use();
  const { roles } = useStatus();
  if (roles.includes('custodian'))
    return (
      <DossierField
        label={say('dossier')}
        value={value}
        settled={settled}
        error={null}
        onChange={(typed) => onChange(typed, false)}
        onSettle={(code) => onChange(code, true)}
      />
    );
  return (
    <Field label={say('dossier')} hint={say(hidden ? 'dossierNumberHint' : 'dossierHint')}>
      {(id) => (
        <Input
          id={id}
          className="mono"
          value={value}
          maxLength={120}
          onChange={(event) => onChange(event.target.value, true)}
        />
      )}
    </Field>
  );
}

function BundleDialog({
  about,
  onClose,
  children,
}: {
  /** Null while nobody is named. */
  readonly about: string | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const say = evidenceWords.use();
  const [folder, setFolder] = useState('');
  const [progress, setProgress] = useState<readonly [done: number, total: number] | null>(null);
  const [done, setDone] = useState<ExportedEvidence | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  const body = useRef<HTMLFormElement>(null);
  const ready = about !== null && folder.trim() !== '';
  const choose = async (): Promise<void> => {
    const inside = await askShell('path.choose-folder', { what: 'bundle' });
    if (inside === null) return;
    const between = inside.includes('\\') ? '\\' : '/';
    setFolder(`${inside.replace(/[\\/]+$/, '')}${between}dossier-evidence-${dateText(Date.now())}`);
  };
  const write = async (): Promise<void> => {
    if (!ready || stop.current !== null) return;
    const control = new AbortController();
    stop.current = control;
    setError(null);
    setDone(null);
    setProgress([0, 0]);
    try {
      const options = {
        signal: control.signal,
        progress: (count: number, total: number) => setProgress([count, total]),
      };
      setDone(await vault.call('evidence.bundle', { about, folder: folder.trim() }, options));
    } catch (problem) {
      setError(problem);
    } finally {
      stop.current = null;
      setProgress(null);
    }
  };
  const running = progress !== null;
  return (
    <Modal
      open
      className="signed-dialog"
      title={<span className="serif">{say('title')}</span>}
      afterOpenChange={(open) => {
        if (open) body.current?.querySelector<HTMLElement>('select')?.focus();
      }}
      onCancel={() => {
        stop.current?.abort();
        onClose();
      }}
      footer={null}
      width={520}
      mask={{ closable: false }}
    >
      <form
        className="form"
        ref={body}
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        {children}
        <Field label={say('folder')}>
          {(id) => (
            <div className="path-field">
              <Input
                id={id}
                className="mono"
                value={folder}
                maxLength={4_000}
                spellCheck={false}
                disabled={running}
                onChange={(event) => setFolder(event.target.value)}
              />
              <Button disabled={running} onClick={() => void choose()}>
                {say('choose')}
              </Button>
            </div>
          )}
        </Field>
        <ProblemLine error={error} />
        {progress !== null && progress[1] > 0 && (
          <Progress
            percent={Math.round((progress[0] / progress[1]) * 100)}
            showInfo={false}
            aria-label={say('progress')}
          />
        )}
        {done !== null && <Written done={done} />}
        <div className="button-row">
          <Button type="primary" htmlType="submit" disabled={!ready || running}>
            {say('write')}
          </Button>
          {running && <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>}
          {done !== null && <Button onClick={onClose}>{say('close')}</Button>}
        </div>
      </form>
    </Modal>
  );
}

function Written({ done: { folder, size, measures } }: { readonly done: ExportedEvidence }) {
  const say = evidenceWords.use();
  const at = useLanguage() === 'zh-CN' ? 0 : 1;
  return (
    <div role="status" className="form">
      <State shape="done">{say('done', { count: size })}</State>
      <p className="mono fine selectable">{folder}</p>
      <table className="evidence-table small">
        <thead>
          <tr>
            <th scope="col">{say('measure')}</th>
            <th scope="col">{say('entries')}</th>
            <th scope="col">{say('gaps')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map(({ measure, entries, gaps }) => (
            <tr key={measure}>
              <th scope="row">{measureWords[measure][at]}</th>
              <td>{countText(entries)}</td>
              <td>{countText(gaps)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet">{say('verifyHow')}</p>
    </div>
  );
}
