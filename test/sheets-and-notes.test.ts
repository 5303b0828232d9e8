/** D2, L5, L10: what a contact sheet tells without a view, what a view asks before it opens, and whose notes are whose. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

const number = '13800001111';
const street = '海宁市长安镇 8 号';

let desk: Desk;
let contact: string;
let profile: string;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1', { client: '海宁纺织' });
  const words = `${`地址：${street}\n`.repeat(30)}电话：${number}\n`;
  contact = await desk.fileDocument('K-1', desk.textFile('联系方式.txt', words), { sheet: 'contact-sheet' });
  profile = await desk.fileDocument('K-1', desk.textFile('概况.txt', '性格沉稳，偏好现款。\n'.repeat(30)), {
    sheet: 'profile-sheet',
  });
});
afterAll(() => desk.dispose());

const viewsBegun = () => desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'view.open'");

describe('the contact sheet', () => {
  it('D2: the directory tells client, code, category and responsible person, and no contact details', async () => {
    for (const who of ['李保', '赵批', '许借', '孟编']) {
      await desk.signIn(who);
      const found = await desk.call('directory.search', { query: '海宁', offset: 0, limit: 10 });
      expect(found.rows).toMatchObject([{ code: 'K-1', client: '海宁纺织', category: 'key-account' }]);
      const shown = await desk.call('dossier.show', { code: 'K-1' });
      const listed = await desk.call('dossier.list', {});
      const told = JSON.stringify([found, shown, listed]);
      for (const detail of [number, street, '偏好现款']) expect(told, who).not.toContain(detail);
      // Nor does anybody find the dossier by what is in its sheet.
      const bySheet = await desk.call('directory.search', { query: number, offset: 0, limit: 10 });
      expect(bySheet.rows).toEqual([]);
    }
  });
  it('D2: contact sheet and profile sheet are lineages of their own, each with its own three views', async () => {
    const loan = await desk.lend(contact);
    for (const n of [1, 2, 3]) expect((await desk.viewAndClose(loan)).n).toBe(n);
    await expectRefusal('VIEWS_SPENT', desk.view(loan));
    const other = await desk.lend(profile);
    expect((await desk.viewAndClose(other)).n).toBe(1);
  });
  it('D2: a new contact sheet of the dossier is a version of the old one, and refills nothing', async () => {
    const path = desk.textFile('联系方式二.txt', '电话：另一个号码，另一条街。\n'.repeat(50));
    const second = await desk.fileDocument('K-1', path, { sheet: 'contact-sheet' });
    await expectRefusal('VIEWS_SPENT', desk.request(second));
  });
});

describe('before a view', () => {
  let loan: string;
  beforeAll(async () => {
    loan = await desk.lend(contact, 'Ben Reader');
  });
  it('L5: it says which view of how many it is, with the reason of the loan and the place of the station', async () => {
    const begun = viewsBegun();
    await desk.signIn('Ben Reader');
    expect(await desk.call('view.before', { loan })).toMatchObject({
      n: 1,
      cap: 3,
      reason: '准备续约谈判',
      place: '总部 12 层档案室',
    });
    expect(viewsBegun()).toBe(begun);
  });
  it.each([
    ['no reason', 'TEXT_MISSING', { reason: ' ' }],
    ['no place', 'TEXT_MISSING', { place: '　' }],
    ['a reason that nobody sees', 'TEXT_INVISIBLE', { reason: '谈\u200b判' }],
    ['a place that nobody sees', 'TEXT_INVISIBLE', { place: '\ue000' }],
  ] as const)('L5: with %s nothing opens, and no view is spent', async (_what, code, typed) => {
    const begun = viewsBegun();
    await desk.signIn('Ben Reader');
    const asked = { loan, reason: '核对地址', place: '会议室', signature: desk.signature, ...typed };
    await expectRefusal(code, desk.call('view.open', asked));
    expect(viewsBegun()).toBe(begun);
    expect(await desk.call('view.before', { loan })).toMatchObject({ n: 1, left: 3 });
  });
  it('L5: reason and place as they were typed go on record', async () => {
    await desk.signIn('Ben Reader');
    const asked = { loan, reason: '核对地址', place: '三楼会议室', signature: desk.signature };
    expect((await desk.call('view.open', asked)).n).toBe(1);
    await desk.call('view.close', {});
    expect(await desk.call('view.mine', {})).toMatchObject([
      { n: 1, reason: '核对地址', place: '三楼会议室' },
    ]);
  });
});

describe('notes of a view', () => {
  let note: string;
  beforeAll(async () => {
    const loan = await desk.lend(profile, 'Ben Reader');
    await desk.view(loan, 'Ben Reader');
    ({ note } = await desk.call('note.write', { page: 1, text: '偏好现款', signature: desk.signature }));
    const long = desk.call('note.write', { page: 1, text: '长'.repeat(2_001), signature: desk.signature });
    await expectRefusal('TEXT_TOO_LONG', long);
    await desk.call('view.close', {});
  });
  const read = () => desk.call('note.read', { note, signature: desk.signature });
  const readings = () => desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'note.read'");

  it('L10: the writer reads it, and each reading is an entry', async () => {
    await desk.signIn('Ben Reader');
    const before = readings();
    for (const more of [1, 2]) {
      expect(await read()).toMatchObject({ text: '偏好现款' });
      expect(readings()).toBe(before + more);
    }
  });
  it('L10: nobody else reads it, keepers included', async () => {
    await desk.signIn('许借');
    await expectRefusal('NO_SUCH_NOTE', read());
    for (const keeper of ['李保', '赵批']) {
      await desk.signIn(keeper);
      await expectRefusal('ROLE_NEEDED', read());
    }
  });
  it('L10: it freezes with the person', async () => {
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Ben Reader', ground: '核查', signature: desk.signature });
    await desk.signIn('Ben Reader');
    await expectRefusal('PERSON_FROZEN', read());
    await desk.signIn('李保');
    await desk.call('person.unfreeze', {
      who: 'Ben Reader',
      ground: '查清',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
  });
  it('L10: the writer releases it to a successor, who reads it under keys of their own', async () => {
    await desk.signIn('Ben Reader');
    await desk.call('note.release', { note, to: '许借', signature: desk.signature });
    await desk.signIn('许借');
    expect(await read()).toMatchObject({ text: '偏好现款' });
  });
});
