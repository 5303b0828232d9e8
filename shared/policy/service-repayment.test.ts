import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysBetween, daysLater } from '../vocabulary/calendar-day.ts';
import { repaymentOn, serviceEnds } from './service-repayment.ts';

const course = { paid: 3_000_000, from: '2027-03-01', years: 3 };

describe('P6: repayment', () => {
  test.each([
    ['2027-02-01', 3_000_000],
    ['2027-03-01', 3_000_000],
    // One of the 366 days from the first of March 2027 on.
    ['2027-03-02', 2_997_267],
    ['2028-03-01', 2_000_000],
    ['2029-03-01', 1_000_000],
    // 2028 to 2029 has 365 days: half a year less a half-day.
    ['2028-08-30', 1_501_369],
    ['2030-02-28', 2_739],
    ['2030-03-01', 0],
    ['2040-01-01', 0],
  ])('P6: falls by a third a year, worked out to the day: on %s', (on, owed) => {
    expect(repaymentOn(course, on)).toBe(owed);
  });

  test('P6: from a leap day the years end with February', () => {
    const leap = { paid: 300, from: '2028-02-29', years: 3 };
    expect(serviceEnds(leap)).toBe('2031-02-28');
    expect(repaymentOn(leap, '2029-02-28')).toBe(200);
  });

  const courses = fc.record({
    paid: fc.integer({ min: 0, max: 1_000_000_000_000 }),
    from: fc.integer({ min: 0, max: 36_500 }).map((days) => daysLater('2000-01-01', days)!),
    years: fc.integer({ min: 1, max: 20 }),
  });
  const offsets = fc.integer({ min: -400, max: 8_000 });

  test('P6: never negative, never more than was paid, and nothing once the service is over', () => {
    fc.assert(
      fc.property(courses, offsets, (paid, offset) => {
        const on = daysLater(paid.from, offset)!;
        const owed = repaymentOn(paid, on);
        expect(Number.isSafeInteger(owed)).toBe(true);
        expect(owed).toBeGreaterThanOrEqual(0);
        expect(owed).toBeLessThanOrEqual(paid.paid);
        if (daysBetween(serviceEnds(paid), on) >= 0) expect(owed).toBe(0);
        if (offset <= 0) expect(owed).toBe(paid.paid);
      }),
    );
  });

  test('P6: never rises from one day to a later one', () => {
    fc.assert(
      fc.property(courses, offsets, fc.integer({ min: 1, max: 800 }), (paid, offset, days) => {
        const on = daysLater(paid.from, offset)!;
        expect(repaymentOn(paid, daysLater(on, days)!)).toBeLessThanOrEqual(repaymentOn(paid, on));
      }),
    );
  });

  test('P6: at each year’s end exactly so many shares are left, but for parts of a fen', () => {
    fc.assert(
      fc.property(courses, (paid) => {
        for (let year = 0; year <= paid.years; year++) {
          const end = serviceEnds({ from: paid.from, years: year });
          const left = (BigInt(paid.paid) * BigInt(paid.years - year)) / BigInt(paid.years);
          expect(repaymentOn(paid, end)).toBe(Number(left));
        }
      }),
    );
  });
});
