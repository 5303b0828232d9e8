/** The words for columns of a table of clients, for presets, and for what became of a row, in both languages. */
import type { Language } from './refusal.ts';
import type { RowOutcome, TableField } from './table-fields.ts';
import type { TablePreset } from './table-presets.ts';

type Both = readonly [zh: string, en: string];

const fields: Readonly<Record<TableField, Both>> = {
  code: ['档号', 'Code'],
  client: ['客户名称', 'Client'],
  category: ['类别', 'Category'],
  classification: ['密级', 'Classification'],
  responsible: ['客户负责人', 'Responsible person'],
  second: ['第二联系人', 'Second contact'],
  openedOn: ['立卷日期', 'Opening date'],
  secrecyYears: ['保密期限（年）', 'Secrecy term (years)'],
  retention: ['保管期限', 'Retention period'],
  home: ['纸质部分存放处', 'Where its paper parts are kept'],
  departments: ['知悉部门', 'Departments that may know of it'],
};
const presets: Readonly<Record<TablePreset, Both>> = {
  vault: ['本程序的用语', 'Our own words'],
  fxiaoke: ['纷享销客', 'Fxiaoke (纷享销客)'],
  zoho: ['Zoho CRM', 'Zoho CRM'],
  wecom: ['企业微信', 'WeCom'],
};
const outcomes: Readonly<Record<RowOutcome, Both>> = {
  opens: ['可立卷', 'can be opened'],
  like: ['疑似重复', 'looks like another'],
  there: ['已有', 'there already'],
  refused: ['不收', 'refused'],
  opened: ['已立卷', 'opened'],
  empty: ['空行', 'empty'],
};

const at = (both: Both, language: Language): string => both[language === 'zh-CN' ? 0 : 1];
export const fieldText = (field: TableField, language: Language): string => at(fields[field], language);
export const presetText = (preset: TablePreset, language: Language): string => at(presets[preset], language);
export const outcomeText = (outcome: RowOutcome, language: Language): string =>
  at(outcomes[outcome], language);
