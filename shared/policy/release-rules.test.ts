import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import type { ReleaseState } from '../vocabulary/terms.ts';
import {
  type ApproveReleaseFacts,
  approveReleaseRules,
  carriesContent,
  type DecideReleaseFacts,
  type HandOutFacts,
  handOutRules,
  type RecipientFacts,
  type RequestReleaseFacts,
  rejectReleaseRules,
  requestReleaseRules,
  type TakeBackFacts,
  takeBackRules,
  type WriteAgainFacts,
  withdrawReleaseRules,
  writeAgainRules,
} from './release-rules.ts';
import { decide } from './rule-table.ts';

const nowMs = 1_800_000_000_000;

const worstRecipient: RecipientFacts = {
  active: false,
  mayKnow: false,
  hasKept: true,
  wroteIt: true,
  viewsLeft: 0,
  cap: 3,
  openRelease: true,
  envelopeSealed: true,
};
const viewed = { ...worstRecipient, viewsLeft: 1 };
const able = { ...viewed, active: true, mayKnow: true, hasKept: false, wroteIt: false };
const free = { ...able, openRelease: false };
const unsealed = { ...free, envelopeSealed: false };

const requestWorst: RequestReleaseFacts = {
  form: 'original',
  held: true,
  accepted: false,
  document: 'K-1/1',
  recipient: worstRecipient,
  mayTellViews: true,
  frozen: true,
  asBorrower: { hasKept: true, wroteIt: true },
  hasUsed: true,
  dueOn: '2026-11-01',
  today: '2026-11-29',
};
describeUncovering('asking for a release', {
  table: requestReleaseRules,
  worst: requestWorst,
  rows: [
    ['P1: a frozen person asks for nothing', 'PERSON_FROZEN', { frozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has kept it does not ask as borrower', 'KEEPER_TURNED_USER', { asBorrower: null }],
    [
      'S3: who has used it does not ask as custodian',
      'USER_TURNED_KEEPER',
      { hasUsed: false, asBorrower: { hasKept: false, wroteIt: true } },
    ],
    ['D5: refuses what is not accepted', 'DOCUMENT_NOT_ACCEPTED', { accepted: true }],
    [
      'S3: nobody asks for what they wrote',
      'OWN_WRITING',
      { asBorrower: { hasKept: false, wroteIt: false } },
    ],
    ['L4: whoever has no view left receives nothing', 'VIEWS_SPENT', { recipient: viewed }],
    ['D8: a recipient is an active borrower who may know it', 'RECIPIENT_CANNOT', { recipient: able }],
    ['D8: one release of a document to a person at a time', 'RELEASE_OPEN', { recipient: free }],
    ['D8: the day to be back by is not over', 'DATES_INVALID', { dueOn: '2026-11-29' }],
    ['H2: contacts wait until the line is signed', 'ENVELOPE_SEALED', { recipient: unsealed }],
  ],
});

const decideWorst: DecideReleaseFacts = {
  state: 'approved',
  isRequester: true,
  isRecipient: false,
  isAuthor: true,
  hasApproved: true,
  hasUsed: true,
};
describeUncovering('refusing a release', {
  table: rejectReleaseRules,
  worst: decideWorst,
  rows: [
    ['S6: nobody decides on what they asked for', 'SELF_APPROVAL', { isRequester: false }],
    ['S3: an author does not decide', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['D8: the second approver is another', 'RELEASE_PARTIES', { hasApproved: false }],
    ['S3: who has used it does not approve', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['D8: only what waits is decided', 'RELEASE_STATE', { state: 'requested' }],
  ],
});
test('S6: nor on what they would receive', () => {
  const recipient = { ...decideWorst, isRequester: false, isRecipient: true };
  expect(decide(rejectReleaseRules, recipient)).toMatchObject({ code: 'SELF_APPROVAL' });
});

const documentWorst = {
  form: 'marked-copy',
  held: true,
  accepted: false,
  document: 'K-1/1',
  recipient: worstRecipient,
  mayTellViews: true,
} as const;
const ofDocuments = [
  ['D5: refuses what is not accepted', 'DOCUMENT_NOT_ACCEPTED', { accepted: true }],
  ['L4: whoever has no view left receives nothing', 'VIEWS_SPENT', { recipient: viewed }],
  ['D8: a recipient is an active borrower who may know it', 'RECIPIENT_CANNOT', { recipient: able }],
  ['D8: one release of a document to a person at a time', 'RELEASE_OPEN', { recipient: free }],
] as const;
const approveWorst: ApproveReleaseFacts = { ...decideWorst, ...documentWorst, requesterFrozen: true };
describeUncovering('approving a release', {
  table: approveReleaseRules,
  worst: approveWorst,
  rows: [
    ['S6: nobody decides on what they asked for', 'SELF_APPROVAL', { isRequester: false }],
    ['S3: an author does not decide', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['D8: the second approver is another', 'RELEASE_PARTIES', { hasApproved: false }],
    ['P1: nothing for a frozen person', 'PERSON_FROZEN', { requesterFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has used it does not approve', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ...ofDocuments,
    ['D8: only what waits is decided', 'RELEASE_STATE', { state: 'requested' }],
    ['H2: contacts wait until the line is signed', 'ENVELOPE_SEALED', { recipient: unsealed }],
  ],
});

const handOutWorst: HandOutFacts = {
  ...documentWorst,
  state: 'requested',
  requesterFrozen: true,
  partiesDiffer: false,
  hasUsed: true,
  approvals: 0,
  approvalsNeeded: 2,
  untilMs: nowMs,
  nowMs,
  slipKnown: false,
};
describeUncovering('handing a release out', {
  table: handOutRules,
  worst: handOutWorst,
  rows: [
    ['S3: all who have a part are different people', 'RELEASE_PARTIES', { partiesDiffer: true }],
    ['P1: nothing for a frozen person', 'PERSON_FROZEN', { requesterFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has used it does not keep', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ...ofDocuments,
    ['D8: not before it is approved', 'RELEASE_STATE', { state: 'approved', approvals: 2 }],
    ['D8: an approval lapses', 'RELEASE_LAPSED', { untilMs: nowMs + 1 }],
    ['D8: an outsider has signed a slip of it', 'RELEASE_SLIP', { slipKnown: true }],
    ['H2: contacts wait until the line is signed', 'ENVELOPE_SEALED', { recipient: unsealed }],
  ],
});
test('D8: one approval of two is not enough', () => {
  const facts: HandOutFacts = {
    ...handOutWorst,
    held: false,
    accepted: true,
    recipient: null,
    state: 'approved',
    requesterFrozen: false,
    partiesDiffer: true,
    hasUsed: false,
    approvals: 1,
  };
  expect(decide(handOutRules, facts)).toMatchObject({
    code: 'RELEASE_STATE',
    facts: { state: 'second-approval' },
  });
});

const againWorst: WriteAgainFacts = {
  state: 'approved',
  held: true,
  requesterFrozen: false,
  recipientFrozen: true,
  partiesDiffer: false,
  hasUsed: true,
  written: true,
  writeUntilMs: nowMs,
  nowMs,
};
describeUncovering('writing a release again', {
  table: writeAgainRules,
  worst: againWorst,
  rows: [
    ['S3: all who have a part are different people', 'RELEASE_PARTIES', { partiesDiffer: true }],
    ['P1: nothing to a frozen person', 'PERSON_FROZEN', { recipientFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has used it does not keep', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['D8: only what was handed out', 'RELEASE_STATE', { state: 'handed-out' }],
    ['D8: what was written is not written twice', 'RELEASE_WRITTEN', { written: false }],
    ['D8: for a day', 'RELEASE_WRITE_OVER', { writeUntilMs: nowMs + 1 }],
  ],
});

const backWorst: TakeBackFacts = {
  state: 'approved',
  allOut: false,
  on: '2026-11-30',
  handedOutOn: '2026-11-20',
  today: '2026-11-29',
};
describeUncovering('taking a release back', {
  table: takeBackRules,
  worst: backWorst,
  rows: [
    ['D8: only what was handed out', 'RELEASE_STATE', { state: 'handed-out' }],
    ['D8: only what is out', 'RELEASE_ITEM', { allOut: true }],
    ['D8: between the handing out and today', 'DATES_INVALID', { on: '2026-11-29' }],
  ],
});
describeUncovering('withdrawing a release', {
  table: withdrawReleaseRules,
  worst: { state: 'handed-out' as ReleaseState },
  rows: [['D8: not after it was handed out', 'RELEASE_STATE', { state: 'approved' }]],
});

describe('views and releases', () => {
  const spent = { ...unsealed, viewsLeft: 0 };
  const facts = {
    ...requestWorst,
    frozen: false,
    held: false,
    accepted: true,
    asBorrower: null,
    hasUsed: false,
    dueOn: null,
    recipient: spent,
  };
  test('L4: no original and no marked copy for whoever has spent their views', () => {
    for (const form of ['original', 'marked-copy'] as const)
      expect(decide(requestReleaseRules, { ...facts, form })).toMatchObject({ code: 'VIEWS_SPENT' });
  });
  test('L4: a certificate shows nothing and is no way round', () => {
    expect(carriesContent('certificate')).toBe(false);
    expect(decide(requestReleaseRules, { ...facts, form: 'certificate' })).toEqual({ allowed: true });
  });
  test('L4: how often a colleague has looked is not told to a borrower', () => {
    expect(decide(requestReleaseRules, { ...facts, mayTellViews: false })).toMatchObject({
      code: 'RECIPIENT_CANNOT',
    });
  });
  test('S6: a number of views that is missing refuses', () => {
    const missing = { ...facts, recipient: { ...spent, viewsLeft: Number.NaN } };
    expect(decide(requestReleaseRules, missing).allowed).toBe(false);
  });
});
