/** Days of the calendar, written `2026-11-30`: their arithmetic, and where they begin and end at this station. */
import { z } from 'zod';

const DAY_MS = 86_400_000;

/** Milliseconds of midnight UTC; null where the calendar has no such day. */
function midnightOf(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return dayOf(ms) === day ? ms : null;
}
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const isCalendarDay = (day: string): boolean => midnightOf(day) !== null;

/** For what is asked now. Entries written earlier are read as they are. */
export const calendarDay = z.string().refine(isCalendarDay);

/** So many calendar days later, over the ends of months and years; null for a day that is none. */
export function daysLater(day: string, days: number): string | null {
  const ms = midnightOf(day);
  return ms === null ? null : dayOf(ms + days * DAY_MS);
}

/** The same day so many months later; where that month has no such day, its last one. Null for a day that is none. */
export function monthsLater(day: string, months: number): string | null {
  if (!isCalendarDay(day)) return null;
  const [year, month, date] = day.split('-').map(Number);
  const later = year! * 12 + (month! - 1) + months;
  const last = new Date(Date.UTC(Math.floor(later / 12), (later % 12) + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(Math.floor(later / 12), later % 12, Math.min(date!, last)));
}

/** Days from one day to another; negative where the other lies before it, NaN where one of them is none. */
export const daysBetween = (from: string, to: string): number =>
  ((midnightOf(to) ?? Number.NaN) - (midnightOf(from) ?? Number.NaN)) / DAY_MS;

/** First millisecond of the day in the zone of the machine that asks; NaN for a day that is none. */
export function dayStartMs(day: string): number {
  if (!isCalendarDay(day)) return Number.NaN;
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year!, month! - 1, date!).getTime();
}

/** Last millisecond of the day: where the clock is changed, a day has 23 or 25 hours. */
export const dayEndMs = (day: string): number => dayStartMs(daysLater(day, 1) ?? '') - 1;
