/** What the fields of sealed notes are called, in both languages. */
import type { NoteField } from './note-fields.ts';
import type { Language } from './refusal.ts';

const words: Readonly<Record<NoteField, readonly [zh: string, en: string]>> = {
  reason: ['离职原因', 'Reason for leaving'],
  advice: ['对单位的建议', 'Advice to the firm'],
  satisfaction: ['满意与不满意之处', 'Satisfaction'],
  plans: ['离职后的打算', 'Plans afterwards'],
  consequences: ['已说明的违约后果', 'Consequences of a breach, as explained'],
  why: ['谈话缘由', 'Why'],
  with: ['在场的人', 'With whom'],
  text: ['记录', 'Notes'],
};

export const noteFieldText = (field: NoteField, language: Language): string =>
  words[field][language === 'zh-CN' ? 0 : 1];
