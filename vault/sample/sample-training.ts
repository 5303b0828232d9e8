/**
 * Training in the sample's office: rules, the year's plan with courses that were held and one to come, a test to be made up, an
 * induction under way, the handbook told, the survey of next year's needs, plans and applications that wait for decisions (P6).
 */
import { planInduction } from '../../shared/policy/induction-plan.ts';
import { usualFigures, usualPosts } from '../../shared/vocabulary/training-terms.ts';
import { localTimeText } from '../time/local-time.ts';
import type { SampleDesk } from './sample-desk.ts';
import type { SamplePersonKey } from './sample-people.ts';

type Step = (desk: SampleDesk) => Promise<void>;

const dayMs = 86_400_000;

/** The day at the desk, or so many days from it. */
function dayOf(desk: SampleDesk, days = 0): string {
  const { wallMs, offsetMinutes } = desk.clock.read();
  return localTimeText(wallMs + days * dayMs, offsetMinutes).slice(0, 10);
}
const yearOf = (desk: SampleDesk): number => Number(dayOf(desk).slice(0, 4));

const finance = (desk: SampleDesk): string => desk.words('企业金融部', 'Corporate Finance');
const overseas = (desk: SampleDesk): string => desk.words('海外部', 'Overseas');

interface Described {
  readonly title: string;
  readonly kind: 'skills' | 'external' | 'induction';
  readonly department: string | null;
  readonly on: readonly string[];
  readonly examination: 'none' | 'paper' | 'presentation';
  readonly cost: number;
  readonly trainees: readonly SamplePersonKey[];
  readonly teacher: string;
}

async function describe(desk: SampleDesk, who: SamplePersonKey, course: Described): Promise<number> {
  await desk.seat(who);
  const { on, trainees, ...rest } = course;
  const { course: no } = await desk.call('training.describe', {
    ...rest,
    group: 'business',
    contents: '',
    venue: desk.words('三楼培训室', 'Training room, third floor'),
    equipment: desk.words('投影', 'Projector'),
    travel: '',
    sessions: on.map((day) => ({ on: day, at: 14 * 60, minutes: 120, part: null, visited: null })),
    trainees: trainees.map((key) => desk.name(key)),
    off: false,
    signature: desk.signature,
  });
  return no;
}

async function decide(desk: SampleDesk, who: SamplePersonKey, proposal: number): Promise<void> {
  await desk.seat(who);
  await desk.call('training.decide', {
    proposal,
    decision: 'grant',
    reason: desk.words('同意。', 'Agreed.'),
    signature: desk.signature,
  });
}

