/** What became of a folder and of a file in a tree of clients' folders, the patterns that are offered, and the words for them (K6). */
import { placeholderWords } from './name-pattern.ts';
import type { Language } from './refusal.ts';

type Both = readonly [zh: string, en: string];
const at = (both: Both, language: Language): string => both[language === 'zh-CN' ? 0 : 1];

export const clientOutcomes = ['matched', 'unsure', 'unknown', 'refused'] as const;
export type ClientOutcome = (typeof clientOutcomes)[number];

const ofClients: Readonly<Record<ClientOutcome, Both>> = {
  matched: ['已对上', 'matched'],
  unsure: ['须指定', 'to be said'],
  unknown: ['对不上', 'unknown'],
  refused: ['不收', 'refused'],
};
export const clientOutcomeText = (outcome: ClientOutcome, language: Language): string =>
  at(ofClients[outcome], language);

/**
 * `to-see` waits for its author, who has to have seen what its rendition does not show (D5). `held` is not filed because its client is not known; `asked` is filed, and the custodian is asked what it
 * is a version of (D7).
 */
export const fileOutcomes = [
  'waits',
  'filed',
  'asked',
  'joined',
  'there',
  'to-see',
  'not-shown',
  'refused',
  'held',
  'passed',
] as const;
export type FileOutcome = (typeof fileOutcomes)[number];

const ofFiles: Readonly<Record<FileOutcome, Both>> = {
  waits: ['待归档', 'to be filed'],
  filed: ['已归档', 'filed'],
  asked: ['已归档，待保管人选择版本', 'filed, custodian to say of what'],
  joined: ['已归为新版本', 'joined as a version'],
  there: ['先前已有', 'there already'],
  'to-see': ['与原件有出入，待确认', 'not all shown, to be seen first'],
  'not-shown': ['无法显示', 'cannot be shown'],
  refused: ['不收', 'refused'],
  held: ['客户未定', 'client not known'],
  passed: ['略过', 'passed over'],
};
export const fileOutcomeText = (outcome: FileOutcome, language: Language): string =>
  at(ofFiles[outcome], language);

/** As English writes them; `patternText` writes them in the language of the screen. */
export const folderPatterns = [
  '{code}',
  '{client}',
  '{code} {client}',
  '{code}_{client}',
  '{code}-{client}',
  '{client}({code})',
  '{client}_{code}',
  '{number}_{client}',
  '{number} {client}',
  '{number}.{client}',
] as const;

export const filePatterns = [
  '{title}',
  '{date} {title}',
  '{date}_{title}',
  '{date}-{title}',
  '{title} {date}',
  '{title}_{date}',
  '{number} {title}',
  '{number}_{title}',
  '{number}、{title}',
  '{date}_{number}_{title}',
  '{number}_{date}_{title}',
] as const;

export const patternText = (pattern: string, language: Language): string =>
  Object.values(placeholderWords).reduce(
    (text, [zh, en]) => text.replaceAll(`{${en}}`, `{${language === 'zh-CN' ? zh : en}}`),
    pattern,
  );
