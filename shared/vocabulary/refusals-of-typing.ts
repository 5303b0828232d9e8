/** Refusals of what was typed, whatever it was typed for. */
export const refusalsOfTyping = {
  TEXT_MISSING: { rule: '§8', zh: '缺少：{field}', en: 'Missing: {field}' },
  TEXT_INVISIBLE: {
    rule: 'S8',
    zh: '{field}中有看不见的或私用区的字符',
    en: 'There are invisible or private-use characters in: {field}',
    zhNow: '删去后重新输入，不要从别处粘贴。',
    enNow: 'Type it anew instead of pasting it.',
  },
  TEXT_TOO_LONG: {
    rule: '§8',
    zh: '{field}过长：最多 {max} 字',
    en: '{field} is too long: at most {max} characters',
  },
  NO_SUCH_QUESTION: { rule: 'A4c', zh: '没有以此名称存下的问题', en: 'No question is kept under this name' },
  LABELS_ALIKE: {
    rule: 'S8',
    zh: '有两个密级的名称看起来相同',
    en: 'Two classes have labels that look the same',
    zhNow: '请起三个不同的名称。',
    enNow: 'Choose three that differ.',
  },
  TRACE_NOT_IN_PICTURE: {
    rule: 'L8',
    zh: '图像中没有读出追查码',
    en: 'No trace code can be read from the picture',
    zhNow: '没有读出，不等于不是从这里流出的：请用肉眼辨认水印里的八位码，认不准的写 ?。',
    enNow:
      'That does not show that it came from elsewhere: read the eight characters of its mark by eye, with ? for those in doubt.',
  },
  TRACE_TOO_DOUBTFUL: {
    rule: 'L8',
    zh: '只有 {legible} 个字符可辨，至少需要 {min} 个',
    en: 'Only {legible} characters are legible; it takes {min}',
    zhNow:
      '认不准的写 ?。字符再少，偶然相符的查阅会多过真正的那一次；请另找一处追查码，或查看图像的其他部分。',
    enNow:
      'Write ? for those in doubt. With fewer, more views would fit by chance than the true one; look for another place of the code.',
  },
  INPUT_MALFORMED: { rule: '§8', zh: '无法理解：{field}', en: 'Not understood: {field}' },
  PLACE_NOT_SHOWN: {
    rule: 'D3',
    zh: '没有授权密级时不显示地点，也不能按地点查找',
    en: 'Without a clearance places are not shown, and nothing is found by them',
  },
} as const;
