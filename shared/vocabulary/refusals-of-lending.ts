/** Refusals of a request for a loan (L1), of a longer window for one that is out (L11), of who decides (L12), of absences (S6). */
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

export const loanParties = {
  SAME_PERSON_TWICE: {
    rule: 'S3',
    zh: '一笔调阅中，编写人、借用人、每位审批人与发放的保管人须为不同的人',
    en: 'In one loan author, borrower, each approver and issuing custodian are different people',
  },
  APPROVED_ALREADY: {
    rule: 'L12',
    zh: '您已批准，另一次审批须由他人作出',
    en: 'You have approved this; the other decision is somebody else’s',
    zhNow: '请等另一位审批人审批。',
    enNow: 'Wait for another approver.',
  },
} as const;

/** Refusals of entering when one is away (S6). */
export const absences = {
  ABSENCE_DATES: {
    rule: 'S6',
    zh: '日期无效：自今天起，止日不早于起日，一年以内',
    en: 'Those days are not valid: from today on, the last not before the first, within a year',
  },
  ABSENCE_OVERLAPS: {
    rule: 'S6',
    zh: '与已登记的缺勤日期重叠',
    en: 'Those days overlap with an absence that is entered already',
    zhNow: '请先结束原来的一段。',
    enNow: 'End the earlier one first.',
  },
  ABSENCES_TOO_MANY: {
    rule: 'S6',
    zh: '最多登记 12 段缺勤',
    en: 'At most 12 absences are entered at one time',
  },
  NO_SUCH_ABSENCE: { rule: 'S6', zh: '没有自这一天起的缺勤', en: 'No absence of yours begins on that day' },
} as const;
