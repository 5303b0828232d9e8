/** 001-14, 001-18: the firm's clients looked through, by the real tables; nobody is counted or shown a client they may not know of (D3). */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../vault/router/router.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

const everybody = { everybody: true, people: [], departments: [] };
const nobody = { everybody: false, people: [], departments: [] };

describe('client resources', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1', {
      client: '海宁纺织',
      responsible: '许借',
      second: 'Ben Reader',
      scope: everybody,
    });
    await desk.dossier('K-2', {
      client: '恒岳;=HYPERLINK("x")',
      category: 'other',
      responsible: '许借',
      scope: everybody,
    });
    await desk.dossier('K-3', {
      client: '＝1+1',
      category: 'other',
      classification: 'secret',
      scope: nobody,
    });
    await desk.dossier('K-4', {
      client: '\t@旧户',
      responsible: 'Ben Reader',
      second: '许借',
      scope: everybody,
    });
    const papers: readonly (readonly [string, string, string])[] = [
      ['联系.txt', 'contact-sheet', '联系人王女士，电话另见，地址在高新区。'],
      ['概况.txt', 'profile-sheet', '客户经营稳健，偏好书面沟通，往来十年。'],
      ['合同.txt', 'document', '二〇二六年供货合同，双方各执一份。'],
    ];
    let document = '';
    for (const [name, sheet, content] of papers)
      document = await desk.fileDocument('K-1', desk.textFile(name, content), { sheet });
    await desk.viewAndClose(await desk.lend(document));
    await desk.signIn('李保');
    await desk.call('dossier.change', {
      code: 'K-4',
      status: 'closed',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
  });
  afterAll(() => desk.dispose());

  const look = async (who: string, input: Record<string, unknown> = {}) => {
    await desk.signIn(who);
    return desk.call('resources.analyse', { by: 'category', query: '', offset: 0, limit: 50, ...input });
  };
  const counts = ({ groups }: Answer<'resources.analyse'>): Record<string, readonly [number, number]> =>
    Object.fromEntries(
      groups
        .filter(({ clients }) => clients > 0)
        .map((each) => [each.label ?? each.key, [each.clients, each.atRisk]]),
    );

  it('groups every client that a keeper may know of, by each lens', async () => {
    expect(await look('李保')).toMatchObject({ visible: 4, atRisk: 2, total: 4 });
    expect(counts(await look('李保'))).toEqual({ 'key-account': [2, 0], other: [2, 2] });
    expect(counts(await look('李保', { by: 'risk' }))).toEqual({
      'nobody-responsible': [1, 1],
      'no-second': [2, 2],
      // Its author, who wrote nothing in it, is no knower: 许借 alone knows K-2, and nobody K-3.
      'known-to-one': [2, 2],
      none: [2, 0],
    });
    expect(counts(await look('李保', { by: 'completeness' }))).toEqual({
      '0': [1, 0],
      '3': [1, 0],
      '4': [1, 1],
      '5': [1, 1],
    });
    expect(counts(await look('李保', { by: 'lastView' }))).toEqual({ month: [1, 0], never: [3, 2] });
    expect(counts(await look('李保', { by: 'documents' }))).toEqual({ '0': [3, 2], '1': [1, 0] });
    const byPerson = Object.entries(counts(await look('李保', { by: 'responsible' })));
    expect(byPerson.map(([name, [clients]]) => [name.replace(/ .*/, ''), clients])).toEqual([
      ['许借', 2],
      ['Ben', 1],
      ['none', 1],
    ]);
  });

  it('says of each what is there, who knows it, and when it was looked at last', async () => {
    const { rows } = await look('赵批');
    expect(rows.map(({ code, missing, risks, knownTo }) => ({ code, missing, risks, knownTo }))).toEqual([
      // 许借, Ben Reader, and 孟编 who wrote.
      { code: 'K-1', missing: [], risks: [], knownTo: 3 },
      {
        code: 'K-2',
        missing: ['second', 'contactSheet', 'profileSheet', 'papers'],
        risks: ['no-second', 'known-to-one'],
        knownTo: 1,
      },
      {
        code: 'K-3',
        missing: ['responsible', 'second', 'contactSheet', 'profileSheet', 'papers'],
        risks: ['nobody-responsible', 'no-second', 'known-to-one'],
        knownTo: 0,
      },
      { code: 'K-4', missing: ['contactSheet', 'profileSheet', 'papers'], risks: [], knownTo: 2 },
    ]);
    expect(rows[0]?.lastViewMs).toBe(desk.clock.wallMs);
    expect(await look('赵批', { by: 'risk', group: 'nobody-responsible' })).toMatchObject({
      total: 1,
      rows: [{ code: 'K-3' }],
    });
    expect(await look('赵批', { query: 'hainingfangzhi' })).toMatchObject({
      total: 1,
      rows: [{ code: 'K-1' }],
    });
  });

  it('P4: where one person alone knows a client, says who that is and what of it is out with them', async () => {
    const alone = async () =>
      (await look('赵批')).rows.map((row) => [
        row.code,
        row.alone?.person.replace(/ .*/, ''),
        row.alone?.out,
      ]);
    expect(await alone()).toEqual([
      ['K-1', undefined, undefined],
      ['K-2', '许借', 0],
      ['K-3', undefined, undefined],
      ['K-4', undefined, undefined],
    ]);
    expect((await look('Ben Reader')).rows.every((row) => row.alone === null)).toBe(true);
  });

  it('D3: others are counted and shown what the directory shows them, their own looks, and nobody else’s', async () => {
    const seen = await look('Ben Reader');
    expect(seen).toMatchObject({ visible: 3, total: 3 });
    expect(seen.rows.map(({ code }) => code)).toEqual(['K-1', 'K-2', 'K-4']);
    expect(seen.rows.every(({ knownTo, lastViewMs }) => knownTo === null && lastViewMs === null)).toBe(true);
    expect(counts(await look('Ben Reader', { by: 'risk' }))).toEqual({ 'no-second': [1, 1], none: [2, 0] });
    expect((await look('许借')).rows[0]?.lastViewMs).not.toBeNull();
    await desk.signIn('审计');
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('resources.analyse', { by: 'category', query: '', offset: 0, limit: 5 }),
    );
  });

  it('D3: each listing is an entry; what the screen draws again of one is none', async () => {
    await desk.signIn('赵批');
    const entries = () =>
      desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'directory.searched'");
    const asks = (byScreen: boolean, more: object = {}) =>
      desk.router.call(
        'resources.analyse',
        { by: 'category', query: '', offset: 0, limit: 5, ...more },
        { language: 'en', ...(byScreen ? { by: 'screen' as const } : {}) },
      );
    // Signed in anew: nothing of before is on record for this session.
    await desk.signIn('李保');
    const before = entries();
    await asks(true, { query: '海宁' });
    expect(entries()).toBe(before + 1);
    await asks(true);
    expect(entries()).toBe(before + 2);
    await asks(true, { by: 'risk', group: 'no-second', offset: 1 });
    await asks(true, { query: '海宁' });
    expect(entries()).toBe(before + 2);
    await asks(false, { query: '海宁' });
    expect(entries()).toBe(before + 3);
  });

  it('is written as a table of plain cells by those who keep and approve, and that is an entry', async () => {
    await desk.signIn('Ben Reader');
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('resources.csv', { by: 'category', query: '', file: desk.path('clients-0.csv') }),
    );
    await desk.signIn('李保');
    const file = desk.path('clients.csv');
    expect(await desk.call('resources.csv', { by: 'risk', group: 'no-second', query: '', file })).toEqual({
      file,
      rows: 2,
    });
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeff档号,客户名称,')).toBe(true);
    const rows = Papa.parse<string[]>(text.slice(1).trim()).data;
    expect(rows.slice(1).map((cells) => [cells[0], cells[1], cells[9]])).toEqual([
      ['K-2', `恒岳;'=HYPERLINK("x")`, '没有第二联系人、只有一人了解'],
      ['K-3', "'＝1+1", '无人负责、没有第二联系人、只有一人了解'],
    ]);
    const [last] = (await desk.call('log.page', { types: ['directory.searched'], limit: 1 })).rows;
    expect(JSON.stringify(await desk.call('log.proof', { index: last?.index }))).toContain(
      'csv risk=no-second',
    );
    // Never over a file that is there, and never into the vault.
    for (const taken of [file, desk.path('vault', 'clients.csv')])
      await expect(
        desk.call('resources.csv', { by: 'category', query: '', file: taken }),
      ).rejects.toMatchObject({
        code: 'VAULT_EXISTS',
      });
  });

  it('P1: a contact who is leaving is a risk, and knows the client no longer', async () => {
    await desk.signIn('李保');
    await desk.call('departure.register', {
      who: 'Ben Reader',
      reason: '另有打算',
      noticeOn: '2026-11-19',
      lastDay: '2026-12-19',
      signature: desk.signature,
    });
    const [first] = (await look('李保')).rows;
    expect(first).toMatchObject({ code: 'K-1', risks: ['leaving', 'no-second'], knownTo: 2 });
  });

  it('P4: what is out with the one who alone knows a client is counted, and nobody else’s loans of it are', async () => {
    await desk.dossier('K-5', { client: '独知', category: 'other', responsible: '许借', scope: everybody });
    const document = await desk.fileDocument('K-5', desk.textFile('独.txt', '独知客户的往来记录一份。'));
    const alone = async () => (await look('李保')).rows.find(({ code }) => code === 'K-5')?.alone;
    // Its author knows it too.
    expect(await alone()).toBeNull();
    await desk.lend(document);
    await desk.signIn('李保');
    await desk.call('departure.register', {
      who: '孟编',
      reason: '另有打算',
      noticeOn: '2026-11-19',
      lastDay: '2026-12-19',
      signature: desk.signature,
    });
    expect(await alone()).toMatchObject({ person: expect.stringMatching(/^许借 #/), out: 1 });
  });
});
