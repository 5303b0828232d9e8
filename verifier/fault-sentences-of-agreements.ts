/** What is wrong with agreements of a person, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofAgreements = {
  'agreement-unknown': [
    'It names {id}, which this log does not know so.',
    '所指的 {id} 在本日志中并无此项。',
  ],
  'agreement-order': [
    'It does not follow from what was recorded of {id} before.',
    '与此前所记的 {id} 不相衔接。',
  ],
  'agreement-own': [
    'Person {person} signs in another capacity than is theirs for an agreement that binds them.',
    '协议约束人员 {person} 本人，其却以不应有的身份签署。',
  ],
  'agreement-terms': [
    'The terms of agreement {id} do not go with its kind, or end before they begin.',
    '协议 {id} 的条款与其种类不符，或起止颠倒。',
  ],
  'template-empty': ['Template {id} has no text.', '模板 {id} 没有文本。'],
  'reminder-other': [
    'What the leaver of departure {departure} is reminded of is not all that binds them.',
    '离职 {departure} 的告知内容与约束此人的全部约定不符。',
  ],
  'reminder-paper': [
    'Entry {paper} printed no reminder sheet of this departure after what binds had changed last.',
    '条目 {paper} 并非在约定最后变动之后为此次离职打印的告知书。',
  ],
} as const satisfies Record<string, InBothLanguages>;
