/** What is wrong with approvals, longer windows and absences, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofLending = {
  'longer-not-asked': [
    'Loan {loan} is lent for longer though nobody waits for that.',
    '调阅 {loan} 没有待审批的延期申请，却有审批。',
  ],
  'longer-asked-twice': [
    'A longer window of loan {loan} is asked for again before it was decided.',
    '调阅 {loan} 的延期申请未审批又再次申请。',
  ],
  'loan-approvals': [
    'With {given} approvals of the {needed} that the policy asks for, loan {loan} is said to be decided, or not to be.',
    '制度要求 {needed} 次批准，已有 {given} 次，调阅 {loan} 是否批准完毕与所写不符。',
  ],
  'loan-grant': [
    'Loan {loan} is granted before as many have approved as the policy asks for, or approved by them without a grant.',
    '调阅 {loan} 在批准人数不足时已有授权，或批准完毕却没有授权。',
  ],
  'absence-days': [
    'Person {person} is entered as away from {from} to {until}, which cannot be entered on that day.',
    '人员 {person} 登记 {from} 至 {until} 缺勤，当天不能这样登记。',
  ],
  'absence-order': [
    'Absences of person {person} overlap or are out of order at {from}.',
    '人员 {person} 的缺勤自 {from} 起重叠或次序不对。',
  ],
  'longer-too-late': [
    'A longer window of loan {loan} comes after its window has ended.',
    '调阅 {loan} 的期限已过，才申请或批准延期。',
  ],
  'longer-not-later': [
    'A longer window of loan {loan} does not end later.',
    '调阅 {loan} 的延期并不晚于原来的期限。',
  ],
} as const satisfies Record<string, InBothLanguages>;
