/** A4b: the reports about the log, counted from the log itself, held against a count of our own; the month is one page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { readPeriod } from '../../vault/access-log/read-period.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { inkInMargins, pagesOf, wordsOn } from './read-paper.ts';

const day = 86_400_000;
let desk: Desk;
let printed = 0;
const print = (paper: Paper, about: string, language: PaperLanguage = 'en'): Promise<PrintedPaper> =>
  desk.call('paper.print', { paper, about, language, copies: 1, file: desk.path(`report-${++printed}.pdf`) });

/** Nights pass with the vault closed; never so many at once that its clock would be doubted. */
async function daysLater(days: number): Promise<void> {
  for (let left = days; left > 0; left -= 2) {
    await desk.call('vault.close', {});
    desk.clock.pass(Math.min(left, 2) * day);
    await desk.open();
  }
}

beforeAll(async () => {
  desk = await openDesk();
  const clients = ['恒岳精密制造（苏州工业园区）有限公司', '云帆电子', 'Ltd. Hengyue & Sons'];
  for (const [i, client] of clients.entries()) await desk.dossier(`K-${i + 1}`, { client });
  const documents: string[] = [];
  for (const i of [0, 1, 2]) {
    const file = desk.textFile(`合同 ${i}.txt`, `框架合同 ${i}。\n`.repeat(90));
    documents.push(await desk.fileDocument(`K-${i + 1}`, file));
  }
  // Seven views on some days in November and December, by one reader; the third of a document is its last.
  for (const [n, document] of [...documents, ...documents, documents[0]!].entries()) {
    if (n === 4) await daysLater(12);
    const loan = await desk.lend(document);
    await desk.viewAndClose(loan);
    await desk.call('loan.return', { loan, signature: desk.signature });
    await desk.signIn('Cora Keeper');
    await desk.call('loan.check-in', { loan, signature: desk.signature });
    await daysLater(0.5);
  }
  await desk.signIn('许借');
  await expectRefusal('VIEWS_SPENT', desk.request(documents[0]!));
  await expect(desk.call('loan.issue', { loan: 'L-999', signature: desk.signature })).rejects.toThrow();
  await desk.signIn('Cora Keeper');
});
afterAll(() => desk.dispose());

/** Entries of a type between two days of the desk's clock, both included. */
async function entriesOf(type: string, fromDay: string, toDay: string): Promise<number> {
  const lines = await desk.call('log.list', { type, from: 0, limit: 10_000 });
  return lines.filter(({ body }) => {
    const on = new Date(body.at.wall + body.at.offset * 60_000).toISOString().slice(0, 10);
    return on >= fromDay && on <= toDay;
  }).length;
}

describe('periods', () => {
  it.each([
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026', '2026-01-01', '2026-12-31'],
    [' 2026-10-01..2026-10-15 ', '2026-10-01', '2026-10-15'],
    ['', '2025-12-01', '2025-12-31'],
  ])('%j', (text, fromDay, toDay) => {
    expect(readPeriod(text, '2026-01-15')).toEqual({ fromDay, toDay });
  });
  it.each(['2026-13', '2026-00', '26', '2026-02-30..2026-03-01', '2026-03-02..2026-03-01', 'x'])(
    '%j is none',
    (text) => {
      expect(() => readPeriod(text, '2026-01-15')).toThrow('INPUT_MALFORMED');
    },
  );
});

describe('A4b: the access report', () => {
  it('says of each period what a count of the log says', async () => {
    for (const [about, fromDay, toDay] of [
      ['2026-11', '2026-11-01', '2026-11-30'],
      ['2026-12', '2026-12-01', '2026-12-31'],
      ['2026-11-20..2026-11-21', '2026-11-20', '2026-11-21'],
      ['2026', '2026-01-01', '2026-12-31'],
      ['2025', '2025-01-01', '2025-12-31'],
    ] as const) {
      const words = await wordsOn(await print('log-report', about));
      const views = await entriesOf('view.open', fromDay, toDay);
      const refusals = await entriesOf('refusal', fromDay, toDay);
      const requests = await entriesOf('loan.requested', fromDay, toDay);
      expect(words, about).toContain(`Views${views}`);
      expect(words, about).toContain(`Refusals${refusals}`);
      expect(words, about).toContain(`Requests${requests}`);
    }
    expect(await entriesOf('view.open', '2026-11-01', '2026-11-30')).toBeGreaterThan(3);
    expect(await entriesOf('view.open', '2026-12-01', '2026-12-31')).toBeGreaterThan(1);
  });

  it('names people, clients, refusals with their rule and what is out of the ordinary', async () => {
    const paper = await print('log-report', '2026');
    const words = await wordsOn(paper);
    for (const word of ['许借#', 'K-1恒岳精密', 'LtdHengyue', 'Outoftheordinary'].map((w) =>
      w.replace('LtdH', 'Ltd.H'),
    ))
      expect(words).toContain(word);
    expect(words).toMatch(/L\d+1/);
    const pages = await pagesOf(paper.file);
    expect(pages.length).toBe(paper.pages);
    for (const page of pages) expect(inkInMargins(page)).toBe(0);
  });

  it('D3: tells an auditor without clearance numbers and codes', async () => {
    await desk.enrol({ name: '查核', roles: [] });
    await desk.call('role.give', {
      self: desk.credential('查核'),
      role: 'auditor',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('查核');
    for (const paper of ['log-report', 'monthly-report'] as const) {
      const words = await wordsOn(await print(paper, '2026-11', 'both'));
      expect(words).toContain('K-1');
      for (const name of ['恒岳', '云帆', 'Hengyue', '许借', '赵批', 'Cora'])
        expect(words).not.toContain(name);
    }
    await desk.signIn('Cora Keeper');
  });

  it('is for those who read the log, and on record as a paper', async () => {
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', print('log-report', '2026'));
    await expectRefusal('ROLE_NEEDED', print('monthly-report', '2026-11'));
    await desk.signIn('Cora Keeper');
    await expectRefusal('INPUT_MALFORMED', print('log-report', 'October'));
    const before = (await desk.call('log.list', { type: 'paper.printed' })).length;
    await print('log-report', '2026-11');
    const after = await desk.call('log.list', { type: 'paper.printed' });
    expect(after.length).toBe(before + 1);
    expect(after.at(-1)!.body.data).toMatchObject({ paper: 'log-report' });
  });
});

describe('the month', () => {
  it.each(['zh-CN', 'en', 'both'] as const)(
    'is one page in %s, beside the month before',
    async (language) => {
      const paper = await print('monthly-report', '2026-12', language);
      expect(paper.pages).toBe(1);
      const words = await wordsOn(paper);
      const now = await entriesOf('view.open', '2026-12-01', '2026-12-31');
      const before = await entriesOf('view.open', '2026-11-01', '2026-11-30');
      expect(words).toContain(
        `${language === 'en' ? 'Views' : language === 'both' ? '查阅Views' : '查阅'}${now}${before}`,
      );
      for (const page of await pagesOf(paper.file)) expect(inkInMargins(page)).toBe(0);
    },
  );

  it('is of a month and of nothing else; of an empty one too', async () => {
    await expectRefusal('INPUT_MALFORMED', print('monthly-report', '2026'));
    await expectRefusal('INPUT_MALFORMED', print('monthly-report', '2026-11-01..2026-11-15'));
    const paper = await print('monthly-report', '2031-01');
    expect(paper.pages).toBe(1);
  });
});
