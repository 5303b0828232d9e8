/** What each file of a tree would become, or became: by outcome, with the cause (K6). */
import { Button } from 'antd';
import { useState } from 'react';
import type { FileCounts, FolderFile, FolderFiles } from '../../../shared/contract/answers.ts';
import { dayToText } from '../../../shared/vocabulary/day-text.ts';
import { type FileOutcome, fileOutcomes, fileOutcomeText } from '../../../shared/vocabulary/folder-terms.ts';
import { askShell } from '../../calls/desktop.ts';
import { CallError, vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { OutcomeKinds } from '../../ui/outcome-kinds.tsx';
import { Register } from '../../ui/register.tsx';
import { ReportNote } from '../../ui/report-note.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Listed, ProblemLine, ShortProblem } from '../../ui/states.tsx';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { folderWords } from './folder-words.ts';

/** Six rows; the list scrolls. */
const listHeightMax = 340;
const rowHeight = 56;

/** What somebody has to do something about comes first. */
const firstShown: readonly FileOutcome[] = ['to-see', 'not-shown', 'refused', 'held'];

export function FolderFileList({
  of,
  counts,
  round,
}: {
  readonly of: 'trial' | 'filing';
  readonly counts: FileCounts;
  /** Another number whenever the rows may have changed. */
  readonly round: number;
}) {
  const say = folderWords.use();
  const there = fileOutcomes.filter((outcome) => counts[outcome] > 0);
  const [wanted, setWanted] = useState<FileOutcome | null>(null);
  const outcome =
    wanted !== null && counts[wanted] > 0
      ? wanted
      : (firstShown.find((each) => counts[each] > 0) ?? there[0] ?? 'waits');
  return (
    <>
      <OutcomeKinds
        label={say('outcomeOfFiles')}
        value={outcome}
        counts={counts}
        kinds={there}
        text={fileOutcomeText}
        onChange={setWanted}
      />
      {outcome === 'asked' && <p className="small quiet">{say('asked')}</p>}
      <Rows key={`${of} ${outcome} ${round}`} of={of} outcome={outcome} round={round} />
      <SaveReport of={of} />
    </>
  );
}

function Rows({
  of,
  outcome,
  round,
}: {
  readonly of: 'trial' | 'filing';
  readonly outcome: FileOutcome;
  readonly round: number;
}) {
  const say = folderWords.use();
  const [chosen, setChosen] = useState(0);
  const { rows, total, error, onRange, again } = useRowPages<FolderFile, FolderFiles>(
    ['folders.files', of, outcome, round],
    (offset, limit) => vault.call('folders.files', { of, outcome, offset, limit }, { by: 'screen' }),
    { pageSize: 100, staleMs: 600_000 },
  );
  return (
    <Listed count={total} error={error} again={again} empty={<Empty title={say('noneSuch')} />}>
      <div className="folder-rows" style={{ height: Math.min(listHeightMax, rows.length * rowHeight + 2) }}>
        <Register
          columns="folder-file-columns"
          rows={rows}
          rowHeight={rowHeight}
          chosen={Math.min(chosen, Math.max(0, rows.length - 1))}
          onChoose={setChosen}
          onRange={onRange}
          keyOf={(row) => row.path}
          label={say('files')}
        >
          {(row) => (row === undefined ? <span className="faint">…</span> : <FileRow row={row} />)}
        </Register>
      </div>
    </Listed>
  );
}

function FileRow({ row }: { readonly row: FolderFile }) {
  const language = useLanguage();
  const { path, code, title, dated, document, problem, reports } = row;
  const days =
    dated === null
      ? ''
      : dated.from === dated.to
        ? dayToText(dated.from, language)
        : `${dayToText(dated.from, language)} – ${dayToText(dated.to, language)}`;
  return (
    <div className="folder-row small">
      <div className="folder-file-columns">
        <span className="mono" title={path}>
          {path}
        </span>
        <strong>{document === '' ? code : document}</strong>
        <span title={title}>{title}</span>
        <span className="quiet">{days}</span>
      </div>
      {problem !== null && (
        <State shape="refused">
          <ShortProblem error={new CallError(problem)} />
        </State>
      )}
      {reports.map((report, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the file first, then what came with it
        <ReportNote key={at} report={report} />
      ))}
    </div>
  );
}

function SaveReport({ of }: { readonly of: 'trial' | 'filing' }) {
  const say = folderWords.use();
  const write = useVaultAct('folders.write-report');
  const save = async (): Promise<void> => {
    const file = await askShell('path.choose-save', { what: 'csv', suggested: 'folders.csv' });
    if (file !== null) write.mutate({ of, file });
  };
  return (
    <>
      <div className="button-row">
        <Button onClick={() => void save()}>{say('report')}</Button>
        <span className="fine quiet">{say('reportSays')}</span>
      </div>
      {write.data !== undefined && (
        <State shape="done">{say('saved', { count: write.data.rows, file: write.data.file })}</State>
      )}
      <ProblemLine error={write.error} />
    </>
  );
}
