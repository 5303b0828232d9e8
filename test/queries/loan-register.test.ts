import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

const HOUR_MS = 3_600_000;

describe('the loan register', () => {
  let desk: Desk;
  let returned = '';
  let recalled = '';
  let late = '';
  const ask = async (input: Record<string, unknown> = {}) => {
    await desk.signIn('李保');
    return desk.call('loan.register', { query: '', offset: 0, limit: 50, ...input });
  };
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    const first = await desk.fileDocument('K-1', desk.textFile('a.txt', '主服务协议，期限三年。'.repeat(20)));
    const second = await desk.fileDocument('K-1', desk.textFile('b.txt', '授信评估，五项指标。'.repeat(20)));
    returned = await desk.lend(first);
    desk.clock.pass(HOUR_MS);
    await desk.call('loan.return', { loan: returned, signature: desk.signature });
    await desk.signIn('李保');
    await desk.call('loan.check-in', { loan: returned, signature: desk.signature });
    recalled = await desk.lend(second, 'Ben Reader');
    await desk.signIn('李保');
    await desk.call('loan.recall', { loan: recalled, reason: '借用人将离职', signature: desk.signature });
    late = await desk.lend(first, 'Ben Reader', {
      reason: '核对 100% 条款_附件',
      toMs: desk.clock.wallMs + HOUR_MS,
    });
    desk.clock.pass(2 * HOUR_MS);
  });
  afterAll(() => desk.dispose());

  it('has the fields of such registers, newest first', async () => {
    const { total, rows } = await ask();
    expect(total).toBe(3);
    expect(rows.map((row) => row.no)).toEqual([late, recalled, returned]);
    const row = rows[2]!;
    expect(row).toMatchObject({
      borrower: expect.stringMatching(/^许借 #\d+/),
      department: '业务部',
      document: 'K-1/1',
      client: '客户 K-1',
      classification: 'confidential',
      category: 'negotiation',
      approver: expect.stringMatching(/^赵批 #\d+/),
      issuer: expect.stringMatching(/^Cora Keeper #\d+/),
      state: 'checked-in',
      remark: '理由充分',
    });
    expect(row.returnedAtMs! - row.issuedAtMs!).toBe(HOUR_MS);
  });

  it('says why a loan was recalled rather than why it was approved', async () => {
    expect((await ask({ query: recalled })).rows[0]?.remark).toBe('借用人将离职');
  });

  it('narrows by state and by what a reader sees, taking every character for itself', async () => {
    const found = async (input: Record<string, unknown>) => (await ask(input)).rows.map((row) => row.no);
    expect(await found({ state: 'overdue' })).toEqual([late]);
    expect(await found({ state: 'out' })).toEqual([late]);
    expect(await found({ state: 'closed' })).toEqual([recalled, returned]);
    expect(await found({ query: 'ben reader' })).toEqual([late, recalled]);
    expect(await found({ query: '100% 条款_' })).toEqual([late]);
    expect(await found({ query: '%' })).toEqual([late]);
    expect(await found({ query: 'K-1/2' })).toEqual([recalled]);
    // S8: people and clients by sound and in traditional characters.
    for (const query of ['xujie', 'xj', '許借', '许 借']) expect(await found({ query })).toEqual([returned]);
    for (const query of ['kehu', 'kh', '客戶'])
      expect(await found({ query })).toEqual([late, recalled, returned]);
    expect(await found({ query: 'kehu', state: 'closed' })).toEqual([recalled, returned]);
    expect(await found({ query: 'kehubao' })).toEqual([]);
  });

  it('pages', async () => {
    const { total, rows } = await ask({ offset: 1, limit: 1 });
    expect(total).toBe(3);
    expect(rows.map((row) => row.no)).toEqual([recalled]);
  });

  it('D3: is not for borrowers', async () => {
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', desk.call('loan.register', { query: '', offset: 0, limit: 10 }));
  });
});
