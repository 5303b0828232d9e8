/** A loan went a way that the table of states does not know. */
import { id, text } from './synthetic-log.ts';
import {
  all,
  change,
  changeData,
  indexOf,
  insert,
  insertAndEnd,
  type Lie,
  named,
  remove,
} from './synthetic-log-lie.ts';
import {
  approved,
  boLoan,
  dayMs,
  hold,
  keysOf,
  laterLoan,
  loanStep,
  policy,
  requested,
} from './synthetic-log-story.ts';

export const aboutLoans: Lie[] = [
  {
    name: 'approved-again-by-the-same-approver',
    check: 'loans',
    at: 'loan 1 approved again',
    fault: 'loan-step',
    tell: insertAndEnd('loan 1 approved', named('loan 1 approved again', approved(boLoan))),
  },
  {
    name: 'loan-id-used-twice',
    check: 'loans',
    at: 'loan 1 requested again',
    fault: 'loan-twice',
    tell: insertAndEnd('loan 1 checked-in', named('loan 1 requested again', requested(boLoan))),
  },
  {
    name: 'loan-names-another-dossier',
    check: 'loans',
    at: 'loan 1 requested',
    fault: 'dossier-of-another',
    tell: changeData('loan 1 requested', { dossier: id('elsewhere') }),
  },
  {
    name: 'window-ends-before-it-begins',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'window-empty',
    tell: (story) =>
      changeData('loan 1 approved', { to: story[indexOf(story, 'loan 1 approved')]!.data.from })(story),
  },
  {
    name: 'loan-of-an-unaccepted-document',
    check: 'loans',
    at: 'odd loan requested',
    fault: 'document-not-accepted',
    tell: insertAndEnd(
      'letter sent back',
      requested({ ...boLoan, loan: 'odd loan', paper: 'letter', lineage: 'letter' }),
    ),
  },
  {
    name: 'two-open-loans-of-one-document',
    check: 'loans',
    at: 'second loan requested',
    fault: 'second-open-loan',
    tell: insert('loan 1 approved', requested({ ...boLoan, loan: 'second loan' })),
  },
  {
    name: 'two-open-loans-under-two-accounts',
    check: 'loans',
    at: 'second loan requested',
    fault: 'second-open-loan',
    tell: insertAndEnd('loan 5 issued', requested({ ...laterLoan, loan: 'second loan', borrower: 'twin' })),
  },
  {
    name: 'approval-longer-than-the-policy-of-its-day',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'window-too-long',
    tell: insertAndEnd(
      'loan 1 requested',
      {
        name: 'policy tightened',
        type: 'policy.tightened',
        by: [
          ['custodian', 'chen'],
          ['approver', 'wei'],
        ],
        data: { policy: { ...policy, loanDaysMax: 1 } },
      },
      approved(boLoan),
    ),
  },
  {
    name: 'loan-longer-than-policy',
    check: 'loans',
    at: 'loan 1 requested',
    fault: 'window-too-long',
    tell: (story) =>
      changeData('loan 1 requested', {
        to: (story[indexOf(story, 'loan 1 requested')]!.data.from as number) + 14 * dayMs + 1,
      })(story),
  },
  {
    name: 'window-lengthened-by-the-approver',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'window-beyond-request',
    tell: (story) =>
      changeData('loan 1 approved', {
        to: (story[indexOf(story, 'loan 1 requested')]!.data.to as number) + 1,
      })(story),
  },
  {
    name: 'minutes-over-the-maximum',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'minutes-over',
    tell: all(
      changeData('created', { policy: { ...policy, viewMinutesMax: 60 } }),
      changeData('loan 1 approved', { minutes: 61 }),
    ),
  },
  {
    name: 'grant-to-anothers-keyset',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'grant-to-another',
    tell: changeData('loan 1 approved', { borrowerKeyset: id('cai') }),
  },
  {
    name: 'grant-sealed-to-a-key-of-somebody-else',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'grant-to-another-key',
    tell: changeData('loan 1 approved', { borrowerKey: keysOf('chen').sealKey }),
  },
  {
    name: 'approval-of-another-document',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'document-of-another',
    tell: changeData('loan 1 approved', { document: id('memo') }),
  },
  {
    name: 'issued-without-approval',
    check: 'loans',
    at: 'loan 1 issued',
    fault: 'loan-step',
    tell: remove('loan 1 approved'),
  },
  {
    name: 'approved-after-rejection',
    check: 'loans',
    at: 'loan 1 approved',
    fault: 'loan-step',
    tell: insert(
      'loan 1 requested',
      loanStep('loan 1', 'rejected', 'approver', 'xu', { reason: text('no'), batch: null }),
    ),
  },
  {
    name: 'returned-by-another-borrower',
    check: 'loans',
    at: 'loan 1 returned',
    fault: 'not-the-borrower',
    tell: change('loan 1 returned', { by: [['borrower', 'cai']] }),
  },
  {
    name: 'loan-never-requested',
    check: 'loans',
    at: 'odd loan returned',
    fault: 'loan-unknown',
    tell: insert('loan 1 received', loanStep('odd loan', 'returned', 'borrower', 'bo')),
  },
  {
    name: 'requested-while-held',
    check: 'loans',
    at: 'loan 2 requested',
    fault: 'dossier-held',
    tell: insert('loan 1 checked-in', hold('set')),
  },
  {
    name: 'overdue-before-its-time',
    check: 'loans',
    at: 'loan 1 overdue',
    fault: 'overdue-early',
    tell: insert('loan 1 received', {
      name: 'loan 1 overdue',
      type: 'loan.overdue',
      by: [],
      data: { loan: id('loan 1') },
    }),
  },
  {
    name: 'overdue-twice',
    check: 'loans',
    at: 'loan 3 overdue again',
    fault: 'overdue-twice',
    tell: insert('loan 3 overdue', {
      name: 'loan 3 overdue again',
      type: 'loan.overdue',
      by: [],
      data: { loan: id('loan 3') },
    }),
  },
  {
    name: 'reminded-after-its-return',
    check: 'loans',
    at: 'loan 1 reminded',
    fault: 'loan-step',
    tell: insert('loan 1 returned', {
      name: 'loan 1 reminded',
      type: 'loan.reminded',
      by: [['custodian', 'chen']],
      data: { loan: id('loan 1') },
    }),
  },
  {
    name: 'new-generation-leaves-a-loan-open',
    check: 'loans',
    at: 'generation 2',
    fault: 'loan-not-voided',
    tell: changeData('generation 2', { voidedLoans: [] }),
  },
  {
    name: 'new-generation-voids-a-finished-loan',
    check: 'loans',
    at: 'generation 2',
    fault: 'loan-step',
    tell: changeData('generation 2', { voidedLoans: [id('loan 1'), id('loan 4')] }),
  },
];
