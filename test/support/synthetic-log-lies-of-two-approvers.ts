/** A loan that fewer approved than the policy asks for (L12), and absences that nobody could enter (S6). */
import { id } from './synthetic-log.ts';
import type { Lie, Telling } from './synthetic-log-lie.ts';
import { approved, boLoan, dayMs, epochNew, requested, roleEnded, roleGiven } from './synthetic-log-story.ts';
import {
  longerApproved,
  longerAsked,
  longerUntil,
  viewOnceOver,
  whileOut,
} from './synthetic-log-story-of-longer-windows.ts';
import {
  absent,
  askedOfTwo,
  away,
  firstApproval,
  issued,
  rejected,
  secondApproval,
  twoForLoans,
} from './synthetic-log-story-of-two-approvers.ts';

const lie = (name: string, check: string, fault: string, at: string, tell: Telling): Lie => ({
  name,
  check,
  at,
  fault,
  tell,
});

const first = `${boLoan.loan} first approved`;
const second = `${boLoan.loan} approved`;

const loanEnd = approved(boLoan).data.to as number;

const aboutRequests: Lie[] = [
  lie(
    'issued-after-one-approval-of-two',
    'loans',
    'loan-step',
    `${boLoan.loan} issued`,
    askedOfTwo(firstApproval(), issued),
  ),
  lie('approved-by-one-where-two-are-asked', 'loans', 'loan-approvals', second, askedOfTwo(approved(boLoan))),
  lie(
    'said-to-be-complete-with-the-first-of-two',
    'loans',
    'loan-approvals',
    second,
    askedOfTwo(secondApproval('xu')),
  ),
  lie(
    'said-to-be-incomplete-with-both',
    'loans',
    'loan-approvals',
    'first again',
    askedOfTwo(firstApproval('xu'), { ...firstApproval('wei'), name: 'first again' }),
  ),
  lie(
    'said-to-be-incomplete-where-one-is-enough',
    'loans',
    'loan-approvals',
    first,
    away(requested(boLoan), firstApproval()),
  ),
  lie(
    'approved-twice-by-the-same-person',
    'separation',
    'two-parts-in-loan',
    second,
    askedOfTwo(firstApproval('wei'), secondApproval('wei')),
  ),
  lie(
    'rejected-by-whoever-gave-the-first-approval',
    'separation',
    'two-parts-in-loan',
    `${boLoan.loan} rejected`,
    askedOfTwo(firstApproval('wei'), rejected('wei')),
  ),
  lie(
    'second-approval-after-a-rejection',
    'loans',
    'loan-step',
    second,
    askedOfTwo(firstApproval('xu'), rejected('wei'), secondApproval('wei')),
  ),
  lie(
    'issued-by-whoever-gave-the-first-approval',
    'separation',
    'two-parts-in-loan',
    `${boLoan.loan} issued`,
    askedOfTwo(
      firstApproval('xu'),
      secondApproval('wei'),
      roleEnded('xu', 'approver'),
      epochNew('approval', 2, 'member-left', 'wei'),
      roleGiven('xu', 'custodian'),
      { ...issued, by: [['custodian', 'xu']] },
    ),
  ),
  lie(
    'whoever-gave-the-first-approval-borrows-of-the-dossier',
    'separation',
    'keeper-turned-user',
    'loan of xu requested',
    askedOfTwo(
      firstApproval('xu'),
      roleEnded('xu', 'approver'),
      epochNew('approval', 2, 'member-left', 'wei'),
      roleGiven('xu', 'borrower'),
      requested({ ...boLoan, loan: 'loan of xu', borrower: 'xu' }),
    ),
  ),
  lie(
    'granted-with-the-first-of-two-approvals',
    'loans',
    'loan-grant',
    first,
    askedOfTwo(firstApproval('xu', { grant: approved(boLoan).data.grant })),
  ),
  lie(
    'sealed-to-the-borrower-with-the-first-of-two-approvals',
    'loans',
    'loan-grant',
    first,
    askedOfTwo(firstApproval('xu', { borrowerKeyset: id('bo') })),
  ),
  lie(
    'approved-by-two-without-a-grant',
    'loans',
    'loan-grant',
    second,
    askedOfTwo(firstApproval('xu'), secondApproval('wei', { grant: null })),
  ),
  lie(
    'second-approval-for-longer-than-the-first',
    'loans',
    'window-beyond-request',
    second,
    askedOfTwo(firstApproval('xu', { to: loanEnd - 1 }), secondApproval('wei')),
  ),
  lie(
    'second-approval-from-earlier-than-the-first',
    'loans',
    'window-beyond-request',
    second,
    askedOfTwo(firstApproval('xu', { from: loanEnd - dayMs }), secondApproval('wei')),
  ),
  lie(
    'second-approval-for-longer-views-than-the-first',
    'loans',
    'minutes-over',
    second,
    askedOfTwo(firstApproval('xu', { minutes: 20 }), secondApproval('wei', { minutes: 21 })),
  ),
  lie(
    'policy-with-fewer-approvers-of-loans',
    'roles',
    'policy-loosened',
    'fewer again',
    away(twoForLoans(), {
      ...twoForLoans({ internal: 1, confidential: 1, secret: 2 }),
      name: 'fewer again',
    }),
  ),
];

