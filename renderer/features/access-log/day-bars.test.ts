import { describe, expect, test } from 'vitest';
import { dayBarsOf } from './day-bars.ts';

const at = (text: string, offsetMinutes = 0) => ({
  atMs: Date.parse(`${text}Z`) - offsetMinutes * 60_000,
  offsetMinutes,
});

describe('bars of the listed entries', () => {
  test('one day is counted hour by hour', () => {
    const bars = dayBarsOf([at('2026-11-19T09:10'), at('2026-11-19T09:50'), at('2026-11-19T23:59')]);
    expect(bars).toMatchObject({ spanDays: 1, columns: 1, parts: 24, first: '2026-11-19' });
    expect([...bars.counts]).toEqual([
      ['0/9', 2],
      ['0/23', 1],
    ]);
  });
  test('seven days are counted in parts of three hours, in whatever order the rows come', () => {
    const bars = dayBarsOf([at('2026-11-19T05:59'), at('2026-11-13T00:00'), at('2026-11-19T06:00')]);
    expect(bars).toMatchObject({ spanDays: 7, columns: 7, parts: 8, inParts: true, first: '2026-11-13' });
    expect(new Map(bars.counts)).toEqual(
      new Map([
        ['0/0', 1],
        ['6/1', 1],
        ['6/2', 1],
      ]),
    );
    expect(bars.perColumn).toEqual([1, 0, 0, 0, 0, 0, 2]);
    expect(bars.dayOfColumn(6)).toBe('2026-11-19');
  });
  test('an eighth day makes one bar of each', () => {
    const bars = dayBarsOf([at('2026-11-12T22:00'), at('2026-11-19T05:00')]);
    expect(bars).toMatchObject({ spanDays: 8, columns: 8, parts: 1, inParts: false, daysInBar: 1 });
    expect([...bars.counts.keys()]).toEqual(['0/0', '7/0']);
  });
  test('years stay within the number of bars, and each row falls into the bar of its days', () => {
    const last = at('2026-12-31T12:00');
    const bars = dayBarsOf([at('2026-01-01T12:00'), last]);
    expect(bars).toMatchObject({ spanDays: 365, daysInBar: 4, columns: 92 });
    expect(bars.keyOf(last)).toBe('91/0');
    expect(bars.dayOfColumn(91)).toBe('2026-12-31');
  });
  test('a day is that of the place where it happened', () => {
    const bars = dayBarsOf([at('2026-11-19T00:30', 480)]);
    expect(bars.first).toBe('2026-11-19');
    expect([...bars.counts.keys()]).toEqual(['0/0']);
  });
});
