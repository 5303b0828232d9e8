/**
 * The columns of tables that offices already have, by the names they bear in exports. A name that several programs use stands in
 * each of them. Where the columns come from:
 *
 * - `zoho`: "Standard Fields in Accounts", https://help.zoho.com/portal/en/kb/crm/sales-force-automation/accounts/articles/standard-fields-accounts
 *   (read November 2026).
 * - `fxiaoke`: the vendor's help pages could not be read here. These are the labels of the standard object AccountObj as users'
 *   listings of its fields give them; a firm may rename them.
 * - `wecom`: the help pages could not be read here. These are the headings of the export of customers as programs that rebuild it
 *   give them. WeCom lists a customer once for each employee who added them.
 */
import { lookOf } from './look-alike.ts';
import type { TableField } from './table-fields.ts';

export const tablePresets = ['vault', 'fxiaoke', 'zoho', 'wecom'] as const;
export type TablePreset = (typeof tablePresets)[number];

type Names = Partial<Readonly<Record<TableField, readonly string[]>>>;

const names: Readonly<Record<TablePreset, Names>> = {
  /** Our own words, in both languages. */
  vault: {
    code: ['档号', '卷宗号', '客户档号', 'code', 'reference code'],
    client: ['客户名称', '客户', '客户全称', 'client', 'client name', 'customer', 'company'],
    category: ['类别', '客户类别', 'category'],
    classification: ['密级', 'classification', 'level'],
    responsible: ['客户负责人', '负责人', '责任人', 'responsible', 'responsible person', 'owner'],
    second: ['第二联系人', '协办人', 'second contact'],
    openedOn: ['立卷日期', '开卷日期', '建档日期', 'opened', 'opening date', 'opened on'],
    secrecyYears: ['保密期限', '保密期限（年）', 'secrecy term', 'secrecy term (years)'],
    retention: ['保管期限', 'retention', 'retention period'],
    departments: ['知悉部门', '知悉范围', 'departments', 'scope'],
    home: ['纸质部分存放处', '存放处', '存放位置', 'home', 'where its paper parts are kept'],
  },
  fxiaoke: {
    code: ['客户编号'],
    client: ['客户名称'],
    category: ['客户类型', '客户级别'],
    responsible: ['负责人'],
    openedOn: ['创建时间'],
  },
  zoho: {
    code: ['Account Number'],
    client: ['Account Name'],
    category: ['Rating'],
    responsible: ['Account Owner'],
    openedOn: ['Created Time'],
  },
  wecom: {
    client: ['客户名称'],
    responsible: ['添加人'],
    openedOn: ['添加时间'],
  },
};

/** Columns by which an export is known where its other names are anybody's. */
const marks: Readonly<Record<TablePreset, readonly string[]>> = {
  vault: ['档号', 'reference code', 'code'],
  fxiaoke: ['客户编号', '负责人主属部门', '归属部门', '成交状态', '生命状态'],
  zoho: ['Account Name', 'Account Owner'],
  wecom: ['添加人', '添加人账号', '添加时间', '添加人所属部门'],
};

/** Column by column, which field it stands for; each field once, its first name first. */
export function fieldsByPreset(
  preset: TablePreset,
  columns: readonly string[],
): { readonly column: number; readonly field: TableField }[] {
  const looks = columns.map(lookOf);
  return Object.entries(names[preset]).flatMap(([field, called]) => {
    const column = called.map((name) => looks.indexOf(lookOf(name))).find((at) => at >= 0);
    return column === undefined ? [] : [{ column, field: field as TableField }];
  });
}

/** The preset that knows these columns best; our own words where none does. */
export function presetOf(columns: readonly string[]): TablePreset {
  const looks = new Set(columns.map(lookOf));
  const known = (preset: TablePreset): number =>
    marks[preset].filter((name) => looks.has(lookOf(name))).length;
  const best = [...tablePresets].sort((a, b) => known(b) - known(a))[0];
  return best === undefined || known(best) === 0 ? 'vault' : best;
}
