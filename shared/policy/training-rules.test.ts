import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  type BindFacts,
  bindRules,
  type CertifyFacts,
  certifyRules,
  type DecideFacts,
  type DescribeFacts,
  decideRules,
  describeRules,
  type IssueFacts,
  issueRules,
  type ProposeFacts,
  postsDue,
  proposeRules,
  type ReleaseFacts,
  type ResultFacts,
  registerRules,
  releaseRules,
  resultRules,
  type SheetFacts,
  type SignInFacts,
  sheetRules,
  signInRules,
} from './training-rules.ts';

const standing = { post: 'clerk', yours: false, own: true };
const notOwn = ['P6: nobody for themselves', 'TRAINING_OWN', { own: false }] as const;
const yours = ['P6: by whose act it is', 'TRAINING_NOT_YOURS', { yours: true }] as const;
const listed = ['P6: who is on the list', 'NOT_A_TRAINEE', { listed: true }] as const;
const approved = ['P6: in the state that was approved', 'COURSE_NOT_APPROVED', { approved: true }] as const;
const held = ['P6: after it was held', 'NOT_HELD_YET', { held: true }] as const;

describeUncovering('registers of training', { table: registerRules, worst: standing, rows: [yours, notOwn] });
describeUncovering<DescribeFacts>('describing a course', {
  table: describeRules,
  worst: { ...standing, begun: true },
  rows: [yours, ['P6: not once it has begun', 'COURSE_BEGUN', { begun: false }]],
});
describeUncovering<ProposeFacts>('proposing', {
  table: proposeRules,
  worst: { ...standing, placed: false, coursesFit: false, due: [] },
  rows: [
    yours,
    ['P6: whose department is known', 'TRAINEE_NOT_PLACED', { placed: true }],
    ['P6: courses that go with it', 'COURSES_UNFIT', { coursesFit: true }],
    ['S6: somebody else decides', 'NOBODY_DECIDES', { due: ['head'] }],
  ],
});
describeUncovering<DecideFacts>('deciding', {
  table: decideRules,
  worst: { ...standing, state: 'refused', kind: 'confirmation', granted: true, failedTwice: true },
  rows: [
    ['P6: once', 'PROPOSAL_OVER', { state: 'open' }],
    yours,
    ['S6: nobody on their own', 'TRAINING_OWN', { own: false }],
    ['P6: a second failure blocks confirmation in post', 'FAILED_TWICE', { failedTwice: false }],
  ],
});
describeUncovering<IssueFacts>('issuing a plan', {
  table: issueRules,
  worst: { state: 'open', isPlan: true, issued: true },
  rows: [
    ['P6: what was granted', 'PROPOSAL_NOT_GRANTED', { state: 'granted' }],
    ['P6: once', 'PLAN_ISSUED', { issued: false }],
  ],
});
describeUncovering<SignInFacts>('signing in', {
  table: signInRules,
  worst: { listed: false, approved: false, checked: true, signed: true, onTheDay: false },
  rows: [
    listed,
    approved,
    ['P6: before the sheet is checked', 'SHEET_CHECKED', { checked: false }],
    ['P6: once', 'SIGNED_IN_ALREADY', { signed: false }],
    ['P6: on the day', 'SIGN_IN_ON_THE_DAY', { onTheDay: true }],
  ],
});
describeUncovering<SheetFacts>('checking a sheet', {
  table: sheetRules,
  worst: { ...standing, approved: false, held: false, complete: false },
  rows: [
    yours,
    notOwn,
    approved,
    held,
    ['P6: a line for each, and each signature', 'SHEET_DIFFERS', { complete: true }],
  ],
});
describeUncovering<ResultFacts>('recording a result', {
  table: resultRules,
  worst: {
    ...standing,
    listed: false,
    approved: false,
    held: false,
    examined: true,
    passed: false,
    attempts: 2,
  },
  rows: [
    yours,
    notOwn,
    listed,
    approved,
    held,
    ['P6: a test and one make-up', 'NO_FURTHER_TEST', { attempts: 1 }],
  ],
});
describeUncovering<CertifyFacts>('giving a certificate', {
  table: certifyRules,
  worst: { own: true, listed: false, completed: false, given: true },
  rows: [
    notOwn,
    listed,
    ['P6: after it was passed', 'NOT_PASSED', { completed: true }],
    ['P6: once', 'CERTIFICATE_GIVEN', { given: false }],
  ],
});
describeUncovering<BindFacts>('binding to service', {
  table: bindRules,
  worst: {
    own: true,
    listed: false,
    approved: false,
    bound: true,
    contractCovers: false,
    until: '2030-03-01',
  },
  rows: [
    notOwn,
    listed,
    approved,
    ['P6: once', 'BOUND_ALREADY', { bound: false }],
    ['P6: the contract covers it', 'CONTRACT_TOO_SHORT', { contractCovers: true }],
  ],
});
describeUncovering<ReleaseFacts>('ending an obligation', {
  table: releaseRules,
  worst: { own: true, ended: true, served: false, cause: 'served', until: '2030-03-01' },
  rows: [
    notOwn,
    ['P6: once', 'OBLIGATION_OVER', { ended: false }],
    ['P6: when it was served', 'NOT_SERVED', { served: true }],
  ],
});

describe('P6: who decides', () => {
  const all = { clerk: true, head: true, general: true };
  test('the posts of the policy, in its order, each once', () => {
    expect(postsDue(['head', 'clerk', 'general'], all)).toEqual(['head', 'clerk', 'general']);
    expect(postsDue(['head', 'head'], all)).toEqual(['head']);
  });
  test('S6: a post that only those concerned hold is left out; where none remains, the general manager', () => {
    expect(postsDue(['head', 'clerk'], { ...all, head: false })).toEqual(['clerk']);
    expect(postsDue(['head', 'clerk'], { clerk: false, head: false, general: true })).toEqual(['general']);
    expect(postsDue(['head', 'clerk'], { clerk: false, head: false, general: false })).toEqual([]);
    expect(postsDue(['general'], { ...all, general: false })).toEqual([]);
  });
});
