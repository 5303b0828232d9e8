/** Reasons of departures over the years: a chart and its table, numbers without names (P2b). */
import { Button } from 'antd';
import { useState } from 'react';
import type { ReasonsByYear } from '../../../shared/contract/answers.ts';
import { leavingText } from '../../../shared/vocabulary/leaving-words.ts';
import { askShell } from '../../calls/desktop.ts';
import { countText, dateText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Empty, Failed, Loading, RefusalCard } from '../../ui/states.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { caseWords } from './case-words.ts';
import './handover.css';

type Year = ReasonsByYear['years'][number];

export default function Reasons() {
  const say = caseWords.use();
  const shown = useVaultQuery('departure.reasons', {});
  const save = useVaultAct('departure.reasons-csv');
  const [saved, setSaved] = useState<string | null>(null);
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  const { years, fewerThan } = shown.data;
  const choose = async (): Promise<void> => {
    const suggested = `${say('suggested')}-${dateText(Date.now())}.csv`;
    const file = await askShell('path.choose-save', { what: 'csv', suggested });
    if (file === null) return;
    const { rows } = await save.mutateAsync({ file });
    setSaved(say('saved', { n: rows, file }));
  };
  return (
    <Page
      title={say('reasons')}
      sub={say('reasonsSub', { n: fewerThan })}
      actions={
        years.length === 0 ? undefined : (
          <Button onClick={() => void choose().catch(() => {})} loading={save.isPending}>
            {say('saveCsv')}
          </Button>
        )
      }
    >
      {save.error !== null && <RefusalCard error={save.error} />}
      {saved !== null && (
        <p className="note-box" role="status">
          {saved}
        </p>
      )}
      {years.length === 0 && <Empty title={say('noReasons')}>{say('noReasonsSays')}</Empty>}
      {years.toReversed().map((year) => (
        <YearOfReasons key={year.year} year={year} />
      ))}
    </Page>
  );
}

function rowsOf({
  kinds,
  others,
}: Year): { readonly kind: Year['kinds'][number]['kind']; readonly count: number }[] {
  return [...kinds, ...(others === 0 ? [] : [{ kind: 'other' as const, count: others }])].toSorted(
    (a, b) => Number(a.kind === 'other') - Number(b.kind === 'other') || b.count - a.count,
  );
}

function YearOfReasons({ year }: { readonly year: Year }) {
  const say = caseWords.use();
  const language = useLanguage();
  const rows = rowsOf(year).map(({ kind, count }) => ({ name: leavingText('kind', kind, language), count }));
  return (
    <Sheet title={say('inAll', { year: year.year, n: year.all })}>
      <ReasonBars rows={rows} label={String(year.year)} />
      <table className="reason-table">
        <thead>
          <tr>
            <th scope="col">{say('reason')}</th>
            <th scope="col">{say('people')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{countText(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

const lineTall = 26;
const barTall = 14;

/** Lines of ink beside names; read aloud as one sentence, and the table says the same. */
function ReasonBars({
  rows,
  label,
}: {
  readonly rows: readonly { readonly name: string; readonly count: number }[];
  readonly label: string;
}) {
  const { ref, width } = useWidth({ atFirst: 560, min: 240 });
  const nameWide = Math.min(200, width * 0.4);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const room = Math.max(20, width - nameWide - 60);
  return (
    <div ref={ref}>
      <svg
        className="reason-bars"
        width={width}
        height={rows.length * lineTall + 4}
        role="img"
        aria-label={`${label}: ${rows.map(({ name, count }) => `${name} ${count}`).join(', ')}`}
      >
        {rows.map(({ name, count }, i) => (
          <g key={name}>
            <text x={0} y={i * lineTall + 16}>
              {name}
            </text>
            <rect x={nameWide} y={i * lineTall + 4} width={(room * count) / most} height={barTall} />
            <text x={nameWide + (room * count) / most + 8} y={i * lineTall + 16}>
              {count}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
