import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  type ApproveLongerFacts,
  type AskLongerFacts,
  approveLongerRules,
  askLongerRules,
  type DecideLongerFacts,
  rejectLongerRules,
} from './longer-window-rules.ts';

const DAY_MS = 86_400_000;
const nowMs = 1_800_000_000_000;

const askWorst: AskLongerFacts = {
  state: null,
  isBorrower: false,
  frozen: true,
  visible: false,
  held: true,
  hasKept: true,
  asked: true,
  windowToMs: nowMs,
  toMs: nowMs,
  nowMs,
  loanDaysMax: 14,
};
describeUncovering('asking for a longer window', {
  table: askLongerRules,
  worst: askWorst,
  rows: [
    ['D3: a loan that is not there', 'NO_SUCH_LOAN', { state: 'recalled' }],
    ['D3: another’s loan does not exist', 'NO_SUCH_LOAN', { isBorrower: true }],
    ['P1: a frozen person asks for nothing', 'PERSON_FROZEN', { frozen: false }],
    ['D3: what a person may not know does not exist', 'NO_SUCH_DOCUMENT', { visible: true }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has kept or approved borrows no more', 'KEEPER_TURNED_USER', { hasKept: false }],
    ['L11: refuses what was recalled', 'LOAN_STATE', { state: 'received' }],
    ['L11: refuses once the window is over', 'WINDOW_OVER', { windowToMs: nowMs + DAY_MS }],
    ['L11: asked once, until it is decided', 'EXTENSION_ASKED', { asked: false }],
    ['L11: later than it ends already', 'EXTENSION_NOT_LATER', { toMs: nowMs + 14 * DAY_MS + 1 }],
    ['L11: no longer than policy allows from now', 'EXTENSION_TOO_LONG', { toMs: nowMs + 14 * DAY_MS }],
  ],
});

const rejectWorst: DecideLongerFacts = {
  state: null,
  isBorrower: true,
  isAuthor: true,
  isIssuer: true,
  hasApproved: true,
  hasUsed: true,
  asked: false,
};
describeUncovering('rejecting a longer window', {
  table: rejectLongerRules,
  worst: rejectWorst,
  rows: [
    ['D3: a loan that is not there', 'NO_SUCH_LOAN', { state: 'returned' }],
    ['S6: nobody decides on their own request', 'SELF_APPROVAL', { isBorrower: false }],
    ['S3: an author does not decide on what they wrote', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['S3: whoever issued it does not', 'SAME_PERSON_TWICE', { isIssuer: false }],
    ['L12: nobody decides on it twice', 'APPROVED_ALREADY', { hasApproved: false }],
    ['S3: who has written or borrowed decides no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['L11: refuses what is back', 'LOAN_STATE', { state: 'issued' }],
    ['L11: refuses what nobody asked for', 'EXTENSION_NOT_ASKED', { asked: true }],
  ],
});

const approveWorst: ApproveLongerFacts = {
  ...rejectWorst,
  borrowerFrozen: true,
  borrowerActive: false,
  held: true,
  askedToMs: nowMs + 14 * DAY_MS + 1,
  windowToMs: nowMs,
  toMs: nowMs + 14 * DAY_MS + 2,
  nowMs,
  loanDaysMax: 14,
};
describeUncovering('approving a longer window', {
  table: approveLongerRules,
  worst: approveWorst,
  rows: [
    ['D3: a loan that is not there', 'NO_SUCH_LOAN', { state: 'returned' }],
    ['S6: nobody approves their own request', 'SELF_APPROVAL', { isBorrower: false }],
    ['S3: an author does not approve', 'AUTHOR_DECIDES', { isAuthor: false }],
    ['S3: whoever issued it does not', 'SAME_PERSON_TWICE', { isIssuer: false }],
    ['L12: nobody decides on it twice', 'APPROVED_ALREADY', { hasApproved: false }],
    ['P1: refuses while the borrower is frozen', 'PERSON_FROZEN', { borrowerFrozen: false }],
    ['D9: refuses while the dossier is held', 'DOSSIER_HELD', { held: false }],
    ['S3: who has written or borrowed approves no more', 'USER_TURNED_KEEPER', { hasUsed: false }],
    ['S2: refuses a borrower who is none any more', 'ROLE_ENDED', { borrowerActive: true }],
    ['L11: refuses what is back', 'LOAN_STATE', { state: 'received' }],
    ['L11: refuses once the window is over', 'WINDOW_OVER', { windowToMs: nowMs + 15 * DAY_MS }],
    ['L11: refuses what nobody asked for', 'EXTENSION_NOT_ASKED', { asked: true }],
    ['L11: never more than was asked for', 'EXTENSION_BEYOND', { toMs: nowMs + 14 * DAY_MS + 1 }],
    ['L11: later than it ends already', 'EXTENSION_NOT_LATER', { windowToMs: nowMs + DAY_MS }],
    ['L11: no longer than policy allows from now', 'EXTENSION_TOO_LONG', { toMs: nowMs + 14 * DAY_MS }],
  ],
});
