import { expect, test } from 'vitest';
import { entriesTyped } from './entries-typed.ts';

test.each([
  ['', []],
  ['12', [12]],
  ['12, 40-42', [12, 40, 41, 42]],
  ['４０－４２、１２', [12, 40, 41, 42]],
  ['7 7 5', [5, 7]],
  ['9-8', []],
  ['0-999', Array.from({ length: 1_000 }, (_, i) => i)],
])('reads %o', (typed, entries) => {
  expect(entriesTyped(typed)).toEqual(entries);
});

test.each(['x', '1-', '-3', '1.5', '0-1000', '1-999999999'])('does not read %o', (typed) => {
  expect(entriesTyped(typed)).toBeNull();
});
