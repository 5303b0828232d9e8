/** Refusals of corrections, of categories and of a second contact (D1, D1b). */
export const refusalsOfCorrections = {
  NO_SUCH_CATEGORY: {
    rule: 'D1',
    zh: '没有这个类别',
    en: 'No such category',
    zhNow: '请从单位现行的类别中选择。',
    enNow: 'Choose one of those that the firm has now.',
  },
  CATEGORIES_ALIKE: {
    rule: 'S8',
    zh: '有两个类别的名称看起来相同',
    en: 'Two categories have names that look the same',
    zhNow: '请起互不相同的名称，也不要与“重点客户”“其他”相同。',
    enNow: 'Choose names that differ from each other, and from “Key account” and “Other”.',
  },
  SECOND_IS_RESPONSIBLE: {
    rule: 'D1',
    zh: '第二联系人不能就是客户负责人',
    en: 'The second contact is somebody else than the responsible person',
    zhNow: '请选择另一个人。',
    enNow: 'Choose another person.',
  },
  NOTHING_TO_CORRECT: {
    rule: 'D1b',
    zh: '与现在所记的相同，没有可更正的',
    en: 'It says the same already; there is nothing to correct',
  },
} as const;
