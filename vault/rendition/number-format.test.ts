import { describe, expect, test } from 'vitest';
import { formatCodeOf, formatNumber, plainNumber } from './number-format.ts';

describe('amounts', () => {
  test.each([
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [-1234.5, '#,##0.00', '-1,234.50'],
    [-1234.5, '#,##0.00;[Red](#,##0.00)', '(1,234.50)'],
    [0, '#,##0;-#,##0;"—"', '—'],
    [0.256, '0.0%', '25.6%'],
    [0.5, '0%', '50%'],
    [7, '000', '007'],
    [1.5, '0.0##', '1.5'],
    [1234567, '#,##0,"千"', '1,235千'],
    [48200, '[$¥-804]#,##0', '¥48,200'],
    [9850, '"USD "#,##0', 'USD 9,850'],
    [12, '0\\m', '12m'],
    [3, '_(* #,##0_)', ' 3 '],
    [0.1 + 0.2, 'General', '0.3'],
    [42, '@', '42'],
    [1e21, 'General', '1e+21'],
  ])('%s as %s is %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown);
  });
});

describe('dates and times', () => {
  test.each([
    [46_300, 'yyyy-mm-dd', '2026-10-05'],
    [46_300, 'yyyy"年"m"月"d"日"', '2026年10月5日'],
    [46_300.75, 'yyyy-mm-dd hh:mm', '2026-10-05 18:00'],
    [46_300.75, 'h:mm AM/PM', '6:00 PM'],
    [46_300.503472, 'hh:mm:ss', '12:05:00'],
    [46_300, 'd mmm yy', '5 Oct 26'],
    [46_300, 'dddd, d mmmm yyyy', 'Monday, 5 October 2026'],
    [1.5, '[h]:mm', '36:00'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [-1, 'yyyy-mm-dd', '-1'],
    [1e12, 'yyyy-mm-dd', '1000000000000'],
  ])('%s as %s is %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toBe(shown);
  });
  test('days counted from 1904 fall four years and a day later', () => {
    expect(formatNumber(44_838, 'yyyy-mm-dd', true)).toBe('2026-10-05');
  });
});

test('a code named by number only has its meaning, a custom one comes first', () => {
  expect(formatCodeOf(4, new Map())).toBe('#,##0.00');
  expect(formatCodeOf(4, new Map([[4, '0']]))).toBe('0');
  expect(formatCodeOf(31, new Map())).toBe('yyyy-mm-dd');
  expect(formatCodeOf(999, new Map())).toBe('General');
  expect(plainNumber(0.1 + 0.7)).toBe('0.8');
});

test('no code makes a cell empty or throws', () => {
  for (const code of [
    '',
    ';;;',
    '[',
    '"',
    '\\',
    '????',
    '0;0;0;0',
    '#',
    '[h',
    'mmmmmm',
    'E+00',
    '# ?/?',
    '*',
  ]) {
    for (const value of [0, 1.25, -3, 46_300, 1e300, Number.MIN_VALUE]) {
      expect(typeof formatNumber(value, code), code).toBe('string');
    }
  }
});
