/** A6b: what is unknown after a loss, evidence that turns up, gaps that are closed, and views given back to one person. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { assertSound, both, exported, layAside, loseTo, newGeneration } from '../support/lost-desk.ts';

let desk: Desk;
let loan: string;
let drawer: string;
let bundle: string;

/** One look stands in the copy; two more come after it, one of them after the stick was laid aside and the bundle was written. */
beforeEach(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.')));
  await desk.viewAndClose(loan);
  await desk.close();
  desk.copyVault('before');
  await desk.open();
  await desk.viewAndClose(loan);
  bundle = await exported(desk, 'exported');
  drawer = layAside(desk, 'drawer');
  return () => desk.dispose();
});

const lost = async () => {
  await loseTo(desk, 'before');
  expect(await newGeneration(desk)).toMatchObject({ generation: 2, ledgerCovers: false });
};
const narrow = async (folder: string) => {
  await desk.signIn('李保');
  return desk.call('gap.narrow', { folder, ...both(desk) });
};
const close = async (generation = 2) => {
  await desk.signIn('李保');
  return desk.call('gap.close', { generation, ground: '停电之后无人再用过', ...both(desk) });
};
const giveBack = (person: string, document = 'K-1/1', cosign = ['赵批', 'Abel Approver']) =>
  desk.call('allowance.restore', {
    person,
    document,
    ground: '火灾前的台账已毁,逐件核实',
    signature: desk.signature,
    cosign: cosign.map((who) => desk.credential(who)),
  });
const gaps = async () => {
  await desk.signIn('李保');
  return desk.call('gap.list', {});
};

describe('after a loss', () => {
  it('A6b: who and what was there before has no view left; who or what is younger has all', async () => {
    await lost();
    await desk.signIn('许借');
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    await desk.enrol({ name: '新借', roles: ['borrower'] });
    const fresh = await desk.lend('K-1/1', '新借');
    for (const n of [1, 2, 3]) expect(await desk.viewAndClose(fresh, '新借')).toMatchObject({ n });
    await expectRefusal('VIEWS_SPENT', desk.view(fresh, '新借'));
    const younger = await desk.lend(await desk.fileDocument('K-1', desk.textFile('2.txt', 'Another.')));
    expect(await desk.viewAndClose(younger)).toMatchObject({ n: 1 });
    await assertSound(await exported(desk, 'out'));
  });

  it('A6b: a new version of what was there before is not younger', async () => {
    await lost();
    const changed = desk.textFile('1.txt', 'One page, changed.');
    const document = await desk.fileDocument('K-1', changed, { versionOf: 'K-1/1' });
    await expectRefusal('VIEWS_SPENT', desk.request(document));
  });

  it('A6b: who joins a person that was there before shares the loss', async () => {
    await lost();
    await desk.enrol({ name: '许借二', roles: [] });
    await desk.signIn('李保');
    await desk.call('person.same-as', { who: '许借', same: '许借二', ground: '同一人', ...both(desk) });
    await giveBackFirst();
    // Given back to both accounts of one human at once.
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 2 });
    await desk.signIn('李保');
    // Ben was there before as well and nobody gave him anything back.
    await desk.call('person.same-as', { who: '许借', same: 'Ben Reader', ground: '同一人', ...both(desk) });
    await expectRefusal('VIEWS_SPENT', desk.view(again));
    await assertSound(await exported(desk, 'out'));
  });
  const giveBackFirst = async () => {
    await desk.signIn('李保');
    expect(await giveBack('许借')).toEqual({ left: 2 });
  };
});

