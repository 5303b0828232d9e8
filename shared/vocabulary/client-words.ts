/** The words by which clients are sorted and looked through, in both languages (001-14). */
import type { ClientPart, ClientRisk, PaperStep, ViewSpan } from './client-terms.ts';
import type { FormCount } from './form-fields.ts';
import type { Language } from './refusal.ts';

type Both = readonly [zh: string, en: string];

/** By what clients are grouped. */
export const clientLenses = [
  'category',
  'responsible',
  'completeness',
  'lastView',
  'documents',
  'risk',
] as const;
export type ClientLens = (typeof clientLenses)[number];

const lenses: Readonly<Record<ClientLens, Both>> = {
  category: ['类别', 'Category'],
  responsible: ['客户负责人', 'Responsible person'],
  completeness: ['完整程度', 'Completeness'],
  lastView: ['最近一次查阅', 'Last looked at'],
  documents: ['文件数', 'Documents'],
  risk: ['风险', 'At risk'],
};
const missing: Readonly<Record<ClientPart, Both>> = {
  responsible: ['客户负责人', 'responsible person'],
  second: ['第二联系人', 'second contact'],
  contactSheet: ['联系方式表', 'contact sheet'],
  profileSheet: ['客户概况表', 'profile sheet'],
  papers: ['其他文件', 'other documents'],
};
const risk: Readonly<Record<ClientRisk, Both>> = {
  'nobody-responsible': ['无人负责', 'nobody is responsible'],
  leaving: ['联系人离职中', 'a contact is leaving'],
  'no-second': ['没有第二联系人', 'no second contact'],
  'known-to-one': ['只有一人了解', 'known to one person only'],
};
const spans: Readonly<Record<ViewSpan, Both>> = {
  month: ['30 天内', 'within 30 days'],
  quarter: ['31 至 90 天', '31 to 90 days ago'],
  year: ['91 至 365 天', '91 to 365 days ago'],
  longer: ['一年以上', 'over a year ago'],
  never: ['从未', 'never'],
};
const steps: Readonly<Record<PaperStep, Both>> = {
  '0': ['无', 'none'],
  '1': ['1–4 件', '1 to 4'],
  '5': ['5–19 件', '5 to 19'],
  '20': ['20–99 件', '20 to 99'],
  '100': ['100 件以上', '100 and more'],
};

const at = ([zh, en]: Both, language: Language): string => (language === 'en' ? en : zh);

export const lensText = (lens: ClientLens, language: Language): string => at(lenses[lens], language);
export const missingText = (part: ClientPart, language: Language): string => at(missing[part], language);
export const riskText = (each: ClientRisk, language: Language): string => at(risk[each], language);

/** How much is filled in of the sheets that are forms, each by its name; empty where none is. */
export const sheetsText = (
  sheets: { readonly contactSheet: FormCount | null; readonly profileSheet: FormCount | null },
  language: Language,
): string =>
  (['contactSheet', 'profileSheet'] as const)
    .flatMap((part) => {
      const count = sheets[part];
      return count === null ? [] : [`${missingText(part, language)} ${count.filled}/${count.of}`];
    })
    .join(language === 'en' ? ', ' : '、');

const own = <K extends string>(table: Readonly<Record<K, Both>>, key: string, language: Language): string =>
  Object.hasOwn(table, key) ? at(table[key as K], language) : key;

/** A group of a lens by its key; those of category and responsible person have names of their own. */
export function groupText(lens: ClientLens, key: string, language: Language): string {
  switch (lens) {
    case 'lastView':
      return own(spans, key, language);
    case 'documents':
      return own(steps, key, language);
    case 'risk':
      return key === 'none' ? at(['未见风险', 'none seen'], language) : own(risk, key, language);
    case 'completeness':
      return key === '0'
        ? at(['齐全', 'complete'], language)
        : at([`缺 ${key} 项`, `${key} missing`], language);
    default:
      return key === 'none' ? at(['无', 'nobody'], language) : key;
  }
}
