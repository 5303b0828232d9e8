/** A longer window for Bo's loan, as asked for and decided; and a view under it, on the day after the first window ended. */
import { id, type Step, startMs, text } from './synthetic-log.ts';
import { insertAndEnd, type Telling } from './synthetic-log-lie.ts';
import { boLoan, dayMs, ofView, viewOpen } from './synthetic-log-story.ts';

export const longerUntil = startMs + 9 * dayMs;

export const longerAsked = (more: object = {}, borrower = 'bo'): Step => ({
  name: 'longer asked',
  type: 'loan.extension-requested',
  by: [['borrower', borrower]],
  data: {
    loan: id(boLoan.loan),
    document: id(boLoan.paper),
    to: longerUntil,
    reason: text('talks go on'),
    ...more,
  },
});

export const longerApproved = (approver = 'xu', more: object = {}): Step => ({
  name: 'longer approved',
  type: 'loan.extension-approved',
  by: [['approver', approver]],
  data: {
    loan: id(boLoan.loan),
    document: id(boLoan.paper),
    complete: true,
    to: longerUntil,
    reason: text('they do'),
    batch: null,
    ...more,
  },
});

export const longerRejected = (approver = 'xu'): Step => ({
  name: 'longer rejected',
  type: 'loan.extension-rejected',
  by: [['approver', approver]],
  data: { loan: id(boLoan.loan), reason: text('enough'), batch: null },
});

/** Two days after the step before: the window as first approved is over. */
export const viewOnceOver: Step = { ...viewOpen('view later', boLoan, 1), after: 2 * dayMs };

export const whileOut = (...steps: Step[]): Telling => insertAndEnd('loan 1 received', ...steps);

/** Once rejected, then made longer twice, the first time by a day less than was asked for. */
export const withLongerWindows: Telling = whileOut(
  longerAsked(),
  longerRejected(),
  longerAsked(),
  longerApproved('xu', { to: longerUntil - dayMs }),
  viewOnceOver,
  ofView('view later', 'closed', { cause: 'closed', shownMs: 1_000 }),
  { ...longerAsked({ to: longerUntil + 3 * dayMs }), after: 3 * dayMs },
  longerApproved('wei', { to: longerUntil + 3 * dayMs }),
);
