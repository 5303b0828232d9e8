/** Words of the closed lists about leaving, in both languages: screens, terminal and papers say them alike. */
import type { FollowUpOutcome, ItemCondition, LeavingKind } from './leaving-terms.ts';
import type { Language } from './refusal.ts';

type Pair = readonly [zh: string, en: string];

const conditions = {
  intact: ['完好', 'intact'],
  worn: ['有使用痕迹', 'worn'],
  damaged: ['损坏', 'damaged'],
  lost: ['遗失', 'lost'],
} as const satisfies Record<ItemCondition, Pair>;

const outcomes = {
  met: ['已见面', 'met'],
  content: ['满意', 'content'],
  'at-risk': ['有流失风险', 'at risk'],
  lost: ['已流失', 'lost'],
  'won-back': ['已挽回', 'won back'],
} as const satisfies Record<FollowUpOutcome, Pair>;

const kinds = {
  pay: ['薪酬福利', 'pay and benefits'],
  growth: ['职业发展', 'career'],
  family: ['家庭原因', 'family'],
  place: ['工作地点', 'place of work'],
  health: ['健康原因', 'health'],
  manager: ['与上级的关系', 'relation to the manager'],
  workload: ['工作强度', 'workload'],
  'contract-ended': ['合同到期', 'the contract ended'],
  'ended-by-firm': ['单位提出', 'ended by the firm'],
  other: ['其他', 'other'],
} as const satisfies Record<LeavingKind, Pair>;

/** What the usual steps are called; a firm that sets its own list names them itself. */
const steps = {
  'line-manager': ['直属主管', 'Line manager'],
  'human-resources': ['人力资源', 'Human resources'],
} as const satisfies Record<string, Pair>;

const all = { condition: conditions, outcome: outcomes, kind: kinds, step: steps } as const;
type All = typeof all;

export const leavingPair = <L extends keyof All>(list: L, word: keyof All[L]): Pair =>
  (all[list] as unknown as Record<PropertyKey, Pair>)[word]!;

export const leavingText = <L extends keyof All>(list: L, word: keyof All[L], language: Language): string =>
  leavingPair(list, word)[language === 'zh-CN' ? 0 : 1];
