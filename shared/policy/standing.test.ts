import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import { role } from '../vocabulary/terms.ts';
import { decide } from './rule-table.ts';
import { type StandingFacts, standingToAct, standingToMend } from './standing.ts';

const worst: StandingFacts = {
  quarantine: 'anchor-ahead',
  clockDoubt: 'back',
  clockGapMs: 400 * 3_600_000,
  signedIn: false,
  roles: ['author'],
  rolesNeeded: ['custodian'],
  roleWords: '保管人/custodian',
};
const sound: StandingFacts = {
  ...worst,
  quarantine: null,
  clockDoubt: 'none',
  signedIn: true,
  roles: ['custodian'],
};

describeUncovering('standing to act', {
  table: standingToAct,
  worst,
  rows: [
    ['A6: refuses every act in quarantine', 'QUARANTINE', { quarantine: null }],
    ['A8: refuses while the clock stands behind the log', 'CLOCK_BACK', { clockDoubt: 'forward' }],
    ['A8: refuses while the clock stands far ahead of the log', 'CLOCK_FORWARD', { clockDoubt: 'none' }],
    ['S1: refuses when nobody is signed in', 'NOT_SIGNED_IN', { signedIn: true }],
    ['S1: refuses without the role', 'ROLE_NEEDED', { roles: ['custodian'] }],
  ],
  onlyTold: ['clockGapMs'],
});

describeUncovering('standing to mend', {
  table: standingToMend,
  worst,
  rows: [
    ['S1: refuses when nobody is signed in', 'NOT_SIGNED_IN', { signedIn: true }],
    ['S1: refuses without the role', 'ROLE_NEEDED', { roles: ['custodian'] }],
  ],
  onlyTold: ['clockGapMs'],
});

describe('standing', () => {
  test('A6, A8: quarantine and clock do not stand in the way of mending them', () => {
    for (const clockDoubt of ['back', 'forward'] as const) {
      const facts: StandingFacts = { ...sound, quarantine: 'no-anchor', clockDoubt };
      expect(decide(standingToMend, facts)).toEqual({ allowed: true });
      expect(decide(standingToAct, facts).allowed).toBe(false);
    }
  });

  test('S1: exactly the roles listed suffice, for every role held and needed', () => {
    for (const held of role.options) {
      for (const needed of role.options) {
        const decision = decide(standingToAct, { ...sound, roles: [held], rolesNeeded: [needed] });
        expect(decision.allowed).toBe(held === needed);
      }
      expect(decide(standingToAct, { ...sound, roles: [held], rolesNeeded: [] }).allowed).toBe(true);
    }
  });

  test('S1: two roles held, any of several needed', () => {
    const facts: StandingFacts = {
      ...sound,
      roles: ['author', 'borrower'],
      rolesNeeded: ['custodian', 'borrower'],
    };
    expect(decide(standingToAct, facts)).toEqual({ allowed: true });
  });

  test('A8: says by how much: minutes behind rounded up, hours ahead rounded down', () => {
    expect(decide(standingToAct, { ...sound, clockDoubt: 'back', clockGapMs: 120_001 })).toMatchObject({
      facts: { minutes: 3 },
    });
    expect(
      decide(standingToAct, { ...sound, clockDoubt: 'forward', clockGapMs: 73.9 * 3_600_000 }),
    ).toMatchObject({
      facts: { hours: 73 },
    });
  });
});
