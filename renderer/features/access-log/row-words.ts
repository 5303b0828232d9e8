/** A row of the log in the words that columns and the drawer need; times are those of the place where it happened. */
import type { LogRow } from '../../../shared/contract/answers.ts';
import type { Language } from '../../../shared/vocabulary/refusal.ts';

const MINUTE_MS = 60_000;
const localMs = (row: Pick<LogRow, 'atMs' | 'offsetMinutes'>): number =>
  row.atMs + row.offsetMinutes * MINUTE_MS;

/** YYYY-MM-DD, there. */
export const dayOf = (row: Pick<LogRow, 'atMs' | 'offsetMinutes'>): string =>
  new Date(localMs(row)).toISOString().slice(0, 10);
/** HH:MM:SS, there. */
export const clockOf = (row: LogRow): string => new Date(localMs(row)).toISOString().slice(11, 19);
export const hourOf = (row: Pick<LogRow, 'atMs' | 'offsetMinutes'>): number =>
  new Date(localMs(row)).getUTCHours();

const format = (day: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options }).format(
    Date.parse(`${day}T00:00:00Z`),
  );

const sameYear = (day: string): boolean => day.slice(0, 4) === String(new Date().getFullYear());

/** 11月19日 星期四, Thursday 19 November; with the year where it is not this one. */
export function dayHeading(day: string, language: Language): string {
  const year = sameYear(day) ? {} : ({ year: 'numeric' } as const);
  const date = format(day, language, { day: 'numeric', month: 'long', ...year });
  const weekday = format(day, language, { weekday: 'long' });
  return language === 'en' ? `${weekday}, ${date}` : `${date} ${weekday}`;
}

/** 11月19日, 19 Nov. */
export const dayLabel = (day: string, language: Language): string =>
  format(day, language, {
    day: 'numeric',
    month: 'short',
    ...(sameYear(day) ? {} : { year: 'numeric' as const }),
  });

export const longDay = (row: LogRow, language: Language): string =>
  format(dayOf(row), language, { day: 'numeric', month: 'long', year: 'numeric' });

export function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '−' : '+'}${two(Math.floor(all / 60))}:${two(all % 60)}`;
}

const subjectOf = (row: LogRow, language: Language): string =>
  row.person ?? (language === 'en' ? 'The vault' : '系统');

/** The sentence without who did it: what was done, and to what. */
export function predicateOf(row: LogRow, language: Language): string {
  const subject = subjectOf(row, language);
  return row.sentence.startsWith(subject) ? row.sentence.slice(subject.length).trimStart() : row.sentence;
}

/** What it was done to: the sentence after its colon, without the full stop. */
export function objectOf(row: LogRow, language: Language): string {
  const predicate = predicateOf(row, language);
  const colon = language === 'en' ? ': ' : '：';
  const at = predicate.indexOf(colon);
  return at < 0 ? '' : predicate.slice(at + colon.length).replace(/[.。]$/, '');
}
