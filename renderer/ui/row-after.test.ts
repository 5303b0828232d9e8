import { describe, expect, test } from 'vitest';
import { rowAfter } from './row-after.ts';

describe('after a decision', () => {
  const rows = ['a', 'b', 'c', 'd'];
  test.each([
    ['the next row', 0, [], 1],
    ['the next that has none', 0, ['b', 'c'], 3],
    ['the next, where all that follow are made', 1, ['c', 'd'], 2],
    ['the last stays the last', 3, [], 3],
  ] as const)('%s', (_what, chosen, made, expected) => {
    expect(rowAfter(rows, chosen, (row) => (made as readonly string[]).includes(row))).toBe(expected);
  });
});
