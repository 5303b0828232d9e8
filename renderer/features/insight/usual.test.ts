import { expect, test } from 'vitest';
import { usualOf } from './usual.ts';

test('what is usual is the middle of the days before today', () => {
  expect(usualOf([1, 9, 2, 8, 3, 7, 5, 100])).toBe(5);
});
test('today, which is not over, does not count', () => {
  expect(usualOf([4, 4, 4, 4, 4, 4, 4, 0])).toBe(4);
});
test('too few days, or mostly empty ones, say nothing', () => {
  expect(usualOf([5, 5, 5, 5, 5, 5, 5])).toBeNull();
  expect(usualOf([0, 0, 0, 0, 6, 6, 6, 6])).toBeNull();
  expect(usualOf([])).toBeNull();
});
