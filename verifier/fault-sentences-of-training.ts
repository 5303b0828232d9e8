/** What is wrong with training and the firm's rules, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofTraining = {
  'training-unknown': ['It names {id}, which this log does not know so.', '所指的 {id} 在本日志中并无此项。'],
  'training-twice': ['{id} is there already, or named twice.', '{id} 已有，或被重复列出。'],
  'training-not-theirs': [
    'Person {person} signs what is not for them to do.',
    '人员 {person} 签署了不由其办理的事项。',
  ],
  'training-own': [
    'Person {person} records, checks or decides what is their own.',
    '人员 {person} 为自己登记、核对或审批。',
  ],
  'training-line': [
    'Person {person} has no such line on the list or the sheet.',
    '名单或签到表中人员 {person} 的一行不符。',
  ],
  'training-order': [
    'It does not follow from what was recorded before, or its parts do not go together.',
    '与此前所记不相衔接，或其各部分不相配。',
  ],
  'course-not-granted': [
    'Course {course} counts as it was described in entry {state} only where that was granted.',
    '课程 {course} 现为条目 {state} 所记，须该状态获准方可计。',
  ],
  'course-unfit': ['Course {course} does not go with this proposal.', '课程 {course} 与此计划或申请不符。'],
  'posts-due': ['It is for other posts to decide: {due}.', '应由下列职务审批：{due}。'],
  'confirmed-after-failing': [
    'Person {person} is confirmed in post after failing a test and its make-up.',
    '人员 {person} 考核与补考均不合格，却获转正。',
  ],
  'service-years': ['{years} years of service are not those of the rules.', '服务期 {years} 年与制度不符。'],
  'contract-short': [
    'The contract ends before the service does, on {until}.',
    '劳动合同早于服务期满日 {until} 届满。',
  ],
  repayment: ['Repayment is {repayment}; {due} is due (fen).', '返还额为 {repayment}，应为 {due}（分）。'],
} as const satisfies Record<string, InBothLanguages>;
