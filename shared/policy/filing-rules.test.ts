import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  type AcceptFacts,
  acceptRules,
  filingBatchRules,
  type SendBackFacts,
  sendBackRules,
  submitRules,
} from './filing-rules.ts';
import { decide } from './rule-table.ts';

describeUncovering('submitting', {
  table: submitRules,
  worst: { ready: false, dossierKnown: false, dossierHeld: true, dossierClosed: true, hasKept: true },
  rows: [
    ['D3: refuses a dossier that does not exist for the author', 'NO_SUCH_DOSSIER', { dossierKnown: true }],
    ['S7: files nothing before sheets and key files are confirmed', 'NOT_READY', { ready: true }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { dossierHeld: false }],
    ['D1: refuses a closed dossier', 'DOSSIER_CLOSED', { dossierClosed: false }],
    ['S3: who has kept or approved writes no more', 'KEEPER_TURNED_USER', { hasKept: false }],
  ],
});

const worst: AcceptFacts = {
  documentKnown: false,
  dossierHeld: true,
  pending: false,
  hasUsed: true,
  isAuthor: true,
  joined: true,
  lineageAccepted: false,
  likeCount: 2,
  likes: 'KH-1/1',
  choice: 'none',
  chosenIsLike: false,
};

describeUncovering('accepting', {
  table: acceptRules,
  worst,
  rows: [
    ['D3: refuses a document that does not exist', 'NO_SUCH_DOCUMENT', { documentKnown: true }],
    ['S6: nobody accepts what they submitted', 'SELF_CUSTODY', { isAuthor: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { dossierHeld: false }],
    ['S3: who has written or borrowed keeps no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['D5: refuses what is not pending', 'DOCUMENT_NOT_PENDING', { pending: true }],
    ['D7: nothing joins what still waits to be judged', 'JOINED_NOT_ACCEPTED', { joined: false }],
    ['D7: a like document asks for a choice', 'LIKENESS_UNDECIDED', { choice: 'version-of' }],
    ['D7: a version is one of what it is like', 'LIKENESS_MISPLACED', { chosenIsLike: true }],
  ],
  onlyTold: ['likeCount'],
});

const sendBackWorst: SendBackFacts = {
  documentKnown: false,
  dossierHeld: true,
  pending: false,
  hasUsed: true,
  isAuthor: true,
};
describeUncovering('sending back', {
  table: sendBackRules,
  worst: sendBackWorst,
  rows: [
    ['D3: refuses a document that does not exist', 'NO_SUCH_DOCUMENT', { documentKnown: true }],
    ['S6: nobody sends back what they submitted', 'SELF_CUSTODY', { isAuthor: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { dossierHeld: false }],
    ['S3: who has written or borrowed keeps no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['D5: refuses what is not pending', 'DOCUMENT_NOT_PENDING', { pending: true }],
  ],
});

describeUncovering('judging many at once', {
  table: filingBatchRules,
  worst: { size: 201, everyOneOpened: false, nothingTwice: false },
  rows: [
    ['D5b: two hundred at most', 'ACTS_TOO_MANY', { size: 200 }],
    ['D5b: each was opened', 'FILING_NOT_OPENED', { everyOneOpened: true }],
    ['D5b: none twice', 'ACT_TWICE', { nothingTwice: true }],
  ],
});

describe('likeness at acceptance', () => {
  const clean: AcceptFacts = {
    documentKnown: true,
    dossierHeld: false,
    pending: true,
    hasUsed: false,
    isAuthor: false,
    joined: false,
    lineageAccepted: true,
    likeCount: 0,
    likes: '',
    choice: 'none',
    chosenIsLike: false,
  };
  const codeOf = (facts: Partial<AcceptFacts>): string => {
    const decision = decide(acceptRules, { ...clean, ...facts });
    return decision.allowed ? 'allowed' : decision.code;
  };

  test('D7: what is like nothing, or joined by itself, asks for no choice', () => {
    expect(codeOf({})).toBe('allowed');
    expect(codeOf({ joined: true, likeCount: 3 })).toBe('allowed');
  });
  test('D7: a reason why it is new answers likeness', () => {
    expect(codeOf({ likeCount: 1, choice: 'new-because' })).toBe('allowed');
  });
  test('S6: a count of like documents that is missing asks for a choice', () => {
    expect(codeOf({ likeCount: Number.NaN })).toBe('LIKENESS_UNDECIDED');
  });
  test('D7: the refusal names what the document is like', () => {
    const decision = decide(acceptRules, { ...clean, likeCount: 1, likes: 'KH-1/4' });
    expect(decision).toEqual({ allowed: false, code: 'LIKENESS_UNDECIDED', facts: { likes: 'KH-1/4' } });
  });
  test('D7: no document becomes a version of one that it is not like', () => {
    expect(codeOf({ choice: 'version-of' })).toBe('LIKENESS_MISPLACED');
  });
});
