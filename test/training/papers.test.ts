/** P6, H3: the papers of training, printed from what the office really did; their text within the margins. */
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { inkInMargins, pagesOf, wordsOn } from '../papers/read-paper.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import {
  approvedCourse,
  attend,
  checkSheet,
  decide,
  describeCourse,
  people,
  place,
  propose,
  record,
  rule,
  session,
  trainingDesk,
} from './training-desk.ts';

let desk: Desk;
let course: number;
let plan: number;
let application: number;
let printed = 0;
const print = (paper: Paper, about: string, language: PaperLanguage = 'zh-CN'): Promise<PrintedPaper> =>
  desk.call('paper.print', { paper, about, language, copies: 1, file: desk.path(`paper-${++printed}.pdf`) });

beforeAll(async () => {
  desk = await trainingDesk();
  await rule(desk);
  for (const who of [people.anna, people.ben]) await place(desk, who, 'joined');
  course = await approvedCourse(desk, { title: `客户投诉处理 ${'很长'.repeat(60)}` });
  await attend(desk, people.anna, course);
  await checkSheet(desk, people.clerk, course, { paper: [people.ben] });
  await record(desk, people.clerk, course, people.anna, true);
  await desk.call('training.certify', {
    course,
    who: people.anna,
    number: '培证 2026-001',
    signature: desk.signature,
  });
  const next = await describeCourse(desk, people.clerk, { sessions: [session('2027-03-02')] });
  plan = await propose(desk, people.clerk, {
    kind: 'yearly-plan',
    year: 2027,
    courses: [next],
    budget: 2_000_000,
  });
  await decide(desk, people.general, plan);
  application = await propose(desk, people.anna, {
    kind: 'leave',
    from: '2027-06-20',
    to: '2027-06-21',
    proof: '准考证 20270620',
  });
  await decide(desk, people.head, application);
});
afterAll(() => desk.dispose());

const all: readonly (readonly [Paper, () => string, string])[] = [
  ['sign-in-sheet', () => String(course), '已在台前签到'],
  ['training-certificate', () => '1', '培证'],
  ['training-plan', () => String(plan), '20,000.00'],
  ['training-application', () => String(application), '20270620'],
  ['training-archive', () => people.anna, '客户投诉处理'],
];

it.each(all)('P6: prints the %s in each language, within the margins', async (paper, about, holds) => {
  await desk.signIn(people.clerk);
  for (const language of ['zh-CN', 'en', 'both'] as const) {
    const answer = await print(paper, about(), language);
    const pages = await pagesOf(answer.file);
    expect(pages.length).toBe(answer.pages);
    for (const page of pages) expect(inkInMargins(page)).toBe(0);
    if (language === 'zh-CN') expect(await wordsOn(answer)).toContain(holds);
    const folder = process.env.TRAINING_PICTURES;
    if (folder !== undefined) copyFileSync(answer.file, `${folder}/${paper}-${language}.pdf`);
  }
});

it('P6: a certificate is printed by its person, their head and the clerk, and by nobody else', async () => {
  await desk.signIn(people.anna);
  expect((await print('training-certificate', '1')).pages).toBe(1);
  await desk.signIn(people.ben);
  await expectRefusal('TRAINING_NOT_YOURS', print('training-certificate', '1'));
  await expectRefusal('TRAINING_NOT_YOURS', print('training-archive', people.anna));
  await expectRefusal('PAPER_TOO_EARLY', print('training-certificate', '9'));
  await desk.signIn(people.cai);
  await expectRefusal('NO_SUCH_COURSE', print('sign-in-sheet', String(course)));
  await expectRefusal('NO_SUCH_PROPOSAL', print('training-plan', String(plan)));
});
