import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import { loanState } from '../vocabulary/terms.ts';
import { decide } from './rule-table.ts';
import {
  type OpenViewFacts,
  openViewRules,
  type ResumeViewFacts,
  resumeViewRules,
  type TurnPageFacts,
  turnPageRules,
} from './view-rules.ts';

const nowMs = 1_800_000_000_000;
const minuteMs = 60_000;

const openWorst: OpenViewFacts = {
  frozen: true,
  held: true,
  loanState: null,
  isBorrower: false,
  windowFromMs: nowMs + 1,
  windowToMs: nowMs,
  nowMs,
  visible: false,
  hasKept: true,
  wroteIt: true,
  viewsLeft: 0,
  cap: 3,
  grantIsCurrent: false,
  viewOpen: true,
  screen: false,
};
describeUncovering('opening a view', {
  table: openViewRules,
  worst: openWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { loanState: 'approved' }],
    ['D3: refuses the loan of another by the same words', 'NO_SUCH_LOAN', { isBorrower: true }],
    ['P1: a frozen person views nothing', 'PERSON_FROZEN', { frozen: false }],
    ['D3: refuses what the person may no longer know of', 'NO_SUCH_DOCUMENT', { visible: true }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has kept or approved views no more', 'KEEPER_TURNED_USER', { hasKept: false }],
    ['S3: nobody views what they wrote', 'OWN_WRITING', { wroteIt: false }],
    ['L4: refuses a fourth view', 'VIEWS_SPENT', { viewsLeft: 1 }],
    ['L3: refuses before the loan is issued', 'LOAN_STATE', { loanState: 'issued' }],
    ['L3: refuses after the end of the window', 'WINDOW_OVER', { windowToMs: nowMs + 2 }],
    ['S4: refuses a grant to a keyset that was replaced', 'KEYSET_REPLACED', { grantIsCurrent: true }],
    ['L3: refuses before receipt is confirmed', 'LOAN_NOT_RECEIVED', { loanState: 'received' }],
    ['L1: refuses before the window begins', 'WINDOW_NOT_BEGUN', { windowFromMs: nowMs }],
    ['L7: refuses a second view beside an open one', 'VIEW_OPEN', { viewOpen: false }],
    ['L9: refuses where no page can be shown', 'NO_SCREEN', { screen: true }],
  ],
  onlyTold: ['cap'],
});

const resumeWorst: ResumeViewFacts = {
  frozen: true,
  held: true,
  loanState: null,
  isBorrower: false,
  windowFromMs: nowMs - 1,
  windowToMs: nowMs,
  nowMs,
  visible: false,
  otherViewOpen: true,
  viewKnown: true,
  shownMs: 30 * minuteMs,
  allowedMs: 30 * minuteMs,
  machineRestarted: true,
  custodianSigns: false,
  screen: false,
};
describeUncovering('resuming a view', {
  table: resumeViewRules.filter((rule) => rule.code !== 'NO_VIEW_OPEN'),
  worst: resumeWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { loanState: 'recalled' }],
    ['D3: refuses the loan of another by the same words', 'NO_SUCH_LOAN', { isBorrower: true }],
    ['P1: a frozen person resumes nothing', 'PERSON_FROZEN', { frozen: false }],
    ['D3: refuses who may no longer know', 'NO_SUCH_DOCUMENT', { visible: true }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['L3: refuses after a recall', 'LOAN_STATE', { loanState: 'received' }],
    ['L3: refuses after the end of the loan', 'WINDOW_OVER', { windowToMs: nowMs + 1 }],
    ['L7: refuses beside another open view', 'VIEW_OPEN', { otherViewOpen: false }],
    ['L7: refuses when its time is shown', 'VIEW_OVER', { shownMs: 30 * minuteMs - 1 }],
    ['L7: after a restart a custodian signs', 'RESTART_NEEDS_CUSTODIAN', { custodianSigns: true }],
    ['L9: refuses where no page can be shown', 'NO_SCREEN', { screen: true }],
  ],
  onlyTold: ['windowFromMs'],
});

const turnWorst: TurnPageFacts = {
  frozen: true,
  held: true,
  loanState: 'recalled',
  isBorrower: true,
  windowFromMs: nowMs - 1,
  windowToMs: nowMs,
  nowMs,
  visible: false,
  blank: true,
  shownMs: 30 * minuteMs,
  allowedMs: 30 * minuteMs,
  page: 4,
  pages: 3,
};
describeUncovering('turning a page', {
  table: turnPageRules,
  worst: turnWorst,
  rows: [
    ['P1: a freeze ends what is being read', 'PERSON_FROZEN', { frozen: false }],
    ['D3: who may no longer know reads no further', 'NO_SUCH_DOCUMENT', { visible: true }],
    ['D9: a hold ends what is being read', 'DOSSIER_HELD', { held: false }],
    ['L3: a recall ends what is being read', 'LOAN_STATE', { loanState: 'received' }],
    ['L3: the end of the loan ends what is being read', 'WINDOW_OVER', { windowToMs: nowMs + 1 }],
    ['L7: refuses when its time is shown', 'VIEW_OVER', { shownMs: 0 }],
    ['L7: refuses while the page is blank', 'VIEW_BLANK', { blank: false }],
    ['§8: refuses a page that is not there', 'PAGE_OUT_OF_RANGE', { page: 3 }],
  ],
  onlyTold: ['windowFromMs'],
});

describe('views', () => {
  const resumable: ResumeViewFacts = {
    ...resumeWorst,
    visible: true,
    otherViewOpen: false,
    frozen: false,
    held: false,
    loanState: 'received',
    isBorrower: true,
    windowToMs: nowMs + 1,
    shownMs: 0,
    machineRestarted: false,
    screen: true,
  };

  test('L7: with no view broken off there is none to resume', () => {
    expect(decide(resumeViewRules, { ...resumable, viewKnown: false })).toMatchObject({
      code: 'NO_VIEW_OPEN',
    });
    const places = resumeViewRules.map((rule) => rule.code);
    expect(places.indexOf('NO_VIEW_OPEN')).toBe(places.indexOf('VIEW_OVER') - 1);
  });
  test('L7: only a restart of the machine needs a custodian', () => {
    expect(decide(resumeViewRules, resumable)).toEqual({ allowed: true });
    expect(decide(resumeViewRules, { ...resumable, machineRestarted: true, custodianSigns: true })).toEqual({
      allowed: true,
    });
  });
  test('L3: a view opens and resumes on a received loan and on no other state', () => {
    const openable: OpenViewFacts = {
      ...openWorst,
      frozen: false,
      held: false,
      isBorrower: true,
      windowFromMs: nowMs,
      windowToMs: nowMs + 1,
      visible: true,
      hasKept: false,
      wroteIt: false,
      viewsLeft: 3,
      grantIsCurrent: true,
      viewOpen: false,
      screen: true,
    };
    for (const state of loanState.options) {
      expect(decide(openViewRules, { ...openable, loanState: state }).allowed, state).toBe(
        state === 'received',
      );
      expect(decide(resumeViewRules, { ...resumable, loanState: state }).allowed, state).toBe(
        state === 'received',
      );
    }
  });
  test('§8: pages are whole numbers from 1 to the last', () => {
    const turn: TurnPageFacts = { ...turnWorst, ...resumable, blank: false, pages: 3 };
    const allowed = (page: number): boolean => decide(turnPageRules, { ...turn, page }).allowed;
    expect([1, 2, 3].map(allowed)).toEqual([true, true, true]);
    expect([0, -1, 4, 1.5, Number.POSITIVE_INFINITY].map(allowed)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
