/** An office with a personnel clerk, two heads of department, a general manager and newcomers, and steps of a year of training. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { usualFigures, usualPosts } from '../../shared/vocabulary/training-terms.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, office, openDesk, type Person } from '../support/desk.ts';

export const people = {
  clerk: '秦人事',
  general: '郑总',
  head: '苏主管',
  otherHead: '冯主管',
  anna: '新甲',
  ben: '新乙',
  cai: '老丙',
} as const;

export const trainingPeople: readonly Person[] = [
  { name: people.clerk, roles: ['clerk'] },
  { name: people.general, roles: [] },
  { name: people.head, roles: ['borrower'] },
  { name: people.otherHead, roles: ['author'] },
  { name: people.anna, roles: ['borrower'] },
  { name: people.ben, roles: ['borrower'] },
  { name: people.cai, roles: ['author'] },
];

/** 2026-11-19 at the desk. */
export const trainingDesk = (): Promise<Desk> => openDesk({}, [...office, ...trainingPeople]);

export const both = (desk: Desk) => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

export async function rule(desk: Desk, changes: Record<string, unknown> = {}) {
  await desk.signIn('李保');
  return desk.call('training.rule', {
    figures: usualFigures,
    posts: usualPosts,
    generalManager: people.general,
    departments: [
      { name: '客服部', head: people.head },
      { name: '技术部', head: people.otherHead },
    ],
    contents: { technical: '产品与排障', business: '客户沟通', functional: '制度与流程' },
    ...both(desk),
    ...changes,
  });
}

export async function place(desk: Desk, who: string, manner = 'standing', since = '2026-11-02') {
  await desk.signIn(people.clerk);
  return desk.call('training.place', {
    who,
    department: '客服部',
    group: 'business',
    since,
    manner,
    signature: desk.signature,
  });
}

export const session = (
  on: string,
  part: string | null = null,
  minutes = 120,
  visited: string | null = null,
) => ({
  on,
  at: 9 * 60,
  minutes,
  part,
  visited,
});

export async function describeCourse(
  desk: Desk,
  by: string,
  changes: Record<string, unknown> = {},
): Promise<number> {
  await desk.signIn(by);
  const { course } = await desk.call('training.describe', {
    department: '客服部',
    kind: 'skills',
    group: 'business',
    title: '客户投诉处理',
    contents: '投诉的受理、升级与回访',
    teacher: '外聘讲师 周老师',
    venue: '三楼培训室',
    equipment: '投影',
    travel: '',
    sessions: [session('2026-11-19')],
    examination: 'paper',
    cost: 500_000,
    trainees: [people.anna, people.ben],
    off: false,
    signature: desk.signature,
    ...changes,
  });
  return course;
}

export async function propose(desk: Desk, by: string, changes: Record<string, unknown>): Promise<number> {
  await desk.signIn(by);
  const { proposal } = await desk.call('training.propose', {
    courses: [],
    ground: '工作需要',
    proof: '',
    signature: desk.signature,
    ...changes,
  });
  return proposal;
}

export async function decide(desk: Desk, by: string, proposal: number, decision = 'grant', reason = '') {
  await desk.signIn(by);
  return desk.call('training.decide', { proposal, decision, reason, signature: desk.signature });
}

/** Described by the head and granted as an unplanned one. */
export async function approvedCourse(desk: Desk, changes: Record<string, unknown> = {}): Promise<number> {
  const course = await describeCourse(desk, people.head, changes);
  const proposal = await propose(desk, people.head, {
    kind: 'unplanned',
    department: '客服部',
    courses: [course],
  });
  await decide(desk, people.clerk, proposal);
  return course;
}

export async function attend(desk: Desk, who: string, course: number, session = 1) {
  await desk.signIn(who);
  return desk.call('training.sign-in', { course, session, signature: desk.signature });
}

export async function checkSheet(
  desk: Desk,
  by: string,
  course: number,
  changes: Record<string, unknown> = {},
) {
  await desk.signIn(by);
  return desk.call('training.check-sheet', {
    course,
    session: 1,
    paper: [],
    excused: [],
    remark: '',
    signature: desk.signature,
    ...changes,
  });
}

export async function record(
  desk: Desk,
  by: string,
  course: number,
  who: string,
  passed: boolean,
  changes: Record<string, unknown> = {},
) {
  await desk.signIn(by);
  return desk.call('training.record-result', {
    course,
    who,
    passed,
    score: passed ? 88 : 41,
    remark: '',
    signature: desk.signature,
    ...changes,
  });
}

/** What the two verifiers say of the whole log; both are null where nothing is wrong. */
export async function faultsFound(desk: Desk, name = 'bundle'): Promise<unknown[]> {
  await desk.signIn('Cora Keeper');
  await desk.call('log.export', { folder: desk.path(name), openings: 'all' });
  const { first } = await verifyBundle(desk.path(name), null);
  const second = spawnSync('python3', ['verify.py', desk.path(name)], {
    cwd: join(import.meta.dirname, '../second-verifier'),
    encoding: 'utf8',
  });
  // Where there is no Python, the first one alone is asked.
  return [first, second.error !== undefined || second.status === 0 ? null : second.stdout];
}
