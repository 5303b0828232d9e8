/** What happens in and after courses: who was there, what came of it, what it binds to, what is kept of a person (P6). */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, expectRefusal, nameIn } from '../support/desk.ts';
import {
  approvedCourse,
  attend,
  checkSheet,
  decide,
  describeCourse,
  faultsFound,
  people,
  place,
  propose,
  record,
  rule,
  session,
  trainingDesk,
} from './training-desk.ts';

const day = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await trainingDesk();
  await rule(desk);
  for (const who of [people.anna, people.ben]) await place(desk, who, 'joined');
  for (const who of [people.head, people.cai]) await place(desk, who);
});
afterAll(() => desk.dispose());

/** The vault stays closed meanwhile. */
async function passDays(days: number): Promise<void> {
  for (let left = days; left > 0; left -= 2) {
    await desk.close();
    desk.clock.pass(Math.min(left, 2) * day);
    await desk.open();
  }
}
const show = async (course: number, by: string = people.clerk) => {
  await desk.signIn(by);
  return desk.call('training.course', { course });
};
const archive = async (who: string, by: string = people.clerk) => {
  await desk.signIn(by);
  return desk.call('training.archive', { who });
};
const certify = (course: number, who: string, number = '培证 2026-001') =>
  desk.call('training.certify', { course, who, number, signature: desk.signature });

describe('the sign-in sheet', () => {
  let course: number;
  it('P6: one signs for oneself, on the day, on the list of an approved course, once', async () => {
    const draft = await describeCourse(desk, people.head);
    await expectRefusal('COURSE_NOT_APPROVED', attend(desk, people.anna, draft));
    course = await approvedCourse(desk, { sessions: [session('2026-11-19'), session('2026-11-20')] });
    expect((await show(course, people.anna)).may.signIn).toEqual([1]);
    await attend(desk, people.anna, course);
    await expectRefusal('SIGNED_IN_ALREADY', attend(desk, people.anna, course));
    await expectRefusal('SIGN_IN_ON_THE_DAY', attend(desk, people.anna, course, 2));
    await expectRefusal('NO_SUCH_SESSION', attend(desk, people.anna, course, 3));
    await expectRefusal('NO_SUCH_COURSE', attend(desk, people.cai, course));
    await expectRefusal('NOT_A_TRAINEE', attend(desk, people.head, course));
  });
  it('P6: it is checked by who keeps the course: signatures at the desk and on paper, all others absent', async () => {
    await expectRefusal('TRAINING_NOT_YOURS', checkSheet(desk, people.anna, course));
    await expectRefusal('NO_SUCH_COURSE', checkSheet(desk, people.otherHead, course));
    await expectRefusal('NOT_HELD_YET', checkSheet(desk, people.clerk, course, { session: 2 }));
    await expectRefusal('SHEET_DIFFERS', checkSheet(desk, people.clerk, course, { excused: [people.anna] }));
    await expectRefusal('SHEET_DIFFERS', checkSheet(desk, people.clerk, course, { paper: [people.cai] }));
    expect(await checkSheet(desk, people.clerk, course, { paper: [people.ben] })).toEqual({
      present: 2,
      of: 2,
    });
    const [first] = (await show(course)).sessions;
    expect(first?.lines.map(({ person, presence, minutes }) => [nameIn(person), presence, minutes])).toEqual([
      [people.anna, 'desk', 120],
      [people.ben, 'paper', 120],
    ]);
    await expectRefusal('SHEET_CHECKED', attend(desk, people.ben, course));
    await expectRefusal('COURSE_BEGUN', describeCourse(desk, people.head, { course }));
  });
  it('P6: a later check corrects the one before; both stay in the log', async () => {
    await checkSheet(desk, people.head, course, { excused: [people.ben], remark: '纸表看错行' });
    const [first] = (await show(course)).sessions;
    expect(first).toMatchObject({ remark: '纸表看错行' });
    expect(first?.lines[1]).toMatchObject({ presence: 'excused', minutes: 0 });
  });
  it('S6: who keeps a course and is on its list signs at the desk like all others', async () => {
    const own = await approvedCourse(desk, { title: '主管也来', trainees: [people.head, people.anna] });
    await expectRefusal('TRAINING_OWN', checkSheet(desk, people.head, own, { paper: [people.head] }));
    await attend(desk, people.head, own);
    await checkSheet(desk, people.head, own);
    await expectRefusal('TRAINING_OWN', record(desk, people.head, own, people.head, true));
  });
});

