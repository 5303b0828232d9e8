import { expect, test } from 'vitest';
import type { LoanSummary } from '../../../shared/contract/answers.ts';
import { inOrder, mayView } from './loan-order.ts';

const loan = (no: string, state: LoanSummary['state'], requestedAtMs: number): LoanSummary => ({
  no,
  state,
  requestedAtMs,
  document: 'A-1/1',
  title: '',
  borrower: '',
  overdue: false,
  fromMs: 0,
  toMs: 0,
  client: '',
  classification: 'internal',
  pages: 1,
  reason: '',
  decisionReason: null,
  viewsLeft: 3,
  cap: 3,
  resumable: false,
  remindedAtMs: null,
  approvedBy: [],
  approvalsNeeded: 1,
  longer: null,
});

test('what can be done next stands first, of one state the newest request', () => {
  const loans = [
    loan('returned', 'returned', 9),
    loan('rejected', 'rejected', 10),
    loan('old', 'requested', 1),
    loan('new', 'requested', 2),
    loan('approved', 'approved', 3),
    loan('issued', 'issued', 4),
    loan('received', 'received', 5),
  ];
  expect(inOrder(loans).map(({ no }) => no)).toEqual([
    'received',
    'issued',
    'approved',
    'new',
    'old',
    'rejected',
    'returned',
  ]);
});

test('no view is offered once all are spent, unless one was broken off', () => {
  expect(mayView({ viewsLeft: 1, resumable: false })).toBe(true);
  expect(mayView({ viewsLeft: 0, resumable: false })).toBe(false);
  expect(mayView({ viewsLeft: 0, resumable: true })).toBe(true);
});
