import { describe, expect, test } from 'vitest';
import { endRules, type MakeFacts, makeRules, type SignFacts, signRules } from './agreement-rules.ts';
import { agreementStands } from './agreement-standing.ts';
import { decide } from './rule-table.ts';

const code = (decision: ReturnType<typeof decide>) => (decision.allowed ? 'allowed' : decision.code);

const made: MakeFacts = {
  own: false,
  ended: false,
  signed: false,
  kind: 'non-compete',
  from: '2026-03-01',
  until: '2026-03-01',
  afterMonths: 24,
  hasSums: true,
  replacesFit: true,
};
/** Each row mends one fault and uncovers the next. */
const broken: readonly (readonly [Partial<MakeFacts>, string])[] = [
  [{}, 'AGREEMENT_OWN'],
  [{ own: false }, 'AGREEMENT_OVER'],
  [{ ended: false }, 'AGREEMENT_SIGNED'],
  [{ signed: false }, 'AGREEMENT_UNFIT'],
  [{ replacesFit: true }, 'AGREEMENT_TERMS'],
  [{ afterMonths: 1 }, 'DATES_INVALID'],
  [{ until: '2026-03-01' }, 'allowed'],
];

describe('P5: making an agreement', () => {
  test('P5: refusals come in order', () => {
    let facts: MakeFacts = {
      ...made,
      own: true,
      ended: true,
      signed: true,
      replacesFit: false,
      afterMonths: 0,
      until: '2026-02-28',
    };
    for (const [mended, expected] of broken) {
      facts = { ...facts, ...mended };
      expect(code(decide(makeRules, facts))).toBe(expected);
    }
  });
  test.each([
    [{ kind: 'non-compete', afterMonths: null }, 'AGREEMENT_TERMS'],
    [{ kind: 'confidentiality', afterMonths: null }, 'AGREEMENT_TERMS'],
    [{ kind: 'confidentiality', afterMonths: null, hasSums: false }, 'allowed'],
    [{ until: null }, 'allowed'],
  ] as const)('P5: of %j', (changes, expected) => {
    expect(code(decide(makeRules, { ...made, ...changes }))).toBe(expected);
  });
});

describe('P5: signing and ending', () => {
  const facts: SignFacts = { own: false, ended: false, signed: false, sameState: true, replacesFit: true };
  test.each([
    [{}, 'allowed'],
    [{ own: true, ended: true }, 'AGREEMENT_OWN'],
    [{ ended: true, signed: true }, 'AGREEMENT_OVER'],
    [{ signed: true, sameState: false }, 'AGREEMENT_SIGNED'],
    [{ sameState: false, replacesFit: false }, 'AGREEMENT_CHANGED'],
    [{ replacesFit: false }, 'AGREEMENT_UNFIT'],
  ] as const)('P5: signing with %j', (changes, expected) => {
    expect(code(decide(signRules, { ...facts, ...changes }))).toBe(expected);
  });
  test.each([
    [{}, 'allowed'],
    [{ own: true, ended: true }, 'AGREEMENT_OWN'],
    [{ ended: true }, 'AGREEMENT_OVER'],
    [{ signed: true }, 'allowed'],
  ] as const)('P5: ending with %j', (changes, expected) => {
    expect(code(decide(endRules, { ...facts, ...changes }))).toBe(expected);
  });
});

test.each([
  [{ signed: false }, '2026-03-01', 'draft'],
  [{ until: null }, '2026-03-01', 'in-force'],
  [{}, '2026-05-31', 'in-force'],
  [{}, '2026-06-01', 'running-out'],
  [{}, '2026-07-01', 'running-out'],
  [{}, '2026-07-02', 'expired'],
  [{ ended: 'replaced' }, '2026-06-01', 'replaced'],
] as const)('P5: thirty days before it runs out: %j on %s is %s', (changes, day, stands) => {
  expect(agreementStands({ signed: true, ended: null, until: '2026-07-01', ...changes }, day)).toBe(stands);
});
