/** P8: measures counted from the log, held against a count of our own from the entries alone; every planted gap is found, and no other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import { measureNames } from '../../shared/vocabulary/evidence-words.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { firstNamed, namedCount } from '../../vault/evidence/measure.ts';
import { loadPerson } from '../../vault/storage/people.ts';
import { inkInMargins, pagesOf, wordsOn } from '../papers/read-paper.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import {
  agree,
  countsOf,
  dayMs,
  daysLater,
  evidenceDesk,
  gapsOf,
  gather,
  other,
  people,
  reader,
  register,
} from './evidence-desk.ts';

let desk: Desk;
let printed = 0;
const print = (about: string, language: 'zh-CN' | 'en' | 'both' = 'zh-CN') =>
  desk.call('paper.print', {
    paper: 'evidence',
    about,
    language,
    copies: 1,
    file: desk.path(`evidence-${++printed}.pdf`),
  });

beforeAll(async () => {
  desk = await evidenceDesk();
});
afterAll(() => desk.dispose());

/** All entries, as whoever holds the log reads them. */
async function entries(): Promise<{ index: number; body: AnyEntry }[]> {
  await desk.signIn('李保');
  return [...(await desk.call('log.list', { from: 0, limit: 10_000 }))];
}
const nameOf = (id: PersonId): string => loadPerson(desk.vault.db, id).name;

describe('P8: a client', () => {
  it('counts what the entries about it say, and finds the planted gaps', async () => {
    await desk.signIn('李保');
    const of = await gather(desk, 'client:K-1');
    const all = await entries();
    const dossier = all.find(({ body }) => body.type === 'dossier.opened')!.body.data as { dossier: string };
    const about = (type: string) =>
      all.filter(
        ({ body }) => body.type === type && (body.data as { dossier?: string }).dossier === dossier.dossier,
      ).length;
    expect(countsOf(of)).toMatchObject({
      dossiers: 1,
      'documents-accepted': 1,
      'company-secrets': 1,
      requests: about('loan.requested'),
      approvals: 1,
      rejections: 0,
      views: about('view.open'),
      viewers: 1,
      'views-most': 1,
      // Two custodians, two approvers, the borrower, the author, the auditor with a clearance.
      people: 7,
      covered: 1,
      acknowledged: 1,
      'people-passed': 1,
    });
    expect(about('view.open')).toBe(1);
    expect(gapsOf(of)).toMatchObject({
      'nothing-classified': [0, 1],
      'open-to-all': [0, 1],
      'not-accepted': [0, 1],
      overdue: [0, 1],
      'not-checked-in': [0, 1],
      'no-agreement': [6, 7],
      'agreement-in-part': [0, 7],
      'secrets-not-named': [0, 1],
      'no-rules': [0, 1],
      'not-acknowledged': [6, 7],
      'no-course-passed': [6, 7],
      'no-inventory': [1, 1],
      'no-backup': [1, 1],
      'sheets-unconfirmed': [0, 2],
    });
  });

  it('names only entries of the log that are about it, each once in a measure, in rising order', async () => {
    const of = await gather(desk, 'client:K-1');
    const all = await entries();
    expect(of.measures.map(({ measure }) => measure)).toEqual(measureNames);
    for (const { measure, named } of of.measures) {
      const indexes = firstNamed(named, 10_000).map(({ entry }) => entry);
      expect(indexes).toHaveLength(namedCount(named));
      expect(indexes, measure).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      for (const { entry, type, about } of named.every ? [] : named.claims) {
        const { body } = all[entry]!;
        expect(body.type).toBe(type);
        for (const id of about) expect(JSON.stringify(body), `${measure} ${entry}`).toContain(id);
      }
    }
    const access = of.measures.find(({ measure }) => measure === 'access')!;
    expect(firstNamed(access.named, 100).map(({ entry }) => all[entry]!.body.type)).toEqual([
      'loan.requested',
      'loan.approved',
      'loan.issued',
      'loan.received',
      'view.open',
      'loan.returned',
      'loan.checked-in',
    ]);
    // Nothing of K-2 is in it.
    const second = all.filter(({ body }) => body.type === 'dossier.opened')[1]!;
    const classified = of.measures.find(({ measure }) => measure === 'classified')!;
    expect(firstNamed(classified.named, 100).some(({ entry }) => entry === second.index)).toBe(false);
  });
});

