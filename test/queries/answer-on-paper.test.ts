/** A4c: an answer on paper: by the question or by the name that it is kept under, on record as a reading and as a print. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOn } from '../papers/read-paper.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
let printed = 0;
const print = async (about: string, language: 'zh-CN' | 'en' | 'both' = 'both') => {
  const file = desk.path(`answer-${++printed}.pdf`);
  await desk.call('paper.print', { paper: 'log-answer', about, language, copies: 1, file });
  return file;
};
const count = (type: string): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM leaf WHERE type = ?', type);

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  await desk.viewAndClose(
    await desk.lend(await desk.fileDocument('K-1', desk.textFile('a.txt', '条件。'.repeat(20)))),
  );
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

describe('an answer on paper', () => {
  it('has the sentence and the rows of the screen, in the language asked for', async () => {
    const asked = { question: 'views-by', by: 'place' } as const;
    const { sentence } = await desk.router.call('log.question', { asked }, { language: 'en' });
    const text = await wordsOn({ file: await print(JSON.stringify(asked), 'en') });
    expect(text.replace(/\s+/g, '')).toContain(sentence.replace(/\s+/g, ''));
    expect(text.replace(/\s+/g, '')).toContain('总部12层档案室');
  });

  it('is asked for by the name of a kept question, and on record twice', async () => {
    await desk.call('question.keep', { name: '逾期', asked: { question: 'overdue' } });
    const [read, prints] = [count('log.read'), count('paper.printed')];
    await print('逾期');
    expect([count('log.read'), count('paper.printed')]).toEqual([read + 1, prints + 1]);
    await expectRefusal('NO_SUCH_QUESTION', print('别的'));
    await expectRefusal('INPUT_MALFORMED', print('{"question":"anything"}'));
  });

  it('is not for who may not read the log, and tells an auditor without clearance no names', async () => {
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', print('{"question":"overdue"}'));
  });
});
