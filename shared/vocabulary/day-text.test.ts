import { describe, expect, it, test } from 'vitest';
import { dayFromText, dayToText, monthsLater, weeksOf } from './day-text.ts';

describe('a day looks as its language has it', () => {
  it.each([
    ['2026-02-03', '2026年2月3日', '3 Feb 2026'],
    ['2026-12-31', '2026年12月31日', '31 Dec 2026'],
    ['', '', ''],
    ['2026-02-31', '2026-02-31', '2026-02-31'],
  ])('%s', (day, chinese, english) => {
    expect([dayToText(day, 'zh-CN'), dayToText(day, 'en')]).toEqual([chinese, english]);
  });

  it.each([
    '2026年2月3日',
    '2026 年 02 月 03 日',
    '2026-02-03',
    '2026-2-3',
    '2026/2/3',
    '2026.2.3',
    '20260203',
    '２０２６年２月３日',
    ' 3 Feb 2026 ',
    '3 february 2026',
    'Feb 3, 2026',
    '3 Feb. 2026',
  ])('%s is typed for 3 February', (text) => {
    expect(dayFromText(text)).toBe('2026-02-03');
  });

  it.each([
    '',
    '3',
    '3/2/2026',
    '03-02-2026',
    '2026-02-31',
    '31 Feb 2026',
    '3 Foo 2026',
    '2026-13-01',
    '明天',
    '2026年2月',
  ])('%j is no day', (text) => {
    expect(dayFromText(text)).toBeNull();
  });

  it('what is shown is read again, in both languages, on every day of a leap year', () => {
    for (const month of Array.from({ length: 12 }, (_, i) => `2028-${`${i + 1}`.padStart(2, '0')}`))
      for (const day of weeksOf(month).flat())
        if (day !== null)
          for (const language of ['zh-CN', 'en'] as const)
            expect(dayFromText(dayToText(day, language))).toBe(day);
  });
});

test('a month is weeks from Monday on', () => {
  const weeks = weeksOf('2026-02');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
  expect(weeks[4]).toEqual([
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    null,
  ]);
});

test('a month later is never past the month', () => {
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsLater('2026-03-31', -1)).toBe('2026-02-28');
  expect(monthsLater('2026-12-05', 1)).toBe('2027-01-05');
});
