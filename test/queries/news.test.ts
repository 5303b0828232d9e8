/** L12, L13: who can decide a request now, and that whoever asked hears of the decision until they have looked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../releases/release-desk.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

let desk: Desk;
const loans: string[] = [];
beforeAll(async () => {
  desk = await openDesk({}, office);
  await desk.dossier('K-1');
  for (const name of ['one', 'two', 'three']) {
    const document = await desk.fileDocument('K-1', desk.textFile(`${name}.txt`, name));
    loans.push(await desk.request(document));
  }
}, 120_000);
afterAll(() => desk.dispose());

const deciders = async (loan: string): Promise<readonly string[]> =>
  (await desk.call('loan.show', { loan })).deciders.map(({ who }) => who);
const news = async () => (await desk.call('news.show', {})).loans;
const counted = async (): Promise<number> => (await desk.call('vault.status', {})).mine.news;
const fresh = async (who: string): Promise<void> => {
  desk.at = '';
  await desk.signIn(who);
};

describe('L12: who can decide now', () => {
  it('is shown to whoever asked and to those who decide: every approver against whom nothing stands', async () => {
    for (const who of ['许借', '赵批', '李保']) {
      await desk.signIn(who);
      expect(await deciders(loans[0]!)).toEqual(['赵批 #3 档案室', 'Abel Approver #4 档案室']);
    }
  });
  it('S3: not one who has used the dossier', async () => {
    const { db } = desk.vault;
    const [act] = ['赵批'].map((name) => [
      db.get<{ id: string }>('SELECT id FROM person WHERE name = ?', name)?.id ?? '',
      db.get<{ id: string }>("SELECT id FROM dossier WHERE code = 'K-1'")?.id ?? '',
    ]);
    db.run("INSERT INTO act VALUES (?, ?, 'user')", ...act!);
    expect(await deciders(loans[0]!)).toEqual(['Abel Approver #4 档案室']);
    db.run("DELETE FROM act WHERE person = ? AND dossier = ? AND kind = 'user'", ...act!);
  });
  it('not one who is frozen, and nobody once it is decided', async () => {
    await desk.signIn('李保');
    await desk.call('person.freeze', { who: 'Abel Approver', ground: 'away', signature: desk.signature });
    expect(await deciders(loans[0]!)).toEqual(['赵批 #3 档案室']);
    await desk.call('person.unfreeze', {
      who: 'Abel Approver',
      ground: 'back',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.approve(loans[0]!);
    expect(await deciders(loans[0]!)).toEqual([]);
  });
});

describe('L13: news for whoever asked', () => {
  it('tells of each decision with its reason, to them alone, and of nothing else', async () => {
    await desk.signIn('赵批');
    await desk.call('loan.decide', {
      decisions: [{ loan: loans[1]!, decision: 'reject', reason: 'not without the contract' }],
      signature: desk.signature,
    });
    await fresh('Ben Reader');
    expect([await counted(), await news()]).toEqual([0, []]);
    await fresh('许借');
    expect(await counted()).toBe(2);
    expect(await news()).toMatchObject([
      { loan: loans[1], outcome: 'rejected', reason: 'not without the contract' },
      { loan: loans[0], outcome: 'approved' },
    ]);
  });
  it('tells again at each sign-in until they have looked, and then no more', async () => {
    await fresh('许借');
    const { upto, loans: shown } = await desk.call('news.show', {});
    expect(shown).toHaveLength(2);
    await desk.call('news.seen', { upto });
    expect([await counted(), await news()]).toEqual([0, []]);
    await fresh('许借');
    expect([await counted(), await news()]).toEqual([0, []]);
  });
  it('what is decided while they look is news all the same', async () => {
    await fresh('许借');
    const { upto } = await desk.call('news.show', {});
    await desk.signIn('赵批');
    await desk.call('loan.decide', {
      decisions: [{ loan: loans[2]!, decision: 'reject', reason: 'later' }],
      signature: desk.signature,
    });
    await fresh('许借');
    await desk.call('news.seen', { upto });
    expect((await news()).map(({ loan }) => loan)).toEqual([loans[2]]);
  });
  it('a recall of an approved loan is news of that loan, once', async () => {
    await desk.signIn('李保');
    await desk.call('loan.recall', { loan: loans[0]!, reason: 'needed', signature: desk.signature });
    await fresh('许借');
    expect((await news()).map(({ loan, outcome }) => [loan, outcome])).toEqual([
      [loans[0], 'recalled'],
      [loans[2], 'rejected'],
    ]);
  });
  it('a release that was asked for is news of its own list, to whoever asked', async () => {
    const asked = await ask(
      desk,
      { code: 'K-1', numbers: [1], outsider: undefined, recipient: 'Ben Reader' },
      '李保',
    );
    const refused = await ask(
      desk,
      { code: 'K-1', numbers: [2], outsider: undefined, recipient: 'Ben Reader' },
      '李保',
    );
    expect((await desk.call('release.show', { release: asked })).deciders.map(({ who }) => who)).toEqual([
      '赵批 #3 档案室',
      'Abel Approver #4 档案室',
    ]);
    await desk.signIn('赵批');
    const waiting = async () => (await desk.call('vault.status', {})).waiting.releasesToDecide;
    expect(await waiting()).toBe(2);
    for (const [release, decision] of [
      [asked, 'approve'],
      [refused, 'reject'],
    ] as const)
      await desk.call('release.decide', { release, decision, reason: 'as it is', signature: desk.signature });
    expect(await waiting()).toBe(0);
    const told = async () => [
      (await desk.call('vault.status', {})).mine.releaseNews,
      (await desk.call('news.show', {})).releases.map(({ release, outcome }) => [release, outcome]),
    ];
    await fresh('许借');
    expect(await told()).toEqual([0, []]);
    await fresh('李保');
    expect(await told()).toEqual([
      2,
      [
        [refused, 'rejected'],
        [asked, 'approved'],
      ],
    ]);
    expect((await desk.call('release.show', { release: asked })).deciders).toEqual([]);
    const { upto } = await desk.call('news.show', {});
    await desk.call('news.seen', { upto, of: 'loans' });
    expect((await told())[0]).toBe(2);
    await desk.call('news.seen', { upto, of: 'releases' });
    expect(await told()).toEqual([0, []]);
  });
  it('A0: looking is no entry', async () => {
    const before = desk.vault.writer.size;
    await desk.call('news.seen', { upto: before });
    await desk.call('news.show', {});
    expect(desk.vault.writer.size).toBe(before);
  });
});
