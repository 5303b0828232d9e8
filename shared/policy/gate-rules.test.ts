/** P7: what a role takes, as a table; nothing is asked before its day, whatever else is there. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { entryTypes } from '../vocabulary/entry.ts';
import { isGateRole } from '../vocabulary/gate-terms.ts';
import { openActs } from './gate-acts.ts';
import {
  demandStands,
  type GateEvidence,
  gateRules,
  gateSetRules,
  type HeldSince,
  runsOut,
  type SetDemand,
} from './gate-rules.ts';
import { decide } from './rule-table.ts';

const code = (decision: ReturnType<typeof decide>) => (decision.allowed ? 'allowed' : decision.code);

const nothing: GateEvidence = { agreements: [], texts: [], passed: [] };
const set = { role: 'borrower', from: '2026-06-01', entry: 100, atMs: 1_000 } as const;
const agreement: SetDemand = { ...set, what: 'agreement' };
const rules: SetDemand = { ...set, what: 'rules' };
const course: SetDemand = { ...set, what: 'course', kind: 'custody', months: 12 };
/** Held before the demand was set, and given after it. */
const before: HeldSince = { entry: 50, atMs: 500, day: '2025-01-01' };
const after: HeldSince = { entry: 150, atMs: 1_500, day: '2026-05-10' };

const agreed = (from: string, until: string | null, over: string | null = null): GateEvidence => ({
  ...nothing,
  agreements: [{ from, until, over }],
});
const told = (acknowledged: number, ...versions: readonly [atMs: number, due: string | null][]) => ({
  ...nothing,
  texts: [{ acknowledged, versions: versions.map(([atMs, due], i) => ({ version: i + 1, atMs, due })) }],
});
const passed = (on: string, kind: 'custody' | 'skills' = 'custody'): GateEvidence => ({
  ...nothing,
  passed: [{ kind, on }],
});

type Row = readonly [
  says: string,
  demand: SetDemand,
  held: HeldSince,
  evidence: GateEvidence,
  day: string,
  stands: object,
];
const table: readonly Row[] = [
  [
    'asks nothing of holders before its day',
    agreement,
    before,
    nothing,
    '2026-05-31',
    { asked: false, since: null },
  ],
  [
    'asks holders from its day on',
    agreement,
    before,
    nothing,
    '2026-06-01',
    { asked: true, met: false, since: '2026-06-01' },
  ],
  [
    'asks at once of whoever is given the role later',
    agreement,
    after,
    nothing,
    '2026-05-10',
    { asked: true, since: '2026-05-10' },
  ],
  [
    'takes an agreement on its first day',
    agreement,
    before,
    agreed('2026-06-01', '2027-05-31'),
    '2026-06-01',
    { met: true, until: '2027-05-31' },
  ],
  [
    'takes it on its last',
    agreement,
    before,
    agreed('2026-01-01', '2026-06-30'),
    '2026-06-30',
    { met: true, until: '2026-06-30' },
  ],
  [
    'and no longer the day after',
    agreement,
    before,
    agreed('2026-01-01', '2026-06-30'),
    '2026-07-01',
    { met: false, since: '2026-07-01' },
  ],
  [
    'takes none that begins tomorrow',
    agreement,
    before,
    agreed('2026-06-02', null),
    '2026-06-01',
    { met: false },
  ],
  [
    'takes none that was ended',
    agreement,
    before,
    agreed('2026-01-01', null, '2026-06-10'),
    '2026-06-10',
    { met: false, since: '2026-06-10' },
  ],
  [
    'one without an end counts for good',
    agreement,
    before,
    agreed('2026-01-01', null),
    '2030-01-01',
    { met: true, until: null },
  ],
  [
    'two that follow each other count as one',
    agreement,
    before,
    {
      ...nothing,
      agreements: [
        { from: '2026-01-01', until: '2026-06-30', over: null },
        { from: '2026-07-01', until: '2027-06-30', over: null },
      ],
    },
    '2026-06-15',
    { met: true, until: '2027-06-30' },
  ],
  [
    'rules told: nothing in the register is nothing told',
    rules,
    before,
    nothing,
    '2026-06-01',
    { met: false },
  ],
  [
    'rules told: what was there when it was set',
    rules,
    before,
    told(0, [900, null]),
    '2026-06-01',
    { met: false, since: '2026-06-01' },
  ],
  ['rules told: acknowledged', rules, before, told(1, [900, null]), '2026-06-01', { met: true, until: null }],
  [
    'rules told: a later version without a day is never asked',
    rules,
    before,
    told(1, [900, null], [1_100, null]),
    '2029-06-01',
    { met: true, until: null },
  ],
  [
    'rules told: a later version is asked after the day it is due',
    rules,
    before,
    told(1, [900, null], [1_100, '2026-07-01']),
    '2026-07-01',
    { met: true, until: '2026-07-01' },
  ],
  [
    'rules told: and then it is',
    rules,
    before,
    told(1, [900, null], [1_100, '2026-07-01']),
    '2026-07-02',
    { met: false, since: '2026-07-02' },
  ],
  [
    'rules told: a later version stands for those before',
    rules,
    before,
    told(2, [900, null], [1_100, '2026-07-01']),
    '2027-01-01',
    { met: true },
  ],
  [
    'rules told: of a new holder what was there when it was given',
    rules,
    after,
    told(0, [1_400, null]),
    '2026-05-10',
    { met: false },
  ],
  ['a passed course', course, before, passed('2026-05-31'), '2026-06-01', { met: true, until: '2027-05-31' }],
  [
    'a course passed too long ago',
    course,
    before,
    passed('2025-06-01'),
    '2026-06-02',
    { met: false, since: '2026-06-02' },
  ],
  ['a course of another kind', course, before, passed('2026-05-31', 'skills'), '2026-06-01', { met: false }],
  ['a course passed tomorrow', course, before, passed('2026-06-02'), '2026-06-01', { met: false }],
  [
    'a course that counts for good',
    { ...course, months: null } as SetDemand,
    before,
    passed('2010-05-31'),
    '2026-06-01',
    { met: true, until: null },
  ],
];

