import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AllowanceFacts, viewsLeft } from './view-allowance.ts';

describe('views left', () => {
  const facts = fc.record<AllowanceFacts>({
    cap: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer(), fc.double()),
    used: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer(), fc.double()),
    lostInGap: fc.boolean(),
  });

  for (const [cap, used, left] of [
    [3, 0, 3],
    [3, 1, 2],
    [3, 2, 1],
    [3, 3, 0],
    [3, 4, 0],
    [2, 0, 2],
    [2, 2, 0],
    [1, 0, 1],
    [1, 1, 0],
    [4, 0, 3],
    [4, 3, 0],
  ] as const) {
    test(`L4: with a cap of ${cap} and ${used} used, ${left} are left`, () => {
      expect(viewsLeft({ cap, used, lostInGap: false })).toBe(left);
    });
  }

  test('L4: never more than three, never fewer than none, whatever the facts', () => {
    fc.assert(
      fc.property(facts, (f) => {
        const left = viewsLeft(f);
        expect([0, 1, 2, 3]).toContain(left);
      }),
    );
  });
  test('L4: a further view never leaves more, and used and left together never exceed three', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(10), fc.boolean(), (cap, used, lostInGap) => {
        const left = viewsLeft({ cap, used, lostInGap });
        expect(viewsLeft({ cap, used: used + 1, lostInGap })).toBeLessThanOrEqual(left);
        if (left > 0) expect(used + left).toBeLessThanOrEqual(3);
      }),
    );
  });
  test('A6: where no ledger covers a gap, nothing is left', () => {
    fc.assert(
      fc.property(facts, (f) => {
        expect(viewsLeft({ ...f, lostInGap: true })).toBe(0);
      }),
    );
  });
  test('S6: a count that is missing leaves nothing', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, -1]) {
      expect(viewsLeft({ cap: 3, used: wrong, lostInGap: false })).toBe(0);
      expect(viewsLeft({ cap: wrong, used: 0, lostInGap: false })).toBe(0);
    }
  });
});