describe('results', () => {
  let course: number;
  beforeAll(async () => {
    course = await approvedCourse(desk, { title: '电话礼仪' });
  });
  it('P6: recorded by who keeps the course; a failed test is made up within a month', async () => {
    await expectRefusal('TRAINING_NOT_YOURS', record(desk, people.anna, course, people.ben, true));
    await expectRefusal(
      'NOT_HELD_YET',
      record(desk, people.clerk, course, people.anna, true, { on: '2026-11-18' }),
    );
    await expectRefusal('NOT_A_TRAINEE', record(desk, people.clerk, course, people.cai, true));
    expect(await record(desk, people.clerk, course, people.anna, true)).toEqual({
      attempt: 1,
      makeUpBy: null,
    });
    expect(await record(desk, people.clerk, course, people.ben, false)).toEqual({
      attempt: 1,
      makeUpBy: '2026-12-19',
    });
    await expectRefusal('NO_FURTHER_TEST', record(desk, people.clerk, course, people.anna, true));
  });
  it('P6: certificates for those who passed', async () => {
    await desk.signIn(people.clerk);
    await expectRefusal('NOT_PASSED', certify(course, people.ben));
    expect(await certify(course, people.anna)).toEqual({ certificate: 1 });
    await expectRefusal('CERTIFICATE_GIVEN', certify(course, people.anna));
  });
  it('P6: what is late is a waiting task; a second failure blocks confirmation in post', async () => {
    const confirm = (who: string) => propose(desk, people.clerk, { kind: 'confirmation', who });
    await passDays(31);
    await desk.signIn(people.clerk);
    const late = (await desk.call('training.tasks', {})).find(({ task }) => task === 'make-up');
    expect(late).toMatchObject({ due: '2026-12-19', overdue: true });
    await record(desk, people.clerk, course, people.ben, false);
    // Told who may: the head decides on it first, and does not ask for it.
    await expect(propose(desk, people.head, { kind: 'confirmation', who: people.ben })).rejects.toMatchObject(
      { code: 'TRAINING_NOT_YOURS', facts: { post: 'clerk' } },
    );
    const blocked = await confirm(people.ben);
    await expectRefusal('FAILED_TWICE', decide(desk, people.head, blocked));
    await decide(desk, people.head, blocked, 'refuse', '补考不合格');
    await expectRefusal('NO_FURTHER_TEST', record(desk, people.clerk, course, people.ben, true));
    const passed = await confirm(people.anna);
    await decide(desk, people.head, passed);
    expect(await decide(desk, people.general, passed)).toMatchObject({ state: 'granted' });
    expect(await archive(people.anna)).toMatchObject({ confirmed: true, failedTwice: false });
    expect(await archive(people.ben)).toMatchObject({ confirmed: false, failedTwice: true });
  });
  it('P6: evaluated for effect, efficiency and need by who took part and who kept it', async () => {
    const evaluate = async (who: string) => {
      await desk.signIn(who);
      return desk.call('training.evaluate', {
        course,
        effect: 4,
        efficiency: 3,
        need: 5,
        remark: '多些演练',
        signature: desk.signature,
      });
    };
    await evaluate(people.anna);
    await evaluate(people.clerk);
    await expectRefusal('NO_SUCH_COURSE', evaluate(people.cai));
    expect((await show(course)).evaluations).toHaveLength(2);
    // What one person thought is not for the others of the course.
    expect((await show(course, people.ben)).evaluations).toEqual([]);
  });
  it('P6: costs against the earmarked budget, and what was kept of it', async () => {
    await desk.signIn(people.clerk);
    const file = desk.textFile('讲义.txt', '讲义\n');
    const { spent } = await desk.call('training.account', {
      course,
      costs: [
        { item: 'teacher', fen: 300_000 },
        { item: 'travel', fen: 45_050 },
      ],
      materials: [{ kind: 'text', title: '电话礼仪讲义', kept: '人事柜 3-2', file }],
      signature: desk.signature,
    });
    expect(spent).toBe(345_050);
    expect((await show(course)).materials[0]).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await desk.call('training.year', { year: 2026 })).spent).toBe(345_050);
  });
});

