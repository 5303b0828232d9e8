/**
 * A rule table tried fault by fault: it starts with everything wrong, each row names the refusal that comes first
 * and mends that one fault, which uncovers the next, until nothing stands against the act.
 */
import { describe, expect, test } from 'vitest';
import { decide, type Rule } from '../../shared/policy/rule-table.ts';
import { describeRefusal, type RefusalCode, refusalCodes } from '../../shared/vocabulary/refusal.ts';

export type FaultRow<F> = readonly [rule: string, code: RefusalCode, mend: Partial<F>];

export interface Uncovering<F> {
  readonly table: readonly Rule<F>[];
  /** Facts with every fault there is. */
  readonly worst: F;
  readonly rows: readonly FaultRow<F>[];
  /** Numbers that only fill a sentence. Every other number decides, and refuses when it is missing. */
  readonly onlyTold?: readonly (keyof F)[];
}

export function describeUncovering<F extends object>(
  act: string,
  { table, worst, rows, onlyTold = [] }: Uncovering<F>,
): void {
  const sound: F = Object.assign({}, worst, ...rows.map(([, , mend]) => mend));

  describe(`${act}, fault by fault`, () => {
    let facts = worst;
    for (const [rule, code, mend] of rows) {
      const now = facts;
      test(`${rule} (${code})`, () => {
        const decision = decide(table, now);
        expect(decision).toMatchObject({ allowed: false, code });
        if (decision.allowed) return;
        for (const language of ['zh-CN', 'en'] as const) {
          const text = describeRefusal(decision.code, decision.facts, language);
          expect(`${text.sentence} ${text.now ?? ''}`).not.toMatch(/[{}]|undefined|NaN/);
        }
      });
      facts = { ...facts, ...mend };
    }
    test('with every fault mended the act is allowed', () => {
      expect(decide(table, sound)).toEqual({ allowed: true });
    });
    test('every rule of the table has its row', () => {
      expect([...new Set(rows.map(([, code]) => code))]).toEqual(table.map((rule) => rule.code));
    });
    test('the rules stand in the order of the refusals', () => {
      const places = table.map((rule) => refusalCodes.indexOf(rule.code));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });
    test('each fault alone refuses by its own code', () => {
      for (const [, code, mend] of rows) {
        const alone = { ...sound };
        for (const name of Object.keys(mend) as (keyof F)[]) alone[name] = worst[name];
        const decision = decide(table, alone);
        // A later row may mend the same fact further, so that the fault it starts from is an earlier one's.
        const codes = rows.filter(([, , other]) => Object.keys(mend).some((name) => name in other));
        expect(codes.map(([, earlier]) => earlier)).toContain(decision.allowed ? 'allowed' : decision.code);
        if (codes.length === 1) expect(decision).toMatchObject({ code });
      }
    });
    const numbers = (Object.keys(sound) as (keyof F)[]).filter(
      (name) => typeof sound[name] === 'number' && !onlyTold.includes(name),
    );
    if (numbers.length === 0) return;
    test('S6: a number that is missing refuses', () => {
      for (const name of numbers) {
        const decision = decide(table, { ...sound, [name]: Number.NaN });
        expect(decision.allowed, String(name)).toBe(false);
      }
    });
  });
}