/** Custodian and approver name the posts; the clerk records who works where; the year's plan is granted and issued. */
const ruleAndPlan: Step = async (desk) => {
  await desk.seat('shen');
  await desk.call('training.rule', {
    figures: usualFigures,
    posts: usualPosts,
    generalManager: desk.name('fan'),
    departments: [
      { name: finance(desk), head: desk.name('xu') },
      { name: overseas(desk), head: desk.name('luo') },
    ],
    contents: {
      technical: desk.words('系统与数据安全', 'Systems and data security'),
      business: desk.words('客户沟通、投诉处理、结算知识', 'Talking to clients, complaints, settlement'),
      functional: desk.words('制度、档案与写作', 'Rules, records and writing'),
    },
    signature: desk.signature,
    cosign: [desk.credential('gu')],
  });
  await desk.seat('qiao');
  const places = [
    ['xu', finance(desk), 'standing'],
    ['zhou', finance(desk), 'standing'],
    ['meng', finance(desk), 'standing'],
    ['luo', overseas(desk), 'standing'],
    ['ma', overseas(desk), 'joined'],
  ] as const;
  for (const [who, department, manner] of places)
    await desk.call('training.place', {
      who: desk.name(who),
      department,
      group: 'business',
      since: dayOf(desk, manner === 'joined' ? -7 : -700),
      manner,
      signature: desk.signature,
    });
  const complaints = await describe(desk, 'qiao', {
    title: desk.words('客户投诉处理与回访', 'Complaints and calling back'),
    kind: 'skills',
    department: finance(desk),
    on: [dayOf(desk, -40)],
    examination: 'paper',
    cost: 600_000,
    trainees: ['zhou', 'meng'],
    teacher: desk.words('周敏（外聘）', 'Zhou Min (from outside)'),
  });
  const settlement = await describe(desk, 'qiao', {
    title: desk.words('跨境结算新规', 'New rules of cross-border settlement'),
    kind: 'skills',
    department: overseas(desk),
    on: [dayOf(desk, -12), dayOf(desk, -11)],
    examination: 'presentation',
    cost: 1_200_000,
    trainees: ['luo'],
    teacher: desk.words('外汇局培训中心', 'Foreign Exchange Training Centre'),
  });
  const secrecy = await describe(desk, 'qiao', {
    title: desk.words('客户资料保密', 'Keeping client data secret'),
    kind: 'skills',
    department: null,
    on: [dayOf(desk, 34)],
    examination: 'none',
    cost: 200_000,
    trainees: ['xu', 'zhou', 'meng', 'luo', 'ma'],
    teacher: desk.name('shen'),
  });
  const { proposal } = await desk.call('training.propose', {
    kind: 'yearly-plan',
    year: yearOf(desk),
    courses: [complaints, settlement, secrecy],
    budget: 5_000_000,
    ground: '',
    proof: '',
    signature: desk.signature,
  });
  await decide(desk, 'fan', proposal);
  await desk.seat('qiao');
  await desk.call('training.issue', {
    proposal,
    number: desk.words(`人字〔${yearOf(desk)}〕18 号`, `HR ${yearOf(desk)}/18`),
    signature: desk.signature,
  });
};

/** What was held before: sheets on paper, results, a certificate, costs. */
const bringInSheets: Step = async (desk) => {
  await desk.seat('qiao');
  const sheet = { excused: [], remark: '', signature: desk.signature };
  await desk.call('training.check-sheet', {
    course: 1,
    session: 1,
    paper: [desk.name('zhou'), desk.name('meng')],
    ...sheet,
  });
  for (const session of [1, 2])
    await desk.call('training.check-sheet', { course: 2, session, paper: [desk.name('luo')], ...sheet });
  const results = [
    ['zhou', 1, true, 91, -38],
    ['meng', 1, false, 52, -38],
    ['luo', 2, true, 84, -8],
  ] as const;
  for (const [who, course, passed, score, days] of results)
    await desk.call('training.record-result', {
      course,
      who: desk.name(who),
      passed,
      score,
      on: dayOf(desk, days),
      remark: '',
      signature: desk.signature,
    });
  await desk.call('training.certify', {
    course: 1,
    who: desk.name('zhou'),
    number: `${yearOf(desk)}-001`,
    signature: desk.signature,
  });
  await desk.call('training.account', {
    course: 1,
    costs: [
      { item: 'teacher', fen: 450_000 },
      { item: 'material', fen: 86_000 },
    ],
    materials: [
      {
        kind: 'slides',
        title: desk.words('投诉处理课件', 'Slides on complaints'),
        kept: desk.words('人事柜 2-4', 'HR cabinet 2-4'),
      },
    ],
    signature: desk.signature,
  });
  await desk.seat('zhou');
  await desk.call('training.evaluate', {
    course: 1,
    effect: 4,
    efficiency: 3,
    need: 5,
    remark: desk.words('多做些演练。', 'More exercises, please.'),
    signature: desk.signature,
  });
};