describe('induction', () => {
  it('P6: at least ten hours general, 2/2/6/6/2 in the department, half an hour in each other with a report', async () => {
    const before = (await archive(people.anna)).induction;
    expect(before).toMatchObject({ due: '2026-12-02', complete: false, handbook: false });
    expect(before?.parts.map(({ part, visited, minutes, of }) => [part, visited, minutes, of])).toEqual([
      ['general', null, 0, 600],
      ['welcome', null, 0, 120],
      ['structure', null, 0, 120],
      ['professional', null, 0, 360],
      ['procedures', null, 0, 360],
      ['figures', null, 0, 120],
      ['visit', '技术部', 0, 30],
    ]);
    const on = '2026-12-20';
    const parts: [string, number, string | null][] = [
      ['general', 600, null],
      ['welcome', 120, null],
      ['structure', 120, null],
      ['professional', 360, null],
      ['procedures', 360, null],
      ['figures', 120, null],
      ['visit', 30, '技术部'],
    ];
    const course = await approvedCourse(desk, {
      kind: 'induction',
      group: null,
      title: '新员工入职培训',
      trainees: [people.anna],
      examination: 'none',
      sessions: parts.map(([part, minutes, visited]) => session(on, part, minutes, visited)),
    });
    await expectRefusal(
      'INPUT_MALFORMED',
      describeCourse(desk, people.head, { sessions: [session(on, 'general')] }),
    );
    for (const [i] of parts.entries()) {
      await attend(desk, people.anna, course, i + 1);
      await checkSheet(desk, people.clerk, course, { session: i + 1 });
    }
    expect((await archive(people.anna)).induction?.parts.at(-1)).toMatchObject({
      minutes: 30,
      report: false,
    });
    await desk.signIn(people.anna);
    await desk.call('training.report', {
      course,
      session: 7,
      report: '技术部的排障流程与值班安排',
      signature: desk.signature,
    });
    expect((await archive(people.anna)).induction?.complete).toBe(false);
  });
  it('P6: the handbook is given, and signed for; who has not is named', async () => {
    await desk.signIn(people.clerk);
    const { rules, version } = await desk.call('training.issue-rules', {
      kind: 'handbook',
      title: '员工手册',
      due: '2026-12-31',
      signature: desk.signature,
    });
    await desk.signIn(people.anna);
    await expectRefusal(
      'RULES_SUPERSEDED',
      desk.call('training.acknowledge', { rules, version: 2, signature: desk.signature }),
    );
    await desk.call('training.acknowledge', { rules, version, signature: desk.signature });
    await expectRefusal(
      'ACKNOWLEDGED_ALREADY',
      desk.call('training.acknowledge', { rules, version, signature: desk.signature }),
    );
    expect((await archive(people.anna)).induction).toMatchObject({ complete: true, handbook: true });
    await desk.signIn(people.clerk);
    const [told] = await desk.call('training.told', {});
    expect(told?.signed.map(({ person }) => nameIn(person))).toEqual([people.anna]);
    expect(told?.waiting.map(nameIn)).toContain(people.ben);
    // A new version is to be signed for again.
    await desk.call('training.issue-rules', {
      rules,
      kind: 'handbook',
      title: '员工手册',
      signature: desk.signature,
    });
    await desk.signIn(people.anna);
    expect((await desk.call('training.tasks', {})).map(({ task }) => task)).toContain('acknowledge');
  });
});

describe('service after a paid course', () => {
  it('P6: bound by the person’s own signature, with a contract that covers it; repayment to the day', async () => {
    const course = await describeCourse(desk, people.cai, {
      kind: 'external',
      title: '客户成功经理认证',
      trainees: [people.cai],
      sessions: [session('2026-12-21')],
      cost: 3_000_000,
    });
    const application = await propose(desk, people.cai, { kind: 'external', courses: [course] });
    for (const who of [people.head, people.clerk, people.general]) await decide(desk, who, application);
    await desk.signIn(people.clerk);
    const bind = (changes: Record<string, unknown>) =>
      desk.call('training.bind', {
        course,
        who: people.cai,
        paid: 3_000_000,
        from: '2027-01-01',
        contractUntil: null,
        signature: desk.signature,
        cosign: [desk.credential(people.cai)],
        ...changes,
      });
    await expectRefusal('CONTRACT_TOO_SHORT', bind({ contractUntil: '2029-12-31' }));
    await expectRefusal('COSIGNER_MISSING', bind({ cosign: [desk.credential(people.head)] }));
    const { obligation, until } = await bind({ contractUntil: '2030-01-01' });
    expect(until).toBe('2030-01-01');
    await expectRefusal('BOUND_ALREADY', bind({}));
    const release = (changes: Record<string, unknown>) =>
      desk.call('training.release', {
        obligation,
        cause: 'left',
        on: '2028-01-01',
        ground: '',
        signature: desk.signature,
        cosign: [],
        ...changes,
      });
    await expectRefusal('NOT_SERVED', release({ cause: 'served' }));
    await expectRefusal(
      'TRAINING_NOT_YOURS',
      release({ cause: 'waived', ground: '公司原因', cosign: [desk.credential(people.head)] }),
    );
    expect(await release({})).toEqual({ repayment: 2_000_000 });
    await expectRefusal('OBLIGATION_OVER', release({}));
    expect((await archive(people.cai)).obligations[0]).toMatchObject({
      repayment: 2_000_000,
      cause: 'left',
      owedToday: 0,
    });
  });
});

describe('the archive', () => {
  it('P6: of one person, exportable; seen by the person, the head and those who run it, and reading it is an entry', async () => {
    await expectRefusal('TRAINING_NOT_YOURS', archive(people.anna, people.ben));
    await expectRefusal('TRAINING_NOT_YOURS', archive(people.anna, people.otherHead));
    expect((await archive(people.anna, people.anna)).courses.length).toBeGreaterThan(2);
    const size = desk.vault.writer.size;
    await desk.call('training.archive', { who: people.anna });
    expect(desk.vault.writer.size).toBe(size);
    await desk.signIn(people.head);
    const before = desk.vault.writer.size;
    const file = desk.path('archive.csv');
    const { rows } = await desk.call('training.export', { who: people.anna, file });
    expect(desk.vault.writer.size).toBe(before + 1);
    const written = readFileSync(file, 'utf8');
    expect(written.split('\r\n')).toHaveLength(rows + 2);
    expect(written).toContain('培证 2026-001');
  });
});

it('A5: neither verifier finds anything wrong; tables equal the replay', async () => {
  expect(await faultsFound(desk)).toEqual([null, null]);
  await desk.crashAndOpen();
  expect((await desk.call('vault.status', {})).quarantine).toBe('none');
});
