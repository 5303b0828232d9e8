/** S6: an absence is entered by oneself and told to whoever waits; no right goes with it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

const dayMs = 86_400_000;
let desk: Desk;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('K-1');
  loan = await desk.request(await desk.fileDocument('K-1', desk.textFile('a.txt', 'a')));
}, 120_000);
afterAll(() => desk.dispose());

const day = (days: number): string => {
  const { wallMs, offsetMinutes } = desk.clock.read();
  return new Date(wallMs + days * dayMs + offsetMinutes * 60_000).toISOString().slice(0, 10);
};
async function enter(who: string, from: number, until: number) {
  await desk.signIn(who);
  return await desk.call('absence.enter', { from: day(from), until: day(until), signature: desk.signature });
}
async function end(who: string, from: number) {
  await desk.signIn(who);
  return await desk.call('absence.end', { from: day(from), signature: desk.signature });
}
const shown = async () => {
  const { deciders, tooFewHere } = await desk.call('loan.show', { loan });
  return { away: deciders.map(({ awayUntil }) => awayUntil), tooFewHere };
};

describe('S6, L12: being away', () => {
  it('is told where a request waits, and warns where nobody who can decide is here', async () => {
    expect(await enter('赵批', 0, 2)).toEqual({ mine: [{ from: day(0), until: day(2) }] });
    await desk.signIn('许借');
    expect(await shown()).toEqual({ away: [day(2), null], tooFewHere: false });
    await enter('Abel Approver', 0, 1);
    await desk.signIn('许借');
    expect(await shown()).toEqual({ away: [day(2), day(1)], tooFewHere: true });
  });
  it('stands on the custodian’s desk, and in the lists of custodians and approvers, of nobody else', async () => {
    await enter('审计', 0, 3);
    await desk.signIn('李保');
    const { away } = await desk.call('desk.custodian', {});
    expect(away).toEqual([
      { who: '赵批 #3 档案室', roles: ['approver'], from: day(0), until: day(2) },
      { who: 'Abel Approver #4 档案室', roles: ['approver'], from: day(0), until: day(1) },
    ]);
    expect(await desk.call('absence.list', {})).toEqual({ mine: [], keepers: away });
    await desk.signIn('审计');
    expect(await desk.call('absence.list', {})).toEqual({
      mine: [{ from: day(0), until: day(3) }],
      keepers: [],
    });
  });
  it('takes no right: whoever is away decides all the same, and nobody else may in their place', async () => {
    const document = await desk.fileDocument('K-1', desk.textFile('b.txt', 'b'));
    const other = await desk.request(document, 'Ben Reader');
    for (const who of ['李保', '孟编', '审计']) await expectRefusal('ROLE_NEEDED', desk.approve(other, who));
    await desk.approve(other, '赵批');
    expect((await desk.call('loan.show', { loan: other })).state).toBe('approved');
  });
  it('is ended early, and from then on nobody is told of it', async () => {
    expect(await end('赵批', 0)).toEqual({ mine: [] });
    await desk.signIn('许借');
    expect(await shown()).toEqual({ away: [null, day(1)], tooFewHere: false });
    await expectRefusal('NO_SUCH_ABSENCE', end('赵批', 0));
  });
  it('is over the day after its last', async () => {
    await desk.close();
    desk.clock.pass(2 * dayMs);
    await desk.open();
    await desk.signIn('许借');
    expect((await shown()).away).toEqual([null, null]);
    await desk.signIn('Abel Approver');
    expect((await desk.call('absence.list', {})).mine).toEqual([]);
    await expectRefusal('NO_SUCH_ABSENCE', end('Abel Approver', -2));
  });
  it('may be entered for several times to come, none over another, from today on and within a year', async () => {
    await enter('赵批', 10, 12);
    expect((await enter('赵批', 3, 5)).mine).toEqual([
      { from: day(3), until: day(5) },
      { from: day(10), until: day(12) },
    ]);
    await expectRefusal('ABSENCE_OVERLAPS', enter('赵批', 5, 6));
    await expectRefusal('ABSENCE_OVERLAPS', enter('赵批', 9, 13));
    await expectRefusal('ABSENCE_DATES', enter('赵批', -1, 1));
    await expectRefusal('ABSENCE_DATES', enter('赵批', 2, 1));
    await expectRefusal('ABSENCE_DATES', enter('赵批', 30, 400));
    expect((await end('赵批', 10)).mine).toEqual([{ from: day(3), until: day(5) }]);
  });
  it('P7: is entered by somebody whose role waits, for it is signed as oneself', async () => {
    await desk.signIn('李保');
    const { policy } = await desk.call('policy.show', {});
    await desk.call('policy.tighten', {
      policy: { ...policy, gates: [{ role: 'approver', what: 'agreement', from: day(0) }] },
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await expectRefusal('GATE_AGREEMENT', desk.approve(loan));
    await enter('Abel Approver', 1, 1);
  });
  it('A3: is read from the log, which stays whole', async () => {
    await desk.crashAndOpen();
    expect(desk.vault.quarantine).toBe('none');
    await desk.signIn('Cora Keeper');
    await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
    expect((await verifyBundle(desk.path('bundle'), null)).first).toBeNull();
    await desk.signIn('赵批');
    expect((await desk.call('absence.list', {})).mine).toEqual([{ from: day(3), until: day(5) }]);
  });
});