describe('evidence', () => {
  it('A6b: a stick from a drawer brings its views back and closes the gap, and the count is exact', async () => {
    await lost();
    await desk.signIn('李保');
    const told = await desk.call('gap.examine', { folder: drawer });
    expect(told).toMatchObject({
      source: 'ledger',
      ofStrangers: 0,
      gaps: [{ generation: 2, views: 1, reachesEnd: true }],
    });
    expect((await gaps()).gaps).toMatchObject([{ state: 'open', reach: 0 }]);
    expect(await narrow(drawer)).toEqual(told);
    // Narrowed, and not closed: nothing is free yet.
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    await close();
    expect((await gaps()).gaps).toMatchObject([{ state: 'closed', reach: told.gaps[0]!.reach }]);
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 3 });
    await expectRefusal('VIEWS_SPENT', desk.view(again));
    await assertSound(await exported(desk, 'out'));
    await desk.signIn('李保');
    await expectRefusal('EVIDENCE_OLD', narrow(drawer));
    await expectRefusal('GAP_NOT_OPEN', close());
    // And it is no anchor ahead any more.
    await desk.close();
    expect(await desk.open('李保', { anchorFolders: [drawer] })).toMatchObject({ quarantine: 'none' });
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });

  it('A6b: an exported bundle brings its views back', async () => {
    await lost();
    expect(await narrow(bundle)).toMatchObject({
      source: 'bundle',
      gaps: [{ generation: 2, views: 1, reachesEnd: true }],
    });
    await close();
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 3 });
    await assertSound(await exported(desk, 'out'));
    // What the stick knows beside it is the same view.
    await desk.signIn('李保');
    await expectRefusal('EVIDENCE_OLD', desk.call('gap.examine', { folder: drawer }));
    await expectRefusal('EVIDENCE_OLD', narrow(bundle));
  });

  it('A6b: a bundle with a changed line, of another vault, or older than the copy brings nothing', async () => {
    const other = await openDesk({ labels: { internal: '甲', confidential: '乙', secret: '丙' } });
    const foreign = await exported(other, 'foreign');
    await lost();
    const changed = desk.path('changed');
    const entries = (folder: string) => join(folder, 'entries.jsonl');
    const lines = readFileSync(entries(bundle), 'utf8').split('\n');
    for (const at of [0, 5, lines.length - 2]) {
      rmSync(changed, { recursive: true, force: true });
      cpSync(bundle, changed, { recursive: true });
      const line = JSON.parse(lines[at]!) as { envelope: { payload: string } };
      const body = Buffer.from(line.envelope.payload, 'base64')
        .toString()
        .replace(/"wall":(\d)/, '"wall":2');
      line.envelope.payload = Buffer.from(body).toString('base64');
      writeFileSync(
        entries(changed),
        [...lines.slice(0, at), JSON.stringify(line), ...lines.slice(at + 1)].join('\n'),
      );
      if (lines[at] !== JSON.stringify(line)) await expectRefusal('EVIDENCE_BROKEN', narrow(changed));
    }
    writeFileSync(entries(changed), lines.slice(0, -2).join('\n'));
    await expectRefusal('EVIDENCE_BROKEN', narrow(changed));
    writeFileSync(join(changed, 'checkpoint'), 'x'.repeat(100_000));
    await expectRefusal('EVIDENCE_BROKEN', narrow(changed));
    await expectRefusal('EVIDENCE_BROKEN', narrow(foreign));
    mkdirSync(desk.path('empty'));
    await expectRefusal('EVIDENCE_NONE', narrow(desk.path('empty')));
    await expectRefusal('EVIDENCE_NONE', narrow(other.path('sticks', '李保')));
    await expectRefusal('EVIDENCE_OLD', narrow(await exported(desk, 'now')));
    expect((await gaps()).gaps).toMatchObject([{ state: 'open', reach: 0 }]);
    await other.dispose();
  });

  it('A6b: a gap is closed only by what reaches as far as any anchor', async () => {
    await desk.viewAndClose(loan);
    const newest = layAside(desk, 'newest');
    await loseTo(desk, 'before');
    // The newest anchor is there, its ledger is not.
    for (const name of ['李保']) cpSync(newest, desk.path('sticks', name), { recursive: true });
    for (const file of [...new Set(['ledger'])]) {
      const [anchor] = [
        `dossier-vault-${(JSON.parse(readFileSync(join(desk.folder, 'vault.json'), 'utf8')) as { vault: string }).vault}.${file}`,
      ];
      rmSync(desk.path('sticks', '李保', anchor));
    }
    await desk.open();
    expect(await desk.call('generation.new', both(desk))).toMatchObject({ ledgerCovers: false });
    expect(await narrow(drawer)).toMatchObject({ gaps: [{ views: 1, reachesEnd: false }] });
    await expectRefusal('EVIDENCE_SHORT', close());
    expect(await narrow(newest)).toMatchObject({ gaps: [{ views: 1, reachesEnd: true }] });
    await close();
    // Three looks are on record.
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    await assertSound(await exported(desk, 'out'));
  });

  it('A6b: a stick that is simply brought along ends in quarantine, and the gap is known afterwards', async () => {
    await lost();
    await desk.close();
    expect(await desk.open('李保', { anchorFolders: [drawer] })).toMatchObject({
      quarantine: 'anchor-ahead',
    });
    expect(await desk.call('generation.new', both(desk))).toMatchObject({
      generation: 3,
      viewsFromLedgers: 1,
    });
    await close();
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 3 });
    await assertSound(await exported(desk, 'out'));
  });

  it('A6b: what is newer than the ledger that covered a gap adds its looks', async () => {
    await desk.viewAndClose(loan);
    const newer = layAside(desk, 'newer');
    await loseTo(desk, 'before');
    cpSync(drawer, desk.path('sticks', '李保'), { recursive: true, force: true });
    expect(await newGeneration(desk)).toMatchObject({ ledgerCovers: true, viewsFromLedgers: 1 });
    await desk.signIn('李保');
    await expectRefusal('EVIDENCE_OLD', desk.call('gap.examine', { folder: drawer }));
    expect(await narrow(newer)).toMatchObject({ gaps: [{ views: 1, reachesEnd: false }] });
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    await assertSound(await exported(desk, 'out'));
  });

  it('A6b: what goes on from where this log ends shows that this copy is the older one', async () => {
    await desk.close();
    desk.restoreVault('before');
    rmSync(desk.path('user-data'), { recursive: true, force: true });
    for (const name of ['李保', 'Cora Keeper', '赵批', 'Abel Approver'])
      for (const file of readdirSync(desk.path('sticks', name)))
        if (file !== 'key.json') rmSync(desk.path('sticks', name, file));
    // Opened without any anchor it is in quarantine already; the bundle and the stick say how much is missing.
    expect(await desk.open()).toMatchObject({ quarantine: 'no-anchor' });
    await expectRefusal('QUARANTINE', narrow(bundle));
  });
});

