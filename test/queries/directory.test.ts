import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VaultDatabase } from '../../vault/storage/database.ts';
import { matchOf, termsOf, updateDirectoryIndex } from '../../vault/storage/directory-index.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const clients = [
  ['KH-2026-0147', '恒岳精密机械股份有限公司'],
  ['KH-2026-0118', '海拓精密仪器有限公司'],
  ['KH-2025-0866', '盛原精密铸造（宁波）'],
  ['KH-2025-0301', '立川精密光学有限公司'],
  ['KH-2023-0051', 'Northgate Marine Insurance 诺斯盖特'],
  ['OV-7', 'Société Générale de Bruxelles'],
  ['KH-2022-0009', '买买提·阿卜杜拉（喀什） 贸易'],
] as const;

describe('terms of the directory index', () => {
  it('cuts runs of Han characters into overlapping pairs and leaves Latin words whole', () => {
    const terms = termsOf('恒岳精密 KH-7').trim().split(/\s+/);
    expect(terms.slice(0, 5)).toEqual(['恒岳', '岳精', '精密', '密', 'kh-7']);
    // The others are sounds: letters behind private-use characters.
    expect(terms.slice(5).map((term) => term.replace(/\p{Co}/gu, '_'))).toEqual([
      '_heng_yue',
      '_hy',
      '_yue_jing',
      '_yj',
      '_jing_mi',
      '_jm',
      '_mi',
    ]);
  });
  it('asks for nothing where nothing can be searched for', () => {
    for (const typed of ['', '  ', '"', '*', '（）', '--']) expect(matchOf(typed)).toBeNull();
  });
});

