/** Some days in an office about which every question of the log has something to say; the desk is told from day to day. */
import type { LogQuestionAsked, QuestionAnswer } from '../../shared/contract/answers.ts';
import { type Desk, office, openDesk } from '../support/desk.ts';

const second = 1_000;
const hour = 3_600_000;
const day = 24 * hour;
/** All of the story. */
export const year = { from: '2026-01-01', to: '2027-12-31' };

/** Later, with the vault closed meanwhile: nobody leaves it open for so long. */
async function later(desk: Desk, ms: number): Promise<void> {
  await desk.close();
  desk.clock.pass(ms);
  await desk.open();
}
/** To the next moment at which the clock shows this hour. */
const until = (desk: Desk, clock: number): Promise<void> => {
  const local = desk.clock.wallMs + 8 * hour;
  return later(desk, (clock * hour - (local % day) + day) % day || day);
};
export const signInAnew = async (desk: Desk, who: string): Promise<void> => {
  desk.at = '';
  await desk.signIn(who);
};

async function carryOut(desk: Desk, loan: string, borrower: string): Promise<void> {
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.signIn(borrower);
  await desk.call('loan.receive', { loan, signature: desk.signature });
}

/** To be disposed of; the approver 赵批 has signed in. */
export async function deskOfStory(): Promise<Desk> {
  const desk = await openDesk({}, [...office, { name: '林借', roles: ['borrower'] }]);
  await desk.dossier('K-1');
  await desk.dossier('K-2', { client: '=1+1 公司' });
  const papers: string[] = [];
  for (const [i, code] of ['K-1', 'K-1', 'K-2'].entries())
    papers.push(await desk.fileDocument(code, desk.textFile(`${i}.txt`, `文件 ${i}。\n`.repeat(20 + i))));
  const [one, two, three] = papers as [string, string, string];
  // Decided eight seconds after the approver signed in, though requested the day before.
  const first = await desk.request(one);
  await until(desk, 9);
  await signInAnew(desk, '赵批');
  desk.clock.pass(8 * second);
  await desk.approve(first);
  await carryOut(desk, first, '许借');
  // Three of three, the last at night; the fourth is refused.
  await desk.viewAndClose(first);
  desk.clock.pass(2 * hour);
  await desk.viewAndClose(first);
  await until(desk, 23);
  await signInAnew(desk, '许借');
  await desk.viewAndClose(first);
  await desk.view(first).catch(() => undefined);
  // Two in one batch, decided after a long look, and one that is refused.
  await until(desk, 10);
  const batch = [await desk.request(two, '许借'), await desk.request(three, '林借')];
  const refused = await desk.request(two, 'Ben Reader');
  await signInAnew(desk, '赵批');
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
  await carryOut(desk, batch[1]!, '林借');
  await desk.viewAndClose(batch[1]!, '林借');
  // At a weekend, by another approver, after more than a day.
  await later(desk, 2 * day);
  const late = await desk.request(three, 'Ben Reader');
  await later(desk, 2 * day);
  await signInAnew(desk, 'Abel Approver');
  desk.clock.pass(60 * second);
  await desk.approve(late, 'Abel Approver');
  await carryOut(desk, late, 'Ben Reader');
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
  await later(desk, 2 * day);
  await signInAnew(desk, '赵批');
  return desk;
}

export const askAt = (desk: Desk, asked: LogQuestionAsked): Promise<QuestionAnswer> =>
  desk.call('log.question', { asked });
