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
    expect(termsOf('恒岳精密 KH-7').trim().split(/\s+/)).toEqual(['恒岳', '岳精', '精密', '密', 'kh-7']);
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
    await expect(
      desk.call('session.sign-in', { ...desk.credential('李保'), who: '李', place: '档案室' }),
    ).rejects.toMatchObject({ code: 'NO_SUCH_PERSON' });
  });

  it('D3: shows a borrower only what they may know of, in hits and in numbers', async () => {
    await desk.signIn('许借');
    const page = await desk.call('directory.search', { query: '', offset: 0, limit: 50 });
    const listed = await desk.call('dossier.list', {});
    expect(page.rows.map((row) => row.code).sort()).toEqual(listed.map((row) => row.code).sort());
    expect(page.visible).toBe(listed.length);
    expect(await codes('立川')).toEqual([]);
    await desk.signIn('Cora Keeper');
    expect(await codes('立川')).toEqual(['KH-2025-0301']);
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
