import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import { type CustodyPeopleFacts, custodyPeopleRules, custodySignRules } from './custody-rules.ts';
import { decide } from './rule-table.ts';

const sound: CustodyPeopleFacts = {
  manner: 'agreed',
  outgoingRoles: ['custodian'],
  outgoingStays: false,
  incomingRoles: ['custodian'],
  witnessRoles: ['approver'],
  threePeople: true,
  incomingFrozen: false,
  deskIsOutgoing: true,
  deskIsIncoming: false,
};

describeUncovering('who hands custody over', {
  table: custodyPeopleRules,
  worst: { ...sound, incomingFrozen: true, threePeople: false },
  rows: [
    ['P1: nobody takes over who is frozen', 'PERSON_FROZEN', { incomingFrozen: false }],
    ['H1: three people', 'HANDOVER_PEOPLE', { threePeople: true }],
  ],
});

describe('who hands custody over', () => {
  test.each<[string, Partial<CustodyPeopleFacts>]>([
    ['whoever hands over keeps custody', { outgoingRoles: [] }],
    ['and keeps it under no other account', { outgoingStays: true }],
    ['whoever takes over keeps custody already', { incomingRoles: ['approver'] }],
    ['the witness is an approver', { witnessRoles: ['custodian'] }],
    ['one of the two is at the desk', { deskIsOutgoing: false }],
    ['taking over is the act of whoever takes over', { manner: 'refused' }],
    ['in absence as well', { manner: 'absent' }],
  ])('H1: %s', (_rule, broken) => {
    expect(decide(custodyPeopleRules, sound).allowed).toBe(true);
    expect(decide(custodyPeopleRules, { ...sound, ...broken })).toMatchObject({ code: 'HANDOVER_PEOPLE' });
  });
  test('H1: taken over by whoever is at the desk', () => {
    const taken = { ...sound, manner: 'absent', deskIsOutgoing: false, deskIsIncoming: true } as const;
    expect(decide(custodyPeopleRules, taken).allowed).toBe(true);
  });
});

describeUncovering('signing the transfer list', {
  table: custodySignRules,
  worst: { itemsLeft: 3, listCurrent: false, withoutNote: 2 },
  rows: [
    ['H1: every item was hashed', 'HANDOVER_NOT_CHECKED', { itemsLeft: 0, listCurrent: true }],
    ['H1: every difference has its note', 'HANDOVER_NOTE_MISSING', { withoutNote: 0 }],
  ],
});
test('H1: a list that something was filed after is not signed', () => {
  const stale = { itemsLeft: 0, listCurrent: false, withoutNote: 0 };
  expect(decide(custodySignRules, stale)).toMatchObject({ code: 'HANDOVER_NOT_CHECKED' });
});
