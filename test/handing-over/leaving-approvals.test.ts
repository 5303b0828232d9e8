/** P2: approvals of a departure in the firm's order, each by the signature of whoever was named, refusals and due days on record. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { firstFault, passDays, register, staffedDesk } from './handover-desk.ts';

let desk: Desk;
let departure = 0;
const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });
const name = async (approvers: readonly (readonly [step: string, who: string])[], by = '李保') => {
  await desk.signIn(by);
  return desk.call('departure.name-approvers', {
    departure,
    approvers: approvers.map(([step, who]) => ({ step, who })),
    signature: desk.signature,
  });
};
const decide = async (who: string, step: string, granted = true, reason = '情况属实') => {
  await desk.signIn(who);
  return desk.call('departure.decide', { departure, step, granted, reason, signature: desk.signature });
};
const show = async () => {
  await desk.signIn('李保');
  return desk.call('departure.show', { departure });
};
const mine = async (who: string) => {
  await desk.signIn(who);
  return desk.call('leaving.mine', {});
};
const lacks = async () => Object.fromEntries((await show()).missing.map(({ what, count }) => [what, count]));
const managerAndPersonnel = [
  ['line-manager', '接替乙'],
  ['human-resources', '孟编'],
] as const;

beforeAll(async () => {
  desk = await staffedDesk();
  ({ departure } = await register(desk, '将离'));
});
afterAll(() => desk.dispose());

describe('P2: who approves', () => {
  it('is nobody at first: an approval can be recorded by name, and both are lacking', async () => {
    expect((await show()).leaving.steps.map(({ step, state }) => [step, state])).toEqual([
      ['line-manager', 'unnamed'],
      ['human-resources', 'unnamed'],
    ]);
    expect(await lacks()).toMatchObject({ 'approval-line-manager': 1, 'approval-human-resources': 1 });
    await expectRefusal('APPROVAL_NOT_YOURS', decide('接替乙', 'line-manager'));
  });
  it('is one for each step, in order, and never the one who leaves', async () => {
    await expectRefusal('APPROVERS_UNFIT', name([['line-manager', '接替乙']]));
    await expectRefusal('APPROVERS_UNFIT', name(managerAndPersonnel.toReversed()));
    await expectRefusal(
      'APPROVERS_UNFIT',
      name([
        ['line-manager', '将离'],
        ['human-resources', '孟编'],
      ]),
    );
  });
  it('is named by a keeper, with the days that the firm gives each', async () => {
    await expectRefusal('ROLE_NEEDED', name(managerAndPersonnel, '孟编'));
    const { steps } = await name(managerAndPersonnel);
    expect(steps.map(({ due, state, overdue }) => [due, state, overdue])).toEqual([
      ['2026-11-22', 'next', false],
      ['2026-11-25', 'later', false],
    ]);
    expect(await lacks()).toMatchObject({ approvals: 2 });
  });
  it('signs, and is not written down by another any more', async () => {
    await desk.signIn('李保');
    await expectRefusal(
      'APPROVERS_NAMED',
      desk.call('departure.approve', {
        departure,
        by: 'line-manager',
        name: '王总监',
        signature: desk.signature,
      }),
    );
  });
});

describe('P2: deciding', () => {
  it('waits with whom it is, and for the others says what comes first', async () => {
    const [first] = (await mine('接替乙')).decisions;
    expect(first).toMatchObject({ departure, reason: '个人发展', before: null, step: { state: 'next' } });
    expect((await mine('孟编')).decisions[0]).toMatchObject({ before: '直属主管' });
    expect((await mine('许借')).decisions).toEqual([]);
  });
  it('is among the tasks of whoever comes next, and of nobody else', async () => {
    const tasks = async (who: string) => {
      await desk.signIn(who);
      return (await desk.call('training.tasks', {})).filter(({ task }) => task === 'departure-decide');
    };
    expect(await tasks('接替乙')).toMatchObject([{ no: departure, due: '2026-11-22', overdue: false }]);
    expect(await tasks('孟编')).toEqual([]);
  });
  it('is refused out of order, of another step, and without a reason', async () => {
    await expectRefusal('APPROVAL_NOT_YET', decide('孟编', 'human-resources'));
    await expectRefusal('APPROVAL_NOT_YOURS', decide('孟编', 'line-manager'));
    await expectRefusal('APPROVAL_NOT_YOURS', decide('许借', 'line-manager'));
    await expectRefusal('TEXT_MISSING', decide('接替乙', 'line-manager', true, ' '));
  });
  it('may refuse, which is on record; the last day stays, and the next step goes on waiting', async () => {
    const before = await show();
    await decide('接替乙', 'line-manager', false, '项目未交接');
    const shown = await show();
    expect(shown.leaving.steps[0]).toMatchObject({
      state: 'refused',
      decisions: [{ granted: false, reason: '项目未交接', person: expect.stringContaining('接替乙') }],
    });
    expect(shown.lastDay).toBe(before.lastDay);
    expect(await lacks()).toMatchObject({ 'approvals-refused': 1, approvals: 1 });
    await expectRefusal('APPROVAL_NOT_YET', decide('孟编', 'human-resources'));
  });
  it('is overdue once its day is over', async () => {
    await passDays(desk, 4);
    expect((await show()).leaving.steps.map(({ overdue }) => overdue)).toEqual([true, false]);
  });
  it('may be decided anew by the same person, and what is granted stays so', async () => {
    await decide('接替乙', 'line-manager');
    expect((await show()).leaving.steps[0]).toMatchObject({ state: 'granted', overdue: false });
    await expectRefusal('APPROVAL_GIVEN', decide('接替乙', 'line-manager', false));
  });
  it('may be given to another while it waits; what is granted keeps its person', async () => {
    await expectRefusal(
      'APPROVAL_GIVEN',
      name([
        ['line-manager', '许借'],
        ['human-resources', '赵批'],
      ]),
    );
    const { steps } = await name([
      ['line-manager', '接替乙'],
      ['human-resources', '赵批'],
    ]);
    expect(steps.map(({ due }) => due)).toEqual(['2026-11-22', '2026-11-26']);
    await expectRefusal('APPROVAL_NOT_YOURS', decide('孟编', 'human-resources'));
    await decide('赵批', 'human-resources');
    expect(await lacks()).not.toHaveProperty('approvals');
  });
  it('is over with the case', async () => {
    await desk.signIn('李保');
    await desk.call('departure.end', { departure, cause: 'withdrawn', ...both() });
    await expectRefusal('DEPARTURE_OVER', decide('赵批', 'human-resources'));
    await expectRefusal('DEPARTURE_OVER', name(managerAndPersonnel));
    expect((await mine('赵批')).decisions).toEqual([]);
  });
});

describe("P2: the firm's own list", () => {
  it('is signed by both sides, and is the order of the next case', async () => {
    await desk.signIn('李保');
    const rules = await desk.call('leaving.rules', {});
    expect(rules).toMatchObject({ followUpDays: [30, 90], fewerThan: 3 });
    const approvals = [
      { step: 'personnel', label: '人事', days: 1 },
      { step: 'head', label: '部门经理', days: 2 },
      { step: 'general', label: '总经理', days: 0 },
    ];
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('leaving.rule', { ...rules, approvals: [approvals[0]!, approvals[0]!], ...both() }),
    );
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('leaving.rule', { ...rules, followUpDays: [90, 30], ...both() }),
    );
    await desk.call('leaving.rule', { ...rules, approvals, ...both() });
    ({ departure } = await register(desk, '将离'));
    const { steps } = await name([
      ['personnel', '孟编'],
      ['head', '接替乙'],
      ['general', '接替乙'],
    ]);
    expect(steps.map(({ label, due }) => [label, due])).toEqual([
      ['人事', '2026-11-24'],
      ['部门经理', '2026-11-26'],
      ['总经理', '2026-11-26'],
    ]);
    await expectRefusal('APPROVAL_NOT_YET', decide('接替乙', 'head'));
    await decide('孟编', 'personnel');
    await decide('接替乙', 'head');
    await decide('接替乙', 'general');
  });
  it('changes no case that was begun by the list before', async () => {
    await desk.signIn('李保');
    const rules = await desk.call('leaving.rules', {});
    await desk.call('leaving.rule', {
      ...rules,
      approvals: [{ step: 'head', label: '部门经理', days: 2 }],
      ...both(),
    });
    expect((await show()).leaving.steps.map(({ step }) => step)).toEqual(['personnel', 'head', 'general']);
  });
  it('lets whoever was named sign in though they hold no role', async () => {
    await desk.enrol({ name: '无角色', roles: [] });
    await expectRefusal('ROLE_NEEDED', desk.signIn('无角色'));
    // Whoever was there has been signed out by the attempt.
    desk.at = '';
    ({ departure } = await register(desk, '多户'));
    await name([['head', '无角色']]);
    await decide('无角色', 'head');
    expect((await show()).leaving.steps).toMatchObject([{ state: 'granted' }]);
  });
});

it('the log of all this holds, before both tables and the verifier', async () => {
  expect(await firstFault(desk)).toBeNull();
  await desk.close();
  await desk.open();
});