describe('P8: the vault, and a person', () => {
  it('finds the wide circle and the document that waits', async () => {
    const of = await gather(desk, 'vault');
    expect(gapsOf(of)).toMatchObject({ 'open-to-all': [1, 2], 'not-accepted': [1, 2] });
    expect(await gather(desk, '')).toMatchObject({ subject: { kind: 'vault' } });
  });

  it('of a person tells of that person alone', async () => {
    const of = await gather(desk, `person:${reader}`);
    expect(of.access).toHaveLength(1);
    expect(nameOf(of.access[0]!.person)).toBe(reader);
    expect(gapsOf(of)).toMatchObject({
      'no-agreement': [0, 1],
      'not-acknowledged': [0, 1],
      'no-course-passed': [0, 1],
    });
    expect(countsOf(of)).toMatchObject({ views: 1, requests: 1 });
    // What an approver decided for others is no access of theirs.
    const approver = await gather(desk, 'person:赵批');
    expect(countsOf(approver)).toMatchObject({ views: 0, requests: 0, approvals: 0 });
    expect(gapsOf(approver)).toMatchObject({ 'no-agreement': [1, 1] });
  });
});

describe('P8: gaps that come later', () => {
  it('an agreement that began late covers some of the days only, and ends with its term', async () => {
    await daysLater(desk, 4);
    await agree(desk, other, { from: '2026-11-23', months: 1, classes: ['secret'] });
    await desk.signIn('李保');
    expect(gapsOf(await gather(desk, `person:${other}`))).toMatchObject({
      'no-agreement': [0, 1],
      'agreement-in-part': [1, 1],
    });
    expect(gapsOf(await gather(desk, `person:${other};2026-11-23..2026-11-23`))).toMatchObject({
      'agreement-in-part': [0, 1],
      'secrets-not-named': [0, 1],
    });
    // It names the class of secrets above that of this client, and neither its code nor anything in words.
    expect(gapsOf(await gather(desk, 'client:K-2;2026-11-23..2026-11-23'))['secrets-not-named']).toEqual([
      1, 1,
    ]);
    expect(gapsOf(await gather(desk, `person:${other};2026-11-19..2026-11-20`))).toMatchObject({
      'no-agreement': [1, 1],
    });
  });

  it('a loan that is out past its window, and a departure with nothing done', async () => {
    await desk.signIn('李保');
    const toMs = desk.clock.wallMs + 2 * dayMs;
    const loan = await desk.lend('K-1/1', reader, { toMs });
    await desk.signIn(reader);
    const longer = { loan, toMs: toMs + 7 * dayMs, reason: '谈判未完' };
    await desk.call('loan.extend', { ...longer, signature: desk.signature });
    await desk.signIn('赵批');
    const decisions = [{ loan, decision: 'approve', longer: true, reason: '情况属实' }];
    await desk.call('loan.decide', { decisions, signature: desk.signature });
    await daysLater(desk, 8);
    await desk.signIn('李保');
    // Past its first window, and not past the longer one.
    const within = await gather(desk, 'client:K-1');
    expect(gapsOf(within)).toMatchObject({ overdue: [0, 2], 'not-checked-in': [0, 2] });
    expect(countsOf(within)).toMatchObject({ 'longer-windows': 1 });
    await daysLater(desk, 6);
    // Whatever is asked of it, the vault notes what has become overdue.
    await desk.call('vault.status', {});
    expect(gapsOf(await gather(desk, 'client:K-1'))).toMatchObject({
      overdue: [1, 2],
      'not-checked-in': [1, 2],
    });
    await desk.signIn(reader);
    const reason = '个人发展';
    await desk.call('departure.apply', { reason, lastDay: '2026-12-31', signature: desk.signature });
    const departure = await register(desk, reader);
    const things = [
      { name: '笔记本电脑', serial: 'SN-1' },
      { name: '门禁卡', serial: '' },
    ];
    await desk.call('departure.list-things', { departure, things, signature: desk.signature });
    const back = { departure, condition: 'intact', receiver: '李保' };
    await desk.call('departure.take-back', { ...back, thing: 1, signature: desk.signature });
    const told = { told: [other], message: '交接给他人', due: null };
    await desk.call('departure.announce', { departure, ...told, signature: desk.signature });
    const gathered = await gather(desk, 'client:K-1');
    expect(gapsOf(gathered)).toMatchObject({ 'things-out': [1, 1] });
    expect(countsOf(gathered)).toMatchObject({ 'things-back': 1, 'colleagues-told': 1 });
    const { named } = gathered.measures.find(({ measure }) => measure === 'departures')!;
    expect(named.every ? [] : named.claims.map(({ type }) => type)).toEqual([
      'departure.applied',
      'departure.registered',
      'departure.items-listed',
      'departure.item-returned',
      'departure.announced',
    ]);
    await desk.call('departure.take-back', { ...back, thing: 2, signature: desk.signature });
    expect(gapsOf(await gather(desk, 'client:K-1'))).toMatchObject({
      'things-out': [0, 1],
      'no-statement': [1, 1],
      'no-reminder': [1, 1],
      'accounts-open': [1, 1],
      'roles-held': [0, 0],
    });
    // Before it was registered there was none.
    expect(gapsOf(await gather(desk, 'client:K-1;2026-11-19..2026-11-20'))).toMatchObject({
      'no-statement': [0, 0],
    });
    // Whoever had no access is not counted among the leavers.
    expect(gapsOf(await gather(desk, `person:${other}`))).toMatchObject({ 'no-statement': [0, 0] });
  });
});

