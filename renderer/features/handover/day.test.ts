import { afterEach, expect, test } from 'vitest';
import { calendarDay, dayMs, shareOfWay } from './day.ts';

test('a day is written as people write it', () => {
  expect(calendarDay('2020-11-19', 'en')).toBe('19 Nov 2020');
});

const ownZone = process.env.TZ;
afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

test.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland'])(
  'a day stays the day that was written: %s',
  (zone) => {
    process.env.TZ = zone;
    for (const day of ['2026-03-29', '2026-10-25', '2026-01-01', '2026-12-31']) {
      const date = new Date(dayMs(day));
      expect([date.getFullYear(), date.getMonth() + 1, date.getDate()]).toEqual(day.split('-').map(Number));
    }
  },
);
test('how far a moment lies on the way from the notice to the last day', () => {
  const share = (day: string): number => shareOfWay('2026-11-01', '2026-11-21', dayMs(day));
  expect([share('2026-10-01'), share('2026-11-01'), share('2026-11-11'), share('2026-12-01')]).toEqual([
    0, 0, 0.5, 1,
  ]);
  expect(shareOfWay('2026-11-01', '2026-11-01', dayMs('2026-11-02'))).toBe(1);
});
