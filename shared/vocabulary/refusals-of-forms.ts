/** Refusals of forms, their fields, and background checks (D2). None of them repeats what stands in a field. */
export const refusalsOfForms = {
  NO_SUCH_FIELD: {
    rule: 'D2',
    zh: '表中没有这一栏，或同一栏出现两次',
    en: 'The sheet has no such field, or a field comes twice',
    zhNow: '栏目可能刚刚改过：请重新打开这张表再填写。',
    enNow: 'Fields may just have been changed: open the sheet again and fill it in.',
  },
  FORM_EMPTY: {
    rule: 'D2',
    zh: '表中一栏都没有填写',
    en: 'Nothing is filled in',
    zhNow: '至少填写一栏，再签名提交。',
    enNow: 'Fill in one field at least, then sign.',
  },
  FIELDS_ALIKE: {
    rule: 'S8',
    zh: '同一张表中有两栏的名称看起来相同',
    en: 'Two fields of one sheet have names that look the same',
    zhNow: '请起互不相同的名称。',
    enNow: 'Choose names that differ.',
  },
  VISIT_TO_COME: {
    rule: 'D2',
    zh: '拜访或联系的日期 {day} 还没有到',
    en: 'The day of the visit, {day}, is still to come',
    zhNow: '请填写实际拜访或联系的日期。',
    enNow: 'Say the day on which it took place.',
  },
  CHECK_UNSAID: {
    rule: 'D2',
    zh: '背景调查须写明日期与事项，其他文件没有这两项',
    en: 'A background check has a day and a subject, and nothing else has them',
    zhNow: '类别选“背景调查”时请填写日期与事项。',
    enNow: 'For a background check, say its day and what it is about.',
  },
  CHECK_DAYS_TURNED: {
    rule: 'D2',
    zh: '复查日期须晚于调查日期',
    en: 'A check is due again after the day it was made',
    zhNow: '请更正复查日期。',
    enNow: 'Put the day of renewal right.',
  },
} as const;
