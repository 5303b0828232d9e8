/** Sentences about parts of a log (audit-part.md): English, then Chinese. */
export const ofParts = {
  'part-as-whole': [
    'The log ends with the export of a part of it, and manifest.json says that this is the whole.',
    '日志末条为部分导出，而 manifest.json 称其为全部日志。',
  ],
  'proof-missing': [
    'The file proof is missing: nothing shows that the entries are in the log.',
    '缺少文件 proof：无从证明条目在日志之中。',
  ],
  'proof-short': ['The file proof ends too early.', '文件 proof 过短。'],
  'proof-long': ['The file proof has more hashes than are needed.', '文件 proof 中有多余的哈希。'],
  'proof-malformed': ['A line of the file proof is not a hash.', '文件 proof 中有一行不是哈希。'],
  'not-in-extract': ['It rests on entries that this extract does not have.', '有赖于本摘录所无的条目。'],
  'since-between': [
    'The older checkpoint is of a size that this extract does not show the head of.',
    '本摘录未显示该旧检查点大小处的树根。',
  ],
  'opening-not-chosen': [
    'A text lies beside an entry that was not chosen ({commit}).',
    '未选入的条目旁附有文本({commit})。',
  ],
  'opening-blanked': [
    'A text lies open that this export says it blanked ({commit}).',
    '导出声明已遮去的文本仍被公开({commit})。',
  ],
  'chosen-does-not-fit': [
    'It is marked as chosen and does not fit what was asked.',
    '该条标为已选，却不符合导出条件。',
  ],
  'fits-not-chosen': [
    'It fits what was asked and is not marked as chosen.',
    '该条符合导出条件，却未标为已选。',
  ],
  'part-not-in-log': [
    'The last entry is not the export of a part: nothing in the log says what was chosen.',
    '末条不是部分导出的记录：日志中没有所选内容的记载。',
  ],
  'part-differs': [
    'manifest.json says otherwise than the log what was asked, shown or chosen.',
    'manifest.json 所述的条件、所示与所选与日志记载不一致。',
  ],
  'part-count': [
    'The log says of {what}: {said}; here are {found}.',
    '日志记载 {what} 为 {said}，此处为 {found}。',
  ],
  'choice-differs': [
    'Other entries are marked as chosen than those that the log says were.',
    '标为已选的条目与日志记载的不同。',
  ],
  'place-not-opened': [
    'The place was asked for, and its text is not shown everywhere.',
    '以地点为条件，而地点文字未全部公开。',
  ],
  'left-out-unknown': [
    'Entries that are not here: {leftOut}. Whether one of them fits what was asked, an extract cannot show.',
    '未包含的条目：{leftOut}。其中是否有符合条件者，摘录无从显示。',
  ],
  'place-unknown': [
    'Places are texts; those of entries that were not chosen are not shown.',
    '地点为文字；未选入条目的地点未公开。',
  ],
} as const;
