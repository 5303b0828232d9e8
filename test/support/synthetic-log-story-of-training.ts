/** A year of training, told after the honest story has ended: Kim is the clerk, Lou the general manager, Fay a head of department. */
import { id, indexOfStep, type Step, text } from './synthetic-log.ts';
import { insert, type Telling } from './synthetic-log-lie.ts';
import { enrolled, keysOf, opened, roleGiven } from './synthetic-log-story.ts';

const haoAndIvy: Step['by'] = [
  ['custodian', 'hao'],
  ['approver', 'ivy'],
];
const clerk: Step['by'] = [['clerk', 'kim']];
export const self = (person: string): Step['by'] => [['self', person]];

const step = (name: string, type: string, by: Step['by'], data: Step['data']): Step => ({
  name,
  type,
  by,
  data,
});

const usualPosts = {
  'department-plan': ['clerk'],
  'yearly-plan': ['general'],
  change: ['general'],
  unplanned: ['head', 'clerk'],
  external: ['head', 'clerk', 'general'],
  'self-paid': ['head', 'clerk'],
  leave: ['head', 'clerk'],
  confirmation: ['head', 'general'],
};

const newcomer = (person: string): Step => ({
  ...enrolled(person),
  by: [['self', person, person], ...haoAndIvy],
  data: { ...enrolled(person).data, ...keysOf(person) },
});
export const clerkMade = (person: string): Step => ({
  ...roleGiven(person, 'clerk'),
  by: [['self', person], ...haoAndIvy],
  data: { person: id(person), role: 'clerk', clearance: null },
});

export const ruled = (name = 'training ruled', changes: object = {}): Step =>
  step(name, 'training.ruled', haoAndIvy, {
    figures: {
      surveyMonth: 10,
      surveyDays: 31,
      induction: {
        general: 600,
        welcome: 120,
        structure: 120,
        professional: 360,
        procedures: 360,
        figures: 120,
        visit: 30,
      },
      inductionMonths: 1,
      makeUpMonths: 1,
      serviceYears: 3,
      bonusWholeDays: 30,
      bonusLongPercent: 50,
      bonusFailedPercent: 0,
    },
    posts: usualPosts,
    generalManager: id('lou'),
    departments: [
      { department: id('service'), name: text('客服部'), head: id('fay') },
      { department: id('technics'), name: text('技术部'), head: null },
    ],
    contents: { technical: null, business: text('talking to clients'), functional: null },
    ...changes,
  });

export const placed = (trainee: string, by: Step['by'] = clerk, department = 'service'): Step =>
  step(`${trainee} placed`, 'trainee.placed', by, {
    trainee: id(trainee),
    department: id(department),
    group: 'business',
    since: '2025-03-01',
    manner: 'joined',
  });

export const described = (
  course: string,
  name = `${course} described`,
  by: Step['by'] = self('fay'),
  changes: object = {},
): Step =>
  step(name, 'course.described', by, {
    course: id(course),
    department: id('service'),
    kind: 'skills',
    group: 'business',
    title: text(course),
    contents: null,
    teacher: text('Ms Zhou'),
    venue: null,
    equipment: null,
    travel: null,
    sessions: [{ on: '2025-04-01', at: 540, minutes: 120, part: null, visited: null }],
    examination: 'paper',
    cost: 500_000,
    trainees: [id('max'), id('gus')],
    off: false,
    ...changes,
  });

export const made = (
  proposal: string,
  kind: keyof typeof usualPosts,
  by: Step['by'],
  courses: readonly (readonly [course: string, statedBy: string])[],
  changes: object = {},
): Step =>
  step(`${proposal} made`, 'proposal.made', by, {
    proposal: id(proposal),
    kind,
    year: null,
    department: id('service'),
    trainee: null,
    courses: courses.map(([course, statedBy]) => ({ course: id(course), state: indexOfStep(statedBy) })),
    budget: null,
    from: null,
    to: null,
    ground: text('needed'),
    proof: null,
    posts: usualPosts[kind],
    ...changes,
  });

const deciders: Record<string, Step['by']> = { clerk, head: self('fay'), general: self('lou') };
export const decided = (proposal: string, as: string, by = deciders[as]!, granted = true): Step =>
  step(`${proposal} decided by ${as}`, 'proposal.decided', by, {
    proposal: id(proposal),
    as,
    granted,
    reason: granted ? null : text('not now'),
  });

export const attended = (course: string, person: string, name = `${person} signs in to ${course}`): Step =>
  step(name, 'attendance.signed', self(person), { course: id(course), session: 0, person: id(person) });

export type SheetLine = readonly [person: string, presence: string, minutes: number];
export const sheet = (course: string, name: string, by: Step['by'], ...lines: SheetLine[]): Step =>
  step(name, 'attendance.checked', by, {
    course: id(course),
    session: 0,
    lines: lines.map(([person, presence, minutes]) => ({ person: id(person), presence, minutes })),
    remark: null,
  });

export const result = (
  course: string,
  trainee: string,
  attempt: number,
  passed: boolean,
  by: Step['by'] = clerk,
): Step =>
  step(`${trainee} result ${attempt} of ${course}`, 'result.recorded', by, {
    course: id(course),
    trainee: id(trainee),
    attempt,
    passed,
    score: passed ? 80 : 30,
    on: '2025-04-02',
    remark: null,
  });

