/** What the verbs of bringing in folders do, and the options of folders and tables, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const folderVerbs: VerbTable = {
  folders: ['收入文件夹：每个客户一个文件夹', 'bring in folders, one for each client'],
  'folders bring-in': [
    '收入一棵文件夹：顶层文件夹即客户，一次签名，逐件入日志',
    'bring in a tree whose top folders are clients: one signature, an entry for each document',
  ],
  'folders go-on': ['继续中断的收入', 'go on with what a filing of folders has left'],
  'folders show': ['各件的结果', 'what became of each file'],
  'folders forget': ['不再保留这份清单', 'let the list go'],
};

export const folderOptions: VerbTable = {
  'folders bring-in --folders': [
    '文件夹名称的写法，如 "{档号} {客户}"；可重复，逐一对照；不写则取最相合的',
    'how the names of folders are made, as "{code} {client}"; may be repeated, all are tried; the likeliest where left out',
  ],
  'folders bring-in --names': [
    '文件名称的写法，如 "{日期} {题名}"；可重复，先合者为准',
    'how the names of files are made, as "{date} {title}"; may be repeated, the first that fits holds',
  ],
  '--only-fitting': ['名称不合写法的文件不收', 'leave out files whose names fit no pattern'],
  '--without-folders': ['题名前不带子文件夹', 'titles without the folders between client and file'],
  '--is': [
    '某文件夹是哪一卷，如 恒岳=KH-1；可重复',
    'which dossier a folder is, as Hengyue=KH-1; may be repeated',
  ],
  '--likes': ['只像一卷的文件夹，都作那一卷', 'every folder that may be one dossier only is that dossier'],
  '--seen': [
    '与原件的出入已看过，一并签名',
    'what is not shown of those held back was seen: sign for them as well',
  ],
  '--report': ['把各件的结果写入此文件（CSV）', 'write what became of each file to this file (CSV)'],
  '--separator': ['单元格之间的符号，制表符写 tab', 'the sign between cells; tab for tabs'],
  'dossier import --page': ['工作簿的第几张表', 'which sheet of a workbook, from 1'],
  '--headings': ['表头在第几行，没有则写 0', 'the row that names the columns; 0 where none does'],
  '--preset': [
    '按哪个程序的列名：vault、fxiaoke（纷享销客）、zoho、wecom（企业微信）',
    'whose names the columns have: vault, fxiaoke, zoho, wecom',
  ],
  '--mapping': ['用哪个自存的列对应', 'a mapping that was kept, by name'],
  '--keep-mapping': ['把这次的列对应按此名保存', 'keep this mapping under a name'],
  '--column': [
    '哪一项用哪一列，如 client=客户全称；列名或序号；可重复',
    'which column says what, as client=Company; by name or number; may be repeated',
  ],
  '--key-account': [
    '类别一列中哪些字样表示重点客户；可重复',
    'a word in the column of the category that means a key account; may be repeated',
  ],
  '--unknown-empty': [
    '表格所写而没有登记的人留空，照样立卷',
    'leave those empty whom the table names and nobody has enrolled',
  ],
  '--number': ['没有档号的行按此前缀编号', 'number rows without a code, after this prefix'],
  '--digits': ['编号的位数', 'digits of such a number'],
  '--try': ['只试算，什么也不改', 'only try it: nothing is changed'],
  '--as-others': [
    '疑似重复而确是另一客户的行，如 3,7-9，或 all',
    'rows that look like others and are other clients, as 3,7-9, or all',
  ],
  '--failures': [
    '把没有立卷的行及原因写入此文件',
    'write the rows that were not opened, with causes, to this file',
  ],
};
