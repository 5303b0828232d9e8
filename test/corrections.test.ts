/** What was typed wrong is put right, at a real desk (D1, D1b). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDossier } from '../vault/storage/dossiers.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';

describe('D1b: what was typed wrong is put right, and the old value stays in the log', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await desk.dossier('K-1', { client: '海宁纺只', openedOn: '2026-11-01', secrecyYears: 10 });
    await desk.dossier('K-2', { client: '恒岳精密' });
    await desk.fileDocument('K-1', desk.textFile('合约.txt', '往来：二〇二六年的供货合约，双方各执一份。'), {
      title: '供货合约草案',
    });
  });
  afterAll(() => desk.dispose());

  const correct = async (input: Record<string, unknown>) => {
    await desk.signIn('李保');
    return desk.call('dossier.correct', {
      code: 'K-1',
      ground: '与合同核对',
      signature: desk.signature,
      ...input,
    });
  };
  const shown = async (code = 'K-1') => {
    await desk.signIn('李保');
    return desk.call('dossier.show', { code });
  };
  const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

  it('a custodian alone puts client, category, dates and terms right; every list shows the new ones', async () => {
    await correct({
      client: '海宁纺织',
      category: 'other',
      openedOn: '2026-10-31',
      secrecyYears: null,
      retention: 'permanent',
    });
    const now = await shown();
    expect(now).toMatchObject({
      client: '海宁纺织',
      category: 'other',
      openedOn: '2026-10-31',
      secrecyYears: null,
      retention: 'permanent',
    });
    expect(now.changes).toMatchObject([
      {
        document: null,
        ground: '与合同核对',
        what: [
          { field: 'client', before: '海宁纺只', after: '海宁纺织' },
          { field: 'category', before: 'key-account', after: 'other' },
          { field: 'openedOn', before: '2026-11-01', after: '2026-10-31' },
          { field: 'secrecyYears', before: '10', after: null },
          { field: 'retention', before: null, after: 'permanent' },
        ],
      },
    ]);
    const found = await desk.call('directory.search', { query: '纺织', offset: 0, limit: 10 });
    expect(found.rows).toMatchObject([{ code: 'K-1', client: '海宁纺织' }]);
    expect((await desk.call('directory.search', { query: '纺只', offset: 0, limit: 10 })).total).toBe(0);
    // The log still says what stood there.
    const said = await desk.call('log.page', { about: 'K-1', types: ['dossier.opened'], limit: 10 });
    const proof = await desk.call('log.proof', { index: said.rows[0]?.index });
    expect(JSON.stringify(proof)).toContain('海宁纺只');
  });

  it('is refused where nothing changes, where a day is none, on hold, and to anybody but a custodian', async () => {
    await expectRefusal('NOTHING_TO_CORRECT', correct({ client: '海宁纺织' }));
    await expectRefusal('TEXT_MISSING', correct({ client: '　' }));
    await expectRefusal('TEXT_MISSING', correct({ client: '别名', ground: ' ' }));
    await expectRefusal('INPUT_MALFORMED', correct({ openedOn: '2026-02-30' }));
    await expectRefusal(
      'SECRET_MISMATCH',
      correct({ client: '别名', signature: { passphrase: 'not it at all' } }),
    );
    desk.clock.pass(60_000);
    for (const who of ['赵批', '孟编']) {
      await desk.signIn(who);
      await expectRefusal(
        'ROLE_NEEDED',
        desk.call('dossier.correct', {
          code: 'K-1',
          client: '别名',
          ground: '试',
          signature: desk.signature,
        }),
      );
    }
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'K-2', ground: '诉讼', signature: desk.signature });
    await expectRefusal('DOSSIER_HELD', correct({ code: 'K-2', client: '恒岳' }));
    await desk.call('hold.lift', { code: 'K-2', ground: '结案', ...both() });
    expect((await shown()).client).toBe('海宁纺织');
  });

  it('S8: a name that looks like another client is compared before it is put there', async () => {
    const like = { code: 'K-2', client: '海寧紡織' };
    await expectRefusal('CODE_LIKE', correct(like));
    await correct({ ...like, beside: ['K-1'] });
    await correct({ code: 'K-2', client: '恒岳精密' });
  });

  it('a title and dates of an accepted document; a later file of the right title is asked about (D7)', async () => {
    await desk.signIn('李保');
    const right = { document: 'K-1/1', ground: '题名有误', signature: desk.signature };
    await desk.call('document.correct', {
      ...right,
      title: '二〇二六年供货合同',
      dated: { from: '2026-01-03', to: '2026-01-03' },
    });
    const now = await shown();
    expect(now.documents).toMatchObject([
      { title: '二〇二六年供货合同', dated: { from: '2026-01-03', to: '2026-01-03' } },
    ]);
    expect(now.changes?.[0]).toMatchObject({
      document: 1,
      what: [
        { field: 'title', before: '供货合约草案', after: '二〇二六年供货合同' },
        { field: 'dated', before: null, after: '2026-01-03' },
      ],
    });
    await expectRefusal(
      'NOTHING_TO_CORRECT',
      desk.call('document.correct', { ...right, title: '二〇二六年供货合同' }),
    );
    await desk.call('hold.set', { code: 'K-1', ground: '诉讼', signature: desk.signature });
    await expectRefusal('DOSSIER_HELD', desk.call('document.correct', { ...right, title: '别的' }));
    await desk.call('hold.lift', { code: 'K-1', ground: '结案', ...both() });
    await desk.call('document.correct', { ...right, dated: null });
    await desk.signIn('孟编');
    const filed = await desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('另一份.txt', '完全不同的内容，关于运输与保险的安排，另行商定。'),
      title: '二〇二六年供货合同',
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    expect(filed.like).toBe(1);
    await desk.signIn('李保');
    await expectRefusal(
      'DOCUMENT_NOT_ACCEPTED',
      desk.call('document.correct', {
        document: filed.document,
        title: '别的',
        ground: '试',
        signature: desk.signature,
      }),
    );
  });

  it('what changed is for those who keep and approve; an author and a borrower see how it is now', async () => {
    await desk.signIn('许借');
    const seen = await desk.call('dossier.show', { code: 'K-1' });
    expect(seen).toMatchObject({ client: '海宁纺织', changes: null, scope: null });
  });

  it('D1: categories of the firm’s own are signed by both sides, given by name, and kept where they are left out', async () => {
    await desk.signIn('李保');
    await expectRefusal(
      'COSIGNER_ROLE',
      desk.call('category.rule', {
        categories: [{ name: '银行' }],
        signature: desk.signature,
        cosign: [desk.credential('Cora Keeper')],
      }),
    );
    await desk.call('category.rule', { categories: [{ name: '银行' }, { name: '零售' }], ...both() });
    const { own } = await desk.call('category.list', {});
    expect(own.map(({ name }) => name)).toEqual(['银行', '零售']);
    await correct({ category: '银行' });
    expect(await shown()).toMatchObject({ category: own[0]?.category, ownCategory: '银行' });
    await desk.call('category.rule', {
      categories: [{ category: own[1]?.category, name: '零售连锁' }],
      ...both(),
    });
    await expectRefusal('NO_SUCH_CATEGORY', correct({ code: 'K-2', category: '银行' }));
    // It stays where it is, also where something else is put right.
    await correct({ secrecyYears: 5 });
    expect(await shown()).toMatchObject({ ownCategory: '银行', secrecyYears: 5 });
    await correct({ code: 'K-2', category: '零售连锁' });
    for (const names of [['零售', '零 售'], ['重点客户'], ['Other']])
      await expectRefusal(
        'CATEGORIES_ALIKE',
        desk.call('category.rule', { categories: names.map((name) => ({ name })), ...both() }),
      );
    await expectRefusal(
      'NO_SUCH_CATEGORY',
      desk.call('category.rule', { categories: [{ category: 'none', name: '甲' }], ...both() }),
    );
  });

  it('D1: a second contact takes both sides, is somebody else, knows of the client, and is nobody who leaves', async () => {
    await desk.signIn('李保');
    const change = (input: Record<string, unknown>) =>
      desk.call('dossier.change', { code: 'K-2', ...both(), ...input });
    await change({
      responsible: '许借',
      scope: { everybody: false, people: ['许借'], departments: [] },
    });
    await expectRefusal('SECOND_IS_RESPONSIBLE', change({ second: '许借' }));
    const knows = async (): Promise<boolean> => {
      await desk.signIn('Ben Reader');
      const { total } = await desk.call('directory.search', { query: '恒岳', offset: 0, limit: 10 });
      const shows = await desk.call('dossier.show', { code: 'K-2' }).then(
        () => true,
        () => false,
      );
      expect(total > 0).toBe(shows);
      await desk.signIn('李保');
      return shows;
    };
    expect(await knows()).toBe(false);
    await change({ second: 'Ben Reader' });
    expect(await knows()).toBe(true);
    const now = await shown('K-2');
    expect(now.second).toContain('Ben Reader');
    expect(now.changes?.[0]?.what).toMatchObject([{ field: 'second', before: null }]);
    // Whoever becomes responsible stands beside nobody.
    await change({ responsible: 'Ben Reader' });
    expect(await shown('K-2')).toMatchObject({ second: null });
    await change({ second: '许借' });
    await change({ second: null });
    const id = desk.vault.db.get<{ id: never }>("SELECT id FROM dossier WHERE code = 'K-2'")?.id;
    expect(loadDossier(desk.vault.db, id as never).second).toBe(null);
  });

  it('the tables are what the log says, and a vault opened again finds them so', async () => {
    await desk.signIn('李保');
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
    await desk.close();
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
    expect(await shown()).toMatchObject({ client: '海宁纺织', ownCategory: '银行' });
  });
});
