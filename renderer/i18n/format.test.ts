import { describe, expect, test } from 'vitest';
import { bytesText, clockText, dateText, dayText, momentText, stampText } from './format.ts';

const year = new Date().getFullYear();

describe('moments', () => {
  test('have the year where it is not this one', () => {
    expect(dayText(new Date(2020, 10, 19, 9, 5).getTime(), 'en')).toBe('19 Nov 2020');
    expect(dayText(new Date(year, 10, 19, 9, 5).getTime(), 'en')).toBe('19 Nov');
    expect(momentText(new Date(2020, 10, 19, 9, 5).getTime(), 'zh-CN')).toBe('2020年11月19日 09:05');
    expect(momentText(new Date(2020, 10, 19, 0, 5).getTime(), 'en')).toBe('19 Nov 2020, 00:05');
  });
  test('in registers are sorted as they are read', () => {
    const ms = new Date(2026, 0, 2, 3, 4).getTime();
    expect([dateText(ms), stampText(ms)]).toEqual(['2026-01-02', '2026-01-02 03:04']);
  });
});

test('timers never say nought before it is reached, nor less', () => {
  expect([1, 1_000, 59_001, 3_600_000, 3_661_000, -5].map(clockText)).toEqual([
    '0:01',
    '0:01',
    '1:00',
    '1:00:00',
    '1:01:01',
    '0:00',
  ]);
});

test('sizes', () => {
  expect([999, 1_000, 999_000, 1_000_000, 2_340_000].map(bytesText)).toEqual([
    '999 B',
    '1 kB',
    '999 kB',
    '1.0 MB',
    '2.3 MB',
  ]);
});
