/** The one table of a loan's states (L1–L3; docs/formats/log-entry.md §5.4). */
import type { LoanState } from '../vocabulary/terms.ts';

export const loanEvents = [
  'withdraw',
  'approve',
  'reject',
  'issue',
  'receive',
  'return',
  'recall',
  'check-in',
  'lengthen',
  'void',
] as const;
export type LoanEvent = (typeof loanEvents)[number];

const next: Record<LoanState, Partial<Record<LoanEvent, LoanState>>> = {
  requested: {
    withdraw: 'withdrawn',
    approve: 'approved',
    reject: 'rejected',
    recall: 'recalled',
    void: 'voided',
  },
  approved: { issue: 'issued', recall: 'recalled', void: 'voided' },
  issued: {
    receive: 'received',
    return: 'returned',
    recall: 'recalled',
    'check-in': 'checked-in',
    lengthen: 'issued',
    void: 'voided',
  },
  received: {
    return: 'returned',
    recall: 'recalled',
    'check-in': 'checked-in',
    lengthen: 'received',
    void: 'voided',
  },
  returned: { 'check-in': 'checked-in', void: 'voided' },
  recalled: { 'check-in': 'checked-in', void: 'voided' },
  withdrawn: {},
  rejected: {},
  voided: {},
  'checked-in': {},
};

/** The state after the event; null where the step does not follow. */
export const afterLoanEvent = (state: LoanState, event: LoanEvent): LoanState | null =>
  next[state][event] ?? null;

/** An open loan stands against a further request of the same document by the same person (L1). */
export const loanIsOpen = (state: LoanState): boolean =>
  state === 'requested' || state === 'approved' || state === 'issued' || state === 'received';
