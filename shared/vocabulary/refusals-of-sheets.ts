/** Refusals about recovery sheets: first what can be named, then that they do not fit. */
export const refusalsOfSheets = {
  SHEET_WORD: {
    rule: 'K3',
    zh: '第 {sheet} 张恢复单第 {line} 行第 {word} 个词不对',
    en: 'Recovery sheet {sheet}: line {line}, word {word} is not right',
    zhNow: '请对照纸上那个词重新键入。',
    enNow: 'Compare that word with the paper and type it again.',
  },
  SHEET_LINE: {
    rule: 'K3',
    zh: '第 {sheet} 张恢复单第 {line} 行不成立',
    en: 'Recovery sheet {sheet}: line {line} does not hold',
    zhNow: '每行八个词；请对照纸上那一行重新键入。',
    enNow: 'A line has eight words; compare it with the paper and type it again.',
  },
  SHEET_OF_VAULT: {
    rule: 'K3',
    zh: '第 {sheet} 张恢复单是另一个保险库的',
    en: 'Recovery sheet {sheet} is of another vault',
  },
  SHEET_OF_SIDE: {
    rule: 'K3',
    zh: '第 {sheet} 张恢复单是另一侧的',
    en: 'Recovery sheet {sheet} is of the other side',
  },
  SHEETS_INCOMPLETE: {
    rule: 'S7',
    zh: '须出示全部 {of} 张不同的恢复单，现有 {shown} 张',
    en: 'All {of} recovery sheets, each another, are to be shown; {shown} were',
    zhNow: '确认是看每一张都对；日后恢复只需其中几张。',
    enNow: 'Confirming tries each of them; to recover later, some are enough.',
  },
  SHEETS_DIFFER: {
    rule: 'S7',
    zh: '恢复单与保险库不符',
    en: 'The recovery sheets do not match this vault',
    zhNow: '请核对：是这个保险库、这一侧的恢复单，不重复，张数足够。',
    enNow: 'Check that they are of this vault and this side, all different, and as many as the sheet says.',
  },
} as const;
