/** The closed lists of training in the words that people read. A value without its word does not compile. */
import type { Language } from './refusal.ts';
import type {
  CostItem,
  CourseKind,
  Examination,
  FirmRulesKind,
  InductionPart,
  MaterialKind,
  ObligationEnd,
  Placement,
  Post,
  Presence,
  ProposalKind,
  ProposalState,
  TraineeGroup,
  TrainingFigures,
} from './training-terms.ts';

type Both = readonly [zh: string, en: string];
type Words<Value extends string> = Readonly<Record<Value, Both>>;

const post: Words<Post | 'maker'> = {
  clerk: ['人事专员', 'Personnel clerk'],
  head: ['部门负责人', 'Head of department'],
  general: ['总经理', 'General manager'],
  maker: ['提出人', 'Proposer'],
};
const group: Words<TraineeGroup> = {
  technical: ['技术类', 'Technical'],
  business: ['业务类', 'Business'],
  functional: ['职能类', 'Functional'],
};
const courseKind: Words<CourseKind> = {
  induction: ['入职培训', 'Induction'],
  skills: ['技能培训', 'Skills'],
  'change-of-post': ['转岗培训', 'Change of post'],
  external: ['外派培训', 'External'],
  'self-paid': ['自费学习', 'Self-funded study'],
  custody: ['保管课程', 'Custody course'],
};
const part: Words<InductionPart> = {
  general: ['公司通用部分', 'General part'],
  welcome: ['欢迎与同事', 'Welcome and colleagues'],
  structure: ['结构、职责与制度', 'Structure, duties and rules'],
  professional: ['专业知识', 'Professional knowledge'],
  procedures: ['程序与方法', 'Procedures and methods'],
  figures: ['关键指标', 'Key figures'],
  visit: ['其他部门参观', 'Visit to another department'],
};
const examination: Words<Examination> = {
  none: ['不考核', 'No test'],
  paper: ['笔试', 'Paper'],
  presentation: ['讲演', 'Presentation'],
  practice: ['实操', 'Practice'],
};
const proposalKind: Words<ProposalKind> = {
  'department-plan': ['部门培训计划', 'Department plan'],
  'yearly-plan': ['年度培训计划', 'Yearly plan'],
  change: ['计划变更', 'Change of plan'],
  unplanned: ['计划外培训', 'Unplanned course'],
  external: ['外派培训申请', 'Application for an external course'],
  'self-paid': ['自费学习申请', 'Application for self-funded study'],
  leave: ['考试请假', 'Leave for an examination'],
  confirmation: ['转正', 'Confirmation in post'],
};
const proposalState: Words<ProposalState> = {
  open: ['审批中', 'Being decided'],
  granted: ['已批准', 'Granted'],
  refused: ['未批准', 'Refused'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
const presence: Words<Presence> = {
  desk: ['台前签到', 'Signed at the desk'],
  paper: ['纸表签到', 'Signed on paper'],
  absent: ['缺席', 'Absent'],
  excused: ['请假', 'Excused'],
};
const costItem: Words<CostItem> = {
  teacher: ['讲师', 'Teacher'],
  travel: ['差旅', 'Travel'],
  place: ['场地', 'Place'],
  equipment: ['器材', 'Equipment'],
  material: ['资料', 'Material'],
  fee: ['培训费', 'Fee'],
  other: ['其他', 'Other'],
};
const material: Words<MaterialKind> = {
  text: ['讲义', 'Text'],
  slides: ['课件', 'Slides'],
  recording: ['录音录像', 'Recording'],
  picture: ['照片', 'Picture'],
  paper: ['试卷', 'Test paper'],
};
const placement: Words<Placement> = {
  standing: ['在岗', 'Works there'],
  joined: ['新入职', 'Joined newly'],
  moved: ['转岗', 'Moved from another post'],
};
const obligationEnd: Words<ObligationEnd> = {
  served: ['服务期满', 'Served'],
  left: ['提前离职', 'Left before'],
  waived: ['免除', 'Waived'],
};
const firmRules: Words<FirmRulesKind> = {
  handbook: ['员工手册', 'Handbook'],
  rules: ['规章制度', 'Rules'],
};
const stands: Words<'draft' | 'proposed' | 'approved' | 'off' | 'begun' | 'held'> = {
  draft: ['未列入计划', 'In no plan yet'],
  proposed: ['待批准', 'Being decided'],
  approved: ['已批准', 'Approved'],
  off: ['已取消', 'Called off'],
  begun: ['进行中', 'Under way'],
  held: ['已办完', 'Held'],
};

/** Figures of the training rules beside the hours of an induction, with what each is counted in. */
const figure: Words<Exclude<keyof TrainingFigures, 'induction'>> = {
  surveyMonth: ['需求调查月份', 'Month of the survey'],
  surveyDays: ['答复调查的天数', 'Days to answer the survey'],
  inductionMonths: ['入职培训期限（月）', 'Months until an induction is complete'],
  makeUpMonths: ['补考期限（月）', 'Months until a make-up'],
  serviceYears: ['服务年限', 'Years of service'],
  bonusWholeDays: ['奖金全额的培训天数', 'Days of training with the whole bonus'],
  bonusLongPercent: ['超过天数的奖金（%）', 'Bonus beyond those days, %'],
  bonusFailedPercent: ['考核不合格的奖金（%）', 'Bonus where the test was failed, %'],
};

const words = {
  figure,
  post,
  group,
  courseKind,
  part,
  examination,
  proposalKind,
  proposalState,
  presence,
  costItem,
  material,
  placement,
  obligationEnd,
  firmRules,
  stands,
};
type Lists = typeof words;

export const trainingText = <L extends keyof Lists>(
  list: L,
  value: Extract<keyof Lists[L], string>,
  language: Language,
): string => (words[list][value] as Both)[language === 'zh-CN' ? 0 : 1];

/** Both languages, for papers. */
export const trainingLabel = <L extends keyof Lists>(list: L, value: Extract<keyof Lists[L], string>): Both =>
  words[list][value] as Both;

/** Minutes after midnight as a clock shows them, and minutes as hours: 90 is 1.5. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const hoursText = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);

/** Fen as yuan with two places: 123456 is 1,234.56. */
export function yuanText(fen: number): string {
  const whole = Math.floor(fen / 100);
  return `${whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`;
}

/** Fen in what people type: 1234.5, 1,234.50; null where it is no such sum. */
export function parseYuan(typed: string): number | null {
  const match = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/[,，]/g, ''));
  if (match === null) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
