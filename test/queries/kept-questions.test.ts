/** A4c: a question is kept under a name of one's own, and asked again from there; nobody else sees it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
const names = async (who: string): Promise<string[]> => {
  await desk.signIn(who);
  return (await desk.call('question.list', {})).map(({ name }) => name);
};

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.dispose());

describe('questions that somebody keeps', () => {
  it('are theirs alone, are changed under the same name, and are there after the vault was closed', async () => {
    await desk.signIn('李保');
    await desk.call('question.keep', { name: '周一早上', asked: { question: 'views-by', by: 'day' } });
    await desk.call('question.keep', { name: '周一早上', asked: { question: 'views-by', by: 'hour' } });
    await desk.call('question.keep', { name: '逾期', asked: { question: 'overdue' } });
    expect(await names('审计')).toEqual([]);
    await desk.call('question.keep', { name: '逾期', asked: { question: 'releases' } });
    await desk.close();
    await desk.open();
    expect(await names('李保')).toEqual(['周一早上', '逾期']);
    const [monday, overdue] = await desk.call('question.list', {});
    expect(monday?.asked).toEqual({ question: 'views-by', by: 'hour' });
    expect(overdue?.asked).toEqual({ question: 'overdue' });
    // Without days it is asked of this year.
    const answer = await desk.call('log.question', { asked: monday!.asked });
    expect(answer.asked).toMatchObject({ from: expect.stringMatching(/-01-01$/) });
  });

  it('are no longer kept, each by who keeps it', async () => {
    await desk.signIn('审计');
    await expectRefusal('NO_SUCH_QUESTION', desk.call('question.forget', { name: '周一早上' }));
    await desk.signIn('李保');
    await desk.call('question.forget', { name: '周一早上' });
    expect(await names('李保')).toEqual(['逾期']);
    expect(await names('审计')).toEqual(['逾期']);
  });

  it('are for those who read the log, hold what is a question, and are a hundred at most', async () => {
    const asked = { question: 'overdue' } as const;
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', desk.call('question.list', {}));
    await expectRefusal('ROLE_NEEDED', desk.call('question.keep', { name: 'x', asked }));
    await desk.signIn('审计');
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('question.keep', { name: 'x', asked: { question: 'anything' } as never }),
    );
    for (let n = 1; n < 100; n++) await desk.call('question.keep', { name: `n ${n}`, asked });
    await expectRefusal('INPUT_MALFORMED', desk.call('question.keep', { name: 'one more', asked }));
    await desk.call('question.keep', { name: 'n 1', asked: { question: 'releases' } });
  });
});
