import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the custodian’s desk', () => {
  let desk: Desk;
  let late = '';
  let today = '';
  let back = '';
  let toIssue = '';
  let pending = '';
  const ask = async (who = 'Cora Keeper') => {
    await desk.signIn(who);
    return desk.call('desk.custodian', {});
  };
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    const texts = ['甲方主服务协议，期限三年', '乙方授信评估，共五项指标', '往来函件一束', '年度审计底稿'];
    const documents: string[] = [];
    for (const [i, text] of texts.entries())
      documents.push(await desk.fileDocument('K-1', desk.textFile(`${i}.txt`, `${text}。`.repeat(20))));
    const now = desk.clock.wallMs;
    late = await desk.lend(documents[0]!, '许借', { toMs: now + HOUR_MS });
    today = await desk.lend(documents[1]!, '许借', { toMs: now + 6 * HOUR_MS });
    back = await desk.lend(documents[2]!, '许借', { toMs: now + 3 * DAY_MS });
    await desk.call('loan.return', { loan: back, signature: desk.signature });
    toIssue = await desk.request(documents[3]!, 'Ben Reader', { toMs: now + 5 * DAY_MS });
    await desk.approve(toIssue);
    await desk.signIn('Ada Writer');
    const submitted = await desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('new.txt', '新的背景调查材料，尚未入档。'.repeat(20)),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    pending = submitted.document;
    desk.clock.pass(2 * HOUR_MS);
  });
  afterAll(() => desk.dispose());

  it('L3: tells what is late, due today, back, to issue and to accept, in this order', async () => {
    const { tasks } = await ask();
    expect(tasks.map(({ kind, ref }) => [kind, ref])).toEqual([
      ['overdue', late],
      ['due-today', today],
      ['check-in', back],
      ['issue', toIssue],
      ['accept', pending],
    ]);
    expect(tasks.every((task) => task.blocked === null)).toBe(true);
    expect(tasks[3]?.detail).toContain('赵批');
  });

  it('counts what falls due by day, today first', async () => {
    const { dueByDay } = await ask();
    expect(dueByDay).toEqual([2, 0, 0, 0, 0, 0, 0]);
  });

  it('L3: a reminder only asks: it is an entry, the borrower finds it, and the loan goes on', async () => {
    await desk.signIn('赵批');
    await expectRefusal('ROLE_NEEDED', desk.call('loan.remind', { loan: late, signature: desk.signature }));
    await desk.signIn('Cora Keeper');
    await desk.call('loan.remind', { loan: late, signature: desk.signature });
    await expectRefusal('LOAN_STATE', desk.call('loan.remind', { loan: back, signature: desk.signature }));
    const { rows } = await desk.call('log.page', { types: ['loan.reminded'], limit: 5 });
    expect(rows).toMatchObject([{ person: expect.stringMatching(/^Cora Keeper #\d+/), outcome: 'done' }]);
    expect((await ask()).tasks.find((task) => task.ref === late)).toMatchObject({
      kind: 'overdue',
      detail: expect.stringMatching(/催还过/),
    });
    await desk.signIn('许借');
    const mine = await desk.call('loan.list', { all: false });
    expect(mine.find((loan) => loan.no === late)).toMatchObject({
      state: 'received',
      remindedAtMs: desk.clock.wallMs,
    });
    expect(mine.find((loan) => loan.no === today)?.remindedAtMs).toBeNull();
  });

  it('S3: says what stands against this custodian, and who else can', async () => {
    await desk.signIn('Cora Keeper');
    const cora = desk.vault.person();
    // As if she had once written for this dossier, before she became a custodian.
    desk.vault.db.run(
      "INSERT INTO act SELECT ?, dossier, 'user' FROM loan WHERE no = ?",
      cora.id,
      Number(toIssue.slice(1)),
    );
    const { tasks } = await ask();
    const issue = tasks.find((task) => task.kind === 'issue');
    expect(issue?.blocked).toEqual({
      code: 'USER_TURNED_KEEPER',
      facts: {},
      who: [expect.stringMatching(/^李保 #\d+/)],
    });
    desk.vault.db.run("DELETE FROM act WHERE person = ? AND kind = 'user'", cora.id);
  });

  it('D9: names nobody who could, where a hold stands against everybody', async () => {
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'K-1', ground: '诉讼保全', signature: desk.signature });
    const { tasks } = await ask('李保');
    expect(tasks.find((task) => task.kind === 'issue')?.blocked).toEqual({
      code: 'DOSSIER_HELD',
      facts: {},
      who: [],
    });
    await desk.call('hold.lift', {
      code: 'K-1',
      ground: '保全解除',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
  });
});