describe('P8: the paper', () => {
  it.each(['zh-CN', 'en', 'both'] as const)(
    'names gaps, entries and whom they concern, in %s',
    async (language) => {
      await desk.signIn('李保');
      const paper = await print('client:K-1', language);
      const words = await wordsOn(paper);
      for (const word of [
        'K-1恒岳精密',
        '许借#',
        '赵批#',
        language === 'en' ? 'counselmustcheck' : '须由律师核定',
      ])
        expect(words).toContain(word);
      expect(words).toContain(language === 'zh-CN' ? '6/7有访问权期间没有' : '6/7');
      const pages = await pagesOf(paper.file);
      expect(pages.length).toBe(paper.pages);
      for (const page of pages) expect(inkInMargins(page)).toBe(0);
    },
  );

  it('is on record with what it is about', async () => {
    await print('client:K-1');
    const last = (await entries()).filter(({ body }) => body.type === 'paper.printed').at(-1)!;
    expect(last.body.data).toMatchObject({ paper: 'evidence', dossier: expect.any(String), person: null });
    await print(`person:${reader}`);
    const then = (await entries()).filter(({ body }) => body.type === 'paper.printed').at(-1)!;
    expect(then.body.data).toMatchObject({ paper: 'evidence', dossier: null, person: expect.any(String) });
  });

  it('is for custodians and auditors', async () => {
    await desk.signIn('赵批');
    await expectRefusal('ROLE_NEEDED', print('vault'));
    await desk.signIn(people.clerk);
    await expectRefusal('ROLE_NEEDED', print('vault'));
    await desk.signIn('审计');
    await print('client:K-1');
  });

  it('refuses what there is not', async () => {
    await desk.signIn('李保');
    await expectRefusal('NO_SUCH_DOSSIER', print('client:K-9'));
    await expectRefusal('NO_SUCH_PERSON', print('person:无此人'));
    for (const about of ['K-1', 'vault;October', 'vault;2031', 'client:'])
      await expectRefusal('INPUT_MALFORMED', print(about));
  });

  it('D3: tells an auditor without clearance numbers and codes, and is asked by number', async () => {
    await desk.enrol({ name: '查核', roles: [] });
    await desk.call('role.give', {
      self: desk.credential('查核'),
      role: 'auditor',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('查核');
    await expectRefusal('NO_SUCH_DOSSIER', print('client:K-1'));
    await expectRefusal('NO_SUCH_PERSON', print(`person:${reader}`));
    for (const about of ['client:#1', 'vault', 'person:#7']) {
      const words = await wordsOn(await print(about, 'both'));
      for (const name of ['恒岳', '云帆', '许借', '赵批', 'Cora', '孟编', '框架'])
        expect(words, about).not.toContain(name);
    }
    // Nor is an auditor without clearance among those who could see a name.
    await desk.signIn('李保');
    expect(countsOf(await gather(desk, 'client:K-1')).people).toBe(7);
  });
});

it('P8: of a vault in which nothing was done yet says so', async () => {
  const empty = await openDesk({}, []);
  const of = await gather(empty, 'vault');
  expect(gapsOf(of)).toMatchObject({
    'nothing-classified': [1, 1],
    'no-rules': [1, 1],
    'no-inventory': [1, 1],
    'no-agreement': [4, 4],
    'nothing-outside': [1, 1],
    quarantined: [0, countsOf(of).openings],
  });
  const paper = await empty.call('paper.print', {
    paper: 'evidence',
    about: '',
    language: 'zh-CN',
    copies: 1,
    file: empty.path('empty.pdf'),
  });
  expect(await wordsOn(paper)).toContain('没有定密的卷宗');
  await empty.dispose();
});
