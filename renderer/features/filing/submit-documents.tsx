/** An author's files, many at once: into which dossier, as what, seen as a borrower will see them, signed. */

import { Button, Input, Progress, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { DocumentSummary } from '../../../shared/contract/answers.ts';
import type { ShownReport } from '../../../shared/vocabulary/rendition-report.ts';
import { ownership, sheet } from '../../../shared/vocabulary/terms.ts';
import { askShell } from '../../calls/desktop.ts';
import { clockText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { DossierField } from '../../ui/dossier-field.tsx';
import { Field } from '../../ui/fields.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { SignBlock } from '../../ui/signing.tsx';
import { Empty, ProblemLine, ShortProblem } from '../../ui/states.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import { Preview } from './file-preview.tsx';
import { saidOfFolders } from './folders-said.ts';
import { OfSheet } from './of-sheet.tsx';
import { useSubmissions } from './submission-list.ts';
import { datedOf, isCheckSaid, nameOf, type Submission } from './submissions.ts';
import './submit.css';
import { submitWords } from './submit-words.ts';

const shapes: Record<Submission['state'], ShapeName> = {
  waiting: 'waiting',
  working: 'under-way',
  done: 'done',
  refused: 'refused',
};

export default function SubmitDocuments() {
  const [query] = useSearchParams();
  const code = query.get('code') ?? '';
  return <Submissions key={code} initialCode={code} />;
}

function Submissions({ initialCode }: { readonly initialCode: string }) {
  const say = submitWords.use();
  const { refresh } = useSession();
  const navigate = useNavigate();
  const folders = saidOfFolders(useVaultQuery('folders.show', {}, { refetchMs: 5_000 }).data?.mine ?? null);
  const [code, setCode] = useState(initialCode);
  // Looked up when the field is left or Enter pressed: half a code is asked about nowhere.
  const [asked, setAsked] = useState(initialCode);
  const [chosen, setChosen] = useState(0);
  // Of the file that is chosen: it stands above its form, where nobody signs past it.
  const [report, setReport] = useState<ShownReport | null>(null);
  const { submissions, run, leftOver, add, change, remove, clearDone, forget, submit, stop } =
    useSubmissions();
  // What is left goes where it was signed for.
  const leftCode = leftOver?.code ?? null;
  useEffect(() => {
    if (leftCode === null) return;
    setCode(leftCode);
    setAsked(leftCode);
  }, [leftCode]);
  const dossier = useVaultQuery(
    'dossier.show',
    { code: asked },
    { enabled: asked !== '' && run === null, reading: true },
  );
  const lookUp = (typed: string): void => {
    setCode(typed);
    setAsked(typed);
  };
  const waiting = submissions.filter((each) => each.state === 'waiting' || each.state === 'refused').length;
  const misdated = submissions.some(
    (each) => each.state !== 'done' && (datedOf(each) === null || !isCheckSaid(each)),
  );
  const refused = submissions.filter((each) => each.state === 'refused').length;
  const current = submissions[Math.min(chosen, submissions.length - 1)];
  useKeys({
    ...rowKeys(submissions.length, chosen, setChosen),
    o: () => void navigate('/submit/folders'),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('rows') },
    { keys: ['O'], does: say('folders') },
    { keys: ['Ctrl Enter'], does: say('sign', { count: waiting }) },
  ]);
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      wide
      actions={
        <Button onClick={() => void navigate('/submit/folders')}>
          {say(folders.word, folders.facts)} <Key>O</Key>
        </Button>
      }
      aside={
        current !== undefined && (
          <>
            {report !== null && current.state !== 'done' && run === null && <ReportNote report={report} />}
            <SubmissionForm
              key={current.file}
              submission={current}
              code={code.trim()}
              documents={code === asked ? (dossier.data?.documents ?? []) : []}
              onChange={(part) => change(current.file, part)}
              onRemove={() => remove(current.file)}
            />
            {current.state !== 'done' && run === null && (
              <Preview
                key={`preview ${current.file}`}
                file={current.file}
                encoding={current.encoding}
                onEncoding={(encoding) => change(current.file, { encoding })}
                onReport={setReport}
              />
            )}
          </>
        )
      }
    >
      <DossierField
        label={say('dossier')}
        value={code}
        settled={code === asked && dossier.error === null}
        error={code !== '' && code === asked && dossier.error !== null ? say('noDossier') : null}
        hint={
          dossier.data === undefined || code !== asked
            ? undefined
            : say('dossierFound', { client: dossier.data.client })
        }
        onChange={setCode}
        onSettle={lookUp}
      />
      {leftOver !== null && run === null && (
        <Sheet title={say('leftTitle')}>
          <p>{say('left', leftOver)}</p>
          <div className="button-row">
            <Button onClick={() => void forget().then(() => refresh())}>{say('forget')}</Button>
          </div>
        </Sheet>
      )}
      <AddFiles onAdd={add} more={submissions.length > 0} />
      {submissions.length === 0 ? (
        <Empty title={say('emptyTitle')}>{say('emptySub')}</Empty>
      ) : (
        <>
          <div className="register">
            <div className="register-head submit-grid">
              <span>{say('file')}</span>
              <span>{say('docTitle')}</span>
              <span>{say('state')}</span>
            </div>
            <VirtualRows
              rows={submissions}
              rowHeight={51}
              chosen={chosen}
              onChoose={setChosen}
              keyOf={(row) => row.file}
              label={say('listTitle', { count: submissions.length })}
              rowClass="submit-grid"
            >
              {(row) => row !== undefined && <Row row={row} />}
            </VirtualRows>
          </div>
          {refused > 0 && <p className="small">{say('refusedN', { count: refused })}</p>}
          {run !== null ? (
            <div className="form" aria-live="polite">
              <p className="small">
                {run.remainingMs === null
                  ? say('progressSoFar', { done: run.done, total: run.total })
                  : say('progress', {
                      done: run.done,
                      total: run.total,
                      time: clockText(run.remainingMs),
                    })}{' '}
                {say('goesOn')}
              </p>
              <Progress percent={Math.round((100 * run.done) / run.total)} showInfo={false} />
              <Button onClick={stop}>{say('stop')}</Button>
            </div>
          ) : waiting > 0 ? (
            <Sheet>
              <SignBlock
                label={say('sign', { count: waiting })}
                keyHint="Ctrl Enter"
                disabled={dossier.data === undefined || misdated}
                sign={(signature) => submit(code.trim(), signature)}
                onDone={() => void refresh()}
              />
            </Sheet>
          ) : (
            <Button onClick={clearDone}>{say('clear')}</Button>
          )}
        </>
      )}
    </Page>
  );
}

