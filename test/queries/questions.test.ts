/** A4c, P4: what each question about the log answers, against figures worked out from its entries alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogQuestionAsked, QuestionAnswer } from '../../shared/contract/answers.ts';
import { questionNames } from '../../shared/vocabulary/question-words.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { byWhom, dayOf, decisionsOf, entriesOf, isLate, localOf, numbersOf } from './questions-oracle.ts';
import { askAt, deskOfStory, year } from './questions-story.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfStory();
});
afterAll(() => desk.dispose());
const ask = (asked: LogQuestionAsked): Promise<QuestionAnswer> => askAt(desk, asked);
const column = ({ rows }: QuestionAnswer, at: number) => rows.map(({ cells }) => cells[at]);
const noOf = (shown: unknown): number => Number(/#(\d+)/.exec(String(shown))?.[1]);
const views = () => entriesOf(desk).filter(({ type }) => type === 'view.open');
const entriesBehind = ({ rows }: QuestionAnswer) =>
  rows.map(({ behind }) => (behind?.kind === 'entry' ? behind.index : -1)).toSorted((a, b) => a - b);

const day = 86_400_000;

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
