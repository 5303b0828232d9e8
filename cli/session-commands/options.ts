/** Reading what people type behind an option: lists, dates, page ranges. */
import { dayEndMs, dayStartMs, isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import { classOfLabel } from '../../shared/vocabulary/class-labels.ts';
import type { ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import { differencePhrases, encodingPhrase } from '../../shared/vocabulary/rendition-report-words.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import { role } from '../../shared/vocabulary/terms.ts';
import { type Report, UsageError } from '../terminal/report.ts';

/** Of an option that may be given again. One that is required has no empty list to begin with: it would count as given. */
export const collect = (value: string, earlier: readonly string[] = []): string[] => [...earlier, value];

/** Options that were typed; those left out are not asked about. */
export const given = <T extends Record<string, unknown>>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

export const language = (report: Report): 'zh-CN' | 'en' => report.language;

/**
 * `2026-11-19 10:24`, local time, in milliseconds. A day by itself begins with its first millisecond, or ends with its
 * last where it is the end of something.
 */
export function readInstant(text: string, edge: 'start' | 'end'): number {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}):(\d{2}))?$/.exec(text);
  const [, day = '', hour, minute] = match ?? [];
  if (!isCalendarDay(day) || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) throw new UsageError(text);
  if (hour === undefined) return edge === 'start' ? dayStartMs(day) : dayEndMs(day);
  const at = new Date(dayStartMs(day));
  at.setHours(Number(hour), Number(minute));
  return at.getTime();
}

/** A class by its label, or by the word that scripts use; what is neither goes on as it is, to be refused by the vault. */
export const readLevel = (text: string, report: Report): string =>
  classOfLabel(report.classLabels, text, report.language) ?? text;

/** A role by its word in either language. */
export const readRole = (text: string, report: Report): string =>
  role.options.find((each) => termText('role', each, report.language).toLowerCase() === text.toLowerCase()) ??
  text;

export function readWhole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(text);
  return Number(text);
}

/** `all`, `3`, `1-4` or `1,3,5-7`, within 1..pages. */
export function readPages(text: string, pages: number): number[] {
  if (text === 'all') return Array.from({ length: pages }, (_, i) => i + 1);
  const wanted = new Set<number>();
  for (const piece of text.split(',')) {
    const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(piece.trim());
    if (match === null) throw new UsageError(text);
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    for (let page = from; page <= to; page++) wanted.add(page);
  }
  return [...wanted].sort((a, b) => a - b);
}

/** Local time for people, to the minute. */
export const timeText = (ms: number): string => {
  const at = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** Nothing where the rendition shows all of it as its own program does. */
export function sayReport(report: Report, shown: ShownReport): void {
  const said = differencePhrases(shown, report.language).join(' · ');
  if (said !== '') report.say('reportSays', { said });
  const name = encodingPhrase(shown, report.language);
  if (name !== '') report.say('reportReadAs', { name });
}
