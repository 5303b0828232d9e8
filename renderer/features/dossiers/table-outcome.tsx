/** What would come of each row, or came of it: by outcome, with the cause, and doubles beside what they look like (S8). */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { TableCounts, TableRow, TableRows } from '../../../shared/contract/answers.ts';
import { describeRefusal } from '../../../shared/vocabulary/refusal.ts';
import { type RowOutcome, rowOutcomes } from '../../../shared/vocabulary/table-fields.ts';
import { outcomeText } from '../../../shared/vocabulary/table-words.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { OutcomeKinds } from '../../ui/outcome-kinds.tsx';
import { Sheet } from '../../ui/page.tsx';
import { Register } from '../../ui/register.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { Empty, Listed, ProblemLine } from '../../ui/states.tsx';
import { useBroughtIntoView } from '../../ui/use-brought-into-view.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { importWords } from './import-words.ts';

/** Six rows of two lines; the list scrolls. */
const listHeightMax = 338;

/** Rows that are other clients all the same: named one by one, or every one of them. */
export type AsOthers = 'all' | ReadonlySet<number>;

export function TableOutcome({
  counts,
  unused,
  ran,
  round,
  asOthers,
  disabled,
  onOthers,
}: {
  readonly counts: TableCounts;
  readonly unused: readonly string[];
  /** Something was opened already. */
  readonly ran: boolean;
  /** Another number whenever the rows may have changed. */
  readonly round: number;
  readonly asOthers: AsOthers;
  readonly disabled: boolean;
  readonly onOthers: (asOthers: AsOthers) => void;
}) {
  const say = importWords.use();
  const there = rowOutcomes.filter((outcome) => counts[outcome] > 0);
  const [wanted, setWanted] = useState<RowOutcome | null>(null);
  const outcome =
    wanted !== null && counts[wanted] > 0
      ? wanted
      : ((counts.refused > counts.opens ? 'refused' : undefined) ??
        there.find((each) => each === 'like' || each === 'refused') ??
        there[0] ??
        'opens');
  const top = useBroughtIntoView<HTMLSpanElement>(round);
  return (
    <Sheet title={<span ref={top}>{say(ran ? 'ran' : 'tried')}</span>}>
      {!ran && <p className="small quiet">{say('nothingChanged')}</p>}
      <OutcomeKinds
        label={say('outcome')}
        value={outcome}
        counts={counts}
        kinds={there}
        text={outcomeText}
        onChange={setWanted}
      />
      {outcome === 'like' && (
        <>
          <p className="small">{say('likeSays')}</p>
          <Checkbox
            checked={asOthers === 'all'}
            disabled={disabled}
            onChange={(event) => onOthers(event.target.checked ? 'all' : new Set())}
          >
            {say('allOthers', { count: countText(counts.like) })}
          </Checkbox>
        </>
      )}
      <OutcomeRows
        key={`${outcome} ${round}`}
        outcome={outcome}
        round={round}
        asOthers={asOthers}
        disabled={disabled}
        onOthers={onOthers}
      />
      {unused.length > 0 && <p className="small quiet">{say('unused', { columns: unused.join(' / ') })}</p>}
      {counts.refused + counts.like > 0 && <Failures disabled={disabled} />}
    </Sheet>
  );
}

function OutcomeRows({
  outcome,
  round,
  asOthers,
  disabled,
  onOthers,
}: {
  readonly outcome: RowOutcome;
  readonly round: number;
  readonly asOthers: AsOthers;
  readonly disabled: boolean;
  readonly onOthers: (asOthers: AsOthers) => void;
}) {
  const say = importWords.use();
  const [chosen, setChosen] = useState(0);
  const { rows, total, error, onRange, again } = useRowPages<TableRow, TableRows>(
    ['table.rows', outcome, round],
    (offset, limit) => vault.call('table.rows', { outcome, offset, limit }, { by: 'screen' }),
    { pageSize: 100, staleMs: 600_000 },
  );
  const rowHeight = outcome === 'like' || outcome === 'refused' ? 56 : 34;
  const isOther = (row: number): boolean => asOthers === 'all' || asOthers.has(row);
  const toggle = (row: TableRow | undefined): void => {
    if (row === undefined || outcome !== 'like' || asOthers === 'all' || disabled) return;
    const next = new Set(asOthers);
    if (!next.delete(row.row)) next.add(row.row);
    onOthers(next);
  };
  return (
    <Listed count={total} error={error} again={again} empty={<Empty title={say('noneSuch')} />}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the blank in the list ticks the chosen row */}
      <div
        className="outcome-rows"
        style={{ height: Math.min(listHeightMax, rows.length * rowHeight + 2) }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setChosen((at) =>
              Math.max(0, Math.min(rows.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))),
            );
          } else if (event.key === ' ') {
            event.preventDefault();
            toggle(rows[chosen]);
          }
        }}
      >
        <Register
          columns="outcome-columns"
          rows={rows}
          rowHeight={rowHeight}
          chosen={Math.min(chosen, Math.max(0, rows.length - 1))}
          onChoose={(at) => {
            setChosen(at);
            toggle(rows[at]);
          }}
          onRange={onRange}
          keyOf={(row) => row.row}
          label={say('rows')}
        >
          {(row) =>
            row === undefined ? (
              <span className="faint">…</span>
            ) : (
              <OutcomeRow row={row} ticked={outcome === 'like' ? isOther(row.row) : null} />
            )
          }
        </Register>
      </div>
    </Listed>
  );
}

function OutcomeRow({ row, ticked }: { readonly row: TableRow; readonly ticked: boolean | null }) {
  const say = importWords.use();
  const language = useLanguage();
  return (
    <div className="outcome-row small">
      <div className="outcome-columns">
        <span className="faint">{say('rowNo', { row: row.row })}</span>
        <strong>{row.code}</strong>
        <span>{row.client}</span>
        {ticked !== null && (
          <span className="outcome-tick">
            <Shape name={ticked ? 'done' : 'waiting'} /> {say(ticked ? 'other' : 'held')}
          </span>
        )}
      </div>
      {row.problem !== null && (
        <State shape="refused">
          {describeRefusal(row.problem.code, row.problem.facts, language).sentence}
        </State>
      )}
      {row.beside.length > 0 && (
        <span className="quiet outcome-beside">
          ≈{' '}
          {row.beside
            .map(
              ({ code, client, row: at, same }) =>
                `${code} ${client} · ${say(`same-${same}`)}${at === null ? '' : ` · ${say('inTable', { row: at })}`}`,
            )
            .join('　')}
        </span>
      )}
    </div>
  );
}

function Failures({ disabled }: { readonly disabled: boolean }) {
  const say = importWords.use();
  const write = useVaultAct('table.write-failures');
  const save = async (): Promise<void> => {
    const file = await askShell('path.choose-save', { what: 'csv', suggested: 'not-opened.csv' });
    if (file !== null) write.mutate({ file });
  };
  return (
    <>
      <p className="fine quiet">{say('failuresSays')}</p>
      <div className="button-row">
        <Button disabled={disabled} onClick={() => void save()}>
          {say('failures')}
        </Button>
      </div>
      {write.data !== undefined && (
        <State shape="done">{say('saved', { count: write.data.rows, file: write.data.file })}</State>
      )}
      <ProblemLine error={write.error} />
    </>
  );
}
