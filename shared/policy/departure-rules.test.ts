import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import { daysBetween, daysLater, isCalendarDay } from '../vocabulary/calendar-day.ts';
import {
  type CaseFacts,
  caseRules,
  type EndFacts,
  endRules,
  type RegisterFacts,
  type RehearseFacts,
  registerRules,
  rehearseRules,
  rescheduleRules,
  tickRules,
} from './departure-rules.ts';
import { decide } from './rule-table.ts';

const registerWorst: RegisterFacts = {
  isSelf: true,
  known: true,
  noticeOn: '2026-12-01',
  lastDay: '2026-11-30',
};
describeUncovering('registering', {
  table: registerRules,
  worst: registerWorst,
  rows: [
    ['S6: nobody registers their own departure', 'COSIGNER_SAME', { isSelf: false }],
    ['P1: one at a time', 'DEPARTURE_KNOWN', { known: false }],
    ['P1: the last day is not before the notice', 'DATES_INVALID', { lastDay: '2026-12-01' }],
  ],
});

const rehearseWorst: RehearseFacts = { askerFrozen: true, known: true };
describeUncovering('rehearsing', {
  table: rehearseRules,
  worst: rehearseWorst,
  rows: [
    ['P1: nobody frozen asks', 'PERSON_FROZEN', { askerFrozen: false }],
    ['P1: what is on record is no rehearsal', 'DEPARTURE_KNOWN', { known: false }],
  ],
});

const caseWorst: CaseFacts = { isSelf: true, state: 'withdrawn' };
describeUncovering('acts of the case', {
  table: caseRules,
  worst: caseWorst,
  rows: [
    ['S6: nobody acts on their own case', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: what is over is over', 'DEPARTURE_OVER', { state: 'open' }],
  ],
});
describeUncovering('ticking', {
  table: tickRules,
  worst: caseWorst,
  rows: [
    ['S6: nobody ticks their own list', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: settlement and certificate may come after the last day', 'DEPARTURE_OVER', { state: 'left' }],
  ],
});
describeUncovering('moving the last day', {
  table: rescheduleRules,
  worst: { ...caseWorst, noticeOn: '2026-12-01', lastDay: 'soon' },
  rows: [
    ['S6: not one’s own', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: while the case is open', 'DEPARTURE_OVER', { state: 'open' }],
    ['P1: to a day that there is', 'DATES_INVALID', { lastDay: '2026-12-31' }],
  ],
});

const endWorst: EndFacts = { ...caseWorst, cause: 'left', held: ['custodian'] };
describeUncovering('ending', {
  table: endRules,
  worst: endWorst,
  rows: [
    ['S6: not one’s own', 'COSIGNER_SAME', { isSelf: false }],
    ['P2: once', 'DEPARTURE_OVER', { state: 'open' }],
    ['H1: keys are handed over first', 'DEPARTURE_HOLDS_KEYS', { held: ['author', 'borrower', 'auditor'] }],
  ],
});

test('P1: a notice is taken back with all roles, keys among them', () => {
  for (const held of [['custodian'], ['approver'], []] as const)
    expect(decide(endRules, { isSelf: false, state: 'open', cause: 'withdrawn', held })).toEqual({
      allowed: true,
    });
});

describe('days', () => {
  test.each([
    ['2026-11-19', 30, '2026-12-19'],
    ['2026-12-15', 30, '2027-01-14'],
    ['2028-02-27', 3, '2028-03-01'],
    ['2027-02-27', 3, '2027-03-02'],
    ['2026-11-19', 0, '2026-11-19'],
  ])('%s and %i days are %s', (day, days, later) => {
    expect(daysLater(day, days)).toBe(later);
    expect(daysBetween(day, later)).toBe(days);
  });
  test('a day that the calendar has not is none, however it is written', () => {
    for (const day of ['2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '', '0000-00-00', 'tomorrow']) {
      expect(isCalendarDay(day), day).toBe(false);
      expect(daysLater(day, 1)).toBeNull();
      expect(daysBetween(day, '2026-01-01')).toBeNaN();
    }
  });
  test('so many days on and back are as many', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((n) => daysLater('1970-01-01', n)!);
    fc.assert(
      fc.property(day, fc.nat({ max: 400 }), (from, days) => {
        const later = daysLater(from, days)!;
        expect(daysBetween(from, later)).toBe(days);
        expect(later >= from).toBe(true);
      }),
    );
  });
});
