/** A3: an entry and its effect are one transaction. Either part that fails takes the other with it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
let loan: string;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  const path = desk.textFile('合同.txt', '框架采购合同。\n'.repeat(40));
  loan = await desk.lend(await desk.fileDocument('K-1', path));
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

/** While it lasts the database itself refuses to write to the table, as a damaged page or a full disk would. */
async function withFailing(when: string, work: () => Promise<unknown>): Promise<unknown> {
  const { connection } = desk.vault.db;
  // A program of this connection only: the vault looks for programs in the file.
  connection.exec(`CREATE TEMP TRIGGER no_write BEFORE ${when} BEGIN SELECT RAISE(ABORT, 'planted'); END`);
  try {
    return await work();
  } finally {
    connection.exec('DROP TRIGGER no_write');
  }
}

const entries = () => desk.vault.db.count('SELECT count(*) AS n FROM leaf');
const person = () =>
  desk.vault.db.get<{ frozen: number }>('SELECT frozen FROM person WHERE name = ?', '许借')?.frozen;
const loanState = () =>
  desk.vault.db.get<{ state: string }>('SELECT state FROM loan WHERE no = ?', Number(loan.slice(1)))?.state;
const views = () => desk.vault.db.count('SELECT count(*) AS n FROM view');

const acts: readonly (readonly [what: string, effect: string, act: () => Promise<unknown>])[] = [
  [
    'a freeze',
    'UPDATE ON main.person',
    () => desk.call('person.freeze', { who: '许借', ground: '核查', signature: desk.signature }),
  ],
  [
    'a recall',
    'UPDATE ON main.loan',
    () => desk.call('loan.recall', { loan, reason: '核查', signature: desk.signature }),
  ],
  ['a dossier', 'INSERT ON main.dossier', () => desk.dossier('K-2')],
  ['a view', 'INSERT ON main.view', () => desk.view(loan)],
];

it.each(acts)('A3: %s whose effect cannot be written leaves no entry of it', async (_what, table, act) => {
  const before = [person(), loanState(), views()];
  const typesBefore = await acted(() => withFailing(table, act));
  expect(typesBefore).toEqual([]);
  expect([person(), loanState(), views()]).toEqual(before);
});

it.each(acts)('A3: %s whose entry cannot be written has no effect', async (_what, _table, act) => {
  const before = [person(), loanState(), views(), entries()];
  await expect(withFailing('INSERT ON main.leaf', act)).rejects.toThrow();
  expect([person(), loanState(), views(), entries()]).toEqual(before);
});

it('A3: afterwards tables and log agree, and the same acts go through', async () => {
  await desk.crashAndOpen('李保');
  expect(await desk.call('vault.status', {})).toMatchObject({ quarantine: 'none' });
  expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  for (const [what, , act] of [...acts].reverse()) {
    await desk.signIn('李保');
    const size = entries();
    await act();
    expect(entries(), what).toBeGreaterThan(size);
  }
  expect([person(), loanState(), views()]).toEqual([1, 'recalled', 1]);
});

/** What the act left in the log besides who signed in or out, and the note that a view failed. */
async function acted(act: () => Promise<unknown>): Promise<string[]> {
  const from = entries();
  await expect(act()).rejects.toThrow();
  return desk.vault.db
    .all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', from)
    .map(({ type }) => type)
    .filter((type) => !type.startsWith('session.') && type !== 'view.failed');
}
