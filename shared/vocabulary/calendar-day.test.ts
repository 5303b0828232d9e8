import { afterEach, describe, expect, test } from 'vitest';
import { calendarDay, dayEndMs, dayStartMs, isCalendarDay } from './calendar-day.ts';

const zoneBefore = process.env.TZ;
afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe('a day of the calendar', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-02-31', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['2026-11-19T00:00', false],
    ['', false],
  ])('%s: %s, wherever it is asked for', (day, isOne) => {
    expect(isCalendarDay(day)).toBe(isOne);
    expect(calendarDay.safeParse(day).success).toBe(isOne);
    expect(Number.isNaN(dayStartMs(day))).toBe(!isOne);
    expect(Number.isNaN(dayEndMs(day))).toBe(!isOne);
  });

  test.each([
    // Zone, day, its first instant in UTC, its length in hours.
    ['Asia/Shanghai', '2026-11-19', '2026-11-18T16:00:00.000Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
    ['America/Los_Angeles', '2026-12-31', '2026-12-31T08:00:00.000Z', 24],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', 24],
  ])('in %s %s begins at %s and has %d hours', (zone, day, start, hours) => {
    process.env.TZ = zone;
    expect(new Date(dayStartMs(day)).toISOString()).toBe(start);
    expect(dayEndMs(day) - dayStartMs(day)).toBe(hours * 3_600_000 - 1);
  });
});
