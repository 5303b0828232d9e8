/** The papers of training: sign-in sheet (签到表), certificate (结业证书), plan, application, archive (P6). */
import type { CourseShown, ProposalShown, TrainingArchive } from '../../shared/contract/answers.ts';
import { clockText, hoursText, trainingLabel, yuanText } from '../../shared/vocabulary/training-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Label, PaperWords } from './paper-words.ts';

interface Common {
  readonly firm: string;
  readonly onMs: number;
}

const clerk: Label = ['人事专员', 'Personnel clerk'];
const wholeFirm: Label = ['全公司', 'Whole firm'];
const none: Label = ['——', '—'];
const span = (from: string, to: string): string => (from === to ? from : `${from} – ${to}`);
const shown = (text: string | null, words: PaperWords): string => (text ? text : words.say(none));

export const signInSheet = (
  { firm, onMs, course }: Common & { readonly course: CourseShown },
  words: PaperWords,
): Sheet => ({
  firm,
  number: `${words.say(['课程号', 'Course'])} ${course.course}`,
  title: ['培训签到表', 'Sign-in sheet'],
  subtitle: `${course.title} · ${words.longDate(onMs)}`,
  blocks: signInBlocks(course, words),
  keepers: [clerk, ['讲师', 'Teacher']],
});

function* signInBlocks(course: CourseShown, words: PaperWords): Generator<Block> {
  yield {
    kind: 'facts',
    facts: [
      [['课程', 'Course'], course.title],
      [['种类', 'Kind'], words.say(trainingLabel('courseKind', course.kind))],
      [['部门', 'Department'], course.department ?? words.say(wholeFirm)],
      [['讲师', 'Teacher'], shown(course.teacher, words)],
      [['地点', 'Place'], shown(course.venue, words)],
    ],
  };
  for (const session of course.sessions) {
    const part = session.part === null ? '' : words.say(trainingLabel('part', session.part));
    yield {
      kind: 'heading',
      text: [`第 ${session.session} 节`, `Session ${session.session}`],
      beside: [`${session.on} ${clockText(session.at)}`, `${session.minutes} min`, part, session.visited]
        .filter(Boolean)
        .join(' · '),
    };
    yield {
      kind: 'table',
      columns: [
        { head: ['序号', 'No.'], share: 30, align: 'center' },
        { head: ['姓名', 'Name'], share: 150 },
        { head: ['签名', 'Signature'], share: 150 },
        { head: ['时间', 'Time'], share: 70, align: 'center' },
        { head: ['备注', 'Remark'], share: 110 },
      ],
      rows: session.lines.map((line, i) => [
        String(i + 1),
        line.person,
        // Room for a signature by hand.
        line.signedAtMs === null ? '\n\n' : words.say(['已在台前签到', 'signed at the desk']),
        line.signedAtMs === null ? '' : words.clock(line.signedAtMs),
        line.presence === null || line.presence === 'desk'
          ? ''
          : words.say(trainingLabel('presence', line.presence)),
      ]),
      none: ['名单为空', 'nobody is on the list'],
    };
  }
  yield {
    kind: 'signatures',
    places: [
      { label: ['讲师', 'Teacher'], name: '' },
      { label: ['核对人', 'Checked by'], name: '' },
    ],
  };
}

