/** From the survey of needs to a plan that is issued; changes, and what one applies for oneself (P6). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import {
  approvedCourse,
  both,
  decide,
  describeCourse,
  faultsFound,
  people,
  place,
  propose,
  rule,
  session,
  trainingDesk,
} from './training-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await trainingDesk();
});
afterAll(() => desk.dispose());

const year = async (of: number, by: string = people.clerk) => {
  await desk.signIn(by);
  return desk.call('training.year', { year: of });
};

describe('S1: the personnel clerk', () => {
  it('S2: excludes every other role, and needs no clearance', async () => {
    await desk.signIn('李保');
    const give = (who: string, role: string) =>
      desk.call('role.give', { self: desk.credential(who), role, ...both(desk) });
    await expectRefusal('ROLE_EXCLUDES', give(people.clerk, 'borrower'));
    await expectRefusal('ROLE_EXCLUDES', give(people.anna, 'clerk'));
    await give(people.general, 'clerk');
    await desk.call('role.end', { who: people.general, role: 'clerk', ground: '另有安排', ...both(desk) });
  });
  it('D3: knows of no dossier and reads no log', async () => {
    await desk.dossier('ZJ-1');
    await desk.signIn(people.clerk);
    await expectRefusal('ROLE_NEEDED', desk.call('dossier.list', {}));
    await expectRefusal('ROLE_NEEDED', desk.call('dossier.show', { code: 'ZJ-1' }));
    await expectRefusal('ROLE_NEEDED', desk.call('log.page', { limit: 5 }));
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('hold.set', { code: 'ZJ-1', ground: 'x', signature: desk.signature }),
    );
  });
});

describe('rules', () => {
  it('P6: figures and posts are signed by a custodian and an approver; the regulation’s figures stand until then', async () => {
    await desk.signIn(people.clerk);
    const usual = await desk.call('training.rules', {});
    expect(usual.figures.induction).toMatchObject({ general: 600, professional: 360, visit: 30 });
    expect(usual.figures).toMatchObject({ surveyMonth: 10, makeUpMonths: 1, serviceYears: 3 });
    expect(usual.generalManager).toBeNull();
    const set = await rule(desk);
    expect(set.departments.map(({ name, head }) => [name, nameIn(head?.person)])).toEqual([
      ['客服部', people.head],
      ['技术部', people.otherHead],
    ]);
    await desk.signIn(people.clerk);
    await expectRefusal(
      'ROLE_NEEDED',
      desk.call('training.rule', {
        figures: set.figures,
        posts: set.posts,
        contents: set.contents,
        generalManager: people.clerk,
        departments: [],
        ...both(desk),
      }),
    );
  });
  it('P6: where people work is recorded by the clerk, and not by a person for themselves', async () => {
    for (const who of [people.anna, people.ben]) await place(desk, who, 'joined');
    for (const who of [people.head, people.cai]) await place(desk, who);
    await expectRefusal('TRAINING_OWN', place(desk, people.clerk));
    await desk.signIn(people.anna);
    await expectRefusal(
      'TRAINING_NOT_YOURS',
      desk.call('training.place', {
        who: people.ben,
        department: '技术部',
        group: 'technical',
        since: '2026-11-02',
        manner: 'moved',
        signature: desk.signature,
      }),
    );
    await desk.signIn(people.clerk);
    await expectRefusal(
      'NO_SUCH_DEPARTMENT',
      desk.call('training.place', {
        who: people.ben,
        department: '无此部',
        group: 'technical',
        since: '2026-11-02',
        manner: 'moved',
        signature: desk.signature,
      }),
    );
  });
});

describe('the year’s plan', () => {
  let departmentPlan: number;
  let courses: number[];
  it('P6: each person answers the survey of October; who has not is named', async () => {
    await desk.signIn(people.clerk);
    const tasks = await desk.call('training.tasks', {});
    expect(tasks.map(({ task }) => task)).toContain('survey-due');
    const { survey, due } = await desk.call('training.open-survey', {
      year: 2027,
      signature: desk.signature,
    });
    expect(due).toBe('2026-10-31');
    await expectRefusal(
      'SURVEY_KNOWN',
      desk.call('training.open-survey', { year: 2027, signature: desk.signature }),
    );
    await desk.signIn(people.anna);
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('survey-answer');
    await desk.call('training.answer-survey', {
      survey,
      need: '电话沟通技巧',
      signature: desk.signature,
    });
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).not.toContain('survey-answer');
    await desk.signIn(people.cai);
    await desk.call('training.answer-survey', { survey, need: '', signature: desk.signature });
    const shown = await year(2027);
    expect(shown.survey).toMatchObject({ answered: 2, of: 4 });
    expect(shown.survey?.needs.map(({ need }) => need)).toEqual(['电话沟通技巧', null]);
    expect(shown.survey?.waiting.map(nameIn).sort()).toEqual([people.ben, people.head].sort());
  });
  it('P6: nobody sees the answers of others but those who run it and the head', async () => {
    const mine = await year(2027, people.anna);
    expect(mine.survey?.needs).toHaveLength(1);
    const heads = await year(2027, people.head);
    expect(heads.survey?.needs).toHaveLength(2);
  });
  it('P6: the department’s plan is made by its head, decided by the clerk', async () => {
    courses = [
      await describeCourse(desk, people.head, { sessions: [session('2027-03-02')] }),
      await describeCourse(desk, people.head, { title: '产品知识', sessions: [session('2027-05-11')] }),
    ];
    await desk.signIn(people.head);
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('department-plan');
    await expectRefusal(
      'TRAINING_NOT_YOURS',
      propose(desk, people.otherHead, {
        kind: 'department-plan',
        year: 2027,
        department: '客服部',
        courses,
      }),
    );
    await expectRefusal(
      'COURSES_UNFIT',
      propose(desk, people.otherHead, {
        kind: 'department-plan',
        year: 2027,
        department: '技术部',
        courses,
      }),
    );
    departmentPlan = await propose(desk, people.head, {
      kind: 'department-plan',
      year: 2027,
      department: '客服部',
      courses,
    });
    await expectRefusal('TRAINING_NOT_YOURS', decide(desk, people.general, departmentPlan));
    await expectRefusal('TRAINING_NOT_YOURS', decide(desk, people.head, departmentPlan));
    const decided = await decide(desk, people.clerk, departmentPlan);
    expect(decided.state).toBe('granted');
    // It is a part of the year's plan: nothing is approved by it.
    expect((await year(2027)).courses.map(({ stands }) => stands)).toEqual(['draft', 'draft']);
  });
  it('P6: consolidated by the clerk, approved by the general manager, issued as a document', async () => {
    const plan = await propose(desk, people.clerk, {
      kind: 'yearly-plan',
      year: 2027,
      courses,
      budget: 2_000_000,
    });
    await expectRefusal('TRAINING_NOT_YOURS', decide(desk, people.clerk, plan));
    await desk.signIn(people.clerk);
    await expectRefusal(
      'PROPOSAL_NOT_GRANTED',
      desk.call('training.issue', { proposal: plan, number: '人字〔2026〕18号', signature: desk.signature }),
    );
    await decide(desk, people.general, plan);
    await desk.signIn(people.clerk);
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('issue-plan');
    const issued = await desk.call('training.issue', {
      proposal: plan,
      number: '人字〔2026〕18号',
      signature: desk.signature,
    });
    expect(issued).toMatchObject({ number: '人字〔2026〕18号', issuedOn: '2026-11-19', state: 'granted' });
    await expectRefusal(
      'PLAN_ISSUED',
      desk.call('training.issue', { proposal: plan, number: '2', signature: desk.signature }),
    );
    const shown = await year(2027);
    expect(shown).toMatchObject({ budget: 2_000_000, planned: 1_000_000, spent: 0 });
    expect(shown.courses.map(({ stands }) => stands)).toEqual(['approved', 'approved']);
  });
  it('P6: a change of an approved course is approved again', async () => {
    const [course] = courses;
    await describeCourse(desk, people.head, { course, sessions: [session('2027-04-06')] });
    expect((await year(2027)).courses.find((each) => each.course === course)?.stands).toBe('draft');
    const change = await propose(desk, people.head, {
      kind: 'change',
      department: '客服部',
      courses: [course],
      ground: '讲师改期',
    });
    await describeCourse(desk, people.head, { course, sessions: [session('2027-04-07')] });
    // What was proposed is not what would be approved now.
    await expectRefusal('COURSES_UNFIT', decide(desk, people.general, change));
    await decide(desk, people.general, change, 'refuse', '日期又变了');
    const again = await propose(desk, people.head, {
      kind: 'change',
      department: '客服部',
      courses: [course],
      ground: '讲师改期',
    });
    await decide(desk, people.general, again);
    expect((await year(2027)).courses.find((each) => each.course === course)).toMatchObject({
      stands: 'approved',
      from: '2027-04-07',
    });
  });
});

describe('outside the plan', () => {
  it('P6: a short plan for a course that nobody planned; who made it does not decide on it', async () => {
    const course = await approvedCourse(desk, { title: '新系统上线' });
    await desk.signIn(people.anna);
    const shown = await desk.call('training.course', { course });
    expect(shown).toMatchObject({ stands: 'approved', people: expect.any(Array) });
    await desk.signIn(people.cai);
    await expectRefusal('NO_SUCH_COURSE', desk.call('training.course', { course }));
  });
  it('P6: external courses by application of the person, with the approvals in order', async () => {
    const course = await describeCourse(desk, people.anna, {
      kind: 'external',
      title: '呼叫中心管理认证',
      trainees: [people.anna],
      cost: 1_200_000,
      sessions: [session('2027-06-01'), session('2027-06-02')],
    });
    await expectRefusal(
      'TRAINING_NOT_YOURS',
      describeCourse(desk, people.ben, { kind: 'external', trainees: [people.anna] }),
    );
    const application = await propose(desk, people.anna, { kind: 'external', courses: [course] });
    await expectRefusal('TRAINING_NOT_YOURS', decide(desk, people.clerk, application));
    await desk.signIn(people.head);
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('decide');
    await decide(desk, people.head, application);
    await decide(desk, people.clerk, application);
    const decided = await decide(desk, people.general, application);
    expect(decided).toMatchObject({ state: 'granted', posts: ['head', 'clerk', 'general'] });
    await expectRefusal('PROPOSAL_OVER', decide(desk, people.general, application));
    await desk.signIn(people.ben);
    await expectRefusal(
      'NO_SUCH_PROPOSAL',
      desk.call('training.decide', {
        proposal: application,
        decision: 'grant',
        reason: '',
        signature: desk.signature,
      }),
    );
  });
  it('S6: a head does not decide on their own application; it goes past them', async () => {
    const course = await describeCourse(desk, people.head, {
      kind: 'self-paid',
      title: '心理学函授',
      trainees: [people.head],
      sessions: [session('2027-09-01')],
    });
    const application = await propose(desk, people.head, { kind: 'self-paid', courses: [course] });
    const decided = await decide(desk, people.clerk, application);
    expect(decided).toMatchObject({ state: 'granted', posts: ['clerk'] });
  });
  it('P6: leave for an examination on proof; whoever applied may take it back', async () => {
    await expectRefusal(
      'TEXT_MISSING',
      propose(desk, people.anna, { kind: 'leave', from: '2027-06-20', to: '2027-06-21' }),
    );
    const leave = await propose(desk, people.anna, {
      kind: 'leave',
      from: '2027-06-20',
      to: '2027-06-21',
      proof: '准考证 20270620',
    });
    await expectRefusal('TRAINING_NOT_YOURS', decide(desk, people.head, leave, 'withdraw', '考试取消'));
    expect(await decide(desk, people.anna, leave, 'withdraw', '考试取消')).toMatchObject({
      state: 'withdrawn',
    });
  });
  it('P6: whose department nobody recorded applies for nothing', async () => {
    await expectRefusal(
      'TRAINEE_NOT_PLACED',
      propose(desk, 'Ben Reader', { kind: 'leave', from: '2027-06-20', to: '2027-06-20', proof: 'x' }),
    );
  });
});

it('A5: neither verifier finds anything wrong; tables equal the replay', async () => {
  expect(await faultsFound(desk)).toEqual([null, null]);
  await desk.crashAndOpen();
  expect((await desk.call('vault.status', {})).quarantine).toBe('none');
});
