/** What a correction or change of a dossier or document says, in both languages: terminal and screens read it alike (D1b). */
import type { Language } from './refusal.ts';
import { categoryText, termText } from './term-words.ts';
import { category } from './terms.ts';

const fields = {
  client: ['客户名称', 'Client'],
  category: ['类别', 'Category'],
  classification: ['密级', 'Classification'],
  responsible: ['客户负责人', 'Responsible person'],
  second: ['第二联系人', 'Second contact'],
  openedOn: ['立卷日期', 'Opening date'],
  secrecyYears: ['保密期限', 'Secrecy term'],
  retention: ['保管期限', 'Retention period'],
  scope: ['知悉范围', 'Need-to-know scope'],
  home: ['纸质部分', 'Paper parts'],
  status: ['状态', 'Status'],
  title: ['题名', 'Title'],
  dated: ['文件日期', 'Date of the document'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type ChangeableField = keyof typeof fields;

const at = ([zh, en]: readonly [zh: string, en: string], language: Language): string =>
  language === 'en' ? en : zh;

export const changedFieldText = (field: ChangeableField, language: Language): string =>
  at(fields[field], language);

const years = (value: string, language: Language): string =>
  language === 'zh-CN' ? `${value} 年` : `${value} ${value === '1' ? 'year' : 'years'}`;

/** A value as it is shown; `level` says what a class is called here. */
export function changedValueText(
  field: ChangeableField,
  value: string | null,
  language: Language,
  level: (classification: string) => string,
): string {
  if (value === null) return at(['（无）', '(none)'], language);
  switch (field) {
    case 'classification':
      return level(value);
    case 'category':
      return category.safeParse(value).success ? categoryText(value, null, language) : value;
    case 'status':
      return value === 'open' || value === 'closed' ? termText('dossierStatus', value, language) : value;
    case 'secrecyYears':
      return years(value, language);
    case 'retention':
      return value === 'permanent' ? at(['永久', 'for good'], language) : years(value, language);
    case 'scope':
      return value === 'everybody'
        ? at(['授权密级足够的所有人', 'everybody with the clearance'], language)
        : value;
    case 'dated':
      return value.replace('/', language === 'zh-CN' ? ' 至 ' : ' to ');
    default:
      return value;
  }
}
