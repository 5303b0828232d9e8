/** What is wrong with a longer window, in words for an auditor: English, then Chinese. */

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
  'longer-incomplete': [
    'A longer window of loan {loan} is approved by halves, though one approval is all that is asked for.',
    '调阅 {loan} 的延期只写成部分批准，而制度只要求一次批准。',
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
