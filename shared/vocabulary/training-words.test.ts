import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockText, hoursText, parseYuan, yuanText } from './training-words.ts';

test('sums are integers of fen, whatever is typed', () => {
  expect([parseYuan('1234.5'), parseYuan('1,234.50'), parseYuan('0'), parseYuan('0.07')]).toEqual([
    123_450, 123_450, 0, 7,
  ]);
  expect([parseYuan(''), parseYuan('-1'), parseYuan('1.234'), parseYuan('1e3'), parseYuan('一千')]).toEqual(
    Array(5).fill(null),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
      expect(parseYuan(yuanText(fen))).toBe(fen);
    }),
  );
});
test('times and hours as people write them', () => {
  expect([clockText(0), clockText(545), clockText(1_439)]).toEqual(['00:00', '09:05', '23:59']);
  expect([hoursText(90), hoursText(600), hoursText(30)]).toEqual(['1.5', '10', '0.5']);
});
