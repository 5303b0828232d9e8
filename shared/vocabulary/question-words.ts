/** The questions about the log by name, in both languages. */
import type { Language } from './refusal.ts';

type Both = readonly [zh: string, en: string];

const titles = {
  'client-seen-by': ['谁看过某位客户', 'Who saw a client'],
  'person-saw': ['某人看过什么', 'What somebody saw'],
  'views-by': ['查阅分布', 'Views by day, hour, place, client, reason'],
  'out-of-hours': ['非工作时间', 'Out of office hours'],
  'quick-approvals': ['审批过快', 'Decisions within seconds'],
  'approval-pairs': ['谁批谁的申请', 'Who decides for whom'],
  'views-spent': ['次数用完', 'Last view used'],
  'refusals-by-rule': ['拒绝，按规则', 'Refusals by rule'],
  releases: ['出库', 'Releases'],
  'approver-statistics': ['审批统计', 'Approvers in numbers'],
  'own-past': ['与本人以往相比', 'Against one’s own past'],
  'near-allowance': ['次数将尽', 'Views running out'],
  overdue: ['逾期未还', 'Overdue'],
} as const satisfies Readonly<Record<string, Both>>;

export type QuestionTitle = keyof typeof titles;
export const questionNames = Object.keys(titles) as QuestionTitle[];

export const questionTitle = (question: QuestionTitle, language: Language): string =>
  titles[question][language === 'en' ? 1 : 0];
