/** A4c, P4, D3: each question about the log, against figures worked out from its entries alone. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogQuestionAsked, QuestionAnswer } from '../../shared/contract/answers.ts';
import { questionNames } from '../../shared/vocabulary/question-words.ts';
import { editDatabase } from '../attacks/insider.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';
import { byWhom, dayOf, decisionsOf, entriesOf, isLate, localOf, numbersOf } from './questions-oracle.ts';

let desk: Desk;
const second = 1_000;
const hour = 3_600_000;
const day = 24 * hour;
const year = { from: '2026-01-01', to: '2027-12-31' };

/** Later, with the vault closed meanwhile: nobody leaves it open for so long. */
async function later(ms: number): Promise<void> {
  await desk.close();
  desk.clock.pass(ms);
  await desk.open();
}
/** To the next moment at which the clock shows this hour. */
const until = (clock: number): Promise<void> => {
  const local = desk.clock.wallMs + 8 * hour;
  return later((clock * hour - (local % day) + day) % day || day);
};
const signInAnew = async (who: string): Promise<void> => {
  desk.at = '';
  await desk.signIn(who);
};

beforeAll(async () => {
  desk = await openDesk({}, [...office, { name: '林借', roles: ['borrower'] }]);
  await desk.dossier('K-1');
  await desk.dossier('K-2', { client: '=1+1 公司' });
  const papers: string[] = [];
  for (const [i, code] of ['K-1', 'K-1', 'K-2'].entries())
    papers.push(await desk.fileDocument(code, desk.textFile(`${i}.txt`, `文件 ${i}。\n`.repeat(20 + i))));
  const [one, two, three] = papers as [string, string, string];
  // Decided eight seconds after the approver signed in, though requested the day before.
  const first = await desk.request(one);
  await until(9);
  await signInAnew('赵批');
  desk.clock.pass(8 * second);
  await desk.approve(first);
  await carryOut(first, '许借');
  // Three of three, the last at night; the fourth is refused.
  await desk.viewAndClose(first);
  desk.clock.pass(2 * hour);
  await desk.viewAndClose(first);
  await until(23);
  await signInAnew('许借');
  await desk.viewAndClose(first);
  await desk.view(first).catch(() => undefined);
  // Two in one batch, decided after a long look, and one that is refused.
  await until(10);
  const batch = [await desk.request(two, '许借'), await desk.request(three, '林借')];
  const refused = await desk.request(two, 'Ben Reader');
  await signInAnew('赵批');
  for (const loan of batch) await desk.call('loan.show', { loan });
  desk.clock.pass(100 * second);
  await desk.call('loan.decide', {
    decisions: batch.map((loan) => ({ loan, decision: 'approve', reason: '理由充分' })),
    signature: desk.signature,
  });
  desk.clock.pass(3 * second);
  await desk.call('loan.decide', {
    decisions: [{ loan: refused, decision: 'reject', reason: '理由不足' }],
    signature: desk.signature,
  });
  await carryOut(batch[1]!, '林借');
  await desk.viewAndClose(batch[1]!, '林借');
  // At a weekend, by another approver, after more than a day.
  await later(2 * day);
  const late = await desk.request(three, 'Ben Reader');
  await later(2 * day);
  await signInAnew('Abel Approver');
  desk.clock.pass(60 * second);
  await desk.approve(late, 'Abel Approver');
  await carryOut(late, 'Ben Reader');
  await desk.call('view.open', {
    loan: late,
    reason: '现场核对',
    place: '客户现场',
    signature: desk.signature,
  });
  await desk.call('view.close', {});
  await desk.signIn('Ben Reader');
  await desk.call('log.page', { limit: 1 }).catch(() => undefined);
  await desk.request(one, '林借');
  await later(2 * day);
  await signInAnew('赵批');
});
afterAll(() => desk.dispose());

async function carryOut(loan: string, borrower: string): Promise<void> {
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.signIn(borrower);
  await desk.call('loan.receive', { loan, signature: desk.signature });
}

