/** Two approvers for loans of a class (L12), and absences (S6), as the log has them. */
import { id, type Step, startMs, text } from './synthetic-log.ts';
import { insertAndEnd, type Telling } from './synthetic-log-lie.ts';
import { approved, boLoan, dayMs, type LoanOf, loanStep, policy, requested } from './synthetic-log-story.ts';
import { longerApproved, longerAsked, longerUntil } from './synthetic-log-story-of-longer-windows.ts';

/** Bo's loan is of a confidential dossier. */
export const twoForLoans = (loanApprovers: object = { internal: 1, confidential: 2, secret: 2 }): Step => ({
  name: 'two approvers for loans',
  type: 'policy.tightened',
  by: [
    ['custodian', 'chen'],
    ['approver', 'wei'],
  ],
  data: { policy: { ...policy, loanApprovers } },
});

const noGrant = { grant: null, borrowerKeyset: null, borrowerKey: null };

export const firstApproval = (approver = 'xu', more: object = {}, of: LoanOf = boLoan): Step => ({
  ...approved(of),
  name: `${of.loan} first approved`,
  by: [['approver', approver]],
  data: { ...approved(of).data, complete: false, ...noGrant, ...more },
});

export const secondApproval = (approver = 'wei', more: object = {}, of: LoanOf = boLoan): Step => ({
  ...approved(of),
  by: [['approver', approver]],
  data: { ...approved(of).data, complete: true, ...more },
});

export const rejected = (approver = 'wei'): Step =>
  loanStep(boLoan.loan, 'rejected', 'approver', approver, { reason: text('not needed'), batch: null });

export const issued = loanStep(boLoan.loan, 'issued', 'custodian', 'deng');

/** From the policy on, in place of what the honest story does with Bo's first loan. */
export const askedOfTwo = (...steps: Step[]): Telling =>
  insertAndEnd('letter sent back', twoForLoans(), requested(boLoan), ...steps);

/** Approved by two, each for less than was there before, issued, and made longer by two. */
export const withTwoApprovers: Telling = askedOfTwo(
  firstApproval('xu', { to: startMs + dayMs - 60_000, minutes: 25 }),
  secondApproval('wei', { to: startMs + dayMs - 120_000, minutes: 20 }),
  issued,
  loanStep(boLoan.loan, 'received', 'borrower', 'bo'),
  longerAsked(),
  longerApproved('wei', { complete: false, to: longerUntil - dayMs }),
  longerApproved('xu', { to: longerUntil - 2 * dayMs }),
);

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** So many days after the first of the story. */
const dayAfter = (days: number): string => dayOf(startMs + days * dayMs);

export const absent = (
  periods: readonly (readonly [from: number, until: number])[],
  name = 'away entered',
  person = 'wei',
): Step => ({
  name,
  type: 'person.absent',
  by: [['self', person]],
  data: {
    person: id(person),
    periods: periods.map(([from, until]) => ({ from: dayAfter(from), until: dayAfter(until) })),
  },
});

export const away = (...steps: Step[]): Telling => insertAndEnd('letter sent back', ...steps);

/** Entered for two times, one of them lengthened once it has begun, and ended early. */
export const withAbsences: Telling = away(
  absent([
    [2, 4],
    [20, 30],
  ]),
  {
    ...absent(
      [
        [2, 6],
        [20, 30],
      ],
      'away for longer',
    ),
    after: 3 * dayMs,
  },
  absent([[20, 30]], 'back early'),
  absent([], 'stays after all'),
  absent([[9, 9]], 'away of ada', 'ada'),
);
