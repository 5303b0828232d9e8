/** Loans that end on each of the next seven days: ink bars, today solid, values printed. */
import { useLanguage } from '../../i18n/words.ts';
import { deskWords } from './words.ts';

const DAY_MS = 86_400_000;
const height = 48;

export function DueChart({ dueByDay }: { readonly dueByDay: readonly number[] }) {
  const say = deskWords.use();
  const language = useLanguage();
  if (dueByDay.every((count) => count === 0)) return <p className="small quiet">{say('dueNone')}</p>;
  const most = Math.max(...dueByDay);
  const now = Date.now();
  const dayName = (i: number): string =>
    i === 0 && language !== 'en'
      ? say('today')
      : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
          ...(language === 'en' ? { day: 'numeric' } : { weekday: 'narrow' }),
        }).format(now + i * DAY_MS);
  const longName = (i: number): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }).format(now + i * DAY_MS);
  const spoken = dueByDay
    .map((count, i) => say('dueSpoken', { day: longName(i), count }))
    .join(language === 'en' ? '; ' : '；');
  const step = 234 / dueByDay.length;
  return (
    <svg className="due-chart" viewBox="0 0 234 92" role="img" aria-label={spoken}>
      <line x1="0" y1="68.5" x2="234" y2="68.5" stroke="currentColor" strokeWidth="1" />
      {dueByDay.map((count, i) => {
        const tall = most === 0 ? 0 : Math.max(count === 0 ? 0 : 6, (count / most) * height);
        const middle = (i + 0.5) * step;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day is its distance from today
          <g key={i}>
            {count > 0 && (
              <>
                <rect
                  x={middle - 9}
                  y={68 - tall}
                  width="18"
                  height={tall}
                  fill={i === 0 ? 'currentColor' : 'none'}
                  stroke="currentColor"
                  strokeWidth="1.4"
                />
                <text x={middle} y={68 - tall - 4} textAnchor="middle">
                  {count}
                </text>
              </>
            )}
            <text x={middle} y="85" textAnchor="middle" className="due-chart-day">
              {dayName(i)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
