/** What the verbs of sheets as forms do, in both languages. */
import type { VerbTable } from './verb-table.ts';

export const formVerbs: VerbTable = {
  form: ['客户表单：联系方式表、客户概况表、拜访与联系记录', 'sheets about a client as forms'],
  'form fields': ['列出各表的栏目', 'list the fields of the sheets'],
  'form file': [
    '填写一张表并归档；不写 --field 时逐栏询问',
    'fill in a sheet and file it; without --field each field is asked for',
  ],
  'form set': [
    '定栏目的叫法与单位自己的栏目，列出全部',
    'say how fields are called and which are the firm’s own, all of them',
  ],
};

export const formOptions: VerbTable = {
  'form file --on': ['拜访或联系的日期，默认为今天', 'day of a visit or contact; today unless said'],
  'form file --field': [
    '一栏的内容：名称=文字，\\n 为换行；可重复',
    'what stands in a field: name=text, \\n for a new line; may be repeated',
  ],
  'form file --person': [
    '一个联系人：姓名;职务;电话;手机;邮箱；可重复',
    'a contact: name;position;telephone;mobile;mail; may be repeated',
  ],
  'form set --call': [
    '改一栏的叫法：栏目=名称；可重复',
    'call a field otherwise: field=name; may be repeated',
  ],
  'form set --line': [
    '自己的一行栏目：表=名称；可重复',
    'an own field of one line: sheet=name; may be repeated',
  ],
  'form set --text': [
    '自己的多行栏目：表=名称；可重复',
    'an own field of several lines: sheet=name; may be repeated',
  ],
  '--sheet': [
    'document、contact-sheet、profile-sheet、visit-record 或 background-check',
    'document, contact-sheet, profile-sheet, visit-record or background-check',
  ],
  '--check': ['背景调查：日期，或 日期..复查日期', 'of a background check: its day, or day..day of renewal'],
  '--about': ['背景调查的事项', 'what a background check is about'],
};
