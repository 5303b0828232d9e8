import { describe, expect, test } from 'vitest';
import { filtersIn, isFiltered, noFilters, questionOf } from './log-filters.ts';

const now = new Date(2026, 2, 3, 15, 20).getTime();
const midnight = (year: number, month: number, day: number): number =>
  new Date(year, month - 1, day).getTime();

describe('what the log is asked', () => {
  test('nothing, where nothing is filtered', () => {
    expect(questionOf(noFilters, now)).toEqual({});
    expect(isFiltered(noFilters)).toBe(false);
  });
  test.each([
    ['today', midnight(2026, 3, 3)],
    ['week', midnight(2026, 2, 25)],
    ['month', midnight(2026, 2, 2)],
  ] as const)('%s is so many of the reader’s own days, today among them', (span, fromMs) => {
    expect(questionOf({ ...noFilters, span }, now)).toEqual({ fromMs });
  });
  test('both days of a range are in it, to their last millisecond', () => {
    expect(questionOf({ ...noFilters, span: 'range', from: '2026-02-27', to: '2026-02-28' }, now)).toEqual({
      fromMs: midnight(2026, 2, 27),
      toMs: midnight(2026, 3, 1),
    });
  });
  test('a range may be open at either end', () => {
    expect(questionOf({ ...noFilters, span: 'range', from: '2026-02-27' }, now)).toEqual({
      fromMs: midnight(2026, 2, 27),
    });
    expect(isFiltered({ ...noFilters, span: 'range' })).toBe(false);
  });
  test('each other filter is asked by its own name', () => {
    const filters = { about: 'A-1/2', person: '#3', types: ['view.open'], outcome: 'refused' } as const;
    expect(questionOf({ ...noFilters, ...filters }, now)).toEqual(filters);
    for (const [name, value] of Object.entries(filters))
      expect(isFiltered({ ...noFilters, [name]: value }), name).toBe(true);
  });
});

describe('the filters that an address begins with', () => {
  test('are what it says', () => {
    expect(
      filtersIn(
        new URLSearchParams(
          'person=%237&types=view.open,refusal&outcome=refused&from=2026-01-01&to=2026-02-01',
        ),
      ),
    ).toEqual({
      span: 'range',
      from: '2026-01-01',
      to: '2026-02-01',
      about: '',
      person: '#7',
      types: ['view.open', 'refusal'],
      outcome: 'refused',
    });
  });
  test('and nothing, where it says nothing that is a filter', () => {
    expect(filtersIn(new URLSearchParams('types=nothing&from=2026-02-31&outcome=maybe'))).toEqual(noFilters);
  });
});
