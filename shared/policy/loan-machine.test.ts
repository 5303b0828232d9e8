import { describe, expect, test } from 'vitest';
import { type LoanState, loanState } from '../vocabulary/terms.ts';
import { afterLoanEvent, type LoanEvent, loanEvents, loanIsOpen } from './loan-machine.ts';

/**
 * Every state and every event, as docs/formats/log-entry.md §5.4 has them. `.` is a step that does not follow.
 */
const steps: Record<LoanState, Record<LoanEvent, LoanState | '.'>> = {
  requested: {
    withdraw: 'withdrawn',
    approve: 'approved',
    reject: 'rejected',
    issue: '.',
    receive: '.',
    return: '.',
    recall: 'recalled',
    'check-in': '.',
    lengthen: '.',
    void: 'voided',
  },
  approved: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: 'issued',
    receive: '.',
    return: '.',
    recall: 'recalled',
    'check-in': '.',
    lengthen: '.',
    void: 'voided',
  },
  issued: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: 'received',
    return: 'returned',
    recall: 'recalled',
    'check-in': 'checked-in',
    lengthen: 'issued',
    void: 'voided',
  },
  received: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: 'returned',
    recall: 'recalled',
    'check-in': 'checked-in',
    lengthen: 'received',
    void: 'voided',
  },
  returned: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': 'checked-in',
    lengthen: '.',
    void: 'voided',
  },
  recalled: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': 'checked-in',
    lengthen: '.',
    void: 'voided',
  },
  withdrawn: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': '.',
    lengthen: '.',
    void: '.',
  },
  rejected: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': '.',
    lengthen: '.',
    void: '.',
  },
  voided: {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': '.',
    lengthen: '.',
    void: '.',
  },
  'checked-in': {
    withdraw: '.',
    approve: '.',
    reject: '.',
    issue: '.',
    receive: '.',
    return: '.',
    recall: '.',
    'check-in': '.',
    lengthen: '.',
    void: '.',
  },
};

describe('a loan', () => {
  for (const state of loanState.options) {
    test(`L1–L3: from ${state} exactly these steps follow`, () => {
      const found = Object.fromEntries(
        loanEvents.map((event) => [event, afterLoanEvent(state, event) ?? '.']),
      );
      expect(found).toEqual(steps[state]);
    });
  }

  test('L1: is open from the request until it is returned, recalled, rejected, withdrawn or voided', () => {
    const open = loanState.options.filter(loanIsOpen);
    expect(open).toEqual(['requested', 'approved', 'issued', 'received']);
  });

  test('L3: a recall ends every open loan at once', () => {
    for (const state of loanState.options) {
      expect(afterLoanEvent(state, 'recall')).toBe(loanIsOpen(state) ? 'recalled' : null);
    }
  });

  test('L11: only what is out can be lent for longer, and stays what it is', () => {
    for (const state of loanState.options) {
      const out = state === 'issued' || state === 'received';
      expect(afterLoanEvent(state, 'lengthen')).toBe(out ? state : null);
    }
  });

  test('L3: no path leads from an end back to an open loan', () => {
    for (const state of loanState.options.filter((s) => !loanIsOpen(s))) {
      for (const event of loanEvents) {
        const after = afterLoanEvent(state, event);
        expect(after === null || !loanIsOpen(after), `${state} ${event}`).toBe(true);
      }
    }
  });

  test('L2, L3: nothing is received that was not requested, approved and issued', () => {
    const waysTo = (target: LoanState): [LoanState, LoanEvent][] =>
      loanState.options.flatMap((state) =>
        loanEvents
          .filter((event) => afterLoanEvent(state, event) === target)
          .map((event): [LoanState, LoanEvent] => [state, event]),
      );
    expect(waysTo('received')).toEqual([
      ['issued', 'receive'],
      ['received', 'lengthen'],
    ]);
    expect(waysTo('issued')).toEqual([
      ['approved', 'issue'],
      ['issued', 'lengthen'],
    ]);
    expect(waysTo('approved')).toEqual([['requested', 'approve']]);
    expect(waysTo('requested')).toEqual([]);
  });
});
