import { tokenize } from 'numfmt';
import { describe, expect, test } from 'vitest';
import { agrees, sectionFor, sectionsOf } from './number-check.ts';
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
    [6222021234567, 'General', '6222021234567'],
    [6222021234567, 'General"号"', '6222021234567号'],
    [0.0000001234, 'General', '0.0000001234'],
    [12345678, '0!.0,"万"', '1234.6万'],
    [12345678, '0\\.0,"万"', '1234.6万'],
    [12345678, '0.0,,"M"', '12.3M'],
    [13812345678, '000-0000-0000', '138-1234-5678'],
    [0.5, '# ?/?', ' 1/2'],
    [3.375, '# ?/8', '3 3/8'],
    [0.00001234, '0.000E+00', '1.234E-05'],
    [50, '[>=60]"合格";"不合格"', '不合格'],
    [500, '[>=10000]0.0,"万";0"元"', '500元'],
    [2, '[=1]"男";[=2]"女"', '女'],
    [0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', ' - '],
    [47.675, '0.00', '47.68'],
    [-0.5, '0.00%', '-50.00%'],
    [4, '0.0 "m2"', '4.0 m2'],
    [1234.565, '[$€-407]#,##0.00', '€1,234.57'],
    [-1234.565, '[$€-407]#,##0.00;[Red]-[$€-407]#,##0.00', '-€1,234.57'],
    [12.5, 'G/通用格式"元"', '12.5元'],
    [-1234, '#,##0;▲#,##0', '▲1,234'],
  ])('%s as %s is %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toEqual({ text: shown, asStored: false });
  });
});

describe('a sign that colour alone would tell', () => {
  test.each([
    [-1234, '#,##0;[Red]#,##0'],
    [-1234, '0;0'],
    [-1234, 'General;[Red]General'],
    [-1234, '[Red][<0]#,##0;[Blue]#,##0'],
  ])('%s as %s stands there as it is stored', (value, code) => {
    expect(formatNumber(value, code)).toEqual({ text: '-1234', asStored: true });
  });
});

test('points and commas of another language are not taken for ours', () => {
  const [section] = sectionsOf(tokenize('#,##0.00'));
  expect(agrees('1.234,57', 1234.57, section!)).toBe(false);
  expect(agrees('1,234.57', 1234.57, section!)).toBe(true);
});

test('sixteen digits that are stored are shown, and marked where their format would show a nought', () => {
  expect(formatNumber(1234567890123451, 'General')).toEqual({ text: '1234567890123451', asStored: false });
  expect(formatNumber(1234567890123451, '0')).toMatchObject({ text: '1234567890123451' });
  expect(formatNumber(1234567890123451, '#,##0').text.replaceAll(',', '')).toBe('1234567890123451');
});

test('a day before the first is the number that it is', () => {
  expect(formatNumber(0, 'yyyy-mm-dd')).toEqual({ text: '0', asStored: true });
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
    [44_927, 'yyyymmdd', '20230101'],
    [44_927, 'mmdd', '0101'],
    [44_927, 'aaaa', '星期日'],
    [44_927, '[$-804]yyyy"年"m"月"d"日";@', '2023年1月1日'],
    [0.75, '上午/下午h"时"mm"分"', '下午6时00分'],
    [0.0001, 'mm:ss', '00:09'],
  ])('%s as %s is %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toEqual({ text: shown, asStored: false });
  });
  test('days counted from 1904 fall four years and a day later', () => {
    expect(formatNumber(44_838, 'yyyy-mm-dd', true).text).toBe('2026-10-05');
  });
});

test('a code named by number only has its meaning, a custom one comes first', () => {
  expect(formatCodeOf(4, new Map())).toBe('#,##0.00');
  expect(formatCodeOf(4, new Map([[4, '0']]))).toBe('0');
  expect(formatCodeOf(31, new Map())).toBe('yyyy-mm-dd');
  expect(formatCodeOf(999, new Map())).toBe('General');
  expect(formatCodeOf(0, new Map([[0, '']]))).toBe('General');
  expect(plainNumber(0.1 + 0.7)).toBe('0.8');
});

describe('what is not understood, or hides the value, is shown as it is stored', () => {
  test.each([
    [5, ';;;', '5'],
    [-5, '0;;;@', '-5'],
    [0, '#', '0'],
    [5, 'bad [', '5'],
    [0.2, '0.5', '0.2'],
    [-1, 'yyyy-mm-dd', '-1'],
    [1e12, 'yyyy-mm-dd', '1000000000000'],
    [44_927, 'ggge"年"', '2023-01-01'],
    [44_927.5, 'ggge"年"', '2023-01-01 12:00:00'],
    [1234, '[DBNum2][$-804]0', '1234'],
  ])('%s as %s', (value, code, shown) => {
    expect(formatNumber(value, code)).toEqual({ text: shown, asStored: true });
  });
});

describe('a text that says another value is not let through', () => {
  test.each([
    ['12,346', 12_345, '#,##0'],
    ['12.35%', 0.1234, '0.00%'],
    ['1,234', -1_234, '#,##0;#,##0'],
    ['5', 5.4, '0.0'],
    ['2023-01-02', 44_927, 'yyyy-mm-dd'],
    ['2023年2月1日', 44_927, 'yyyy"年"m"月"d"日"'],
    ['6:00 AM', 0.75, 'h:mm AM/PM'],
    ['合格', 50, '[>=60]"合格";"不合格"'],
    ['1.24E+04', 12_345, '0.00E+00'],
    ['1/3', 0.5, '# ?/?'],
  ])('%s for %s by %s', (text, value, code) => {
    const section = sectionFor(value, sectionsOf(tokenize(code)))!;
    expect(agrees(text, value, section)).toBe(code === '#,##0;#,##0');
  });
});

test('hundreds of amounts by many codes are read back as they were stored', () => {
  const codes = [
    '0',
    '0.0',
    '0.00',
    '#,##0',
    '#,##0.00',
    '0.0%',
    '0.00%',
    '#,##0.0,',
    '0.00E+00',
    '¥#,##0.00',
    '#,##0.00_);(#,##0.00)',
  ];
  const values = Array.from(
    { length: 60 },
    (_, i) => (i % 2 === 0 ? 1 : -1) * Number(`${(i * 7919 + 13) % 100_003}.${(i * 31) % 997}`),
  );
  for (const code of codes)
    for (const value of values) expect(formatNumber(value, code).asStored, `${value} by ${code}`).toBe(false);
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
      expect(formatNumber(value, code).text, code).not.toBe('');
    }
  }
});
