/** H2b: after a line closes, its successor asks the client again after 30 and 90 days, and says how it stands. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import { closeLine, describeLine, firstFault, handOver, passDays, staffedDesk } from './handover-desk.ts';

let desk: Desk;
let handover = 0;
const mine = async (who: string) => {
  await desk.signIn(who);
  return (await desk.call('leaving.mine', {})).followUps;
};
const late = async (by = '李保') => {
  await desk.signIn(by);
  return (await desk.call('leaving.waiting', {})).followUps;
};
const follow = async (who: string, days: number, outcome = 'content', code = 'FU-1') => {
  await desk.signIn(who);
  return desk.call('clients.follow-up', {
    handover,
    code,
    days,
    outcome,
    remark: '已回访',
    signature: desk.signature,
  });
};
const pass = async (code: string, from: string, to: string) => {
  const opened = await handOver(desk, code, from, to);
  await describeLine(desk, opened.handover, code, from);
  await closeLine(desk, opened.handover, code, from, to);
  return opened.handover;
};

beforeAll(async () => {
  desk = await staffedDesk();
  handover = await pass('FU-1', '多户', '接替乙');
});
afterAll(() => desk.dispose());

describe('H2b: the follow-up', () => {
  it('is due 30 and 90 days after the line closed, for its successor alone', async () => {
    expect(await mine('接替乙')).toMatchObject([
      { handover, code: 'FU-1', days: 30, due: '2026-12-19', overdue: false, done: null },
      { handover, code: 'FU-1', days: 90, due: '2027-02-17', overdue: false, done: null },
    ]);
    expect(await mine('多户')).toEqual([]);
    expect(await late()).toEqual([]);
  });
  it('of a line that is open there is none', async () => {
    const open = await handOver(desk, 'FU-2', '多户', '接替甲');
    expect(await mine('接替甲')).toEqual([]);
    await desk.signIn('接替甲');
    await expectRefusal(
      'FOLLOW_UP_NOT_YOURS',
      desk.call('clients.follow-up', {
        handover: open.handover,
        code: 'FU-2',
        days: 30,
        outcome: 'met',
        signature: desk.signature,
      }),
    );
  });
  it('is a task of the successor from its day on, and overdue to the custodian after it', async () => {
    const tasks = async (who: string) => {
      await desk.signIn(who);
      return (await desk.call('training.tasks', {})).filter(({ task }) => task.startsWith('follow-up'));
    };
    expect(await tasks('接替乙')).toEqual([]);
    await passDays(desk, 30);
    expect(await tasks('接替乙')).toMatchObject([{ task: 'follow-up', due: '2026-12-19', overdue: false }]);
    expect(await tasks('李保')).toEqual([]);
    await passDays(desk, 2);
    expect(await tasks('接替乙')).toMatchObject([{ task: 'follow-up', overdue: true }]);
    expect(await tasks('李保')).toMatchObject([{ task: 'follow-up-late', overdue: true }]);
    expect((await late()).map(({ successor, days }) => [nameIn(successor), days])).toEqual([['接替乙', 30]]);
  });
  it('is signed by whoever took the client on, for a day that the firm has set, once', async () => {
    await expectRefusal('FOLLOW_UP_NOT_YOURS', follow('多户', 30));
    await expectRefusal('FOLLOW_UP_NOT_YOURS', follow('李保', 30));
    await expectRefusal('NO_SUCH_FOLLOW_UP', follow('接替乙', 60));
    await follow('接替乙', 30);
    await expectRefusal('FOLLOW_UP_KNOWN', follow('接替乙', 30, 'lost'));
    expect(await late()).toEqual([]);
    expect((await mine('接替乙'))[0]?.done).toMatchObject({ outcome: 'content', remark: '已回访' });
  });
  it('asks for nothing more of a client that has passed on again', async () => {
    const next = await pass2();
    expect(await mine('接替乙')).toEqual([]);
    expect((await mine('接替甲')).map((each) => [each.handover, each.days])).toEqual([
      [next, 30],
      [next, 90],
    ]);
    await expectRefusal('FOLLOW_UP_NOT_YOURS', follow('接替乙', 90));
  });
  it('A5: the verifier finds nothing wrong in all of this', async () => {
    expect(await firstFault(desk)).toBeNull();
  });
});

/** FU-1 passes on from its successor to another. */
async function pass2(): Promise<number> {
  await desk.signIn('李保');
  const { handover: next } = await desk.call('clients.open', {
    who: '接替乙',
    codes: ['FU-1'],
    signature: desk.signature,
  });
  await desk.call('clients.assign', {
    handover: next,
    lines: [{ code: 'FU-1', successor: '接替甲' }],
    signature: desk.signature,
  });
  await describeLine(desk, next, 'FU-1', '接替乙');
  await closeLine(desk, next, 'FU-1', '接替乙', '接替甲');
  return next;
}
