/** Refusals of a request for a loan (L1), and of a longer window for one that is out (L11). */
export const loanRequests = {
  LOAN_OPEN: {
    rule: 'L1',
    zh: '同一人对同一文件已有未了结的调阅',
    en: 'The same person has an open loan of this document',
  },
  WINDOW_INVALID: { rule: 'L1', zh: '起止时间无效', en: 'The window is not valid' },
  WINDOW_TOO_LONG: { rule: 'L1', zh: '期限超过 {days} 天', en: 'The window is longer than {days} days' },
} as const;

export const longerWindows = {
  EXTENSION_ASKED: {
    rule: 'L11',
    zh: '已经申请过延长，尚未审批',
    en: 'A longer window was asked for already and waits for its decision',
    zhNow: '请等审批人审批。',
    enNow: 'Wait for an approver’s decision.',
  },
  EXTENSION_NOT_ASKED: {
    rule: 'L11',
    zh: '借用人没有申请延长，或已经审批',
    en: 'The borrower has not asked for a longer window, or it was decided already',
  },
  EXTENSION_BEYOND: {
    rule: 'L11',
    zh: '比借用人申请的期限更晚',
    en: 'That is later than the borrower asked for',
    zhNow: '可以批得更早，不能更晚。',
    enNow: 'An earlier day can be approved, no later one.',
  },
  EXTENSION_NOT_LATER: {
    rule: 'L11',
    zh: '所申请的期限并不晚于现在的期限',
    en: 'That is not later than the window ends already',
    zhNow: '请写一个更晚的日期。',
    enNow: 'Name a later day.',
  },
  EXTENSION_TOO_LONG: {
    rule: 'L11',
    zh: '从今天算起超过 {days} 天',
    en: 'That is more than {days} days from now',
    zhNow: '请写一个更早的日期。',
    enNow: 'Name an earlier day.',
  },
} as const;
