/**
 * A day of the calendar, typed or chosen. It looks as the language of the screens has it, whatever the system's own is:
 * 2026年2月3日, 3 Feb 2026. Every usual way to write a day is understood; what is none is said under the field.
 */
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import { dayFromText, dayToText } from '../../shared/vocabulary/day-text.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { DayGrid } from './day-grid.tsx';
import { Field } from './fields.tsx';
import './date-field.css';

const words = defineWords('date-field', {
  choose: ['选择日期：{{label}}', 'Choose a day: {{label}}'],
  noDay: ['日历上没有这一天，请写成 {{like}}', 'No day of the calendar. Write it like {{like}}.'],
  before: ['不能早于 {{day}}', 'Not before {{day}}'],
  after: ['不能晚于 {{day}}', 'Not after {{day}}'],
});

const example = '2026-02-03';

export function DateField({
  label,
  value,
  onChange,
  hint,
  min: first,
  max: last,
}: {
  readonly label: string;
  /** `2026-02-03`, empty, or what was typed while it is no day: the vault refuses that, and takes it for nothing else. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly hint?: string;
  readonly min?: string;
  readonly max?: string;
}) {
  const say = words.use();
  const language = useLanguage();
  const text = (day: string): string => dayToText(day, language);
  // What is typed into the field beside may be no day for a while.
  const [min, max] = [first, last].map((day) => (day !== undefined && isCalendarDay(day) ? day : undefined));
  /** As it is typed; null while nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const gridId = useId();
  const wrong = (): string | null => {
    if (value === '' || typed !== null) return null;
    if (!isCalendarDay(value)) return say('noDay', { like: text(example) });
    if (min !== undefined && value < min) return say('before', { day: text(min) });
    if (max !== undefined && value > max) return say('after', { day: text(max) });
    return null;
  };
  const type = (next: string): void => {
    setTyped(next);
    onChange(next.trim() === '' ? '' : (dayFromText(next) ?? next.trim()));
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <Field label={label} error={wrong()} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <div className="date-field">
          <Input
            id={id}
            value={typed ?? text(value)}
            placeholder={text(example)}
            maxLength={40}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(null)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' || !event.altKey) return;
              event.preventDefault();
              setOpen(true);
            }}
          />
          <Button
            ref={button}
            aria-label={say('choose', { label })}
            aria-haspopup="dialog"
            aria-expanded={open}
            {...(open ? { 'aria-controls': gridId } : {})}
            onClick={() => setOpen((now) => !now)}
          >
            <CalendarShape />
          </Button>
          {open && (
            <DayGrid
              id={gridId}
              label={say('choose', { label })}
              value={isCalendarDay(value) ? value : ''}
              beside={button}
              {...(min === undefined ? {} : { min })}
              {...(max === undefined ? {} : { max })}
              onChoose={(day) => {
                setTyped(null);
                onChange(day);
                close();
              }}
              onClose={close}
              onLeave={() => setOpen(false)}
            />
          )}
        </div>
      )}
    </Field>
  );
}

const CalendarShape = () => (
  <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth={1.6}>
      <rect x="1.5" y="2.5" width="11" height="10" rx="1" />
      <path d="M1.5 6h11M4.5 1v3M9.5 1v3" />
    </g>
  </svg>
);
