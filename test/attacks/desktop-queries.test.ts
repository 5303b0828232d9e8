/** What the screens may look up tells nobody what does not exist for them, and no look goes unrecorded. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';

const people = [
  { name: '孟编', roles: ['author'] },
  { name: '许借', roles: ['borrower'] },
  { name: 'Ben Reader', roles: ['borrower'] },
  { name: 'Audit Without', roles: [] },
] as const;

let desk: Desk;
let trace = '';
beforeAll(async () => {
  desk = await openDesk({}, people);
  await desk.signIn('李保');
  await desk.call('role.give', {
    self: desk.credential('Audit Without'),
    role: 'auditor',
    signature: desk.signature,
    cosign: [desk.credential('赵批')],
  });
  for (const code of ['K-1', 'K-2', 'K-3']) await desk.dossier(code);
  const loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('并购意向.txt', 'words')));
  await desk.signIn('许借');
  const view = await desk.call('view.open', {
    loan,
    reason: '丰华并购案',
    place: '丰华公司会议室',
    signature: desk.signature,
  });
  trace = view.trace;
  await desk.call('view.close', {});
});
afterAll(() => desk.dispose());

describe('D3: a search of the directory', () => {
  const search = async (input: object): Promise<number> => {
    const before = desk.vault.writer.size;
    await desk.call('directory.search', { query: '', offset: 0, limit: 2, ...input });
    return desk.vault.writer.size - before;
  };
  it('is an entry from wherever it begins, and scrolling on is not another one', async () => {
    await desk.signIn('Ben Reader');
    expect(await search({ offset: 1 })).toBe(1);
    expect(await search({ offset: 2 })).toBe(0);
    expect(await search({ offset: 1, query: '客户' })).toBe(1);
    expect(await search({ offset: 0, query: '客户' })).toBe(1);
    expect(await search({ offset: 2, query: '客户' })).toBe(0);
    expect(await search({ offset: 2, query: '客户', classification: 'confidential' })).toBe(1);
  });
  it('is not scrolled on in by the next person at the desk', async () => {
    await desk.signIn('许借');
    expect(await search({ offset: 2, query: '客户', classification: 'confidential' })).toBe(1);
  });
});

describe('D3: an auditor without clearance', () => {
  it('finds a view by its code, and no name, title, place or reason with it', async () => {
    await desk.signIn('Audit Without');
    const [view] = (await desk.call('trace', { code: trace })).found;
    const inPart = await desk.call('trace', { code: trace.replace(/^../, '??') });
    expect(inPart).toMatchObject({ legible: 6, found: [{ ...view, same: 6 }] });
    expect(view).toMatchObject({ n: 1, place: '—', reason: '—', document: null });
    expect(view?.person).toMatch(/^#\d+$/);
    await desk.signIn('赵批');
    const [seen] = (await desk.call('trace', { code: trace })).found;
    expect(seen).toMatchObject({
      person: expect.stringMatching(/^许借 #\d+/),
      place: '丰华公司会议室',
      reason: '丰华并购案',
    });
  });

  it('is told no name, title or code by any page of the log or of an entry', async () => {
    await desk.signIn('Audit Without');
    const page = await desk.call('log.page', { limit: 200 });
    const { size } = page;
    const texts = [JSON.stringify(page)];
    for (let index = 0; index < size; index += 1) {
      texts.push(JSON.stringify(await desk.call('log.proof', { index })));
    }
    for (const hidden of ['丰华', '并购', '许借', '孟编', '客户 K-', '李保'])
      expect(
        texts.some((text) => text.includes(hidden)),
        hidden,
      ).toBe(false);
  });
});

describe('D3: places', () => {
  it('of others are not told to a borrower', async () => {
    await desk.signIn('Ben Reader');
    expect(await desk.call('place.list', {})).toEqual([]);
    await desk.signIn('许借');
    const own = await desk.call('place.list', {});
    expect(own.map(({ place }) => place)).toContain('丰华公司会议室');
    await desk.signIn('李保');
    expect(await desk.call('place.list', {})).toEqual(own);
  });
});
