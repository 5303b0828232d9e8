import { expect, test } from 'vitest';
import { lastMonth } from './last-month.ts';

test.each([
  ['2026-11-30', '2026-10'],
  ['2026-01-01', '2025-12'],
  ['2026-10-05', '2026-09'],
])('before %s lies %s', (day, month) => {
  expect(lastMonth(day)).toBe(month);
});
