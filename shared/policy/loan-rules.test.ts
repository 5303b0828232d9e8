import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  type ApproveFacts,
  approveRules,
  type BatchFacts,
  type BorrowerStepFacts,
  batchRules,
  checkInRules,
  type DecideFacts,
  type IssueFacts,
  issueRules,
  type RequestFacts,
  recallRules,
  receiveRules,
  rejectRules,
  remindRules,
  requestRules,
  returnRules,
  stepBatchRules,
  withdrawRules,
} from './loan-rules.ts';
import { decide } from './rule-table.ts';

const DAY_MS = 86_400_000;
const nowMs = 1_800_000_000_000;

const requestWorst: RequestFacts = {
  visible: false,
  accepted: false,
  frozen: true,
  held: true,
  hasKept: true,
  wroteIt: true,
  viewsLeft: 0,
  cap: 3,
  openLoan: true,
  fromMs: nowMs,
  toMs: nowMs - 1,
  nowMs,
  loanDaysMax: 14,
};
describeUncovering('issuing and checking in many at once', {
  table: stepBatchRules,
  worst: { size: Number.NaN, nothingTwice: false },
  rows: [
    ['L3: two hundred at most', 'ACTS_TOO_MANY', { size: 200 }],
    ['L3: none twice', 'ACT_TWICE', { nothingTwice: true }],
  ],
});

describeUncovering('requesting', {
  table: requestRules,
  worst: requestWorst,
  rows: [
    ['P1: a frozen person requests nothing, and learns nothing', 'PERSON_FROZEN', { frozen: false }],
    ['D3: what a person may not know does not exist', 'NO_SUCH_DOCUMENT', { visible: true }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has kept or approved borrows no more', 'KEEPER_TURNED_USER', { hasKept: false }],
    ['D5: refuses what is not accepted', 'DOCUMENT_NOT_ACCEPTED', { accepted: true }],
    ['S3: nobody borrows what they wrote', 'OWN_WRITING', { wroteIt: false }],
    ['L4: refuses with no view left', 'VIEWS_SPENT', { viewsLeft: 1 }],
    ['L1: refuses a second open loan of one document', 'LOAN_OPEN', { openLoan: false }],
    ['L1: refuses a window that ends before it begins', 'WINDOW_INVALID', { toMs: nowMs + 14 * DAY_MS + 1 }],
    ['L1: refuses a window over the policy maximum', 'WINDOW_TOO_LONG', { toMs: nowMs + 14 * DAY_MS }],
  ],
  onlyTold: ['cap'],
});

const rejectWorst: DecideFacts = {
  state: null,
  held: true,
  hasUsed: true,
  isBorrower: true,
  isAuthor: true,
  hasApproved: true,
};
describeUncovering('rejecting', {
  table: rejectRules,
  worst: rejectWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: 'approved' }],
    ['S6: nobody decides on their own request', 'SELF_APPROVAL', { isBorrower: false }],
    ['S3: an author does not decide on what they wrote', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['L12: whoever gave the first approval does not reject', 'APPROVED_ALREADY', { hasApproved: false }],
    ['S3: who has written or borrowed decides no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['L1: refuses what is decided', 'LOAN_STATE', { state: 'requested' }],
  ],
});

const approveWorst: ApproveFacts = {
  ...rejectWorst,
  borrowerFrozen: true,
  borrowerActive: false,
  viewsLeft: 0,
  cap: 2,
  requestedFromMs: nowMs - 2 * DAY_MS,
  requestedToMs: nowMs + DAY_MS,
  fromMs: nowMs - 3 * DAY_MS,
  toMs: nowMs,
  nowMs,
  loanDaysMax: 1,
  minutes: 241,
  minutesMax: 240,
  envelopeSealed: true,
};
describeUncovering('approving', {
  table: approveRules,
  worst: approveWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: 'approved' }],
    [
      'S6: nobody approves their own request, whatever else stands against it',
      'SELF_APPROVAL',
      { isBorrower: false },
    ],
    ['S3: an author does not approve a loan of what they wrote', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['L12: nobody gives both approvals', 'APPROVED_ALREADY', { hasApproved: false }],
    ['P1: refuses while the borrower is frozen', 'PERSON_FROZEN', { borrowerFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has written or borrowed approves no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['S2: refuses a borrower who is none any more', 'ROLE_ENDED', { borrowerActive: true }],
    ['L4: refuses with no view left', 'VIEWS_SPENT', { viewsLeft: 2 }],
    [
      'L1: the approved window lies within the requested one',
      'WINDOW_INVALID',
      { fromMs: nowMs - 2 * DAY_MS },
    ],
    [
      'L1: refuses a window over the policy maximum of the day it is decided on',
      'WINDOW_TOO_LONG',
      { loanDaysMax: 14 },
    ],
    ['L1: refuses what is decided', 'LOAN_STATE', { state: 'requested' }],
    ['L3: refuses a window that is over', 'WINDOW_OVER', { toMs: nowMs + DAY_MS }],
    ['L7: refuses more minutes than policy allows', 'MINUTES_TOO_LONG', { minutes: 240 }],
    [
      'H2: a successor waits for the contact sheet until the line is closed',
      'ENVELOPE_SEALED',
      { envelopeSealed: false },
    ],
  ],
  onlyTold: ['cap'],
});

