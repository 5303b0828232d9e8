/** A5b: the questions, asked of real vaults and of the honest vector, on each engine that is here. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askQuestion, type Narrowed } from '../../group-audit/ask-question.ts';
import type { GroupDatabase, Row } from '../../group-audit/database.ts';
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase, prepareTables, questionNames } from '../../group-audit/open-database.ts';
import { asCsv, asLines } from '../../group-audit/show-rows.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Engine, enginesHere, startEngine } from './engines.ts';
import { type GroupBundles, groupBundles } from './group-bundles.ts';

const honest = fileURLToPath(new URL('../vectors/bundle/honest', import.meta.url));
const everything: Narrowed = { client: null, person: null, vault: null, since: null, until: null };

let bundles: GroupBundles;
beforeAll(async () => {
  bundles = await groupBundles();
});

describe.each(enginesHere)('A5b: questions on %s', (name) => {
  let engine: Engine;
  let db: GroupDatabase;
  beforeAll(async () => {
    engine = await startEngine(name);
    db = await openGroupDatabase(await engine.newDatabase(), true);
    for (const bundle of [bundles.later, bundles.other, honest])
      expect((await ingestBundle(db, bundle)).outcome).toBe('loaded');
    const [row] = await db.rows(`select vault from group_audit.bundles order by bundle limit 1`);
    vault = String(row?.vault);
  });
  afterAll(async () => {
    await db.close();
    await engine.stop();
  });
  let vault = '';
  /** Of the first vault, unless another is asked for. */
  const ask = async (question: string, narrowed: Partial<Narrowed> = {}): Promise<readonly Row[]> =>
    (await askQuestion(db, question, { ...everything, vault, ...narrowed })).rows;

  it('are these ten, and more than nothing is answered to each', async () => {
    expect(questionNames).toEqual([
      'against_own_past',
      'approval_pairs',
      'approver_statistics',
      'client_seen_by',
      'out_of_hours',
      'person_saw',
      'quick_approvals',
      'refusals_by_rule',
      'releases',
      'views_spent',
    ]);
    for (const question of questionNames) expect((await ask(question)).length, question).toBeGreaterThan(0);
  });

  it('who saw a client: three views by one person, and a court that was given the original', async () => {
    const seen = await ask('client_seen_by', { client: '恒岳' });
    expect(seen.map(({ how, name, title, n, cap, code }) => [how, name, title, n, cap, code])).toEqual([
      ['view', '许借', '合同', 1, 3, 'K-1'],
      ['view', '许借', '合同', 2, 3, 'K-1'],
      ['view', '许借', '合同', 3, 3, 'K-1'],
      ['release', '市中级人民法院', '合同', null, null, 'K-1'],
    ]);
    expect(seen[0]).toMatchObject({
      client: '恒岳精密',
      reason: '准备续约谈判',
      place: '总部 12 层档案室',
      pages_shown: 1,
    });
    expect(seen[0]?.at).toEqual(new Date('2026-11-19T05:01:00.000Z'));
    expect(await ask('client_seen_by', { client: 'K-1', until: '2026-11-19' })).toEqual(seen.slice(0, 3));
    expect(await ask('client_seen_by', { client: 'K-1', since: '2026-11-20' })).toEqual(seen.slice(3));
    expect(await ask('client_seen_by', { client: 'K-1', person: '许借' })).toEqual(seen.slice(0, 3));
    expect(await ask('client_seen_by', { client: 'nobody' })).toEqual([]);
  });

  it('what somebody saw', async () => {
    const saw = await ask('person_saw', { person: 'Ben' });
    expect(saw).toMatchObject([{ name: 'Ben Reader', client: '=云帆电子', title: '报价', how: 'view' }]);
    expect(await ask('person_saw', { person: String(saw[0]?.person) })).toEqual(saw);
  });

  it('what was done out of office hours, by the clock on the wall and the hours that were set', async () => {
    const views = async () =>
      (await ask('out_of_hours', { until: '2026-11-19' })).filter(({ act }) => act === 'view.open');
    // Ten in the evening on a Thursday; the same person's three views at one in the afternoon are none.
    expect(await views()).toMatchObject([{ name: 'Ben Reader', client: '=云帆电子' }]);
    await db.script(`insert into group_audit.office_days values ('2026-11-19', '08:00', '23:00')`);
    expect(await views()).toEqual([]);
    await db.script(`update group_audit.office_days set opens = null, closes = null`);
    expect((await views()).length).toBe(4);
    await db.script('delete from group_audit.office_days');
  });

  it('approvals under ten seconds, from what came last before them', async () => {
    expect(await ask('quick_approvals')).toMatchObject([
      { name: '赵批', requester_name: 'Ben Reader', seconds: 4, waited_seconds: 10_804, kind: 'loan' },
    ]);
  });

  it('who decides for whom', async () => {
    const pairs = (await ask('approval_pairs')).map((row) => [
      row.name,
      row.requester_name,
      row.approved,
      row.refused,
      row.always,
      row.each_other,
      row.share_of_requester,
    ]);
    expect(pairs).toEqual([
      ['赵批', '许借', 2, 0, true, false, 1],
      expect.arrayContaining(['Ben Reader', 0.5]),
      expect.arrayContaining(['Ben Reader', 0.5]),
    ]);
    expect(pairs).toContainEqual(['Abel Approver', 'Ben Reader', 0, 1, false, false, 0.5]);
  });

  it('allowances that were used up, and what was refused after', async () => {
    expect(await ask('views_spent')).toMatchObject([{ name: '许借', n: 3, cap: 3, title: '合同' }]);
    expect(await ask('refusals_by_rule')).toMatchObject([
      { rule: 'L4', code: 'VIEWS_SPENT', refusals: 1, month: '2026-11' },
    ]);
    expect(await ask('refusals_by_rule', { since: '2026-12-01' })).toEqual([]);
  });

  it('releases', async () => {
    const [release, ...more] = await ask('releases');
    expect(more).toEqual([]);
    expect(release).toMatchObject({
      form: 'original',
      name: '许借',
      recipient: null,
      recipient_name: '市中级人民法院',
      approvals: 1,
      documents: 1,
      documents_back: 0,
      rejected_at: null,
    });
    expect(release?.written_at).toBeInstanceOf(Date);
  });

  it('approvers in numbers, by month and in all', async () => {
    const rows = await ask('approver_statistics');
    const all = rows.filter(({ month, name }) => month === null && name !== null);
    expect(all.map((row) => [row.name, row.decided, row.share_refused, row.median_seconds])).toEqual(
      expect.arrayContaining([
        ['赵批', 3, 0, 10_804],
        ['Abel Approver', 1, 1, 180_060],
      ]),
    );
    expect(rows.find(({ name }) => name === 'Abel Approver')).toMatchObject({ after_more_than_a_day: 1 });
    expect(rows.filter(({ person }) => person === null)).toMatchObject([{ open_over_a_day: 1 }]);
    expect((await ask('approver_statistics', { since: '2026-11-01', until: '2026-11-30' })).length).toBe(2);
  });

  it('a month against a person’s own months before', async () => {
    const rows = await ask('against_own_past', { person: '许借' });
    expect(rows.map((row) => [row.month, row.views, row.views_before, row.months_before])).toEqual([
      ['2026-11', 3, null, 0],
      ['2026-12', 0, 3, 1],
      ['2027-01', 0, 1.5, 2],
    ]);
  });

  it('count in the honest vector what the verifier counts', async () => {
    const { counts, vault: of } = await verifyBundle(honest, null);
    const seen = await ask('person_saw', { vault: of });
    expect(seen.filter(({ how }) => how === 'view').length).toBe(counts.views);
    const refusals = await ask('refusals_by_rule', { vault: of });
    expect(refusals.reduce((sum, { refusals }) => sum + Number(refusals), 0)).toBe(counts.refusals);
    // Two accounts of one human are one person.
    const most = counts.mostViews;
    const byPerson = Map.groupBy(
      seen.filter(({ how }) => how === 'view'),
      ({ person }) => person,
    );
    expect(Math.max(...[...byPerson.values()].map((rows) => rows.length))).toBeGreaterThanOrEqual(
      most!.count,
    );
    const joined = await db.rows(`select person, human from group_audit.joined_ids where vault = '${of}'`);
    expect(joined.length).toBeGreaterThan(1);
    for (const { person, human } of joined) if (person !== human) expect(byPerson.has(person)).toBe(false);
  });

  it('are refused where they cannot be narrowed so', async () => {
    await expect(ask('views')).rejects.toMatchObject({ code: 'QUESTION_UNKNOWN' });
    await expect(ask('approval_pairs', { client: 'K-1' })).rejects.toMatchObject({ code: 'FILTER_NOT_HERE' });
    await expect(ask('releases', { since: '2026-02-30' })).rejects.toMatchObject({ code: 'DAY_MALFORMED' });
    expect(await ask('client_seen_by', { client: `' or true --` })).toEqual([]);
  });

  it('begin no formula in a table', async () => {
    const answered = await askQuestion(db, 'person_saw', { ...everything, client: '云帆' });
    expect(answered.rows[0]?.client).toBe('=云帆电子');
    expect(asCsv(answered)).toContain(`,'=云帆电子,`);
    expect(asCsv(answered)).not.toContain(',=云帆电子');
    expect(asLines(answered).split('\n').length).toBe(3);
  });

  it('are made anew where the database has those of another program', async () => {
    await db.script(`update group_audit.schema_version set views = 'of before'`);
    await db.script('create or replace view group_audit.gone as select 1 as one');
    await prepareTables(db, true);
    expect(await db.rows(`select 1 from pg_views where viewname = 'gone'`)).toEqual([]);
    expect((await ask('views_spent')).length).toBe(1);
    await db.script('update group_audit.schema_version set version = 99');
    await expect(prepareTables(db, true)).rejects.toMatchObject({ code: 'OTHER_SCHEMA' });
    await db.script('update group_audit.schema_version set version = 1');
  });
});
