/** What waits for somebody in training, as a sentence that begins a line. */
import type { Language } from './refusal.ts';

const words = {
  'survey-due': ['开始下一年度的需求调查', 'Open the survey of next year’s needs'],
  'survey-answer': ['答复培训需求调查', 'Answer the survey of needs'],
  decide: ['审批', 'Decide'],
  'department-plan': ['提出部门培训计划', 'Propose the department’s plan'],
  'yearly-plan': ['汇总年度培训计划', 'Put the year’s plan together'],
  'issue-plan': ['下发已批准的计划', 'Issue the granted plan'],
  place: ['登记所在部门与类别', 'Record the department and group'],
  induction: ['入职培训未完成', 'Induction not complete'],
  'change-of-post': ['安排转岗培训', 'Arrange training for a change of post'],
  'sign-in': ['今日上课，请签到', 'A session today: sign in'],
  sheet: ['核对签到表', 'Check the sign-in sheet'],
  result: ['登记考核结果', 'Record the result'],
  'make-up': ['安排补考', 'Arrange the make-up'],
  certificate: ['发给证书', 'Give the certificate'],
  evaluation: ['评价课程', 'Evaluate the course'],
  account: ['登记课程费用', 'Record what the course cost'],
  report: ['写学习报告', 'Write the report'],
  'service-over': ['服务期已满，请了结', 'Service is over: end the obligation'],
  'agreement-sign': ['有协议待您签署', 'An agreement waits for your signature'],
  'agreement-unsigned': ['协议尚未签署', 'An agreement is not signed yet'],
  'agreement-runs-out': ['协议到期，请续签或终止', 'An agreement runs out: renew or end it'],
  acknowledge: ['阅读并签收', 'Read and acknowledge'],
  'departure-decide': ['审批离职', 'Decide on a departure'],
  'departure-told': ['签收离职告知', 'Acknowledge that somebody leaves'],
  'departure-applied': ['有人提出离职，请登记', 'Somebody applies to leave: register it'],
  'follow-up': ['跟进接手的客户', 'Follow up with a client taken on'],
  'follow-up-late': ['跟进逾期', 'A follow-up is overdue'],
  'gate-own-lacks': ['您的角色缺少', 'Your role lacks'],
  'gate-own-runs-out': ['您的角色所需，即将到期', 'What your role takes runs out'],
  'gate-lacks': ['角色缺少所需', 'A role lacks what it takes'],
  'gate-runs-out': ['角色所需，即将到期', 'What a role takes runs out'],
  unacknowledged: ['尚未签收的人数', 'Who has not acknowledged'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type TaskKind = keyof typeof words;

export const taskText = (task: TaskKind, language: Language): string =>
  words[task][language === 'zh-CN' ? 0 : 1];
