/** Sentences about measures of evidence (measures.md): English, then Chinese. */
export const ofMeasures = {
  'measures-malformed': [
    'measures.json is not a file of measures of this format ({field}).',
    'measures.json 不符合措施文件的格式({field})。',
  ],
  'measures-of-another': [
    'measures.json is of another vault ({vault}).',
    'measures.json 属于另一个保险库({vault})。',
  ],
  'measures-beyond': [
    'measures.json speaks of {entries} entries; the log has {size}.',
    'measures.json 涉及 {entries} 个条目，日志只有 {size} 个。',
  ],
  'measures-other-log': [
    'measures.json was made from another history: the first {entries} entries here have another root.',
    'measures.json 出自另一份历史：此处前 {entries} 个条目的根不同。',
  ],
  'measure-other-entry': [
    'The entry here is not the one that measures.json names: it has another hash.',
    '此处的条目不是 measures.json 所指的条目：哈希不同。',
  ],
  'measure-type': [
    'measures.json says that it is {said}, and it is not.',
    'measures.json 称其为 {said}，实则不然。',
  ],
  'measure-not-about': [
    'measures.json says that it is about {id}, and the entry does not name it.',
    'measures.json 称其涉及 {id}，而该条目并未载明。',
  ],
  'measure-not-carried': [
    'It does not carry this measure: by its type, its day, or whom or what it is about.',
    '该条目不能载明此项措施：类型、日期或所涉对象不符。',
  ],
  'measure-silent': [
    'It belongs to this measure, and measures.json does not name it.',
    '该条目属于此项措施，而 measures.json 未列出。',
  ],
  'measure-not-here': [
    'Entry {entry} is named and is not in this part.',
    '所列条目 {entry} 不在此部分之中。',
  ],
  'measure-none': [
    'No entry is named for this measure: nothing shows that it was taken.',
    '此项措施未列出任何条目：没有什么表明曾经采取。',
  ],
  'measure-unread': ['Not all entries could be read.', '并非所有条目均可读取。'],
} as const;