export const certificateSheet = (
  facts: Common & {
    readonly course: CourseShown;
    readonly number: string;
    readonly on: string;
    readonly name: string;
    readonly score: number | null;
    readonly minutes: number;
  },
  words: PaperWords,
): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['证书编号', 'Certificate'])} ${facts.number}`,
  title: ['结业证书', 'Certificate of completion'],
  subtitle: words.longDay(facts.on),
  blocks: certificateBlocks(facts, words),
  keepers: [
    ['本人', 'Person named'],
    ['本单位', 'Firm'],
  ],
});

function* certificateBlocks(
  facts: Parameters<typeof certificateSheet>[0],
  words: PaperWords,
): Generator<Block> {
  const { course, name } = facts;
  const examined = course.examination !== 'none';
  yield {
    kind: 'prose',
    sizePt: 12.5,
    paragraphs: words.lines([
      `${name}于 ${span(course.from, course.to)} 参加“${course.title}”培训，${examined ? '经考核合格' : '修完全部内容'}，准予结业。`,
      `${name} took part in “${course.title}” (${span(course.from, course.to)}) and ${examined ? 'passed its test' : 'completed it'}.`,
    ]),
  };
  yield {
    kind: 'facts',
    facts: [
      [['种类', 'Kind'], words.say(trainingLabel('courseKind', course.kind))],
      [['内容', 'Contents'], shown(course.contents, words)],
      [['讲师', 'Teacher'], shown(course.teacher, words)],
      [['学时', 'Hours'], hoursText(facts.minutes)],
      [['考核', 'Test'], words.say(trainingLabel('examination', course.examination))],
      [['成绩', 'Score'], facts.score === null ? words.say(none) : String(facts.score)],
    ],
  };
  yield { kind: 'signatures', places: [{ label: ['单位盖章', 'For the firm'], name: facts.firm }] };
}

const decisionLines = (proposal: ProposalShown, words: PaperWords): string[][] =>
  proposal.posts.map((post) => {
    const decision = proposal.decisions.find((each) => each.post === post);
    return [
      words.say(trainingLabel('post', post)),
      decision?.person ?? '',
      decision === undefined ? '' : words.say(decision.granted ? ['批准', 'granted'] : ['不批准', 'refused']),
      decision?.reason ?? '',
      decision === undefined ? '' : words.moment(decision.atMs),
    ];
  });

const decisions = (proposal: ProposalShown, words: PaperWords): Block => ({
  kind: 'table',
  columns: [
    { head: ['审批', 'Post'], share: 80 },
    { head: ['姓名', 'Name'], share: 130 },
    { head: ['意见', 'Decision'], share: 60, align: 'center' },
    { head: ['理由', 'Reason'], share: 130 },
    { head: ['时间', 'Time'], share: 100, align: 'center', sizePt: 8 },
  ],
  rows: decisionLines(proposal, words),
  none,
});

/** Courses of a plan or an application, each with what is decided of it. */
const courseTable = (courses: readonly CourseShown[], words: PaperWords): Block => ({
  kind: 'table',
  columns: [
    { head: ['序号', 'No.'], share: 28, align: 'center' },
    { head: ['课程', 'Course'], share: 128 },
    { head: ['种类', 'Kind'], share: 58 },
    { head: ['部门', 'Department'], share: 64 },
    { head: ['日期', 'Days'], share: 74, align: 'center', sizePt: 8 },
    { head: ['讲师', 'Teacher'], share: 70 },
    { head: ['人数', 'People'], share: 44, align: 'center' },
    { head: ['费用（元）', 'Cost (yuan)'], share: 60, align: 'right' },
  ],
  rows: courses.map((course, i) => [
    String(i + 1),
    course.title,
    words.say(trainingLabel('courseKind', course.kind)),
    course.department ?? words.say(wholeFirm),
    span(course.from, course.to),
    course.teacher,
    String(course.people.length),
    yuanText(course.cost),
  ]),
  none: ['没有课程', 'no course'],
});

export interface ProposalFacts extends Common {
  readonly proposal: ProposalShown;
  readonly courses: readonly CourseShown[];
}

export const planSheet = (facts: ProposalFacts, words: PaperWords): Sheet => {
  const { proposal } = facts;
  return {
    firm: facts.firm,
    number: proposal.number ?? `${words.say(['计划', 'Plan'])} ${proposal.proposal}`,
    title:
      proposal.year === null
        ? ['培训计划变更', 'Change of the training plan']
        : [`${proposal.year} 年度培训计划`, `Training plan ${proposal.year}`],
    subtitle: proposal.issuedOn === null ? words.longDate(facts.onMs) : words.longDay(proposal.issuedOn),
    blocks: planBlocks(facts, words),
    keepers: [['总经理', 'General manager'], clerk, ['部门', 'Department']],
  };
};

function* planBlocks({ proposal, courses }: ProposalFacts, words: PaperWords): Generator<Block> {
  const sum = courses.reduce((total, { cost }) => total + cost, 0);
  yield {
    kind: 'facts',
    facts: [
      [['部门', 'Department'], proposal.department ?? words.say(wholeFirm)],
      [['提出', 'Proposed by'], proposal.maker],
      [
        ['专项预算（元）', 'Budget (yuan)'],
        proposal.budget === null ? words.say(none) : yuanText(proposal.budget),
      ],
      [['课程费用合计（元）', 'Courses (yuan)'], yuanText(sum)],
      [['状态', 'State'], words.say(trainingLabel('proposalState', proposal.state))],
    ],
  };
  yield courseTable(courses, words);
  yield { kind: 'heading', text: ['审批', 'Decisions'] };
  yield decisions(proposal, words);
}

export const applicationSheet = (facts: ProposalFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['申请', 'Application'])} ${facts.proposal.proposal}`,
  title: ['培训申请表', 'Training application'],
  subtitle: `${words.say(trainingLabel('proposalKind', facts.proposal.kind))} · ${words.longDate(facts.proposal.madeAtMs)}`,
  blocks: applicationBlocks(facts, words),
  keepers: [['本人', 'Applicant'], clerk],
});

