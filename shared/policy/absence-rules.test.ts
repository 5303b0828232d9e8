import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  awayUntil,
  type EndAbsenceFacts,
  type EnterAbsenceFacts,
  endAbsenceRules,
  enterAbsenceRules,
  tooFewHere,
} from './absence-rules.ts';

const today = '2026-11-30';
const month = Array.from({ length: 12 }, (_, i) => {
  const day = `2027-${String(i + 1).padStart(2, '0')}-01`;
  return { from: day, until: day };
});
const enterWorst: EnterAbsenceFacts = { from: '2026-11-29', until: '2027-02-01', entered: month, today };
describeUncovering('entering an absence', {
  table: enterAbsenceRules,
  worst: enterWorst,
  rows: [
    ['S6: from today on', 'ABSENCE_DATES', { from: today }],
    ['S6: none over another', 'ABSENCE_OVERLAPS', { until: '2026-12-31' }],
    ['S6: twelve at one time', 'ABSENCES_TOO_MANY', { entered: month.slice(1) }],
  ],
});
const endWorst: EndAbsenceFacts = { known: false };
describeUncovering('ending an absence', {
  table: endAbsenceRules,
  worst: endWorst,
  rows: [['S6: none that was not entered', 'NO_SUCH_ABSENCE', { known: true }]],
});

describe('S6: days of an absence', () => {
  const code = (from: string, until: string) =>
    enterAbsenceRules.find((rule) => rule.broken({ from, until, entered: [], today }))?.code;
  test('are days of the calendar, in their order, within a year', () => {
    expect(code(today, today)).toBeUndefined();
    expect(code(today, '2027-12-01')).toBeUndefined();
    expect(code(today, '2027-12-02')).toBe('ABSENCE_DATES');
    expect(code('2026-12-02', '2026-12-01')).toBe('ABSENCE_DATES');
    expect(code('2027-02-29', '2027-03-01')).toBe('ABSENCE_DATES');
    expect(code(today, '2027-02-29')).toBe('ABSENCE_DATES');
    expect(code('', '')).toBe('ABSENCE_DATES');
  });
  test('first and last are of it, and those that follow without a day between are told as one', () => {
    const periods = [
      { from: '2026-12-01', until: '2026-12-03' },
      { from: '2026-12-04', until: '2026-12-09' },
      { from: '2026-12-11', until: '2026-12-12' },
    ];
    expect(awayUntil(periods, '2026-11-30')).toBeNull();
    expect(awayUntil(periods, '2026-12-01')).toBe('2026-12-09');
    expect(awayUntil(periods, '2026-12-09')).toBe('2026-12-09');
    expect(awayUntil(periods, '2026-12-10')).toBeNull();
    expect(awayUntil(periods, '2026-12-12')).toBe('2026-12-12');
  });
  test('too few are here where more approvals are missing than people who can decide', () => {
    const away = { awayUntil: '2026-12-01' };
    const here = { awayUntil: null };
    expect(tooFewHere([away, here], 1)).toBe(false);
    expect(tooFewHere([away, away], 1)).toBe(true);
    expect(tooFewHere([away, here], 2)).toBe(true);
    expect(tooFewHere([], 1)).toBe(true);
  });
});
