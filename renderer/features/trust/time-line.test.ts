import { describe, expect, test } from 'vitest';
import type { CustodyEvent, LoanRegisterRow } from '../../../shared/contract/answers.ts';
import { gapsOf, holdSpans, loanSpans, ticksOf } from './time-line.ts';

type Holders = Parameters<typeof gapsOf>[0];
const holders = (...spans: readonly (readonly [number, number | null])[]): Holders =>
  spans.map(([fromMs, toMs]) => ({ fromMs, toMs })) as unknown as Holders;

describe('where nobody held custody', () => {
  const whole = { fromMs: 0, toMs: 100 };
  test('is nowhere while one holds it to this day', () => {
    expect(gapsOf(holders([0, null]), whole)).toEqual([]);
  });
  test('is before, between and after, with spans that lie over one another taken as one', () => {
    expect(gapsOf(holders([60, 70], [10, 40], [20, 30]), whole)).toEqual([
      { fromMs: 0, toMs: 10 },
      { fromMs: 40, toMs: 60 },
      { fromMs: 70, toMs: 100 },
    ]);
  });
});

describe('loans on the line', () => {
  const loan = (no: string, change: Partial<LoanRegisterRow>): LoanRegisterRow =>
    ({ no, borrower: no, state: 'checked-in', toMs: 50, returnedAtMs: null, ...change }) as LoanRegisterRow;
  test('end where they were returned, with now while they are out, else with their window', () => {
    const spans = loanSpans(
      [
        loan('out', { issuedAtMs: 3, state: 'received' }),
        loan('back', { issuedAtMs: 1, returnedAtMs: 7 }),
        loan('recalled', { issuedAtMs: 2, state: 'recalled' }),
        loan('never', { issuedAtMs: null }),
      ],
      80,
    );
    expect(spans.map(({ no, fromMs, toMs }) => [no, fromMs, toMs])).toEqual([
      ['back', 1, 7],
      ['recalled', 2, 50],
      ['out', 3, 80],
    ]);
  });
  test('take the first row that is free when they begin', () => {
    const spans = loanSpans(
      [
        loan('a', { issuedAtMs: 0, returnedAtMs: 10 }),
        loan('b', { issuedAtMs: 5, returnedAtMs: 20 }),
        loan('c', { issuedAtMs: 10, returnedAtMs: 12 }),
        loan('d', { issuedAtMs: 11, returnedAtMs: 12 }),
      ],
      80,
    );
    expect(spans.map(({ no, row }) => [no, row])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
      ['d', 2],
    ]);
  });
});

test('a hold lasts from its setting to its lifting, the last one to now', () => {
  const event = (type: CustodyEvent['type'], atMs: number) => ({ type, atMs }) as CustodyEvent;
  const events = [
    event('hold.lifted', 1),
    event('hold.set', 2),
    event('hold.set', 3),
    event('hold.lifted', 4),
    event('hold.set', 8),
  ];
  expect(holdSpans(events, 10)).toEqual([
    { fromMs: 2, toMs: 4 },
    { fromMs: 8, toMs: 10 },
  ]);
});

describe('ticks', () => {
  const from = new Date(2026, 0, 10, 9, 20).getTime();
  const until = (ms: number) => ({ fromMs: from, toMs: from + ms });
  test('are round moments within the span, no more than there is room for', () => {
    for (const hours of [1, 5, 20, 100, 24 * 30, 24 * 400, 24 * 3000]) {
      const whole = until(hours * 3_600_000);
      const ticks = ticksOf(whole, 8, 'en');
      expect(ticks.length, String(hours)).toBeGreaterThan(0);
      expect(ticks.length, String(hours)).toBeLessThanOrEqual(9);
      for (const { atMs } of ticks) {
        expect(atMs).toBeGreaterThanOrEqual(whole.fromMs);
        expect(atMs).toBeLessThanOrEqual(whole.toMs);
      }
    }
  });
  test('of a year are firsts of months, the year named once', () => {
    const texts = ticksOf(until(360 * 86_400_000), 6, 'en').map(({ text }) => text);
    expect(texts).toEqual(['Apr 2026', 'Jul', 'Oct', 'Jan 2027']);
  });
});
