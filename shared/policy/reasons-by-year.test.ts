import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavingKind } from '../vocabulary/leaving-terms.ts';
import { type Left, reasonsByYear } from './reasons-by-year.ts';

const times = (n: number, each: Left): Left[] => Array.from({ length: n }, () => each);

test('P2b: a kind that fewer people had than the firm’s figure is one of the others', () => {
  const left = [
    ...times(3, { year: 2026, kind: 'pay' }),
    ...times(2, { year: 2026, kind: 'health' }),
    ...times(1, { year: 2026, kind: null }),
    ...times(2, { year: 2025, kind: 'pay' }),
  ];
  expect(reasonsByYear(left, 3)).toEqual({
    fewerThan: 3,
    years: [
      { year: 2025, all: 2, kinds: [], others: 2 },
      { year: 2026, all: 6, kinds: [{ kind: 'pay', count: 3 }], others: 3 },
    ],
  });
});

test('P2b: whatever the years were, no kind below the figure is shown, and nobody is lost', () => {
  const each = fc.record({
    year: fc.integer({ min: 2020, max: 2024 }),
    kind: fc.option(fc.constantFrom(...leavingKind.options)),
  });
  fc.assert(
    fc.property(fc.array(each, { maxLength: 60 }), fc.integer({ min: 2, max: 6 }), (left, fewerThan) => {
      const { years } = reasonsByYear(left, fewerThan);
      expect(years.reduce((sum, { all }) => sum + all, 0)).toBe(left.length);
      for (const { all, kinds, others } of years) {
        expect(kinds.every(({ count }) => count >= fewerThan)).toBe(true);
        expect(kinds.reduce((sum, { count }) => sum + count, others)).toBe(all);
      }
    }),
  );
});
