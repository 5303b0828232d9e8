import { describe, expect, test } from 'vitest';
import { describeUncovering } from '../../test/support/uncovering.ts';
import { type Role, role } from '../vocabulary/terms.ts';
import { endRoleRules, enrolRules, giveRoleRules, rolesCombine } from './people-rules.ts';
import { decide } from './rule-table.ts';

describeUncovering('enrolling a person', {
  table: enrolRules,
  worst: { staffNumberTaken: true },
  rows: [['S4: refuses a staff number that is enrolled', 'STAFF_NUMBER_TAKEN', { staffNumberTaken: false }]],
});

describeUncovering('giving a role', {
  table: giveRoleRules,
  worst: { held: ['custodian', 'author'], next: 'custodian', clearanceGiven: false, hasKeyFile: false },
  rows: [
    ['S2: refuses a role that is held', 'ROLE_HELD', { held: ['author'] }],
    ['S2: refuses a role beside one that excludes it', 'ROLE_EXCLUDES', { held: [] }],
    ['S7: refuses a custodian without a key file', 'KEY_FILE_MISSING', { hasKeyFile: true }],
    ['D3: refuses a role without a clearance', 'CLEARANCE_MISSING', { clearanceGiven: true }],
  ],
});

describeUncovering('ending a role', {
  table: endRoleRules,
  worst: { held: [], role: 'approver', holders: 1 },
  rows: [
    ['S2: refuses to end a role that is not held', 'ROLE_NOT_HELD', { held: ['approver'] }],
    ['S5: refuses to end the last approver', 'LAST_OF_ROLE', { holders: 2 }],
  ],
});

describe('roles', () => {
  /** Every set of roles there is. */
  const sets: Role[][] = Array.from({ length: 2 ** role.options.length }, (_, bits) =>
    role.options.filter((_role, i) => (bits >> i) % 2 === 1),
  );
  /** S2 said another way: nobody holds two roles, except author and borrower. */
  const lawful = (set: readonly Role[]): boolean =>
    set.length <= 1 || set.every((held) => held === 'author' || held === 'borrower');

  test('S2: from every lawful set of roles, a further one is given exactly when the sum is lawful', () => {
    for (const held of sets.filter(lawful)) {
      for (const next of role.options.filter((r) => !held.includes(r))) {
        expect(rolesCombine(held, next), `${held} + ${next}`).toBe(lawful([...held, next]));
        const decision = decide(giveRoleRules, { held, next, clearanceGiven: true, hasKeyFile: true });
        expect(decision.allowed, `${held} + ${next}`).toBe(lawful([...held, next]));
      }
    }
  });

  test('S2: nothing is added to a set that could not have come to be', () => {
    for (const held of sets.filter((set) => !lawful(set))) {
      for (const next of role.options) expect(rolesCombine(held, next), `${held} + ${next}`).toBe(false);
    }
  });

  test('S5: the last custodian and approver stay, the last of others may go', () => {
    for (const ending of role.options) {
      const decision = decide(endRoleRules, { held: [ending], role: ending, holders: 1 });
      expect(decision.allowed, ending).toBe(ending !== 'custodian' && ending !== 'approver');
    }
  });
});
