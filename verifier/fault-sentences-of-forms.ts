/** What is wrong with forms, their fields and background checks, in words for an auditor: English, then Chinese. */
type InBothLanguages = readonly [en: string, zhCN: string];

export const ofForms = {
  'form-uncounted': [
    'A document of kind {media} does not say of how many fields how many are filled, or says it without being a form of two parts.',
    '类型为 {media} 的文件没有写明共几栏、已填几栏，或并非由两部分组成的表单却写了栏数。',
  ],
  'check-unsaid': [
    'A document filed as {sheet} does not say the day and subject of a background check, or says them without being one.',
    '归为 {sheet} 的文件没有写明背景调查的日期与事项，或不是背景调查却写了这两项。',
  ],
  'check-days-turned': [
    'A background check of {on} is due again on {renewal}, which is not later.',
    '{on} 的背景调查的复查日期 {renewal} 并不更晚。',
  ],
  'field-twice': ['Field {field} stands twice in the list of fields.', '栏目清单中 {field} 出现两次。'],
} as const satisfies Record<string, InBothLanguages>;
