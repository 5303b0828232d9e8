/** Refusals about a table that somebody brings in to open dossiers by, and about a tree of folders (K6). */
import { refusalsOfFolders } from './refusals-of-folders.ts';

export const refusalsOfTables = {
  NOT_A_TABLE: {
    rule: 'K6',
    zh: '只有 CSV、文本和 XLSX 文件能作为表格读入',
    en: 'Only CSV, text and XLSX files are read as a table',
    zhNow: '请另存为其中一种。',
    enNow: 'Save it as one of these.',
  },
  TABLE_TOO_LONG: {
    rule: 'K6',
    zh: '表格过大：最多 {rowsMax} 行、两百万个单元格、64 MiB',
    en: 'The table is too large: at most {rowsMax} rows, two million cells and 64 MiB',
    zhNow: '请分成几个文件，依次读入。',
    enNow: 'Split it into several files and bring them in one after another.',
  },
  TABLE_TOO_WIDE: {
    rule: 'K6',
    zh: '表格的列过多：最多 {columnsMax} 列',
    en: 'The table has too many columns: at most {columnsMax}',
    zhNow: '请删去用不到的列。',
    enNow: 'Delete the columns that are not needed.',
  },
  TABLE_QUOTES_BROKEN: {
    rule: 'K6',
    zh: '第 {row} 行的引号不成对，其后的行无法分清',
    en: 'Quotation marks do not match in row {row}; the rows after it cannot be told apart',
    zhNow: '请在该行改正引号后再读入。',
    enNow: 'Mend the quotation marks there and read it again.',
  },
  TABLE_NOT_READ: {
    rule: 'K6',
    zh: '还没有读入表格',
    en: 'No table has been read',
    zhNow: '请先选择文件；登录期间读入的表格在退出后不保留。',
    enNow: 'Choose the file first; a table goes when whoever read it signs out.',
  },
  TABLE_NOT_TRIED: {
    rule: 'K6',
    zh: '这张表格还没有试算，或试算后改过对应关系',
    en: 'The table has not been tried, or the mapping was changed since',
    zhNow: '请先试算，看过结果再签名。',
    enNow: 'Try it first, look at what comes of it, then sign.',
  },
  NO_SUCH_MAPPING: { rule: 'K6', zh: '没有这个对应关系', en: 'No such mapping' },
  ROW_TOO_WIDE: {
    rule: 'K6',
    zh: '这一行的单元格比表头多',
    en: 'The row has more cells than the table has columns',
    zhNow: '多半是名称里的分隔符没有加引号。',
    enNow: 'A separator within a name is probably not quoted.',
  },
  FORMULA_WITHOUT_RESULT: {
    rule: 'K6',
    zh: '{field}是公式，文件里没有保存结果',
    en: '{field} is a formula without a stored result',
    zhNow: '请在表格程序中打开并保存一次。',
    enNow: 'Open the file in its own program and save it once.',
  },
  CODE_TWICE: {
    rule: 'K6',
    zh: '这个档号在表格第 {row} 行已有',
    en: 'The table has this code already, in row {row}',
  },
  ROW_PERSON_UNKNOWN: {
    rule: 'K6',
    zh: '没有叫“{who}”的人',
    en: 'Nobody is called “{who}”',
    zhNow: '可以选“没有登记的人留空”⟦（--unknown-empty）⟧，照样立卷。',
    enNow:
      'Leave those empty who are not enrolled⟦ (--unknown-empty)⟧, and the dossier is opened all the same.',
  },
  ROW_PERSON_INVITED: {
    rule: 'K6',
    zh: '“{who}”已受邀请，本人还没有来',
    en: 'Whoever is meant by “{who}” was invited and has not come yet',
    zhNow: '请本人先凭凭条来；或选“没有登记的人留空”⟦（--unknown-empty）⟧，日后更正。',
    enNow:
      'They come with their slip first; or leave those empty who are not enrolled⟦ (--unknown-empty)⟧, and correct it later.',
  },
  ...refusalsOfFolders,
} as const;
