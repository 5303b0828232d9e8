/**
 * Two of the same act at once, both judged before either is written: the second is judged again inside its own transaction and
 * refused. Nothing but that stands between them here: the desktop's lanes are above the router.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

describe('judged again inside the transaction', () => {
  let desk: Desk;
  const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

  beforeAll(async () => {
    desk = await openDesk({}, [
      ...office,
      { name: '走的人', roles: ['borrower'] },
      { name: '接替', roles: ['borrower'] },
      { name: '接替二', roles: ['borrower'] },
    ]);
    await desk.dossier('K-1', { responsible: '许借' });
  });
  afterAll(() => desk.dispose());

  /** One of the two goes through; what the other is refused with. */
  async function twiceAtOnce(name: CommandName, input: unknown): Promise<string> {
    const settled = await Promise.allSettled([desk.call(name, input), desk.call(name, input)]);
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused, name).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(Refusal);
    return (refused[0] as Refusal).code;
  }

  it('a hold, and its lifting', async () => {
    await desk.signIn('李保');
    const ground = '诉讼';
    expect(await twiceAtOnce('hold.set', { code: 'K-1', ground, signature: desk.signature })).toBe(
      'DOSSIER_HELD',
    );
    expect(await twiceAtOnce('hold.lift', { code: 'K-1', ground, ...both() })).toBe('NOT_HELD');
  });

  it('a change of a dossier that is held meanwhile', async () => {
    await desk.signIn('李保');
    const change = desk.call('dossier.change', { code: 'K-1', home: '三号柜', ...both() });
    const hold = desk.call('hold.set', { code: 'K-1', ground: '诉讼', signature: desk.signature });
    const [changed, held] = await Promise.allSettled([change, hold]);
    // Whichever came second: a change is never written into a dossier that is held.
    expect(held.status).toBe('fulfilled');
    const last = (await desk.call('log.list', { limit: 10_000 })).findLast(({ body }) =>
      ['dossier.changed', 'hold.set'].includes(body.type),
    );
    if (changed.status === 'fulfilled') expect(last?.body.type).toBe('hold.set');
    else expect((changed.reason as Refusal).code).toBe('DOSSIER_HELD');
    await desk.call('hold.lift', { code: 'K-1', ground: '结案', ...both() });
  });

  it('unfreezing, joining, ending a role', async () => {
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: '接替', ground: '暂停', signature: desk.signature });
    expect(await twiceAtOnce('person.unfreeze', { who: '接替', ground: '恢复', ...both() })).toBe(
      'NOT_FROZEN',
    );
    expect(
      await twiceAtOnce('person.same-as', { who: '接替', same: '接替二', ground: '同一人', ...both() }),
    ).toBe('SAME_ALREADY');
    expect(
      await twiceAtOnce('role.end', { who: '接替二', role: 'borrower', ground: '调岗', ...both() }),
    ).toBe('ROLE_NOT_HELD');
  });

  it('each step of a loan', async () => {
    const document = await desk.fileDocument('K-1', desk.textFile('合同.txt', '框架合同。\n'.repeat(20)));
    await desk.signIn('许借');
    const asked = { document, category: 'negotiation', reason: '续约', place: '总部' };
    expect(await twiceAtOnce('loan.request', { ...asked, signature: desk.signature })).toBe('LOAN_OPEN');
    const loan = 'L1';
    await desk.signIn('赵批');
    const decisions = [{ loan, decision: 'approve', reason: '理由充分' }];
    expect(await twiceAtOnce('loan.decide', { decisions, signature: desk.signature })).toBe('LOAN_STATE');
    for (const [who, name] of [
      ['Cora Keeper', 'loan.issue'],
      ['许借', 'loan.receive'],
      ['许借', 'loan.return'],
      ['Cora Keeper', 'loan.check-in'],
    ] as const) {
      await desk.signIn(who);
      expect(await twiceAtOnce(name, { loan, signature: desk.signature }), name).toBe('LOAN_STATE');
    }
  });

  it('a departure, a handover of clients, a dossier of one code', async () => {
    await desk.signIn('李保');
    const notice = { who: '走的人', reason: '个人发展', signature: desk.signature };
    expect(await twiceAtOnce('departure.register', notice)).toBe('DEPARTURE_KNOWN');
    expect(await twiceAtOnce('departure.end', { departure: 1, cause: 'withdrawn', ...both() })).toBe(
      'DEPARTURE_OVER',
    );
    expect(await twiceAtOnce('clients.open', { who: '许借', signature: desk.signature })).toBe(
      'CLIENT_IN_HANDOVER',
    );
    await desk.signIn('孟编');
    const opened = {
      code: 'K-2',
      client: '客户',
      category: 'key-account',
      classification: 'confidential',
      scope: { everybody: true, people: [], departments: [] },
      signature: desk.signature,
    };
    expect(await twiceAtOnce('dossier.open', opened)).toBe('CODE_TAKEN');
  });
});
