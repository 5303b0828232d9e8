/** A4c, A0, D3: the rows that questions are answered from, who may ask, what they are shown, and what asking leaves in the log. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogQuestionAsked, QuestionAnswer } from '../../shared/contract/answers.ts';
import { questionNames } from '../../shared/vocabulary/question-words.ts';
import { editDatabase } from '../attacks/insider.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { entriesOf } from './questions-oracle.ts';
import { askAt, deskOfStory, signInAnew, year } from './questions-story.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfStory();
});
afterAll(() => desk.dispose());
const ask = (asked: LogQuestionAsked): Promise<QuestionAnswer> => askAt(desk, asked);

describe('A4c: rows beside the log', () => {
  const upto = (): number => desk.vault.db.count('SELECT size AS n FROM asked_upto');

  it('are brought up to date by the timer, so that nobody waits for it', async () => {
    await ask({ question: 'overdue' });
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
    await signInAnew(desk, '赵批');
    const asked = { asked: { question: 'overdue' } } as const;
    const byScreen = () => desk.router.call('log.question', asked, { language: 'en', by: 'screen' });
    expect(await entries(() => desk.call('log.question', asked))).toBe(1);
    expect(await entries(byScreen)).toBe(0);
    expect(entriesOf(desk).at(-1)).toMatchObject({ type: 'log.read', data: { results: 0 } });
    await signInAnew(desk, '赵批');
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