export const certified = (certificate: string, course: string, trainee: string): Step =>
  step(`${certificate} given`, 'certificate.given', clerk, {
    certificate: id(certificate),
    course: id(course),
    trainee: id(trainee),
    number: text('2025-1'),
    on: '2025-04-03',
  });

export const bound = (obligation: string, course: string, person: string, changes: object = {}): Step =>
  step(`${obligation} signed`, 'obligation.signed', [...self(person), ...clerk], {
    obligation: id(obligation),
    course: id(course),
    person: id(person),
    paid: 3_000_000,
    from: '2025-05-01',
    years: 3,
    contractUntil: '2028-05-01',
    ...changes,
  });

export const released = (
  obligation: string,
  cause: string,
  on: string,
  repayment: number,
  by: Step['by'] = clerk,
): Step =>
  step(`${obligation} ended`, 'obligation.ended', by, {
    obligation: id(obligation),
    on,
    cause,
    repayment,
    ground: null,
  });

export const rulesIssued = (version: number, kind = 'handbook'): Step =>
  step(`handbook ${version} issued`, 'rules.issued', clerk, {
    rules: id('handbook'),
    version,
    kind,
    title: text('handbook'),
    sha256: null,
    due: '2025-06-30',
  });
export const acknowledged = (person: string, version: number, name = `${person} acknowledges`): Step =>
  step(name, 'rules.acknowledged', self(person), { rules: id('handbook'), version, person: id(person) });

export const ofMax = { department: id('service'), trainee: id('max') };

const trainingStory: Step[] = [
  { ...opened('opened for training', 2), by: [['custodian', 'hao']] },
  ...['kim', 'lou', 'max', 'ned'].map(newcomer),
  clerkMade('kim'),
  ruled(),
  placed('max'),
  placed('gus'),
  placed('fay', self('lou')),
  step('survey opened', 'survey.opened', clerk, { survey: id('survey'), year: 2026, due: '2025-10-31' }),
  step('max answers', 'survey.answered', self('max'), {
    survey: id('survey'),
    person: id('max'),
    need: text('telephone'),
  }),
  described('manners'),
  described('products', 'products described', clerk, { examination: 'none' }),
  made('department plan', 'department-plan', self('fay'), [['manners', 'manners described']], { year: 2026 }),
  decided('department plan', 'clerk'),
  made(
    'year plan',
    'yearly-plan',
    clerk,
    [
      ['manners', 'manners described'],
      ['products', 'products described'],
    ],
    { year: 2026, budget: 2_000_000, department: null },
  ),
  decided('year plan', 'general'),
  step('year plan issued', 'proposal.issued', clerk, {
    proposal: id('year plan'),
    number: text('2025-18'),
    on: '2025-04-01',
  }),
  attended('manners', 'max'),
  sheet('manners', 'manners checked', clerk, ['max', 'desk', 120], ['gus', 'paper', 100]),
  sheet('manners', 'manners corrected', self('fay'), ['max', 'desk', 120], ['gus', 'absent', 0]),
  result('manners', 'max', 1, false),
  result('manners', 'max', 2, false),
  result('manners', 'gus', 1, false),
  result('manners', 'gus', 2, true, self('fay')),
  certified('certificate', 'manners', 'gus'),
  sheet('products', 'products checked', clerk, ['max', 'paper', 90], ['gus', 'excused', 0]),
  certified('certificate 2', 'products', 'max'),
  step('max reports', 'report.given', self('max'), {
    course: id('products'),
    session: 0,
    person: id('max'),
    report: text('what I saw'),
  }),
  step('fay evaluates', 'course.evaluated', self('fay'), {
    course: id('manners'),
    person: id('fay'),
    effect: 4,
    efficiency: 3,
    need: 5,
    remark: null,
  }),
  step('manners accounted', 'course.accounted', clerk, {
    course: id('manners'),
    costs: [{ item: 'teacher', fen: 300_000 }],
    materials: [{ kind: 'text', title: text('slides'), kept: null, sha256: null }],
  }),
  described('diploma', 'diploma described', self('max'), { kind: 'external', trainees: [id('max')] }),
  made('max applies', 'external', self('max'), [['diploma', 'diploma described']], ofMax),
  decided('max applies', 'head'),
  decided('max applies', 'clerk'),
  decided('max applies', 'general'),
  bound('obligation', 'diploma', 'max'),
  // 184 of the 365 days of its second year: 2,000,000 less 184/365 of 1,000,000.
  released('obligation', 'left', '2026-11-01', 1_495_890),
  described('letters', 'letters described', self('fay'), { kind: 'self-paid', trainees: [id('fay')] }),
  // A head does not decide on their own: the post is left out.
  made('fay applies', 'self-paid', self('fay'), [['letters', 'letters described']], {
    trainee: id('fay'),
    posts: ['clerk'],
  }),
  decided('fay applies', 'clerk'),
  made('leave', 'leave', self('max'), [], {
    ...ofMax,
    from: '2025-06-01',
    to: '2025-06-02',
    proof: text('admission 12'),
  }),
  decided('leave', 'maker', self('max'), false),
  made('confirmation of gus', 'confirmation', clerk, [], { department: id('service'), trainee: id('gus') }),
  decided('confirmation of gus', 'head'),
  decided('confirmation of gus', 'general'),
  rulesIssued(1),
  acknowledged('max', 1, 'max acknowledges the first'),
  rulesIssued(2),
  acknowledged('max', 2),
];

export const withTraining: Telling = insert('vault closed again', ...trainingStory);