describe('P7: what a role takes', () => {
  it.each(table)('P7: %s', (_, demand, held, evidence, day, stands) => {
    expect(demandStands(demand, held, evidence, day)).toMatchObject(stands);
  });

  const role = 'borrower' as const;
  const stands = (evidence: GateEvidence) =>
    [agreement, rules, course].map((demand) => demandStands(demand, before, evidence, '2026-06-01'));
  test('P7: refusals come in order, each mended uncovers the next', () => {
    const all = { ...agreed('2026-01-01', null), ...{ texts: told(1, [900, null]).texts } };
    const steps: readonly (readonly [GateEvidence, string])[] = [
      [nothing, 'GATE_AGREEMENT'],
      [agreed('2026-01-01', null), 'GATE_RULES'],
      [all, 'GATE_COURSE'],
      [{ ...all, passed: passed('2026-05-01').passed }, 'allowed'],
    ];
    for (const [evidence, due] of steps)
      expect(code(decide(gateRules, { role, demands: stands(evidence) }))).toBe(due);
  });

  const day = fc
    .integer({ min: 0, max: 2_000 })
    .map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
  const someEvidence: fc.Arbitrary<GateEvidence> = fc.record({
    agreements: fc.array(fc.record({ from: day, until: fc.option(day), over: fc.option(day) }), {
      maxLength: 3,
    }),
    texts: fc.array(
      fc.record({
        acknowledged: fc.integer({ min: 0, max: 3 }),
        versions: fc
          .array(fc.record({ atMs: fc.integer({ min: 0, max: 2_000 }), due: fc.option(day) }), {
            maxLength: 3,
          })
          .map((list) => list.map((each, i) => ({ ...each, version: i + 1 }))),
      }),
      { maxLength: 2 },
    ),
    passed: fc.array(fc.record({ kind: fc.constantFrom('custody' as const, 'skills' as const), on: day }), {
      maxLength: 2,
    }),
  });
  const someDemand: fc.Arbitrary<SetDemand> = fc
    .tuple(fc.constantFrom(agreement, rules, course), day)
    .map(([demand, from]) => ({ ...demand, from }));

  test('P7: nothing is refused to whoever held the role, on any day before the one that was given', () => {
    fc.assert(
      fc.property(someDemand, someEvidence, day, (demand, evidence, on) => {
        fc.pre(on < demand.from);
        const decision = decide(gateRules, { role, demands: [demandStands(demand, before, evidence, on)] });
        expect(decision.allowed).toBe(true);
      }),
    );
  });

  test('P7: what is there until a day is there on that day and every day before it from now on', () => {
    fc.assert(
      fc.property(someDemand, someEvidence, day, (demand, evidence, on) => {
        const { met, until } = demandStands(demand, before, evidence, on);
        fc.pre(met && until !== null);
        expect(demandStands(demand, before, evidence, until!).met).toBe(true);
      }),
    );
  });

  test('P7: since when it is missing is a day on which it was asked and is not after the day asked about', () => {
    fc.assert(
      fc.property(someDemand, someEvidence, day, (demand, evidence, on) => {
        const { since, askedFrom } = demandStands(demand, before, evidence, on);
        fc.pre(since !== null);
        expect(since! >= askedFrom).toBe(true);
        expect(since! <= on).toBe(true);
      }),
    );
  });

  test('P7: shown thirty days before it runs out or begins to be asked, and not earlier', () => {
    const soon = (demand: SetDemand, evidence: GateEvidence, on: string): boolean =>
      runsOut(demandStands(demand, before, evidence, on), on);
    expect(soon(agreement, agreed('2026-01-01', '2026-08-31'), '2026-08-01')).toBe(true);
    expect(soon(agreement, agreed('2026-01-01', '2026-08-31'), '2026-07-31')).toBe(false);
    expect(soon(agreement, nothing, '2026-05-02')).toBe(true);
    expect(soon(agreement, nothing, '2026-05-01')).toBe(false);
    expect(soon(agreement, agreed('2026-01-01', null), '2026-06-10')).toBe(false);
  });

  test('P7: a demand cannot begin before the day on which it is set', () => {
    const at = (from: string) =>
      code(decide(gateSetRules, { added: [{ ...agreement, from }], day: '2026-06-01' }));
    expect(at('2026-05-31')).toBe('GATE_BACKDATED');
    expect(at('2026-06-01')).toBe('allowed');
  });

  test('P7: every act that stays open is an entry there is, and handing out is none of them', () => {
    for (const type of openActs) expect(entryTypes).toContain(type);
    for (const type of [
      'loan.requested',
      'loan.received',
      'loan.approved',
      'loan.issued',
      'view.open',
      'document.submitted',
      'document.accepted',
      'release.requested',
      'release.approved',
      'release.handed-out',
      'clients.signed',
      'whole.begun',
      'people.invited',
    ] as const)
      expect(openActs.has(type)).toBe(false);
    expect(isGateRole('clerk')).toBe(false);
  });
});
