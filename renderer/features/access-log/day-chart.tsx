/** How many of the listed entries fall on each day: outlined bars, that of the chosen entry solid, counts printed. */
import type { LogRow } from '../../../shared/contract/answers.ts';
import { useLanguage } from '../../i18n/words.ts';
import { dayBarsOf } from './day-bars.ts';
import { dayLabel } from './row-words.ts';
import { logWords } from './words.ts';

const width = 1000;
const tallest = 34;
const base = 38;
const labelsMax = 8;

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
  const { first, spanDays, columns, parts, inParts, counts, perColumn, keyOf, dayOfColumn } = dayBarsOf(rows);
  const most = Math.max(...counts.values());
  const step = width / columns;
  const margin = inParts && columns > 1 ? 12 : 0;
  const slot = (step - margin) / parts;
  const barWide = Math.max(2, Math.min(26, slot * 0.8));
  const chosenKey = chosen === undefined ? '' : keyOf(chosen);
  const labelEvery = Math.ceil(columns / labelsMax);
  const spoken = perColumn
    .map((count, i) => ({ count, day: dayOfColumn(i) }))
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
            text: dayLabel(dayOfColumn(i), language),
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