function* applicationBlocks({ proposal, courses }: ProposalFacts, words: PaperWords): Generator<Block> {
  yield {
    kind: 'facts',
    facts: [
      [['申请人', 'Applicant'], proposal.trainee ?? proposal.maker],
      [['部门', 'Department'], proposal.department ?? words.say(wholeFirm)],
      [['事由', 'Ground'], shown(proposal.ground, words)],
      [['凭据', 'Proof'], shown(proposal.proof, words)],
      [['请假', 'Leave'], proposal.from === null ? words.say(none) : span(proposal.from, proposal.to ?? '')],
      [['状态', 'State'], words.say(trainingLabel('proposalState', proposal.state))],
    ],
  };
  if (courses.length > 0) yield courseTable(courses, words);
  yield { kind: 'heading', text: ['审批', 'Decisions'] };
  yield decisions(proposal, words);
  yield { kind: 'signatures', places: [{ label: ['申请人', 'Applicant'], name: proposal.trainee ?? '' }] };
}

export const archiveSheet = (
  { firm, onMs, archive }: Common & { readonly archive: TrainingArchive },
  words: PaperWords,
): Sheet => ({
  firm,
  number: `#${archive.personNo}`,
  title: ['个人培训档案', 'Training archive'],
  subtitle: `${archive.person} · ${words.longDate(onMs)}`,
  blocks: archiveBlocks(archive, words),
  keepers: [clerk, ['本人', 'Person named']],
});

function* archiveBlocks(archive: TrainingArchive, words: PaperWords): Generator<Block> {
  yield {
    kind: 'facts',
    facts: archive.placements.map(({ department, group, since, manner }): readonly [Label, string] => [
      trainingLabel('placement', manner),
      `${since} · ${department} · ${words.say(trainingLabel('group', group))}`,
    ]),
  };
  if (archive.induction !== null) {
    yield { kind: 'heading', text: trainingLabel('courseKind', 'induction'), beside: archive.induction.due };
    yield {
      kind: 'ticks',
      items: archive.induction.parts.map(({ part, visited, minutes, of, report }) => ({
        label: [words.say(trainingLabel('part', part)), visited].filter(Boolean).join(' · '),
        ticked: minutes >= of && report,
        beside: `${hoursText(minutes)} / ${hoursText(of)} h`,
      })),
    };
  }
  yield { kind: 'heading', text: ['课程', 'Courses'] };
  yield {
    kind: 'table',
    columns: [
      { head: ['课程', 'Course'], share: 150 },
      { head: ['种类', 'Kind'], share: 62 },
      { head: ['日期', 'Days'], share: 84, align: 'center', sizePt: 8 },
      { head: ['学时', 'Hours'], share: 56, align: 'center' },
      { head: ['结果', 'Result'], share: 74, align: 'center' },
      { head: ['证书', 'Certificate'], share: 84, align: 'center' },
    ],
    rows: archive.courses.map((each) => [
      each.title,
      words.say(trainingLabel('courseKind', each.kind)),
      span(each.from, each.to),
      `${hoursText(each.minutes)} / ${hoursText(each.of)}`,
      each.passed === null ? '' : words.say(each.passed ? ['合格', 'passed'] : ['不合格', 'failed']),
      each.certificate ?? '',
    ]),
    none: ['没有课程', 'no course'],
  };
  if (archive.obligations.length > 0) {
    yield { kind: 'heading', text: ['服务期', 'Service'] };
    yield {
      kind: 'table',
      columns: [
        { head: ['课程', 'Course'], share: 150 },
        { head: ['服务期', 'Service'], share: 130, align: 'center', sizePt: 8 },
        { head: ['单位所付（元）', 'Paid (yuan)'], share: 80, align: 'right' },
        { head: ['返还（元）', 'Paid back (yuan)'], share: 80, align: 'right' },
      ],
      rows: archive.obligations.map((each) => [
        each.title,
        `${each.from} – ${each.until}`,
        yuanText(each.paid),
        each.repayment === null ? '' : yuanText(each.repayment),
      ]),
      none,
    };
  }
}