describe('views given back', () => {
  it('A6b: to one person for one document, by a custodian and two approvers, with the ground on record', async () => {
    await lost();
    await desk.signIn('李保');
    await expectRefusal('COSIGNER_SAME', giveBack('许借', 'K-1/1', ['赵批', '赵批']));
    await expectRefusal('COSIGNER_ROLE', giveBack('许借', 'K-1/1', ['赵批', 'Cora Keeper']));
    expect(await giveBack('许借')).toEqual({ left: 2 });
    expect((await gaps()).restored).toMatchObject([
      { document: 'K-1/1', ground: '火灾前的台账已毁,逐件核实' },
    ]);
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 2 });
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 3 });
    await expectRefusal('VIEWS_SPENT', desk.view(again));
    await desk.signIn('李保');
    await expectRefusal('ALLOWANCE_NOT_LOST', giveBack('许借'));
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1', 'Ben Reader'));
    await assertSound(await exported(desk, 'out'));
    await desk.close();
    expect(await desk.open()).toMatchObject({ quarantine: 'none' });
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });

  it('A6b: not to who signs for it, not by who is frozen, not by one side, and nothing where nothing was lost', async () => {
    await desk.signIn('李保');
    await expectRefusal('ALLOWANCE_NOT_LOST', giveBack('许借'));
    await lost();
    await desk.signIn('李保');
    await expectRefusal('COSIGNER_SAME', giveBack('赵批'));
    await expectRefusal('COSIGNER_SAME', giveBack('李保'));
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', giveBack('许借'));
    await expectRefusal('ROLE_NEEDED', desk.call('gap.list', {}));
    await desk.signIn('Cora Keeper');
    await desk.call('person.freeze', { who: 'Abel Approver', ground: '停职', signature: desk.signature });
    await expectRefusal('PERSON_FROZEN', giveBack('许借'));
  });

  it('A6b: the next loss takes them again, and evidence beats what was given back', async () => {
    await lost();
    await desk.signIn('李保');
    await giveBack('许借');
    await desk.close();
    rmSync(desk.path('second'), { recursive: true, force: true });
    desk.copyVault('second');
    await desk.open();
    // The look that the stick knows is found after the views were given back: two of three are on record.
    await narrow(drawer);
    const again = await desk.lend('K-1/1');
    expect(await desk.viewAndClose(again)).toMatchObject({ n: 3 });
    await expectRefusal('VIEWS_SPENT', desk.view(again));
    await loseTo(desk, 'second');
    expect(await newGeneration(desk)).toMatchObject({ generation: 3 });
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    await assertSound(await exported(desk, 'out'));
  });
});