const ask = (asked: LogQuestionAsked): Promise<QuestionAnswer> => desk.call('log.question', { asked });
const column = ({ rows }: QuestionAnswer, at: number) => rows.map(({ cells }) => cells[at]);
const noOf = (shown: unknown): number => Number(/#(\d+)/.exec(String(shown))?.[1]);
const views = () => entriesOf(desk).filter(({ type }) => type === 'view.open');
const entriesBehind = ({ rows }: QuestionAnswer) =>
  rows.map(({ behind }) => (behind?.kind === 'entry' ? behind.index : -1)).toSorted((a, b) => a - b);

describe('A4c: what each question answers is what the entries say', () => {
  it('client-seen-by: everybody who opened a view of it, and each of those views', async () => {
    const answer = await ask({ question: 'client-seen-by', client: 'K-1', ...year });
    const entries = entriesOf(desk);
    const numbers = numbersOf(entries);
    const dossier = entries.find(({ type }) => type === 'dossier.opened')!.data.dossier;
    const expected = new Map<number, number>();
    for (const view of views().filter(({ data }) => data.dossier === dossier)) {
      const no = numbers.get(byWhom(view) ?? '') ?? 0;
      expected.set(no, (expected.get(no) ?? 0) + 1);
    }
    expect(new Map(answer.rows.map(({ cells }) => [noOf(cells[0]), cells[1]]))).toEqual(expected);
    expect(answer.sentence).toContain('1 人');
    expect(answer.sentence).toContain('共 3 次');
    const behind = answer.rows[0]?.behind;
    if (behind?.kind !== 'question') throw new Error('no question behind the row');
    const listed = await ask(behind.ask);
    expect(entriesBehind(listed)).toEqual(
      views()
        .filter(({ data }) => data.dossier === dossier)
        .map(({ index }) => index),
    );
    const byName = await ask({ question: 'client-seen-by', client: '客户 K-1', ...year });
    expect(byName.rows).toEqual(
      answer.rows.map((row) => ({
        ...row,
        behind: { kind: 'question', ask: { ...behind.ask, client: '客户 K-1' } },
      })),
    );
  });

  it('person-saw: what somebody viewed, by client', async () => {
    const answer = await ask({ question: 'person-saw', person: 'Ben Reader', ...year });
    expect(answer.rows.map(({ cells }) => cells.slice(0, 4))).toEqual([['K-2', '=1+1 公司', 1, 1]]);
    const none = await ask({ question: 'person-saw', person: '孟编', ...year });
    expect(none).toMatchObject({ rows: [], total: 0 });
  });

  it('views-by: by each lens, each group with its views', async () => {
    const all = views();
    const lenses = {
      day: (view: (typeof all)[number]) => dayOf(view),
      hour: (view: (typeof all)[number]) => localOf(view).toISOString().slice(11, 13),
      weekday: (view: (typeof all)[number]) => String(localOf(view).getUTCDay() || 7),
      client: (view: (typeof all)[number]) => String(view.data.dossier),
      person: (view: (typeof all)[number]) => `#${numbersOf(entriesOf(desk)).get(byWhom(view) ?? '')}`,
    };
    for (const [by, key] of Object.entries(lenses)) {
      const answer = await ask({ question: 'views-by', by: by as 'day', ...year });
      const groups = Map.groupBy(all, key);
      expect(answer.rows.map(({ cells }) => cells[1]).toSorted(), by).toEqual(
        [...groups.values()].map((of) => of.length).toSorted(),
      );
      const seen: number[] = [];
      for (const { behind } of answer.rows) {
        if (behind?.kind !== 'question') throw new Error('no question behind the row');
        const listed = await ask(behind.ask);
        const indexes = entriesBehind(listed);
        expect([...groups.values()].map((of) => of.map(({ index }) => index))).toContainEqual(indexes);
        seen.push(...indexes);
      }
      expect(seen.toSorted((a, b) => a - b)).toEqual(all.map(({ index }) => index));
    }
    const byPlace = await ask({ question: 'views-by', by: 'place', ...year });
    expect(byPlace.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['总部 12 层档案室', all.length - 1],
      ['客户现场', 1],
    ]);
    const byReason = await ask({ question: 'views-by', by: 'reason', ...year });
    expect(column(byReason, 1)).toEqual([all.length]);
  });

  it('A1b: a place that was erased by law is none any more, here neither', async () => {
    const last = views().at(-1)!;
    await desk.signIn('李保');
    const places = () =>
      desk.vault.db.all<{ text: string }>('SELECT text FROM asked_place').map(({ text }) => text);
    expect(places()).toContain('客户现场');
    await desk.call('opening.erase', {
      index: last.index,
      commit: last.place?.commit,
      ground: '依法删除',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(places()).not.toContain('客户现场');
    const byPlace = await ask({ question: 'views-by', by: 'place', ...year });
    expect(byPlace.rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
      ['总部 12 层档案室', views().length - 1],
      ['—', 1],
    ]);
    await desk.signIn('赵批');
  });

  it('out-of-hours: by the clock of each entry, with hours and days as they are given', async () => {
    const acts =
      /^(view\.open|refusal|(loan|release)\.(approved|rejected|requested)|release\.handed-out|document\.submitted|log\.exported|session\.signed-in|vault\.opened)$/;
    const late = entriesOf(desk).filter((body) => acts.test(body.type) && isLate(body));
    const answer = await ask({ question: 'out-of-hours', ...year });
    const sum = (at: number) => column(answer, at).reduce<number>((total, n) => total + Number(n), 0);
    expect(sum(1)).toBe(late.filter(({ type }) => type === 'view.open').length);
    expect(sum(2)).toBe(late.filter(({ type }) => /approved|rejected/.test(type)).length);
    expect(sum(3)).toBe(late.filter(({ type }) => type === 'refusal').length);
    expect(sum(1)).toBeGreaterThan(0);
    expect(sum(1) + sum(2) + sum(3) + sum(4)).toBe(late.length);
    const seen: number[] = [];
    for (const { behind } of answer.rows) {
      if (behind?.kind === 'question') seen.push(...entriesBehind(await ask(behind.ask)));
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(
      late.filter((body) => byWhom(body) !== null).map(({ index }) => index),
    );
    const always = await ask({
      question: 'out-of-hours',
      opens: '00:00',
      closes: '00:00',
      days: [],
      ...year,
    });
    const never = await ask({
      question: 'out-of-hours',
      opens: '00:00',
      closes: '23:59',
      days: [1, 2, 3, 4, 5, 6, 7],
      ...year,
    });
    expect(column(always, 1).reduce<number>((a, b) => a + Number(b), 0)).toBe(views().length);
    expect(never.rows).toEqual([]);
  });

  it('quick-approvals: by the time there was, a batch as one act', async () => {
    const quick = decisionsOf(entriesOf(desk)).filter(({ freeMs }) => freeMs < 10_000);
    const answer = await ask({ question: 'quick-approvals', ...year });
    expect(entriesBehind(answer)).toEqual(quick.map(({ index }) => index));
    expect(quick).toHaveLength(2);
    expect(answer.sentence).toContain(`${decisionsOf(entriesOf(desk)).length} 件审批中有 2 件在 10 秒之内`);
    const wide = await ask({ question: 'quick-approvals', seconds: 300, ...year });
    expect(entriesBehind(wide)).toEqual(
      decisionsOf(entriesOf(desk))
        .filter(({ freeMs }) => freeMs < 300_000)
        .map(({ index }) => index),
    );
    expect(wide.total).toBe(5);
  });

  it('approval-pairs and approver-statistics: counts, shares and medians of the same decisions', async () => {
    const entries = entriesOf(desk);
    const numbers = numbersOf(entries);
    const decided = decisionsOf(entries);
    const pairs = Map.groupBy(
      decided,
      ({ who, requester }) => `${numbers.get(who)}/${numbers.get(requester)}`,
    );
    const answer = await ask({ question: 'approval-pairs', ...year });
    expect(
      new Map(answer.rows.map(({ cells }) => [`${noOf(cells[0])}/${noOf(cells[1])}`, [cells[2], cells[3]]])),
    ).toEqual(
      new Map(
        [...pairs].map(([pair, of]) => [pair, [of.length, of.filter(({ approved }) => approved).length]]),
      ),
    );
    const behind = answer.rows[0]?.behind;
    if (behind?.kind !== 'question') throw new Error('no question behind the row');
    expect((await ask(behind.ask)).total).toBe(answer.rows[0]?.cells[2]);
    const statistics = await ask({ question: 'approver-statistics', ...year });
    for (const { cells } of statistics.rows) {
      const own = decided.filter(({ who }) => numbers.get(who) === noOf(cells[0]));
      const waited = own.map(({ waitedMs }) => waitedMs).toSorted((a, b) => a - b);
      const middle =
        (waited[Math.floor((waited.length - 1) / 2)]! + waited[Math.floor(waited.length / 2)]!) / 2;
      expect(cells[1]).toBe(own.length);
      expect(cells[2]).toBeCloseTo(middle / 60_000, 1);
      expect(cells[4]).toBeCloseTo((100 * own.filter(({ approved }) => !approved).length) / own.length, 1);
      expect(cells[5]).toBe(own.filter(({ waitedMs }) => waitedMs > day).length);
    }
    expect(statistics.sentence).toContain('现有 1 件申请已超过一天');
  });

  it('views-spent, near-allowance, refusals-by-rule', async () => {
    const spent = await ask({ question: 'views-spent', ...year });
    expect(entriesBehind(spent)).toEqual(
      views()
        .filter(({ data }) => data.n === data.cap)
        .map(({ index }) => index),
    );
    expect(spent.total).toBe(1);
    const near = await ask({ question: 'near-allowance' });
    expect(near.rows.map(({ cells }) => [noOf(cells[0]), cells[1], cells[4]])).toEqual([
      [noOf(column(await ask({ question: 'client-seen-by', client: 'K-1', ...year }), 0)[0]), 'K-1/1', 0],
    ]);
    const refusals = entriesOf(desk).filter(({ type }) => type === 'refusal');
    const answer = await ask({ question: 'refusals-by-rule', ...year });
    expect(new Map(answer.rows.map(({ cells }) => [cells[2], cells[3]]))).toEqual(
      new Map([...Map.groupBy(refusals, ({ data }) => data.code)].map(([code, of]) => [code, of.length])),
    );
    expect(answer.rows.map(({ cells }) => cells[0])).toContain('L4');
    const one = await ask({ question: 'refusals-by-rule', code: 'VIEWS_SPENT', ...year });
    expect(entriesBehind(one)).toEqual(
      refusals.filter(({ data }) => data.code === 'VIEWS_SPENT').map(({ index }) => index),
    );
  });

  it('P4, own-past: the period beside the spans of the same length before, for each person by themselves', async () => {
    const last = dayOf(views().at(-1)!);
    const numbers = numbersOf(entriesOf(desk));
    const answer = await ask({ question: 'own-past', from: last, to: last });
    const people = new Map(answer.rows.map(({ cells }) => [noOf(cells[0]), cells.slice(1)]));
    expect([...people.keys()]).toEqual([...people.keys()].toSorted((a, b) => a - b));
    for (const [person, no] of numbers) {
      const own = views().filter((view) => byWhom(view) === person && dayOf(view) === last);
      if (people.has(no)) expect(people.get(no)?.[0], `#${no}`).toBe(own.length);
      else expect(own).toEqual([]);
    }
    expect(answer.chart).toBeNull();
    const reader = await ask({ question: 'own-past', from: last, to: last, person: 'Ben Reader' });
    expect(reader.rows).toHaveLength(9);
    expect(reader.rows[0]?.cells.slice(0, 3)).toEqual([last, last, 1]);
  });

  it('only counts what lies within the period, both days included', async () => {
    const last = dayOf(views().at(-1)!);
    const inside = await ask({ question: 'views-by', by: 'person', from: last, to: last });
    expect(column(inside, 1).reduce<number>((a, b) => a + Number(b), 0)).toBe(
      views().filter((view) => dayOf(view) === last).length,
    );
    await expectRefusal(
      'INPUT_MALFORMED',
      ask({ question: 'views-by', by: 'day', from: '2026-02-01', to: '2026-01-01' }),
    );
  });

  it('takes in what came since the last question', async () => {
    const before = await ask({ question: 'refusals-by-rule', ...year });
    await desk.call('session.sign-out', { cause: 'command' });
    desk.at = '';
    await desk.call('log.page', { limit: 1 }).catch(() => undefined);
    await desk.signIn('赵批');
    const after = await ask({ question: 'refusals-by-rule', ...year });
    const sum = (answer: QuestionAnswer) => column(answer, 3).reduce<number>((a, b) => a + Number(b), 0);
    expect(sum(after)).toBe(sum(before) + 1);
  });
});

describe('A4c: rows beside the log', () => {
  const upto = (): number => desk.vault.db.count('SELECT size AS n FROM asked_upto');

  it('are brought up to date by the timer, so that nobody waits for it', async () => {
    await desk.call('log.page', { limit: 1 });
    expect(upto()).toBeLessThan(desk.vault.writer.size);
    await desk.router.tick();
    expect(upto()).toBe(desk.vault.writer.size);
  });

  it('are made anew where they are longer than the log, or were laid out otherwise', async () => {
    const before = await ask({ question: 'approver-statistics', ...year });
    desk.vault.db.run('UPDATE asked_upto SET size = size + 100');
    desk.vault.db.run('DELETE FROM asked_decision');
    expect((await ask({ question: 'approver-statistics', ...year })).rows).toEqual(before.rows);
    await desk.close();
    await editDatabase(desk, (db) => {
      db.connection.exec('DROP TABLE asked_view; CREATE TABLE asked_view (idx INTEGER PRIMARY KEY) STRICT');
    });
    await desk.open();
    await desk.signIn('赵批');
    expect((await ask({ question: 'approver-statistics', ...year })).rows).toEqual(before.rows);
  });
});

describe('an empty vault', () => {
  it('answers each question with a sentence and no rows', async () => {
    const empty = await openDesk();
    for (const question of questionNames) {
      if (question === 'client-seen-by') continue;
      const asked = {
        question,
        ...(question === 'person-saw' ? { person: '许借' } : {}),
        ...(question === 'views-by' ? { by: 'day' } : {}),
      } as LogQuestionAsked;
      const answer = await empty.call('log.question', { asked });
      expect(answer.sentence, question).not.toMatch(/undefined|NaN|null/);
      if (question !== 'out-of-hours' && question !== 'refusals-by-rule' && question !== 'own-past')
        expect(answer, question).toMatchObject({ rows: [], total: 0 });
    }
    await empty.dispose();
  });
});

describe('D3: an auditor without clearance', () => {
  it('is shown numbers for names, and neither clients nor titles nor places, by any question', async () => {
    await desk.enrol({ name: '查核', roles: [] });
    await desk.call('role.give', {
      self: desk.credential('查核'),
      role: 'auditor',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    await desk.signIn('查核');
    const names = [
      '客户现场',
      '1+1',
      '许借',
      '林借',
      'Ben Reader',
      '赵批',
      'Abel',
      '孟编',
      '客户 K',
      '总部',
      '.txt',
      '准备续约',
    ];
    const asked: LogQuestionAsked[] = [
      ...questionNames.flatMap((question): LogQuestionAsked[] =>
        question === 'client-seen-by'
          ? [
              { question, client: 'K-1', ...year },
              { question, client: 'K-1', person: '#7', ...year },
            ]
          : question === 'person-saw'
            ? [
                { question, person: '#7', ...year },
                { question, person: '#7', client: 'K-1', ...year },
              ]
            : question === 'views-by'
              ? (['day', 'hour', 'weekday', 'place', 'client', 'reason', 'person'] as const).map((by) => ({
                  question,
                  by,
                  ...year,
                }))
              : question === 'near-allowance' || question === 'overdue'
                ? [{ question }]
                : [{ question, ...year }],
      ),
      { question: 'views-by', by: 'place', group: '1', ...year },
    ];
    for (const each of asked) {
      const answer = await ask(each);
      const told = JSON.stringify(answer);
      for (const name of names) expect(told, JSON.stringify(each)).not.toContain(name);
    }
  });

  it('finds nobody by a name and no client by its name: that would tell whose number it is', async () => {
    await desk.signIn('查核');
    await expectRefusal('NO_SUCH_PERSON', ask({ question: 'person-saw', person: '许借', ...year }));
    await expectRefusal('NO_SUCH_DOSSIER', ask({ question: 'client-seen-by', client: '客户 K-1', ...year }));
  });
});

describe('A0, A4c: a question is a reading of the log', () => {
  const entries = async (work: () => Promise<unknown>): Promise<number> => {
    const before = desk.vault.writer.size;
    await work();
    return desk.vault.writer.size - before;
  };

  it('is an entry when a person asks, and none when the screen draws the answer again', async () => {
    await signInAnew('赵批');
    const asked = { asked: { question: 'overdue' } } as const;
    const byScreen = () => desk.router.call('log.question', asked, { language: 'en', by: 'screen' });
    expect(await entries(() => desk.call('log.question', asked))).toBe(1);
    expect(await entries(byScreen)).toBe(0);
    expect(entriesOf(desk).at(-1)).toMatchObject({ type: 'log.read', data: { results: 0 } });
    await signInAnew('赵批');
    expect(await entries(byScreen)).toBe(1);
  });

  it('is for auditors, custodians and approvers alone', async () => {
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', ask({ question: 'overdue' }));
    const file = desk.path('refused.csv');
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('log.question-csv', { asked: { question: 'overdue' }, file }),
    );
  });

  it('is written as a table whose cells begin no formula, on record, and never over a file', async () => {
    await desk.signIn('赵批');
    const file = desk.path('question.csv');
    const asked = { question: 'person-saw', person: 'Ben Reader', ...year } as const;
    expect(await entries(() => desk.call('log.question-csv', { asked, file }))).toBe(1);
    const [heads, ...lines] = Papa.parse<string[]>(readFileSync(file, 'utf8').replace('\ufeff', ''), {
      skipEmptyLines: true,
    }).data;
    const answer = await ask(asked);
    expect(heads).toEqual(answer.columns.map(({ label }) => label));
    expect(answer.rows[0]?.cells[1]).toBe('=1+1 公司');
    expect(lines).toEqual(
      answer.rows.map(({ cells }) => cells.map((cell) => String(cell ?? '').replace(/^=/, "'="))),
    );
    await expect(desk.call('log.question-csv', { asked, file })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
  });
});
