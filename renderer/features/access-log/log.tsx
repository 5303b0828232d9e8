/** The access log: find an entry, read it as a sentence, check it. */
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { countText } from '../../i18n/format.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useAsked } from '../../ui/use-asked.ts';
import './access-log.css';
import { DayChart } from './day-chart.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { type Chip, FilterBar } from './filter-bar.tsx';
import { filtersIn, isFiltered, type LogFilters, noFilters, questionOf } from './log-filters.ts';
import { LogList } from './log-list.tsx';
import { useEntry, useLogPages } from './log-pages.ts';
import { ReportDialog } from './report-dialog.tsx';
import { TraceDialog } from './trace-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';
import { logWords } from './words.ts';

const dialogs = ['export', 'trace', 'report', 'witness', 'evidence'] as const;
type Dialog = (typeof dialogs)[number];

/** An auditor without clearance is shown numbers for names, by the vault; the screen says why. */
function useHidden(): boolean {
  const { signedInNo, roles } = useStatus();
  const people = useVaultQuery('person.list', {}).data;
  if (!roles.includes('auditor')) return false;
  return people?.find((person) => person.no === signedInNo)?.clearance === null;
}

/** `?entry=123` opens that entry, wherever it lies; `?about=KH-2026-0147&types=view.open&from=2026-01-01` begins with those filters. */
function useAddress() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('entry');
  const opened = asked !== null && /^\d{1,12}$/.test(asked) ? Number(asked) : null;
  const open = useCallback(
    (index: number | null) => setParams(index === null ? {} : { entry: String(index) }, { replace: true }),
    [setParams],
  );
  return { opened, open, begin: filtersIn(params) };
}

export default function Log() {
  const say = logWords.use();
  const hidden = useHidden();
  const { roles } = useStatus();
  const mayEvidence = roles.includes('custodian') || roles.includes('auditor');
  const { opened, open: setOpened, begin } = useAddress();
  const [filters, setFilters] = useState<LogFilters>(begin);
  // What "today" is does not move while the list is read.
  const question = useMemo(() => questionOf(filters, Date.now()), [filters]);
  const { rows, size, error, more, readMore, busy, readAnew, again } = useLogPages(question);
  const [at, setAt] = useState(0);
  const [proofShown, setProofShown] = useState(false);
  const [chip, setChip] = useState<Chip | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  useAsked('do', (what) => setDialog(dialogs.find((each) => each === what) ?? null));
  useAsked('person', () => setFilters(begin));
  const entry = useEntry(opened, rows);
  const listed = opened === null ? -1 : rows.findIndex((row) => row.index === opened);
  const chosen = listed >= 0 ? listed : Math.min(at, Math.max(0, rows.length - 1));

  const choose = (next: number): void => {
    setAt(next);
    if (opened !== null) setOpened(rows[next]?.index ?? null);
  };
  const openRow = (next: number): void => {
    setChip(null);
    setAt(next);
    setOpened(rows[next]?.index ?? null);
  };
  const change = (next: LogFilters): void => {
    setFilters(next);
    setAt(0);
  };
  const close = (): void => {
    setAt(chosen);
    setOpened(null);
  };
  useKeys({
    ...rowKeys(rows.length, chosen, choose),
    Enter: () => openRow(chosen),
    f: () => setChip('time'),
    '/': () => setChip('about'),
    p: () => {
      if (rows.length === 0 && opened === null) return;
      if (opened === null) openRow(chosen);
      setProofShown(opened === null || !proofShown);
    },
    x: () => setDialog('export'),
    c: () => setDialog('trace'),
    r: () => setDialog('report'),
    w: () => setDialog('witness'),
    e: () => mayEvidence && setDialog('evidence'),
    Escape: () => (opened === null ? setChip(null) : close()),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['↵'], does: say('keyOpen') },
    { keys: ['F'], does: say('keyFilter') },
    { keys: ['P'], does: say('keyProof') },
    { keys: ['X'], does: say('keyExport') },
    { keys: ['C'], does: say('keyTrace') },
    { keys: ['R'], does: say('report') },
    { keys: ['W'], does: say('witness') },
    ...(mayEvidence ? [{ keys: ['E'], does: say('evidence') }] : []),
    ...(opened === null ? [] : [{ keys: ['Esc'], does: say('keyClose') }]),
  ]);

  const filtered = isFiltered(filters);
  return (
    <div className="log-screen">
      <Page
        wide
        title={say('title')}
        sub={
          size === undefined
            ? error === null
              ? say('reading')
              : ''
            : say(more ? 'subMore' : 'subAll', { shown: countText(rows.length), size: countText(size) })
        }
        actions={
          <>
            <button type="button" className="link" onClick={filtered ? () => change(noFilters) : readAnew}>
              {say(filtered ? 'clear' : 'anew')}
            </button>
            {mayEvidence && (
              <button type="button" className="link" onClick={() => setDialog('evidence')}>
                {say('evidence')}
              </button>
            )}
            <button type="button" className="link" onClick={() => setDialog('witness')}>
              {say('witness')}
            </button>
            <Button onClick={() => setDialog('trace')}>
              {say('trace')} <Key>C</Key>
            </Button>
            <Button onClick={() => setDialog('report')}>
              {say('report')} <Key>R</Key>
            </Button>
            <Button onClick={() => setDialog('export')}>
              {say('export')} <Key>X</Key>
            </Button>
          </>
        }
      >
        <FilterBar filters={filters} onChange={change} open={chip} onOpen={setChip} hidden={hidden} />
        {hidden && (
          <p className="small quiet">
            <State shape="note">{say('hidden')}</State>
          </p>
        )}
        {error !== null && rows.length === 0 ? (
          <Failed error={error} again={again} />
        ) : size === undefined || (rows.length === 0 && busy) ? (
          <Loading />
        ) : rows.length === 0 && !more ? (
          <Empty title={say('none')}>{say('noneSays')}</Empty>
        ) : (
          <>
            <DayChart rows={rows} chosen={opened === null || listed >= 0 ? rows[chosen] : undefined} />
            <LogList rows={rows} chosen={chosen} onChoose={choose} onOpen={openRow} onEnd={readMore} />
            {error !== null && <Failed error={error} again={again} />}
          </>
        )}
      </Page>
      {opened !== null &&
        (entry.row !== undefined ? (
          <EntryDrawer
            key={entry.row.index}
            row={entry.row}
            proofShown={proofShown}
            onProof={() => setProofShown(true)}
            onClose={close}
            onGo={setOpened}
          />
        ) : (
          <aside className="drawer log-drawer" aria-label={say('entry', { index: countText(opened) })}>
            {entry.missing ? (
              <p>{say('noEntry', { index: countText(opened) })}</p>
            ) : entry.error !== null ? (
              <Failed error={entry.error} />
            ) : (
              <Loading />
            )}
          </aside>
        ))}
      {dialog === 'export' && (
        <ExportDialog question={question} hidden={hidden} onClose={() => setDialog(null)} />
      )}
      {dialog === 'report' && <ReportDialog onClose={() => setDialog(null)} />}
      {dialog === 'evidence' && <EvidenceDialog hidden={hidden} onClose={() => setDialog(null)} />}
      {dialog === 'witness' && <WitnessDialog onClose={() => setDialog(null)} onTaken={readAnew} />}
      {dialog === 'trace' && (
        <TraceDialog
          onClose={() => setDialog(null)}
          onGo={(index) => {
            setDialog(null);
            setOpened(index);
          }}
        />
      )}
    </div>
  );
}
