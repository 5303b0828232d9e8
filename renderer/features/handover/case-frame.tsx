/** The page that a departure and its rehearsal share: who, until when, and three panes that each scroll alone. */
import type { ReactNode } from 'react';
import { dayText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { calendarDay, shareOfWay } from './day.ts';
import './handover.css';
import { handoverWords } from './words.ts';

export function CaseFrame({
  title,
  mark,
  sub,
  actions,
  days,
  left,
  lines,
  right,
  children,
}: {
  readonly title: string;
  /** How it stands, beside the title: a shape and a word. */
  readonly mark: ReactNode;
  readonly sub: string;
  readonly actions: ReactNode;
  readonly days: ReactNode;
  readonly left: ReactNode;
  readonly lines: ReactNode;
  readonly right: ReactNode;
  /** Dialogs. */
  readonly children?: ReactNode;
}) {
  return (
    <main className="page case">
      <header className="case-head">
        <div>
          <h1>
            {title} {mark}
          </h1>
          <p className="small quiet">{sub}</p>
        </div>
        <div className="button-row">{actions}</div>
      </header>
      {days}
      <div className="case-panes">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard */}
        <div className="case-pane" tabIndex={0} data-focus="inside">
          {left}
        </div>
        <section className="sheet case-lines">{lines}</section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard */}
        <aside className="case-pane" tabIndex={0} data-focus="inside">
          {right}
        </aside>
      </div>
      {children}
    </main>
  );
}

/** From the notice to the last day, and where today is between them, or the day on which the case was closed. */
export function DayLine({
  noticeOn,
  lastDay,
  endedAtMs = null,
  rehearsed = null,
}: {
  readonly noticeOn: string;
  readonly lastDay: string;
  readonly endedAtMs?: number | null;
  /** What stands at the beginning of a rehearsal: of it nothing has begun, and all is hollow. */
  readonly rehearsed?: string | null;
}) {
  const say = handoverWords.use();
  const language = useLanguage();
  const share = rehearsed === null ? shareOfWay(noticeOn, lastDay, endedAtMs ?? Date.now()) : 0;
  const percent = `${share * 100}%`;
  const fill = rehearsed === null ? 'currentColor' : 'var(--layout)';
  return (
    <div className="day-line">
      <svg width="100%" height="14" aria-hidden="true" focusable="false">
        <line
          x1="0"
          y1="7"
          x2="100%"
          y2="7"
          stroke="currentColor"
          strokeOpacity="0.6"
          strokeDasharray={rehearsed === null ? undefined : '4 4'}
        />
        <line x1="0" y1="7" x2={percent} y2="7" stroke="currentColor" strokeWidth="3" />
        <rect x="0.5" y="2.5" width="9" height="9" fill={fill} stroke="currentColor" />
        {rehearsed === null && (
          <svg x={percent} overflow="visible" aria-hidden="true">
            <rect
              x={share > 0.97 ? -10 : share < 0.02 ? 0 : -5}
              y="2"
              width="10"
              height="10"
              fill="currentColor"
            />
          </svg>
        )}
        <svg x="100%" overflow="visible" aria-hidden="true">
          <rect x="-10.5" y="2.5" width="9" height="9" fill="var(--layout)" stroke="currentColor" />
        </svg>
      </svg>
      <div className="day-words fine">
        <span>{rehearsed ?? say('noticeMark', { day: calendarDay(noticeOn, language) })}</span>
        {share > 0.12 && share < 0.85 && (
          <span className="day-today" style={{ left: percent }}>
            {endedAtMs === null ? say('today') : say('endedMark', { day: dayText(endedAtMs, language) })}
          </span>
        )}
        <span>{say('lastMark', { day: calendarDay(lastDay, language) })}</span>
      </div>
    </div>
  );
}
