/** What is wrong with what is said after a loss, in words for an auditor: English, then Chinese. */

type InBothLanguages = readonly [en: string, zhCN: string];

export const ofLosses = {
  'gap-unknown': [
    'Evidence is entered for a gap before generation {generation}, and no such generation began.',
    '为第 {generation} 代之前的缺失录入证据，却没有这一代。',
  ],
  'gap-learns-nothing': [
    'Evidence is entered for the gap before generation {generation} that says nothing of it.',
    '为第 {generation} 代之前的缺失录入的证据，对它毫无说明。',
  ],
  'gap-view-known': [
    'The view {view} is entered from evidence and was known already.',
    '查阅 {view} 由证据录入，却早已在录。',
  ],
  'gap-not-open': [
    'The gap before generation {generation} is closed, and none such is open.',
    '声明第 {generation} 代之前的缺失已弄清，却没有这样一段未清的缺失。',
  ],
  'gap-reach': [
    'The gap before generation {generation} is closed at entry {reach} of the lost log; the evidence reaches to {due}, and it has to reach beyond what was there and as far as any anchor.',
    '第 {generation} 代之前的缺失被声明到第 {reach} 条已弄清；证据到第 {due} 条，且须超出原有条数并不短于任何锚点。',
  ],
  'loss-by-frozen': [
    '{person} is frozen and signs for what a loss took to be given back.',
    '{person} 已被冻结，却为恢复因缺失而失去的次数签名。',
  ],
  'allowance-document': [
    'Views are given back of the document {document}, which is not of that lineage.',
    '恢复次数所列的文件 {document} 不属于该系列。',
  ],
  'allowance-signers': [
    'Views are given back to {person} by that person, or by one person twice.',
    '为 {person} 恢复次数的，是其本人，或同一人签了两次。',
  ],
  'allowance-not-lost': [
    'Views of {lineage} are given back that no gap had taken.',
    '恢复系列 {lineage} 的次数，而并没有缺失使其失去。',
  ],
  'allowance-left': [
    'Views given back: {left}; by the record {due} are not used.',
    '恢复 {left} 次；按记录，未用的是 {due} 次。',
  ],
} as const satisfies Record<string, InBothLanguages>;
