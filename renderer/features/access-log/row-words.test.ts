import { describe, expect, test } from 'vitest';
import type { LogRow } from '../../../shared/contract/answers.ts';
import { clockOf, dayHeading, dayOf, hourOf, objectOf, offsetText, predicateOf } from './row-words.ts';

const row = (change: Partial<LogRow>): LogRow => ({
  index: 7,
  type: 'view.open',
  atMs: Date.UTC(2020, 10, 18, 20, 30, 5),
  offsetMinutes: 480,
  person: '顾清',
  role: 'borrower',
  sentence: '顾清 查阅：A-1/2 合同。',
  about: 'A-1/2',
  place: null,
  reason: null,
  outcome: 'done',
  ...change,
});

describe('a row of the log', () => {
  test('has the day and the hour of its place', () => {
    expect([dayOf(row({})), clockOf(row({})), hourOf(row({}))]).toEqual(['2020-11-19', '04:30:05', 4]);
    const west = row({ offsetMinutes: -480 });
    expect([dayOf(west), clockOf(west), hourOf(west)]).toEqual(['2020-11-18', '12:30:05', 12]);
  });
  test('says where its clock stands', () => {
    expect([480, 0, -210].map(offsetText)).toEqual(['+08:00', '+00:00', '−03:30']);
  });
  test('has the year in its heading where it is not this one', () => {
    expect(dayHeading('2020-11-19', 'zh-CN')).toBe('2020年11月19日 星期四');
    expect(dayHeading('2020-11-19', 'en')).toBe('Thursday, 19 November 2020');
    const thisYear = new Date().getFullYear();
    expect(dayHeading(`${thisYear}-11-19`, 'en')).toMatch(/^\w+day, 19 November$/);
  });
  test('says what was done without who did it, and to what', () => {
    expect(predicateOf(row({}), 'zh-CN')).toBe('查阅：A-1/2 合同。');
    expect(objectOf(row({}), 'zh-CN')).toBe('A-1/2 合同');
    const english = row({ person: 'Gu Qing', sentence: 'Gu Qing viewed: A-1/2 Contract: draft.' });
    expect(predicateOf(english, 'en')).toBe('viewed: A-1/2 Contract: draft.');
    expect(objectOf(english, 'en')).toBe('A-1/2 Contract: draft');
  });
  test('names the vault where nobody acted, and keeps a sentence that begins otherwise', () => {
    expect(predicateOf(row({ person: null, sentence: '系统 发现逾期。' }), 'zh-CN')).toBe('发现逾期。');
    expect(predicateOf(row({ person: null, sentence: 'The vault was closed.' }), 'en')).toBe('was closed.');
    expect(predicateOf(row({ sentence: '由两人签署。' }), 'zh-CN')).toBe('由两人签署。');
    expect(objectOf(row({ sentence: '由两人签署。' }), 'zh-CN')).toBe('');
  });
});
