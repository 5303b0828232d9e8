/** How many of the entries shown fall on each day: ink on paper, values printed, an axis below. */
import type { LogRow } from '../../../shared/contract/answers.ts';
import { dateText } from '../../i18n/format.ts';

const barsMax = 31;

export function DayBars({ rows, label }: { readonly rows: readonly LogRow[]; readonly label: string }) {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const day = dateText(row.atMs);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  const days = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-barsMax);
  const most = Math.max(1, ...days.map(([, count]) => count));
  const today = dateText(Date.now());
  const step = 640 / Math.max(days.length, 12);
  return (
    <svg className="log-chart" viewBox="0 0 640 52" role="img" aria-label={label}>
      <line x1="0" x2="640" y1="38.5" y2="38.5" stroke="currentColor" strokeOpacity="0.5" />
      {days.map(([day, count], i) => {
        const height = Math.max(1, (24 * count) / most);
        return (
          <g key={day} fontSize="9" textAnchor="middle" fill="currentColor">
            <rect
              x={i * step + step / 2 - 5}
              y={38 - height}
              width="10"
              height={height}
              fill={day === today ? 'currentColor' : 'none'}
              stroke="currentColor"
            />
            <text x={i * step + step / 2} y={35 - height}>
              {count}
            </text>
            <text x={i * step + step / 2} y="49">
              {day.slice(5)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
