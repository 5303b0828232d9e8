/** Roads around a client handover and a quarantine that a review found open: each is walked to where it ends now. */
import { cpSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
afterEach(() => desk.dispose());

const handOver = async (code: string, transferor: string, successor: string): Promise<number> => {
  await desk.signIn('李保');
  const { handover } = await desk.call('clients.open', {
    who: transferor,
    codes: [code],
    signature: desk.signature,
  });
  await assign(handover, code, successor);
  return handover;
};
const assign = async (handover: number, code: string, successor: string): Promise<void> => {
  await desk.signIn('李保');
  await desk.call('clients.assign', {
    handover,
    lines: [{ code, successor }],
    signature: desk.signature,
  });
};
const people = [
  { name: '孟编', roles: ['author'] },
  { name: '甲', roles: ['borrower'] },
  { name: '乙', roles: ['borrower'] },
  { name: '丙', roles: ['borrower'] },
] as const;

describe('who is to follow in a line', () => {
  it('D3: knows of a narrowed client while they are to follow, and no longer', async () => {
    desk = await openDesk({}, people);
    const scope = { everybody: false, people: ['甲'], departments: [] };
    await desk.dossier('N-1', { responsible: '甲', scope });
    const knows = async (who: string): Promise<boolean> => {
      await desk.signIn(who);
      const { rows } = await desk.call('directory.search', { query: 'N-1', offset: 0, limit: 5 });
      return rows.length > 0;
    };
    const handover = await handOver('N-1', '甲', '乙');
    expect(await knows('乙')).toBe(true);
    await assign(handover, 'N-1', '丙');
    expect(await knows('乙')).toBe(false);
    expect(await knows('丙')).toBe(true);
    await desk.signIn('李保');
    await desk.call('clients.withdraw', {
      handover,
      ground: '不交了',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(await knows('丙')).toBe(false);
    expect(await knows('甲')).toBe(true);
  });

  it('H2: what was lent to them as a document is recalled when it turns out to be the contact sheet', async () => {
    desk = await openDesk({}, people);
    await desk.dossier('N-2', { responsible: '甲' });
    const file = desk.textFile('contacts.txt', '陈先生 13800000000');
    const document = await desk.fileDocument('N-2', file);
    const loan = await desk.lend(document, '乙');
    await handOver('N-2', '甲', '乙');
    expect((await desk.call('loan.show', { loan })).state).toBe('received');
    await desk.fileDocument('N-2', file, { sheet: 'contact-sheet' });
    expect((await desk.call('loan.show', { loan })).state).toBe('recalled');
    await desk.signIn('乙');
    await expectRefusal('LOAN_STATE', desk.call('loan.return', { loan, signature: desk.signature }));
  });
});

describe('an older copy put back', () => {
  it('A6: nothing is signed with the stick that shows it', async () => {
    desk = await openDesk({}, people);
    await desk.signIn('李保');
    const kept = ['vault', 'user-data', 'sticks/李保', 'sticks/李保 spare'];
    const copied = (from: string, to: string): void => {
      for (const folder of kept) {
        rmSync(desk.path(to, folder), { recursive: true, force: true });
        cpSync(desk.path(from, folder), desk.path(to, folder), { recursive: true });
      }
    };
    await desk.close();
    copied('', 'before');
    await desk.open('李保');
    await desk.dossier('N-3');
    await desk.signIn('赵批');
    await desk.close();
    copied('before', '');
    await desk.open('李保');
    const ended = desk.call('role.end', {
      who: '丙',
      role: 'borrower',
      ground: '调岗',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await expectRefusal('QUARANTINE', ended);
    expect((await desk.call('person.list', {})).find(({ name }) => name === '丙')?.roles).toEqual([
      'borrower',
    ]);
  });
});
