import { describe, expect, test } from 'vitest';
import { freshOf, signableMs } from './decisions.ts';

const now = 10_000_000;
const opened = (...ago: readonly number[]) => new Map(ago.map((ms, i) => [`L-${i}`, now - ms] as const));

describe('what can be signed together', () => {
  test('is what was opened less than two minutes ago, the oldest opening first', () => {
    const at = opened(5_000, 119_999, 120_000, 60_000);
    expect(freshOf(at.keys(), at, now)).toEqual(['L-1', 'L-3', 'L-0']);
  });
  test('is nothing that was never opened', () => {
    expect(freshOf(['L-9'], opened(1), now)).toEqual([]);
  });
  test('is twenty at most, those whose time runs out first', () => {
    const at = opened(...Array.from({ length: 25 }, (_, i) => i * 1_000));
    const batch = freshOf(at.keys(), at, now);
    expect(batch).toHaveLength(20);
    expect([batch[0], batch.at(-1)]).toEqual(['L-24', 'L-5']);
  });
  test('can be signed until the oldest opening is two minutes old', () => {
    const at = opened(100_000, 30_000);
    expect(signableMs(freshOf(at.keys(), at, now), at, now)).toBe(20_000);
    expect(signableMs([], at, now)).toBe(0);
  });
});
