/** Out of the vault: the log, whole or a part, as a bundle that verifies elsewhere, or what the filters show as a table (A4). */
import { Button, Input, Modal, Progress } from 'antd';
import { useRef, useState } from 'react';
import {
  type LogTableForm,
  logTableEndings,
  logTableForms,
} from '../../../shared/vocabulary/log-table-forms.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText, dateText } from '../../i18n/format.ts';
import { Field } from '../../ui/fields.tsx';
import { State } from '../../ui/shape.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { RadioLines } from './filter-chip.tsx';
import type { LogQuestion } from './log-filters.ts';
import { noPartOptions, PartFields, type PartOptions, partAsked } from './part-options.tsx';
import { logWords } from './words.ts';

type What = 'bundle' | 'part' | 'table';
const kinds = ['bundle', 'part', 'table'] as const satisfies readonly What[];

interface Exported {
  readonly path: string;
  readonly says: string;
  readonly bundle: boolean;
}

const suggested = (ending: string): string => `dossier-log-${dateText(Date.now())}${ending}`;

/** The same name with the ending of another form, where it had the one of this. */
const withEnding = (path: string, from: LogTableForm, to: LogTableForm): string =>
  path.endsWith(logTableEndings[from])
    ? `${path.slice(0, -logTableEndings[from].length)}${logTableEndings[to]}`
    : path;

/** A new folder of ours inside the one that was chosen; paths of both kinds of systems. */
const inside = (folder: string, name: string): string =>
  `${folder.replace(/[\\/]+$/, '')}${folder.includes('\\') ? '\\' : '/'}${name}`;

export function ExportDialog({
  question,
  hidden,
  onClose,
}: {
  readonly question: LogQuestion;
  readonly hidden: boolean;
  readonly onClose: () => void;
}) {
  const say = logWords.use();
  const [what, setWhat] = useState<What>('bundle');
  const [openings, setOpenings] = useState<'all' | 'none'>('all');
  const [paths, setPaths] = useState<Record<What, string>>({ bundle: '', part: '', table: '' });
  const [part, setPart] = useState<PartOptions>(noPartOptions);
  const asked = partAsked(part);
  const [form, setForm] = useState<LogTableForm>('csv');
  const [done, setDone] = useState<Exported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<readonly [done: number, total: number] | null>(null);
  const stop = useRef<AbortController | null>(null);
  const path = paths[what].trim();
  const first = useRef<HTMLInputElement>(null);
  const ready = path !== '' && (what !== 'part' || asked !== null);
  const choose = async (): Promise<void> => {
    if (what === 'table') {
      const file = await askShell('path.choose-save', {
        what: form,
        suggested: suggested(logTableEndings[form]),
      });
      if (file !== null) setPaths((now) => ({ ...now, table: file }));
      return;
    }
    const folder = await askShell('path.choose-folder', { what: 'bundle' });
    if (folder !== null)
      setPaths((now) => ({ ...now, [what]: inside(folder, suggested(what === 'part' ? '-part' : '')) }));
  };
  const start = async (): Promise<void> => {
    if (!ready || stop.current !== null) return;
    const control = new AbortController();
    stop.current = control;
    const options = {
      signal: control.signal,
      progress: (count: number, total: number) => setProgress([count, total]),
    };
    setError(null);
    setDone(null);
    setProgress([0, 0]);
    try {
      if (what === 'table') {
        const { file, rows } = await vault.call('log.table', { ...question, file: path, form }, options);
        setDone({ path: file, says: say('exportedTable', { count: rows }), bundle: false });
      } else if (what === 'part') {
        const input = { ...question, ...asked!, folder: path };
        const { folder, entries, leftOut } = await vault.call('log.export-part', input, options);
        setDone({
          path: folder,
          says: say('exportedPart', { count: entries, leftOut: countText(leftOut) }),
          bundle: true,
        });
      } else {
        const { folder, entries } = await vault.call('log.export', { folder: path, openings }, options);
        setDone({ path: folder, says: say('exportedBundle', { count: entries }), bundle: true });
      }
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
      title={<span className="serif">{say('exportTitle')}</span>}
      className="log-export"
      onCancel={() => {
        stop.current?.abort();
        onClose();
      }}
      // The dialog would give the focus to its closing button.
      afterOpenChange={(shown) => {
        if (shown) first.current?.focus();
      }}
      footer={null}
      width={560}
      mask={{ closable: false }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <p className="quiet">{say('exportSays')}</p>
        <fieldset className="log-choice" disabled={running}>
          <legend className="visually-hidden">{say('exportTitle')}</legend>
          {kinds.map((each) => (
            <label key={each} className="log-line log-line-two">
              <input
                ref={what === each ? first : undefined}
                type="radio"
                name="log-export"
                checked={what === each}
                onChange={() => setWhat(each)}
              />
              <span>
                <strong>{say(each)}</strong>
                <span className="small quiet">{say(`${each}Says`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {what === 'part' && (
          <PartFields
            options={part}
            hidden={hidden}
            filtered={Object.keys(question).length > 0}
            disabled={running}
            onChange={setPart}
          />
        )}
        {what === 'table' && (
          <fieldset className="log-choice" disabled={running}>
            <legend className="small quiet">{say('form')}</legend>
            <RadioLines
              name="log-export-form"
              value={form}
              options={logTableForms.map((each) => ({ value: each, label: say(each) }))}
              onChange={(next) => {
                setPaths((now) => ({ ...now, table: withEnding(now.table, form, next) }));
                setForm(next);
              }}
            />
          </fieldset>
        )}
        {what === 'bundle' &&
          (hidden ? (
            <p className="small quiet">{say('namesHidden')}</p>
          ) : (
            <fieldset className="log-choice" disabled={running}>
              <legend className="small quiet">{say('names')}</legend>
              <RadioLines
                name="log-export-names"
                value={openings}
                options={[
                  { value: 'all', label: say('withNames') },
                  { value: 'none', label: say('withoutNames') },
                ]}
                onChange={setOpenings}
              />
            </fieldset>
          ))}
        <Field
          label={say(what === 'table' ? 'file' : 'folder')}
          hint={say(what === 'table' ? 'fileHint' : 'folderHint')}
        >
          {(id) => (
            <div className="path-field">
              <Input
                id={id}
                className="mono"
                value={paths[what]}
                maxLength={4_000}
                spellCheck={false}
                disabled={running}
                onChange={(event) => setPaths((now) => ({ ...now, [what]: event.target.value }))}
              />
              <Button disabled={running} onClick={() => void choose()}>
                {say('choose')}
              </Button>
            </div>
          )}
        </Field>
        <ProblemLine error={error} />
        {progress !== null && progress[1] > 0 && (
          <div aria-live="polite">
            <Progress
              percent={Math.round((progress[0] / progress[1]) * 100)}
              showInfo={false}
              aria-label={say('export')}
            />
            <p className="small quiet">
              {say('exporting', { done: countText(progress[0]), total: countText(progress[1]) })}
            </p>
          </div>
        )}
        {done !== null && (
          <div className="log-exported" role="status">
            <State shape="done">{done.says}</State>
            <p className="mono selectable">{done.path}</p>
            {done.bundle && <p className="small quiet">{say('verifyHow')}</p>}
          </div>
        )}
        <div className="button-row">
          <Button type="primary" htmlType="submit" disabled={!ready || running}>
            {say('start')}
          </Button>
          {running && <Button onClick={() => stop.current?.abort()}>{say('stop')}</Button>}
          {done !== null && <Button onClick={onClose}>{say('close')}</Button>}
        </div>
      </form>
    </Modal>
  );
}
