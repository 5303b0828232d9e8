import { describe, expect, test } from 'vitest';
import { pagesFor, rowsOfPages } from './row-pages.ts';

describe('pages to read', () => {
  test.each([
    [[0, 0], [0]],
    [[0, 99], [0]],
    [
      [0, 100],
      [0, 1],
    ],
    [
      [250, 399],
      [0, 2, 3],
    ],
  ] as const)('for the rows %j', (range, pages) => {
    expect(pagesFor(range, 100)).toEqual(pages);
  });
});

describe('rows that are known', () => {
  test('stand where they belong, with room for those that are not', () => {
    const pages = new Map([
      [0, ['a', 'b']],
      [2, ['e']],
    ]);
    expect(rowsOfPages(5, 2, pages)).toEqual(['a', 'b', undefined, undefined, 'e']);
  });
  test('are no more than there are, when the list has become shorter', () => {
    expect(rowsOfPages(1, 2, new Map([[0, ['a', 'b']]]))).toEqual(['a']);
    expect(rowsOfPages(0, 2, new Map())).toEqual([]);
  });
  test('of a page under way are none yet', () => {
    expect(rowsOfPages(2, 1, new Map([[0, undefined]]))).toEqual([undefined, undefined]);
  });
});
