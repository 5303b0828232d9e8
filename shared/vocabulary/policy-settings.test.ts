import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GateDemand } from './gate-terms.ts';
import { defaultPolicy, isStricterOrEqual, type PolicySettings, policySettings } from './policy-settings.ts';

const cap = fc.integer({ min: 1, max: 3 });
const approvers = fc.integer({ min: 1, max: 2 });
const demand: fc.Arbitrary<GateDemand> = fc
  .record({
    role: fc.constantFrom('borrower' as const, 'custodian' as const),
    from: fc.constantFrom('2026-12-01', '2027-01-01'),
    months: fc.constantFrom(null, 6, 12),
    what: fc.constantFrom('agreement' as const, 'rules' as const, 'course' as const),
  })
  .map(({ what, role, from, months }) =>
    what === 'course' ? { role, from, what, kind: 'custody', months } : { role, from, what },
  );
const policy: fc.Arbitrary<PolicySettings> = fc.record({
  viewCap: fc.record({ internal: cap, confidential: cap, secret: cap }),
  loanDaysMax: fc.integer({ min: 1, max: 14 }),
  viewMinutes: fc.integer({ min: 1, max: 240 }),
  viewMinutesMax: fc.integer({ min: 1, max: 240 }),
  authorSeparation: fc.constantFrom('lineage' as const, 'dossier' as const),
  authorMayBorrow: fc.boolean(),
  releaseApprovers: fc.record({ internal: approvers, confidential: approvers, secret: approvers }),
  loanApprovers: fc.record({ internal: approvers, confidential: approvers, secret: approvers }),
  gates: fc.array(demand, { maxLength: 3 }),
});

/** The policy with one field a step stricter; null where it is as strict as can be. */
const stepStricter: Record<string, (p: PolicySettings) => PolicySettings | null> = {
  'viewCap.internal': (p) =>
    p.viewCap.internal > 1 ? { ...p, viewCap: { ...p.viewCap, internal: p.viewCap.internal - 1 } } : null,
  'viewCap.confidential': (p) =>
    p.viewCap.confidential > 1
      ? { ...p, viewCap: { ...p.viewCap, confidential: p.viewCap.confidential - 1 } }
      : null,
  'viewCap.secret': (p) =>
    p.viewCap.secret > 1 ? { ...p, viewCap: { ...p.viewCap, secret: p.viewCap.secret - 1 } } : null,
  loanDaysMax: (p) => (p.loanDaysMax > 1 ? { ...p, loanDaysMax: p.loanDaysMax - 1 } : null),
  viewMinutes: (p) => (p.viewMinutes > 1 ? { ...p, viewMinutes: p.viewMinutes - 1 } : null),
  viewMinutesMax: (p) => (p.viewMinutesMax > 1 ? { ...p, viewMinutesMax: p.viewMinutesMax - 1 } : null),
  authorSeparation: (p) => (p.authorSeparation === 'lineage' ? { ...p, authorSeparation: 'dossier' } : null),
  authorMayBorrow: (p) => (p.authorMayBorrow ? { ...p, authorMayBorrow: false } : null),
  releaseApprovers: (p) =>
    p.releaseApprovers?.secret === 1
      ? { ...p, releaseApprovers: { ...p.releaseApprovers, secret: 2 } }
      : null,
  loanApprovers: (p) =>
    p.loanApprovers?.secret === 1 ? { ...p, loanApprovers: { ...p.loanApprovers, secret: 2 } } : null,
  gates: (p) => ({
    ...p,
    gates: [...(p.gates ?? []), { role: 'author', what: 'rules', from: '2026-12-01' }],
  }),
};

describe('policy', () => {
  test('S6: every policy is as strict as itself', () => {
    fc.assert(fc.property(policy, (p) => isStricterOrEqual(p, p)));
  });
  test('S6: stricter than stricter is stricter', () => {
    fc.assert(
      fc.property(policy, policy, policy, (a, b, c) => {
        if (isStricterOrEqual(a, b) && isStricterOrEqual(b, c)) expect(isStricterOrEqual(a, c)).toBe(true);
      }),
    );
  });
  test('S6: two policies that are as strict as each other are one', () => {
    fc.assert(
      fc.property(policy, policy, (a, b) => {
        if (isStricterOrEqual(a, b) && isStricterOrEqual(b, a)) expect(a).toEqual(b);
      }),
    );
  });
  for (const [field, step] of Object.entries(stepStricter)) {
    test(`S6: ${field} may be tightened and never loosened`, () => {
      let tried = 0;
      fc.assert(
        fc.property(policy, (p) => {
          const stricter = step(p);
          if (stricter === null) return;
          tried += 1;
          expect(isStricterOrEqual(p, stricter)).toBe(true);
          expect(isStricterOrEqual(stricter, p)).toBe(false);
        }),
      );
      expect(tried).toBeGreaterThan(0);
    });
  }
  test('S6: one loosened field is not outweighed by any number of tightened ones', () => {
    fc.assert(
      fc.property(policy, fc.constantFrom(...Object.keys(stepStricter)), (p, loosened) => {
        const now = stepStricter[loosened]?.(p);
        if (now === null || now === undefined) return;
        let next = p;
        for (const [field, step] of Object.entries(stepStricter)) {
          if (field !== loosened) next = step(next) ?? next;
        }
        expect(isStricterOrEqual(now, next)).toBe(false);
      }),
    );
  });
  test('every field there is has been tried', () => {
    const fields = Object.entries(policySettings.shape).flatMap(([name]) =>
      name === 'viewCap' ? Object.keys(defaultPolicy.viewCap).map((level) => `viewCap.${level}`) : [name],
    );
    expect(Object.keys(stepStricter)).toEqual(fields);
  });
  test('L4, L1, L7: no policy allows four views, fifteen days or five hours', () => {
    expect(policySettings.safeParse(defaultPolicy).success).toBe(true);
    for (const loose of [
      { viewCap: { internal: 4, confidential: 3, secret: 3 } },
      { viewCap: { internal: 3, confidential: 3, secret: 0 } },
      { loanDaysMax: 15 },
      { viewMinutesMax: 241 },
    ]) {
      expect(policySettings.safeParse({ ...defaultPolicy, ...loose }).success).toBe(false);
    }
  });
});
