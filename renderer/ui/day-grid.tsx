/** A month to choose a day from: arrows go by days and weeks, Page Up and Down by months, Home and End within the week. */
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { daysLater } from '../../shared/vocabulary/calendar-day.ts';
import { dayToText, monthsLater, weeksOf } from '../../shared/vocabulary/day-text.ts';
import { dateText } from '../i18n/format.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';

const words = defineWords('day-grid', {
  earlier: ['上个月', 'Previous month'],
  later: ['下个月', 'Next month'],
  today: ['今天', 'Today'],
});

const weekdays = {
  'zh-CN': ['一', '二', '三', '四', '五', '六', '日'].map((short) => ({ short, long: `星期${short}` })),
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((long) => ({
    short: long.slice(0, 2),
    long,
  })),
} as const;

/** Days from the first of the week, which is a Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const steps: Readonly<Record<string, (day: string) => string | null>> = {
  ArrowLeft: (day) => daysLater(day, -1),
  ArrowRight: (day) => daysLater(day, 1),
  ArrowUp: (day) => daysLater(day, -7),
  ArrowDown: (day) => daysLater(day, 7),
  PageUp: (day) => monthsLater(day, -1),
  PageDown: (day) => monthsLater(day, 1),
  Home: (day) => daysLater(day, -weekdayOf(day)),
  End: (day) => daysLater(day, 6 - weekdayOf(day)),
};

export interface DayGridProps {
  readonly id: string;
  readonly label: string;
  /** Empty where none is chosen yet. */
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly beside: RefObject<HTMLElement | null>;
  readonly onChoose: (day: string) => void;
  readonly onClose: () => void;
  /** The focus went elsewhere; it stays there. */
  readonly onLeave: () => void;
}

export function DayGrid({ id, label, value, min, max, beside, onChoose, onClose, onLeave }: DayGridProps) {
  const say = words.use();
  const language = useLanguage();
  const today = dateText(Date.now());
  const within = (day: string): boolean =>
    !(min !== undefined && day < min) && !(max !== undefined && day > max);
  const [at, setAt] = useState(value === '' ? (min !== undefined && today < min ? min : today) : value);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const field = beside.current?.getBoundingClientRect();
    const shown = panel.current;
    if (field === undefined || shown === null) return;
    // Above everything, in the page's own top layer, so that no dialog cuts it off.
    shown.showPopover();
    const { width, height } = shown.getBoundingClientRect();
    const below = field.bottom + 4 + height <= window.innerHeight;
    shown.style.top = `${Math.max(4, below ? field.bottom + 4 : field.top - 4 - height)}px`;
    shown.style.left = `${Math.max(4, Math.min(field.right - width, window.innerWidth - width - 4))}px`;
  }, [beside]);
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at]);
  const onKey = (event: KeyboardEvent): void => {
    // What a key does here it does nowhere else.
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    const onDay = event.target instanceof HTMLElement && event.target.hasAttribute('data-day');
    const next = onDay ? steps[event.key]?.(at) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    if (next !== null) setAt(next);
  };
  const month = at.slice(0, 7);
  const [year, no] = month.split('-').map(Number);
  return (
    <div
      ref={panel}
      id={id}
      popover="manual"
      className="day-grid"
      role="dialog"
      aria-label={label}
      onKeyDown={onKey}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      <div className="day-grid-head">
        <button type="button" aria-label={say('earlier')} onClick={() => setAt(monthsLater(at, -1))}>
          ‹
        </button>
        <strong aria-live="polite">
          {language === 'en' ? dayToText(`${month}-01`, 'en').replace(/^1 /, '') : `${year}年${no}月`}
        </strong>
        <button type="button" aria-label={say('later')} onClick={() => setAt(monthsLater(at, 1))}>
          ›
        </button>
      </div>
      <table>
        <thead>
          <tr>
            {weekdays[language].map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the column is the weekday
                <td key={column}>
                  {day !== null && (
                    <button
                      type="button"
                      data-day={day}
                      tabIndex={day === at ? 0 : -1}
                      disabled={!within(day) && day !== at}
                      aria-disabled={!within(day)}
                      aria-pressed={day === value}
                      aria-current={day === today ? 'date' : undefined}
                      aria-label={[
                        weekdays[language][column]?.long,
                        dayToText(day, language),
                        ...(day === today ? [say('today')] : []),
                      ].join(language === 'en' ? ', ' : '，')}
                      onClick={() => {
                        if (within(day)) onChoose(day);
                      }}
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
