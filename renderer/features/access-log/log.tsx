/** The access log: found by person, object, kind, outcome and time; each entry a sentence with its proof one key away. */
import { Button, Input, type InputRef, Select } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { LogRow } from '../../../shared/contract/answers.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { rowKeys, useKeys } from '../../ui/keys.ts';
import { Key } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { VirtualRows } from '../../ui/virtual-rows.tsx';
import '../lending/lending.css';
import { DayBars } from './day-bars.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { type Filters, groups, noFilters } from './filters.ts';
import './log.css';
import { TraceDialog } from './trace-dialog.tsx';
import { useLog } from './use-log.ts';
import { logWords } from './words.ts';

export default function Log() {
  const say = logWords.use();
  const [query] = useSearchParams();
  const [filters, setFilters] = useState<Filters>({ ...noFilters, about: query.get('about') ?? '' });
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<LogRow | null>(null);
  const [dialog, setDialog] = useState<'export' | 'trace' | null>(null);
  const person = useRef<InputRef>(null);
  const log = useLog(filters);
  const { rows, readMore } = log;
  const set = (part: Partial<Filters>): void => {
    setFilters((now) => ({ ...now, ...part }));
    setChosen(0);
  };
  const open = (row: number): void => setOpened(rows[row] ?? null);
  const onRange = useCallback(
    (_first: number, last: number) => {
      if (rows.length > 0 && last >= rows.length - 1) readMore();
    },
    [rows.length, readMore],
  );
  useKeys({
    ...rowKeys(rows.length, chosen, setChosen),
    Enter: () => open(chosen),
    f: () => person.current?.focus(),
    '/': () => person.current?.focus(),
    x: () => setDialog('export'),
    Escape: () => setOpened(null),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('rows') },
    { keys: ['Enter'], does: say('open') },
    { keys: ['F'], does: say('filter') },
    { keys: ['P'], does: say('proof') },
    { keys: ['X'], does: say('export') },
    { keys: ['Esc'], does: say('close') },
  ]);
  const filtered = filters !== noFilters && JSON.stringify(filters) !== JSON.stringify(noFilters);
  return (
    <div className="with-drawer">
      <Page
        title={say('title')}
        sub={say('sub', { size: countText(log.size), shown: countText(rows.length) })}
        actions={
          <>
            {filtered && (
              <button type="button" className="link" onClick={() => set(noFilters)}>
                {say('clear')}
              </button>
            )}
            <Button onClick={() => setDialog('trace')}>{say('trace')}</Button>
            <Button onClick={() => setDialog('export')}>
              {say('export')} <Key>X</Key>
            </Button>
          </>
        }
      >
        <div className="log-filters">
          <Select
            aria-label={say('when')}
            value={filters.period}
            onChange={(period) => set({ period })}
            options={(
              [
                ['any', 'anyTime'],
                ['today', 'today'],
                ['week', 'week'],
                ['month', 'month'],
              ] as const
            ).map(([value, word]) => ({ value, label: `${say('when')} · ${say(word)}` }))}
          />
          <Input
            ref={person}
            aria-label={say('person')}
            placeholder={say('person')}
            value={filters.person}
            maxLength={300}
            onChange={(event) => set({ person: event.target.value })}
          />
          <Input
            aria-label={say('about')}
            placeholder={say('about')}
            value={filters.about}
            maxLength={120}
            onChange={(event) => set({ about: event.target.value })}
          />
          <Select
            aria-label={say('action')}
            value={filters.group}
            onChange={(group) => set({ group })}
            options={[
              { value: '' as const, label: `${say('action')} · ${say('all')}` },
              ...groups.map((value) => ({ value, label: say(value) })),
            ]}
          />
          <Select
            aria-label={say('outcome')}
            value={filters.outcome}
            onChange={(outcome) => set({ outcome })}
            options={[
              { value: '' as const, label: `${say('outcome')} · ${say('all')}` },
              ...(['done', 'refused', 'failed'] as const).map((value) => ({ value, label: say(value) })),
            ]}
          />
        </div>
        {log.error !== null ? (
          <Failed error={log.error} />
        ) : rows.length === 0 ? (
          log.reading ? (
            <Loading />
          ) : (
            <Empty title={say('none')}>{say('noneSub')}</Empty>
          )
        ) : (
          <>
            <DayBars rows={rows} label={say('sub', { size: log.size, shown: rows.length })} />
            <div className="register">
              <VirtualRows
                rows={rows}
                rowHeight={35}
                chosen={chosen}
                onChoose={(row) => {
                  setChosen(row);
                  open(row);
                }}
                keyOf={(row) => row.index}
                label={say('title')}
                rowClass="log-grid"
                onRange={onRange}
              >
                {(row) => row !== undefined && <Row row={row} />}
              </VirtualRows>
            </div>
            {log.hasMore && (
              <Button loading={log.reading} onClick={readMore}>
                {say('more')}
              </Button>
            )}
          </>
        )}
      </Page>
      {opened !== null && <EntryDrawer key={opened.index} row={opened} onClose={() => setOpened(null)} />}
      {dialog === 'export' && <ExportDialog filters={filters} onClose={() => setDialog(null)} />}
      {dialog === 'trace' && <TraceDialog onClose={() => setDialog(null)} />}
    </div>
  );
}

const shapes = { done: 'done', refused: 'refused', failed: 'note' } as const;

function Row({ row }: { readonly row: LogRow }) {
  const say = logWords.use();
  return (
    <>
      <span className="small quiet">{stampText(row.atMs).slice(5)}</span>
      <span className="small">{row.person ?? '—'}</span>
      <span>
        {row.sentence}
        {row.reason !== null && <span className="quiet"> {row.reason}</span>}
      </span>
      <span className="small">
        <State shape={shapes[row.outcome]}>{say(row.outcome)}</State>
      </span>
    </>
  );
}
