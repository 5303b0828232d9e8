/** One field for everything (D2, D3, A0): what it finds is what the lists show, and nothing beside it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Found } from '../../shared/contract/answers.ts';
import { updateDocumentIndex } from '../../vault/storage/document-index.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

let desk: Desk;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({}, [...office, { name: '王借', roles: ['borrower'], clearance: 'internal' }]);
  await desk.signIn('李保');
  await desk.dossier('KH-1', { client: '恒岳精密机械有限公司', classification: 'internal' });
  for (let n = 10; n < 20; n++) await desk.dossier(`KH-${n}`, { client: `海拓仪器${n}` });
  await desk.dossier('GEHEIM-7', { client: '恒岳并购项目', classification: 'secret' });
  await desk.dossier('ENG-8', {
    client: '恒岳海外',
    scope: { everybody: false, people: ['许借'], departments: [] },
  });
  loan = await desk.lend(await desk.fileDocument('KH-1', desk.textFile('授信评估报告.txt', 'words one')));
  await desk.fileDocument('GEHEIM-7', desk.textFile('授信并购意向书.txt', 'words two'));
}, 120_000);
afterAll(() => desk.dispose());

const find = (query: string): Promise<Found> => desk.call('desk.find', { query });
const screen = (query: string): Promise<unknown> =>
  desk.router.call('desk.find', { query }, { language: 'en', by: 'screen' });
const codes = async (query: string): Promise<string[]> =>
  (await find(query)).dossiers.map((dossier) => dossier.code);
const titles = async (query: string): Promise<string[]> =>
  (await find(query)).documents.map((document) => `${document.code}/${document.no}`);
async function entries(work: () => Promise<unknown>): Promise<number> {
  const before = desk.vault.writer.size;
  await work();
  return desk.vault.writer.size - before;
}

describe('D3: dossiers', () => {
  it('are found by code, part of a name, pinyin and initials, whoever has typed the code first', async () => {
    await desk.signIn('李保');
    for (const typed of ['恒岳', '岳精密', 'hengyue', 'jmjx', '恆岳'])
      expect(await codes(typed), typed).toContain('KH-1');
    // Nine others begin so, all of them newer.
    expect((await codes('kh-1'))[0]).toBe('KH-1');
    expect(await codes('海拓')).toHaveLength(6);
  });
  it('a name above the clearance or outside the scope is not there, for anybody but those who may know', async () => {
    await desk.signIn('李保');
    expect(await codes('恒岳')).toEqual(['ENG-8', 'GEHEIM-7', 'KH-1']);
    await desk.signIn('王借');
    for (const typed of ['恒岳', 'GEHEIM-7', 'geheim', 'ENG-8', 'hengyue'])
      expect(await codes(typed), typed).toEqual(['恒岳', 'hengyue'].includes(typed) ? ['KH-1'] : []);
  });
  it('are not found by whoever has no directory', async () => {
    await desk.signIn('审计');
    expect(await find('恒岳')).toMatchObject({ dossiers: [], documents: [], loans: [] });
  });
  it('follow a change of scope and class at once, and their documents with them', async () => {
    await desk.signIn('王借');
    expect(await titles('授信')).toEqual(['KH-1/1']);
    await desk.signIn('李保');
    const change = (classification: 'secret' | 'internal') =>
      desk.call('dossier.change', {
        code: 'KH-1',
        classification,
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      });
    await change('secret');
    await desk.signIn('王借');
    expect(await codes('KH-1')).not.toContain('KH-1');
    expect(await titles('授信')).toEqual([]);
    expect(await titles('KH-1/1')).toEqual([]);
    await desk.signIn('李保');
    await change('internal');
    await desk.signIn('王借');
    expect(await titles('授信')).toEqual(['KH-1/1']);
  });
});

describe('D2: documents', () => {
  it('are found by title and by code and number, within what somebody may know of', async () => {
    await desk.signIn('李保');
    expect(await titles('授信')).toEqual(['GEHEIM-7/1', 'KH-1/1']);
    expect(await titles('pgbg')).toEqual(['KH-1/1']);
    await desk.signIn('王借');
    expect(await titles('授信')).toEqual(['KH-1/1']);
    expect(await titles('kh-1/1')).toEqual(['KH-1/1']);
    expect(await titles('GEHEIM-7/1')).toEqual([]);
    expect(await titles('并购意向')).toEqual([]);
  });
  it('are not there before they are accepted', async () => {
    await desk.signIn('孟编');
    const file = desk.textFile('未入档的函件.txt', 'waits');
    await desk.call('document.submit', {
      code: 'KH-1',
      file,
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    expect(await titles('未入档')).toEqual([]);
    await desk.signIn('李保');
    expect(await titles('未入档')).toEqual([]);
  });
  it('a title that was erased is forgotten', async () => {
    desk.vault.db.run("UPDATE document SET title = NULL WHERE title LIKE '授信并购%'");
    while (!updateDocumentIndex(desk.vault.db, 100));
    await desk.signIn('李保');
    expect(await titles('并购意向')).toEqual([]);
    expect(await titles('GEHEIM-7/1')).toEqual(['GEHEIM-7/1']);
  });
});

describe('loans, people and entries', () => {
  it('a borrower finds their own loans only, by number and by what they are of', async () => {
    await desk.signIn('许借');
    for (const typed of [loan, loan.slice(1), 'KH-1', '评估', 'pinggu'])
      expect(
        (await find(typed)).loans.map((each) => each.loan),
        typed,
      ).toEqual([loan]);
    for (const who of ['王借', 'Ben Reader', '孟编']) {
      await desk.signIn(who);
      for (const typed of [loan, '评估', '许借', 'KH-1'])
        expect((await find(typed)).loans, typed).toEqual([]);
    }
  });
  it('keepers find open loans by who has them and which dossier they are of', async () => {
    await desk.signIn('赵批');
    for (const typed of [loan, '许借', 'xujie', 'KH-1', '恒岳精密'])
      expect(
        (await find(typed)).loans.map((each) => each.loan),
        typed,
      ).toEqual([loan]);
  });
  it('D3: people by name and number; an auditor without clearance finds numbers, not names', async () => {
    await desk.signIn('孟编');
    const [found] = (await find('许借')).people;
    expect(found?.name).toBe('许借');
    expect((await find(`#${found?.no}`)).people).toEqual([found]);
    await desk.enrol({ name: '查核', roles: [] });
    await desk.call('role.give', {
      self: desk.credential('查核'),
      role: 'auditor',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('查核');
    expect((await find('许借')).people).toEqual([]);
    expect((await find(`#${found?.no}`)).people).toEqual([
      { no: found?.no, name: `#${found?.no}`, department: null },
    ]);
  });
  it('entries by number, for those who read the log, and none that is not there yet', async () => {
    await desk.signIn('审计');
    expect((await find('3')).entry).toBe(3);
    expect((await find(String(desk.vault.writer.size + 5))).entry).toBeNull();
    for (const who of ['许借', '孟编']) {
      await desk.signIn(who);
      expect((await find('3')).entry, who).toBeNull();
    }
  });
});

describe('A0: what is on record', () => {
  const fresh = async (who: string): Promise<void> => {
    desk.at = '';
    await desk.signIn(who);
  };
  it('the first look of a session as a listing, those after it not at all, a choice with what was typed', async () => {
    await fresh('许借');
    expect(await entries(() => screen('恒'))).toBe(1);
    for (const typed of ['恒岳', '恒岳精', 'k', 'kh'])
      expect(await entries(() => screen(typed)), typed).toBe(0);
    expect(await entries(() => find('恒岳'))).toBe(1);
    await desk.signIn('赵批');
    const searches = await desk.call('log.list', { type: 'directory.searched', limit: 2 });
    expect(searches.map(({ texts }) => Object.values(texts).includes('恒岳'))).toEqual([false, true]);
  });
  it('nothing of whoever has no directory', async () => {
    await fresh('审计');
    expect(await entries(() => screen('恒岳'))).toBe(0);
    expect(await entries(() => find('恒岳'))).toBe(0);
  });
});
