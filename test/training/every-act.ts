/** Each signed act of training once, at a desk with the people of `training-desk.ts`. */
import type { Desk } from '../support/desk.ts';
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
} from './training-desk.ts';

export async function everyTrainingAct(desk: Desk, today: string): Promise<void> {
  const { signIn } = desk;
  const as = (who: string) => signIn.call(desk, who);
  await rule(desk);
  for (const who of [people.anna, people.ben]) await place(desk, who);
  await as(people.clerk);
  const { survey } = await desk.call('training.open-survey', { year: 2027, signature: desk.signature });
  await as(people.anna);
  await desk.call('training.answer-survey', { survey, need: '电话', signature: desk.signature });
  const course = await approvedCourse(desk, { sessions: [session(today)] });
  await attend(desk, people.anna, course);
  await checkSheet(desk, people.clerk, course, { paper: [people.ben] });
  await as(people.anna);
  await desk.call('training.report', { course, session: 1, report: '所学', signature: desk.signature });
  const marks = { effect: 3, efficiency: 3, need: 3, remark: '' };
  await desk.call('training.evaluate', { course, ...marks, signature: desk.signature });
  await record(desk, people.clerk, course, people.anna, true);
  await desk.call('training.certify', { course, who: people.anna, number: '1', signature: desk.signature });
  await desk.call('training.account', { course, costs: [], materials: [], signature: desk.signature });
  const { rules, version } = await desk.call('training.issue-rules', {
    kind: 'rules',
    title: '保密制度',
    signature: desk.signature,
  });
  await as(people.anna);
  await desk.call('training.acknowledge', { rules, version, signature: desk.signature });
  const plan = await propose(desk, people.clerk, { kind: 'yearly-plan', year: 2027, budget: 1 });
  await decide(desk, people.general, plan);
  await as(people.clerk);
  await desk.call('training.issue', { proposal: plan, number: '1', signature: desk.signature });
  const outside = await describeCourse(desk, people.anna, { kind: 'external', trainees: [people.anna] });
  const application = await propose(desk, people.anna, { kind: 'external', courses: [outside] });
  for (const who of [people.head, people.clerk, people.general]) await decide(desk, who, application);
  await as(people.clerk);
  const { obligation } = await desk.call('training.bind', {
    course: outside,
    who: people.anna,
    paid: 1_000,
    from: '2027-01-01',
    contractUntil: null,
    signature: desk.signature,
    cosign: [desk.credential(people.anna)],
  });
  await desk.call('training.release', {
    obligation,
    cause: 'waived',
    ground: '公司原因',
    signature: desk.signature,
    cosign: [desk.credential(people.general)],
  });
}