function Row({ row }: { readonly row: Submission }) {
  const say = submitWords.use();
  const { result } = row;
  return (
    <>
      <span className="mono small">{nameOf(row.file)}</span>
      <span>{row.title}</span>
      <span className="small submit-row-state">
        <State shape={shapes[row.state]}>
          {result === null
            ? row.state === 'refused'
              ? ''
              : say(row.state === 'working' ? 'working' : 'waiting')
            : `${say(result.already === true ? 'already' : 'done', { document: result.document })}${result.attachments.length === 0 ? '' : say('attachments', { count: result.attachments.length })}`}
          {row.state === 'refused' && <ShortProblem error={row.error} />}
        </State>
      </span>
    </>
  );
}

function AddFiles({
  onAdd,
  more,
}: {
  readonly onAdd: (files: readonly string[]) => void;
  /** There are some already: the list is what matters, and adding more takes a line. */
  readonly more: boolean;
}) {
  const say = submitWords.use();
  const [over, setOver] = useState(false);
  const [paths, setPaths] = useState('');
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; choosing and typing are the others */}
      <div
        className={`drop-here${over ? ' drop-over' : ''}${more ? ' drop-line' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          onAdd([...event.dataTransfer.files].map((file) => window.desktop.pathOf(file)).filter(Boolean));
        }}
      >
        <strong>{say('drop')}</strong>
        {!more && <p className="fine faint">{say('dropSub')}</p>}
        <Button
          onClick={() => {
            void askShell('path.choose-file', { what: 'documents', many: true }).then(onAdd);
          }}
        >
          {say('choose')}
        </Button>
      </div>
      <Field label={say('paths')}>
        {(id) => (
          <div className="path-field">
            <Input.TextArea
              id={id}
              className="mono"
              rows={1}
              value={paths}
              spellCheck={false}
              onChange={(event) => setPaths(event.target.value)}
            />
            <Button
              disabled={paths.trim() === ''}
              onClick={() => {
                onAdd(paths.split(/\r?\n/).map((path) => path.trim()));
                setPaths('');
              }}
            >
              {say('addPaths')}
            </Button>
          </div>
        )}
      </Field>
    </>
  );
}

function SubmissionForm({
  submission,
  code,
  documents,
  onChange,
  onRemove,
}: {
  readonly submission: Submission;
  readonly code: string;
  /** Those of the dossier that a new version may be of. */
  readonly documents: readonly DocumentSummary[];
  readonly onChange: (part: Partial<Submission>) => void;
  readonly onRemove: () => void;
}) {
  const say = submitWords.use();
  const term = terms.use();
  const { result } = submission;
  return (
    <Sheet title={nameOf(submission.file)}>
      {result !== null ? (
        <div className="form small">
          <p>{say(result.already === true ? 'already' : 'done', { document: result.document })}</p>
          {result.joined !== 'new' && <p>{say('joined')}</p>}
          {result.like > 0 && <p>{say('like', { count: result.like })}</p>}
          <ReportNote report={result.report} />
          {result.attachments.map((attachment) => (
            <p key={attachment.document}>
              <span className="mono">{attachment.document}</span> <ReportNote report={attachment.report} />
            </p>
          ))}
        </div>
      ) : (
        <div className="form">
          <ProblemLine error={submission.error} />
          <OneLineField
            label={say('docTitle')}
            value={submission.title}
            onChange={(title) => onChange({ title })}
          />
          <Field label={say('kind')}>
            {(id) => (
              <Select
                id={id}
                value={submission.sheet}
                onChange={(value) => onChange({ sheet: value })}
                options={sheet.options.map((value) => ({ value, label: term(value) }))}
              />
            )}
          </Field>
          <Field label={say('ownership')}>
            {(id) => (
              <Select
                id={id}
                value={submission.ownership}
                onChange={(value) => onChange({ ownership: value })}
                options={ownership.options.map((value) => ({ value, label: term(value) }))}
              />
            )}
          </Field>
          <OfSheet submission={submission} code={code} onChange={onChange} />
          <DateField
            label={say('datedFrom')}
            value={submission.datedFrom}
            onChange={(datedFrom) => onChange({ datedFrom })}
          />
          <DateField
            label={say('datedTo')}
            value={submission.datedTo}
            min={submission.datedFrom}
            onChange={(datedTo) => onChange({ datedTo })}
          />
          <Field label={say('versionOf')}>
            {(id) => (
              <Select
                id={id}
                value={submission.versionOf}
                onChange={(versionOf) => onChange({ versionOf })}
                options={[
                  { value: '', label: say('newDocument') },
                  ...documents
                    .filter((document) => document.state === 'accepted')
                    .map(({ no, title }) => ({ value: `${code}/${no}`, label: `${code}/${no} ${title}` })),
                ]}
              />
            )}
          </Field>
          <Button size="small" onClick={onRemove}>
            {say('remove')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