describe('directory.search', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    for (const [code, client] of clients) {
      await desk.call('dossier.open', {
        code,
        client,
        category: 'other',
        classification: code === 'OV-7' ? 'secret' : 'internal',
        scope: { everybody: code !== 'KH-2025-0301', people: [], departments: [] },
        signature: desk.signature,
      });
    }
  });
  afterAll(() => desk.dispose());

  const codes = async (query: string): Promise<string[]> =>
    (await desk.call('directory.search', { query, offset: 0, limit: 50 })).rows.map((row) => row.code);

  it.each([
    ['精', 4],
    ['精密', 4],
    ['密机', 1],
    ['精密机械股份', 1],
    ['司', 3],
    ['岳精密', 1],
    ['机密', 0],
    ['0147', 1],
    ['KH-2026', 2],
    ['kh-2026-01', 2],
    ['north', 1],
    ['marine 诺', 1],
    ['精密 有限', 3],
    ['generale', 1],
    ['"精密" OR 1', 0],
  ] as const)('finds %s in %i dossiers', async (query, expected) => {
    expect(await codes(query)).toHaveLength(expected);
  });

  it.each(['买买提·阿卜', '买买提阿卜', '买买提・阿卜', '提阿', '买买提 阿卜', '贸易 喀什'])(
    'finds a transliterated name typed as %s',
    async (query) => {
      const { rows } = await desk.call('directory.search', { query, offset: 0, limit: 10 });
      expect(rows.map((row) => row.code)).toEqual(['KH-2022-0009']);
    },
  );

  it.each([
    ['hengyue', ['KH-2026-0147']],
    ['hengyuejingmi', ['KH-2026-0147']],
    ['hengyuej', ['KH-2026-0147']],
    ['hyjm', ['KH-2026-0147']],
    ['yuejing', ['KH-2026-0147']],
    ['Héng Yuè', ['KH-2026-0147']],
    ['hyjm jixie', ['KH-2026-0147']],
    ['nuosigaite', ['KH-2023-0051']],
    ['abudula kashi', ['KH-2022-0009']],
    ['恆嶽', ['KH-2026-0147']],
    ['諾斯蓋特', ['KH-2023-0051']],
    ['yueheng', []],
    ['hymj', []],
  ])('S8: finds what sounds like %s', async (query, expected) => {
    expect(await codes(query)).toEqual(expected);
  });

  it('takes letters without end for a question like any other', async () => {
    for (const each of ['a', 'xian', 'q', 'fangan']) expect(await codes(each.repeat(40))).toEqual([]);
  });

  it('S8: the list of dossiers and the directory know a client and who holds it by sound', async () => {
    const listed = async (query: string) =>
      (await desk.call('dossier.list', { query })).map((row) => row.code).sort();
    expect(await listed('hyjm')).toEqual(['KH-2026-0147']);
    expect(await listed('haituo')).toEqual(['KH-2026-0118']);
    await desk.call('dossier.open', {
      code: 'R-1',
      client: 'Held Ltd',
      category: 'other',
      classification: 'internal',
      responsible: '许借',
      scope: { everybody: true, people: [], departments: [] },
      signature: desk.signature,
    });
    for (const query of ['xujie', 'xj', '許借']) expect(await codes(query)).toContain('R-1');
  });

  it('refuses a day that the calendar has not, as the day a dossier was opened', async () => {
    await expect(
      desk.call('dossier.open', {
        code: 'KH-2026-9999',
        client: '某客户',
        category: 'other',
        classification: 'internal',
        openedOn: '2026-02-31',
        scope: { everybody: true, people: [], departments: [] },
        signature: desk.signature,
      }),
    ).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
  });

  it('S8: finds a person whose name is typed without its blank or in another width, never by a part of it', async () => {
    for (const who of ['corakeeper', 'Ｃｏｒａ Keeper', 'Cora\u3000Keeper'])
      await desk.call('session.sign-in', { ...desk.credential('Cora Keeper'), who, place: '档案室' });
    await desk.call('session.sign-in', { ...desk.credential('李保'), who: '李 保', place: '档案室' });
    await desk.call('session.sign-in', { ...desk.credential('许借'), who: '許借', place: '档案室' });
    // Pinyin finds people, and names nobody.
    for (const who of ['李', 'libao'])
      await expect(
        desk.call('session.sign-in', { ...desk.credential('李保'), who, place: '档案室' }),
      ).rejects.toMatchObject({ code: 'NO_SUCH_PERSON' });
  });

  it('D3: shows a borrower only what they may know of, in hits and in numbers', async () => {
    await desk.signIn('许借');
    const page = await desk.call('directory.search', { query: '', offset: 0, limit: 50 });
    const listed = await desk.call('dossier.list', {});
    expect(page.rows.map((row) => row.code).sort()).toEqual(listed.map((row) => row.code).sort());
    expect(page.visible).toBe(listed.length);
    for (const query of ['立川', 'lichuan', 'lcjm', 'lichuanjing']) {
      await desk.signIn('许借');
      const hidden = await desk.call('directory.search', { query, offset: 0, limit: 50 });
      expect([hidden.total, hidden.rows]).toEqual([0, []]);
      expect(await desk.call('dossier.list', { query })).toEqual([]);
      await desk.signIn('Cora Keeper');
      expect(await codes(query)).toEqual(['KH-2025-0301']);
    }
  });

  it('D3: a search is an entry with its number of hits; scrolling on is the same search', async () => {
    await desk.signIn('Cora Keeper');
    const before = (await desk.call('vault.status', {})).entries;
    const first = await desk.call('directory.search', { query: '精密', offset: 0, limit: 2 });
    const second = await desk.call('directory.search', { query: '精密', offset: 2, limit: 2 });
    expect(first.total).toBe(4);
    expect([...first.rows, ...second.rows]).toHaveLength(4);
    expect((await desk.call('vault.status', {})).entries).toBe(before + 1);
  });
});

describe('the index', () => {
  it('forgets a name that was erased by law', () => {
    const db = new VaultDatabase(new Database(':memory:'));
    db.connection.exec(
      "CREATE TABLE dossier (no INTEGER, code TEXT, client TEXT); CREATE TABLE erased (idx INTEGER); INSERT INTO dossier VALUES (1, 'A-1', '恒岳精密')",
    );
    const found = () =>
      db.count(
        'SELECT count(*) AS n FROM directory_index WHERE directory_index MATCH ?',
        matchOf('恒岳') ?? '',
      );
    updateDirectoryIndex(db);
    expect(found()).toBe(1);
    db.connection.exec('UPDATE dossier SET client = NULL; INSERT INTO erased VALUES (3)');
    updateDirectoryIndex(db);
    expect(found()).toBe(0);
    db.close();
  });
});