const longerOfTwo = (...steps: Parameters<typeof whileOut>): Telling =>
  whileOut(twoForLoans(), longerAsked(), ...steps);
const again = (step: ReturnType<typeof longerApproved>) => ({ ...step, name: 'longer again' });

const aboutLonger: Lie[] = [
  lie(
    'longer-window-approved-by-halves',
    'loans',
    'loan-approvals',
    'longer approved',
    whileOut(longerAsked(), longerApproved('xu', { complete: false })),
  ),
  lie(
    'longer-window-with-one-approval-of-two',
    'loans',
    'loan-approvals',
    'longer approved',
    longerOfTwo(longerApproved()),
  ),
  lie(
    'longer-window-incomplete-with-both',
    'loans',
    'loan-approvals',
    'longer again',
    longerOfTwo(longerApproved('xu', { complete: false }), again(longerApproved('wei', { complete: false }))),
  ),
  lie(
    'longer-window-approved-twice-by-the-same-person',
    'separation',
    'two-parts-in-loan',
    'longer again',
    longerOfTwo(longerApproved('xu', { complete: false }), again(longerApproved('xu'))),
  ),
  lie(
    'longer-window-beyond-what-the-first-of-two-approved',
    'loans',
    'window-beyond-request',
    'longer again',
    longerOfTwo(
      longerApproved('xu', { complete: false, to: longerUntil - dayMs }),
      again(longerApproved('wei')),
    ),
  ),
  lie(
    'viewed-after-the-window-with-one-approval-of-two',
    'loans',
    'view-after-window',
    'view later open',
    longerOfTwo(longerApproved('xu', { complete: false }), viewOnceOver),
  ),
];

const badDays = (name: string, tell: Telling, fault = 'absence-days', at = 'away entered'): Lie =>
  lie(name, 'roles', fault, at, tell);

const aboutAbsences: Lie[] = [
  lie(
    'away-entered-by-another',
    'roles',
    'self-is-another',
    'away entered',
    away({ ...absent([[2, 3]]), by: [['self', 'xu']] }),
  ),
  lie(
    'away-entered-in-a-role',
    'roles',
    'signers-row',
    'away entered',
    away({ ...absent([[2, 3]]), by: [['approver', 'wei']] }),
  ),
  badDays('away-from-before-it-was-entered', away(absent([[-3, 3]]))),
  badDays('away-until-before-it-begins', away(absent([[5, 4]]))),
  badDays('away-for-more-than-a-year', away(absent([[2, 400]]))),
  badDays(
    'away-on-a-day-that-is-none',
    away({
      ...absent([]),
      data: { person: id('wei'), periods: [{ from: '2025-06-31', until: '2025-07-01' }] },
    }),
  ),
  badDays(
    'away-twice-at-once',
    away(
      absent([
        [2, 5],
        [5, 6],
      ]),
    ),
    'absence-order',
  ),
  badDays(
    'away-out-of-order',
    away(
      absent([
        [8, 9],
        [2, 3],
      ]),
    ),
    'absence-order',
  ),
  badDays(
    'away-in-a-time-that-is-over',
    away(
      absent([[2, 4]]),
      { ...absent([[2, 4]], 'entered too late'), after: 3 * dayMs },
      {
        ...absent([[2, 4]], 'entered again'),
        after: 3 * dayMs,
      },
    ),
    'absence-days',
    'entered again',
  ),
  badDays(
    'away-earlier-than-it-was-entered-to-begin',
    away(absent([[2, 4]]), { ...absent([[1, 4]], 'begun before'), after: 3 * dayMs }),
    'absence-days',
    'begun before',
  ),
];

export const aboutTwoApprovers: readonly Lie[] = [...aboutRequests, ...aboutLonger, ...aboutAbsences];
