/** What is wrong with corrections, categories and second contacts, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofCorrections = {
  'second-is-responsible': [
    'Person {person} is the second contact of a client that they are responsible for.',
    '人员 {person} 既是客户负责人，又是其第二联系人。',
  ],
  'category-unknown': [
    'A dossier is given category {category}, which the firm does not have.',
    '卷宗被定为类别 {category}，而单位没有这个类别。',
  ],
  'category-twice': [
    'Category {category} stands twice in the list of categories.',
    '类别清单中 {category} 出现两次。',
  ],
  'corrected-not-accepted': [
    'Document {document} is corrected and was not accepted.',
    '文件 {document} 尚未入档，却被更正。',
  ],
} as const satisfies Record<string, InBothLanguages>;
