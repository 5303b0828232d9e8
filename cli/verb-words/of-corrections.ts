/** What the verbs of corrections, categories, second contacts and client resources do, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const correctionVerbs: VerbTable = {
  'dossier change': [
    '更改卷宗的著录；未写的不变',
    'change what is said of a dossier; what is not given stays',
  ],
  'dossier correct': [
    '更正打错的客户名称、类别、日期、期限；旧值留在日志',
    'put right client, category, day or terms; what stood there stays in the log',
  ],
  document: ['更正文件的登记', 'what is said of a document'],
  'document correct': ['更正打错的题名、日期', 'put right a title or dates'],
  category: ['客户类别', 'categories of clients'],
  'category list': ['列出类别', 'list the categories'],
  'category set': ['定单位自己的类别，列出全部', 'say which categories the firm has, all of them'],
  resources: ['客户资源分析', 'the firm’s clients looked through'],
  'resources show': [
    '按一种看法列出各组与客户，连同所缺与风险',
    'groups and clients by one lens, with what is missing and what is at risk',
  ],
  'resources csv': [
    '把客户清单写成 CSV；只限保管人与审批人',
    'write the list of clients as CSV; custodians and approvers',
  ],
  'category rename': ['给一个类别改名', 'call a category otherwise'],
};

export const correctionOptions: VerbTable = {
  'dossier new --beside': [
    '已核对、看起来相同的另一卷宗的档号；可重复',
    'code of another dossier that looks the same, compared; may be repeated',
  ],
  'dossier correct --beside': [
    '已核对、看起来相同的另一卷宗的档号；可重复',
    'code of another dossier that looks the same, compared; may be repeated',
  ],
  'dossier correct --secrecy-years': ['保密年限，或 none（无期限）', 'years of secrecy, or none'],
  'dossier correct --retention': [
    '保管期限：年数、permanent（永久）或 none（未定）',
    'how long it is kept: years, permanent, or none where nobody said it',
  ],
  'document correct --dated': [
    '文件日期，或起止：2026-01-03..2026-02-01；none 为没有',
    'date of the document, or first and last: 2026-01-03..2026-02-01; none for none',
  ],
  '--by': [
    'category、responsible、completeness、lastView、documents 或 risk',
    'category, responsible, completeness, lastView, documents or risk',
  ],
  'resources show --group': ['只列这一组，按首列所示', 'this group only, as the first column names it'],
  'resources csv --group': ['只列这一组，按首列所示', 'this group only, as the first column names it'],
  '--query': ['档号、客户或联系人中的字', 'what code, client or a contact holds'],
  '--second': ['第二联系人', 'the second contact'],
  '--without-second': ['不再有第二联系人', 'no second contact any more'],
};
