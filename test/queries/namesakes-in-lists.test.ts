/**
 * S8: two people of one name are told apart wherever they stand among others. Everything that lists and registers answer is
 * walked through, and so is what the terminal and the papers make of it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../shared/contract/commands.ts';
import { wordsOn } from '../papers/read-paper.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

const name = '许借';
let desk: Desk;
let first = 0;
let second = 0;
let loan = '';

/** Places where the name stands and nothing tells whose it is: neither in the same words nor as a number beside it. */
function untold(answer: unknown, where = ''): string[] {
  if (Array.isArray(answer)) return answer.flatMap((each, i) => untold(each, `${where}[${i}]`));
  if (typeof answer !== 'object' || answer === null) return [];
  const numbered = 'no' in answer && typeof answer.no === 'number';
  return Object.entries(answer).flatMap(([key, value]) => {
    // What an entry holds, word for word; whose it is stands beside it.
    if (key === 'texts') return [];
    if (typeof value !== 'string') return untold(value, `${where}.${key}`);
    if (!value.includes(name) || /#\d/.test(value) || (numbered && key === 'name')) return [];
    return [`${where}.${key}: ${value}`];
  });
}

const lists: readonly (readonly [command: CommandName, input: object, as: string])[] = [
  ['person.list', {}, '李保'],
  ['session.people', {}, '李保'],
  ['dossier.list', {}, '李保'],
  ['dossier.show', { code: 'N-1' }, '李保'],
  ['dossier.history', { code: 'N-1' }, '李保'],
  ['directory.search', { query: '', offset: 0, limit: 50 }, '李保'],
  ['directory.search', { query: 'xujie', offset: 0, limit: 50 }, '李保'],
  ['loan.list', { all: true }, '李保'],
  ['loan.register', { query: name, offset: 0, limit: 50 }, '李保'],
  ['desk.custodian', {}, '李保'],
  ['document.pending', {}, '李保'],
  ['log.page', { limit: 200 }, '李保'],
  ['log.list', { limit: 200 }, '李保'],
  ['insight.access', { days: 30 }, '李保'],
  ['departure.list', {}, '李保'],
  ['departure.show', { departure: 1 }, '李保'],
  ['clients.list', {}, '李保'],
  ['clients.show', { handover: 1 }, '李保'],
  ['trust.seats', {}, '李保'],
  ['dossier.history', { code: 'N-1' }, '李保'],

  ['loan.list', { all: false }, '赵批'],
];

beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('N-1', { responsible: name });
  const document = await desk.fileDocument('N-1', desk.textFile('n.txt', '同名的人。'.repeat(40)));
  loan = await desk.lend(document);
  await desk.viewAndClose(loan);
  await desk.viewAndClose(loan);
  await desk.signIn('李保');
  first = (await desk.call('person.list', {})).find((person) => person.name === name)?.no ?? 0;
  const made = await desk.call('person.enrol', {
    name,
    staffNumber: 'N-2',
    department: '法务部',
    language: 'en',
    keyFiles: [],
    beside: [first],
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  second = made.no;
  await desk.dossier('N-2', { responsible: `#${second}` });
  await desk.signIn('李保');
  await desk.call('departure.register', { who: `#${second}`, reason: '另谋发展', signature: desk.signature });
});
afterAll(() => desk.dispose());

describe('S8: namesakes in lists', () => {
  it.each(lists)('%s %j as %s', async (command, input, as) => {
    await desk.signIn(as);
    const answer: unknown = await desk.call(command, input as never);
    expect(untold(answer)).toEqual([]);
    // One of them is in it at all, except where nothing is waiting.
    if (!['desk.custodian', 'document.pending', 'clients.list', 'loan.list'].includes(command))
      expect(JSON.stringify(answer)).toContain(name);
  });

  it('on pages about one of them, and among the holders of keys', async () => {
    await desk.signIn('李保');
    for (const command of ['departure.rehearse', 'exposure.show'] as const) {
      const answer = await desk.call(command, { who: `#${first}` });
      expect(answer).toMatchObject({ person: `${name} #${first}`, department: '业务部' });
      expect(untold(answer)).toEqual([]);
    }
    const { keyFiles } = await desk.call('integrity.show', {});
    expect(keyFiles.map((file) => file.name)).toContainEqual(expect.stringMatching(/^李保 #\d+ 档案室$/));
    for (const file of keyFiles) expect(file.name).toMatch(/ #\d+/);
    const { rows } = await desk.call('log.page', { types: ['loan.received'], limit: 1 });
    const proof = await desk.call('log.proof', { index: rows[0]?.index ?? 0 });
    expect(proof.signatures.map(({ who }) => who)).toContain(`${name} #${first} 业务部`);
  });

  it('stand beside each other with number and department', async () => {
    await desk.signIn('李保');
    const { rows } = await desk.call('directory.search', { query: 'N-', offset: 0, limit: 10 });
    expect(rows.map(({ responsible }) => responsible)).toEqual([
      `${name} #${second} 法务部`,
      `${name} #${first} 业务部`,
    ]);
    const [row] = (await desk.call('loan.register', { query: loan, offset: 0, limit: 10 })).rows;
    expect(row).toMatchObject({ borrower: `${name} #${first}`, department: '业务部' });
    expect(row?.approver).toMatch(/^赵批 #\d+/);
  });

  it('in sentences of the log as in the column of people', async () => {
    await desk.signIn('李保');
    const { rows } = await desk.call('log.page', { limit: 200 });
    const view = rows.find(({ type }) => type === 'view.open');
    expect(view?.person).toBe(`${name} #${first} 业务部`);
    expect(view?.sentence).toMatch(new RegExp(`^${name} #${first} 业务部 查阅：`));
    const left = rows.find(({ type }) => type === 'departure.registered');
    expect(left?.sentence).toContain(`${name} #${second} 法务部`);
  });

  it.each([
    ['loan-slip', '许借', (): string => loan],
    ['filing-receipt', '孟编', (): string => 'N-1/1'],
    ['chain-of-custody', '许借', (): string => 'N-1'],
  ] as const)('on the %s, %s', async (paper, who, about) => {
    await desk.signIn('李保');
    const file = desk.path(`${paper}.pdf`);
    await desk.call('paper.print', { paper, about: about(), language: 'zh-CN', copies: 1, file });
    const named = [...(await wordsOn({ file })).matchAll(new RegExp(`${who}(#\\d)?`, 'gu'))];
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(([, number]) => number === undefined).map(([each]) => each)).toEqual([]);
  });
});