/** The handbook is told; somebody new begins their induction and signs in on its first day. */
const tellAndInduct: Step = async (desk) => {
  await desk.seat('qiao');
  const { rules, version } = await desk.call('training.issue-rules', {
    kind: 'handbook',
    title: desk.words('员工手册', 'Handbook'),
    due: dayOf(desk, 30),
    signature: desk.signature,
  });
  await desk.seat('luo');
  const { course } = await desk.call('training.describe', {
    department: overseas(desk),
    kind: 'induction',
    group: null,
    title: desk.words('新员工入职培训', 'Induction'),
    contents: '',
    teacher: desk.name('luo'),
    venue: desk.words('海外部会议室', 'Meeting room of Overseas'),
    equipment: '',
    travel: '',
    sessions: planInduction(dayOf(desk), usualFigures, [finance(desk)]),
    examination: 'paper',
    cost: 0,
    trainees: [desk.name('ma')],
    off: false,
    signature: desk.signature,
  });
  const { proposal } = await desk.call('training.propose', {
    kind: 'unplanned',
    department: overseas(desk),
    courses: [course],
    ground: desk.words('新员工入职。', 'Somebody new has come.'),
    proof: '',
    signature: desk.signature,
  });
  await decide(desk, 'qiao', proposal);
  for (const who of ['ma', 'zhou'] as const) {
    await desk.seat(who);
    await desk.call('training.acknowledge', { rules, version, signature: desk.signature });
  }
  await desk.seat('ma');
  for (const session of [1, 2])
    await desk.call('training.sign-in', { course, session, signature: desk.signature });
  await desk.seat('qiao');
  await desk.call('training.check-sheet', {
    course,
    session: 1,
    paper: [],
    excused: [],
    remark: '',
    signature: desk.signature,
  });
};

const surveyNeeds: Step = async (desk) => {
  await desk.seat('qiao');
  const { survey } = await desk.call('training.open-survey', {
    year: yearOf(desk) + 1,
    due: dayOf(desk, 2),
    signature: desk.signature,
  });
  const needs = [
    ['zhou', desk.words('估值模型与行业研究', 'Valuation models')],
    ['meng', desk.words('报告写作', 'Writing reports')],
    ['ma', ''],
  ] as const;
  for (const [who, need] of needs) {
    await desk.seat(who);
    await desk.call('training.answer-survey', { survey, need, signature: desk.signature });
  }
};

/** A paid course that binds to service; a department's plan and an application that wait for their decisions. */
const applyAndWait: Step = async (desk) => {
  const apply = async (who: SamplePersonKey, course: number): Promise<number> => {
    await desk.seat(who);
    const { proposal } = await desk.call('training.propose', {
      kind: 'external',
      courses: [course],
      ground: desk.words('岗位需要。', 'Needed for the post.'),
      proof: '',
      signature: desk.signature,
    });
    return proposal;
  };
  const outside = (title: string, who: SamplePersonKey, cost: number): Promise<number> =>
    describe(desk, who, {
      title,
      kind: 'external',
      department: finance(desk),
      on: [dayOf(desk, 20), dayOf(desk, 21)],
      examination: 'paper',
      cost,
      trainees: [who],
      teacher: desk.words('金融培训学院', 'Academy of Finance'),
    });
  const certified = await outside(
    desk.words('高级客户经理认证', 'Senior adviser certificate'),
    'xu',
    3_000_000,
  );
  const own = await apply('xu', certified);
  for (const who of ['qiao', 'fan'] as const) await decide(desk, who, own);
  await desk.seat('qiao');
  await desk.call('training.bind', {
    course: certified,
    who: desk.name('xu'),
    paid: 3_000_000,
    from: dayOf(desk, 21),
    contractUntil: null,
    signature: desk.signature,
    cosign: [desk.credential('xu')],
  });
  const wanted = await outside(desk.words('信用分析研修', 'Credit analysis'), 'zhou', 880_000);
  const waiting = await apply('zhou', wanted);
  for (const who of ['xu', 'qiao'] as const) await decide(desk, who, waiting);
  const next = await describe(desk, 'xu', {
    title: desk.words('估值模型入门', 'Valuation models, a beginning'),
    kind: 'skills',
    department: finance(desk),
    on: [`${yearOf(desk) + 1}-03-16`],
    examination: 'paper',
    cost: 900_000,
    trainees: ['zhou', 'meng'],
    teacher: '',
  });
  await desk.call('training.propose', {
    kind: 'department-plan',
    year: yearOf(desk) + 1,
    department: finance(desk),
    courses: [next],
    ground: '',
    proof: '',
    signature: desk.signature,
  });
};

/** By office day of the sample's past: after what that day holds already. */
export const trainingDays: Readonly<Record<number, Step>> = {
  3: ruleAndPlan,
  4: bringInSheets,
  6: tellAndInduct,
  9: surveyNeeds,
  14: applyAndWait,
};
