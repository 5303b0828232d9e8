/** How many of the listed entries fall on each day: outlined bars, that of the chosen entry solid, counts printed. */
import type { LogRow } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { dayLabel, dayOf, hourOf } from './row-words.ts';
import { logWords } from './words.ts';

const width = 1000;
const tallest = 34;
const base = 38;
const DAY_MS = 86_400_000;
/** Up to this many days each is drawn in parts of three hours; one alone, hour by hour. */
const daysInParts = 7;
const barsMax = 92;
const labelsMax = 8;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export function DayChart({
  rows,
  chosen,
}: {
  readonly rows: readonly LogRow[];
  readonly chosen: LogRow | undefined;
}) {
  const say = logWords.use();
  const language = useLanguage();
  if (rows.length === 0) return null;
  const days = rows.map(dayOf).toSorted();
  const first = days[0]!;
  const spanDays = Math.round((Date.parse(days.at(-1)!) - Date.parse(first)) / DAY_MS) + 1;
  const inParts = spanDays <= daysInParts;
  const partHours = spanDays === 1 ? 1 : 3;
  const daysInBar = inParts ? 1 : Math.ceil(spanDays / barsMax);
  const columns = Math.ceil(spanDays / daysInBar);
  const columnOf = (row: LogRow): number =>
    Math.floor((Date.parse(dayOf(row)) - Date.parse(first)) / DAY_MS / daysInBar);
  const partOf = (row: LogRow): number => (inParts ? Math.floor(hourOf(row) / partHours) : 0);
  const parts = inParts ? 24 / partHours : 1;
  const counts = new Map<string, number>();
  const perColumn: number[] = new Array(columns).fill(0);
  for (const row of rows) {
    const key = `${columnOf(row)}/${partOf(row)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    perColumn[columnOf(row)]! += 1;
  }
  const most = Math.max(...counts.values());
  const step = width / columns;
  const margin = inParts && columns > 1 ? 12 : 0;
  const slot = (step - margin) / parts;
  const barWide = Math.max(2, Math.min(26, slot * 0.8));
  const chosenKey = chosen === undefined ? '' : `${columnOf(chosen)}/${partOf(chosen)}`;
  const labelEvery = Math.ceil(columns / labelsMax);
  const spoken = perColumn
    .map((count, i) => ({ count, day: addDays(first, i * daysInBar) }))
    .filter(({ count }) => count > 0)
    .map(({ count, day }) => say('chartSpoken', { day: dayLabel(day, language), count }));
  const labels =
    spanDays === 1
      ? [0, 6, 12, 18].map((hour) => ({
          from: hour,
          columns: 1,
          text: hour === 0 ? dayLabel(first, language) : `${hour}:00`,
          count: hour === 0 ? rows.length : null,
        }))
      : perColumn
          .map((count, i) => ({
            from: i,
            columns: Math.min(labelEvery, columns - i),
            text: dayLabel(addDays(first, i * daysInBar), language),
            count: labelEvery === 1 ? count : null,
          }))
          .filter(({ from }) => from % labelEvery === 0);
  return (
    <figure className="log-chart" aria-label={say('chart')}>
      <svg
        viewBox={`0 0 ${width} ${base + 1}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={spoken.join(language === 'en' ? '; ' : '；')}
      >
        <line x1="0" y1={base + 0.5} x2={width} y2={base + 0.5} vectorEffect="non-scaling-stroke" />
        {[...counts].map(([key, count]) => {
          const [column = 0, part = 0] = key.split('/').map(Number);
          const tall = Math.max(4, (count / most) * tallest);
          return (
            <rect
              key={key}
              x={column * step + margin / 2 + part * slot + 1}
              y={base - tall}
              width={barWide}
              height={tall}
              className={key === chosenKey ? 'log-bar-chosen' : 'log-bar'}
              vectorEffect="non-scaling-stroke"
            />
          );
        })}
      </svg>
      <div className="log-chart-days fine quiet" aria-hidden="true">
        {labels.map((label) => (
          <span key={label.from} style={{ flexGrow: label.columns }}>
            {label.text} <span className="faint">{label.count}</span>
          </span>
        ))}
      </div>
    </figure>
  );
}
