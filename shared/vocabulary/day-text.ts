/** Days of the calendar as people write them in either language, whatever language their system speaks. */
import { isCalendarDay } from './calendar-day.ts';
import type { Language } from './refusal.ts';

const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

/** 2026年2月3日, 3 Feb 2026; what is no day stands as it is. */
export function dayToText(day: string, language: Language): string {
  if (!isCalendarDay(day)) return day;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return language === 'en' ? `${date} ${shortMonths[month - 1]} ${year}` : `${year}年${month}月${date}日`;
}

const two = (text: string): string => text.padStart(2, '0');
const numbers = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const together = /^(\d{4})(\d{2})(\d{2})$/;
const monthNamed = /^(?:(\d{1,2})\s+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})),?\s+(\d{4})$/i;
const longMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The day that was typed, in either language: 2026年2月3日, 2026-2-3, 2026/2/3, 20260203, 3 Feb 2026, February 3, 2026. Null
 * for what is none, and for 3/2/2026, which is one day here and another there.
 */
export function dayFromText(text: string): string | null {
  const typed = text.normalize('NFKC').trim();
  const named = monthNamed.exec(typed);
  const month = (named?.[2] ?? named?.[3] ?? '').toLowerCase();
  const at = longMonths.findIndex(
    (name) => name === month || name.slice(0, 3) === month || (name === 'september' && month === 'sept'),
  );
  const parts =
    named !== null
      ? at < 0
        ? null
        : [named[5]!, `${at + 1}`, named[1] ?? named[4]!]
      : (numbers.exec(typed) ?? together.exec(typed))?.slice(1);
  if (parts === null || parts === undefined) return null;
  const day = `${parts[0]}-${two(parts[1]!)}-${two(parts[2]!)}`;
  return isCalendarDay(day) ? day : null;
}

/** Monday first, as both languages have it in offices: the days of a month in weeks, null before its first and after its last. */
export function weeksOf(month: string): (string | null)[][] {
  const [year = 0, no = 0] = month.split('-').map(Number);
  const before = (new Date(Date.UTC(year, no - 1, 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, no, 0)).getUTCDate();
  const days = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: count }, (_, i) => `${month}-${two(`${i + 1}`)}`),
  ];
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, i) => days.slice(i * 7, i * 7 + 7));
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

/** The same date so many months on, or the last of a shorter month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
