import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import {
  assignRules,
  type CapacityFacts,
  type DescribeFacts,
  describeRules,
  type LineFacts,
  type SignFacts,
  type SuccessorFacts,
  signingCapacity,
  signRules,
  type TakeOverFacts,
  takeOverRules,
} from './client-handover-rules.ts';
import { decide } from './rule-table.ts';

const worst: SuccessorFacts & LineFacts = {
  successorFrozen: true,
  successorLeaving: true,
  successorCan: false,
  known: false,
  closed: true,
};
const successorRows = [
  ['P1: nobody frozen follows', 'PERSON_FROZEN', { successorFrozen: false }],
  ['P1: nobody who leaves follows', 'PERSON_LEAVING', { successorLeaving: false }],
] as const;
const cannot = ['H2: a cleared borrower follows', 'SUCCESSOR_CANNOT', { successorCan: true }] as const;
const lineRows = [
  ['H2: a client that is on the list', 'NO_SUCH_LINE', { known: true }],
  ['H2: a closed line stays closed', 'LINE_CLOSED', { closed: false }],
] as const;

describeUncovering('naming a successor', {
  table: assignRules,
  worst,
  rows: [...successorRows, cannot, ...lineRows],
});

const describeWorst: DescribeFacts = {
  known: false,
  closed: true,
  mayDescribe: false,
  balanceOfLeaver: true,
};
describeUncovering('describing', {
  table: describeRules,
  worst: describeWorst,
  rows: [
    ...lineRows,
    ['H2: by the parties or a keeper', 'LINE_NOT_YOURS', { mayDescribe: true }],
    ['H2b: a departure is tied to no compensation', 'BALANCE_OF_LEAVER', { balanceOfLeaver: false }],
  ],
});

const signWorst: SignFacts = {
  ...worst,
  hasSuccessor: false,
  capacity: null,
  signed: { transferor: false, transferee: false, witness: false },
};
describeUncovering('signing', {
  table: signRules,
  worst: signWorst,
  rows: [
    ...successorRows,
    cannot,
    ...lineRows,
    ['H2: no signature before there is a successor', 'LINE_WITHOUT_SUCCESSOR', { hasSuccessor: true }],
    ['H2: nobody signs who has no part in it', 'LINE_NOT_YOURS', { capacity: 'witness' }],
    [
      'H2: the witness signs last',
      'LINE_WITNESS_LAST',
      { signed: { transferor: true, transferee: true, witness: false } },
    ],
  ],
});

const takeOverWorst: TakeOverFacts = { ...worst, hasSuccessor: false, bothSigned: true };
describeUncovering('taking over', {
  table: takeOverRules,
  worst: takeOverWorst,
  rows: [
    ...successorRows,
    ['H2: what both have signed waits for the witness', 'HANDOVER_STATE', { bothSigned: false }],
    cannot,
    ...lineRows,
    ['H2: the firm takes over for somebody', 'LINE_WITHOUT_SUCCESSOR', { hasSuccessor: true }],
  ],
});

describe('signing again, and too early', () => {
  const sound: SignFacts = {
    successorFrozen: false,
    successorLeaving: false,
    successorCan: true,
    known: true,
    closed: false,
    hasSuccessor: true,
    capacity: 'transferor',
    signed: { transferor: false, transferee: false, witness: false },
  };
  test('H2: nobody signs one state of a line twice', () => {
    for (const capacity of ['transferor', 'transferee', 'witness'] as const) {
      const signed = { transferor: true, transferee: true, witness: true };
      expect(decide(signRules, { ...sound, capacity, signed })).toMatchObject({ code: 'LINE_NOT_YOURS' });
    }
  });
  test('H2: transferor and successor sign in either order, the witness after both', () => {
    for (const missing of ['transferor', 'transferee'] as const) {
      const signed = { transferor: true, transferee: true, witness: false, [missing]: false };
      expect(decide(signRules, { ...sound, capacity: missing, signed })).toEqual({ allowed: true });
      expect(decide(signRules, { ...sound, capacity: 'witness', signed })).toMatchObject({
        code: 'LINE_WITNESS_LAST',
      });
    }
  });
});

describe('the capacity follows from who somebody is', () => {
  const cases: readonly (readonly [string, CapacityFacts, ReturnType<typeof signingCapacity>])[] = [
    ['transferor', { isTransferor: true, isSuccessor: false, isApprover: false }, 'transferor'],
    ['successor', { isTransferor: false, isSuccessor: true, isApprover: false }, 'transferee'],
    ['approver', { isTransferor: false, isSuccessor: false, isApprover: true }, 'witness'],
    [
      'an approver who is the transferor',
      { isTransferor: true, isSuccessor: false, isApprover: true },
      'transferor',
    ],
    [
      'an approver who is the successor',
      { isTransferor: false, isSuccessor: true, isApprover: true },
      'transferee',
    ],
    ['one human on both sides', { isTransferor: true, isSuccessor: true, isApprover: true }, null],
    ['anybody else', { isTransferor: false, isSuccessor: false, isApprover: false }, null],
  ];
  test.each(cases)('H2: %s', (_, facts, capacity) => {
    expect(signingCapacity(facts)).toBe(capacity);
  });
});