const batchWorst: BatchFacts = { size: 21, everyOneOpened: false, oldestOpenedMsAgo: 120_001 };
describeUncovering('a batch', {
  table: batchRules,
  worst: batchWorst,
  rows: [
    ['L2: refuses more than twenty', 'BATCH_TOO_LARGE', { size: 20 }],
    ['L2: refuses what was not opened one by one', 'BATCH_NOT_OPENED', { everyOneOpened: true }],
    ['L2: refuses after two minutes', 'BATCH_TOO_OLD', { oldestOpenedMsAgo: 120_000 }],
  ],
});

const issueWorst: IssueFacts = {
  state: null,
  borrowerFrozen: true,
  borrowerActive: false,
  held: true,
  hasUsed: true,
  differentPeople: false,
  windowEndMs: nowMs,
  nowMs,
};
describeUncovering('issuing', {
  table: issueRules,
  worst: issueWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: 'requested' }],
    [
      'S3: author, borrower, each approver and custodian are different people',
      'SAME_PERSON_TWICE',
      { differentPeople: true },
    ],
    ['P1: refuses while the borrower is frozen', 'PERSON_FROZEN', { borrowerFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has written or borrowed issues no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['S2: refuses a borrower who is none any more', 'ROLE_ENDED', { borrowerActive: true }],
    ['L3: issues only what is approved', 'LOAN_STATE', { state: 'approved' }],
    ['L3: refuses a window that is over', 'WINDOW_OVER', { windowEndMs: nowMs + 1 }],
  ],
});

const stepWorst: BorrowerStepFacts = { state: null, frozen: true, isBorrower: false };
describeUncovering('receiving', {
  table: receiveRules,
  worst: stepWorst,
  rows: [
    ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: 'approved' }],
    ['D3: refuses the loan of another by the same words', 'NO_SUCH_LOAN', { isBorrower: true }],
    ['P1: a frozen person receives nothing', 'PERSON_FROZEN', { frozen: false }],
    ['L3: receives only what was issued', 'LOAN_STATE', { state: 'issued' }],
  ],
});
for (const [act, table, wrong, right] of [
  ['withdrawing', withdrawRules, 'approved', 'requested'],
  ['returning', returnRules, 'approved', 'received'],
] as const) {
  describeUncovering(act, {
    table,
    worst: stepWorst,
    rows: [
      ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: wrong }],
      ['D3: refuses the loan of another by the same words', 'NO_SUCH_LOAN', { isBorrower: true }],
      ['L3: refuses where the step does not follow', 'LOAN_STATE', { state: right }],
    ],
  });
}
for (const [act, table, wrong, right] of [
  ['recalling', recallRules, 'returned', 'requested'],
  ['reminding', remindRules, 'returned', 'received'],
  ['checking in', checkInRules, 'approved', 'recalled'],
] as const) {
  describeUncovering<{ state: typeof wrong | typeof right | null }>(act, {
    table,
    worst: { state: null },
    rows: [
      ['D3: refuses a loan that does not exist', 'NO_SUCH_LOAN', { state: wrong }],
      ['L3: refuses where the step does not follow', 'LOAN_STATE', { state: right }],
    ],
  });
}

describe('windows', () => {
  const request: RequestFacts = {
    ...requestWorst,
    visible: true,
    accepted: true,
    frozen: false,
    held: false,
    hasKept: false,
    wroteIt: false,
    viewsLeft: 3,
    openLoan: false,
    toMs: nowMs + DAY_MS,
  };
  const codeOf = (facts: Partial<RequestFacts>): string => {
    const decision = decide(requestRules, { ...request, ...facts });
    return decision.allowed ? 'allowed' : decision.code;
  };
  test('L1: a window may begin in the past but not end there', () => {
    expect(codeOf({ fromMs: nowMs - DAY_MS })).toBe('allowed');
    expect(codeOf({ fromMs: nowMs - DAY_MS, toMs: nowMs })).toBe('WINDOW_INVALID');
  });
  test('L1: an empty window is none', () => {
    expect(codeOf({ fromMs: nowMs + 5, toMs: nowMs + 5 })).toBe('WINDOW_INVALID');
  });
  test('L1: policy may make the longest window shorter', () => {
    expect(codeOf({ loanDaysMax: 1, toMs: nowMs + DAY_MS })).toBe('allowed');
    expect(codeOf({ loanDaysMax: 1, toMs: nowMs + DAY_MS + 1 })).toBe('WINDOW_TOO_LONG');
  });
  test('L1: an approval shortens the requested window at either end and lengthens it at none', () => {
    const approve: ApproveFacts = {
      ...approveWorst,
      state: 'requested',
      held: false,
      hasUsed: false,
      isBorrower: false,
      isAuthor: false,
      hasApproved: false,
      borrowerFrozen: false,
      borrowerActive: true,
      viewsLeft: 3,
      loanDaysMax: 14,
      minutes: 30,
      envelopeSealed: false,
    };
    const ask = (fromMs: number, toMs: number): string => {
      const decision = decide(approveRules, { ...approve, fromMs, toMs });
      return decision.allowed ? 'allowed' : decision.code;
    };
    const { requestedFromMs: from, requestedToMs: to } = approve;
    expect(ask(from, to)).toBe('allowed');
    expect(ask(from + 1, to - 1)).toBe('allowed');
    expect(ask(from - 1, to)).toBe('WINDOW_INVALID');
    expect(ask(from, to + 1)).toBe('WINDOW_INVALID');
  });
  test('L2: a reject needs no room in the allowance and no unfrozen borrower', () => {
    const facts = {
      ...rejectWorst,
      state: 'requested',
      hasUsed: false,
      isBorrower: false,
      isAuthor: false,
      hasApproved: false,
    } as const;
    expect(decide(rejectRules, facts)).toEqual({ allowed: true });
  });
});
