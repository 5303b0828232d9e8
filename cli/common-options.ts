/** Options that every verb has. They are read before the rest, so that a line that is not understood is answered as asked. */
import type { Language } from '../shared/vocabulary/refusal.ts';
import { UsageError } from './terminal/report.ts';
import { say } from './terminal/words.ts';

const systemLanguage = (): Language =>
  /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'zh-CN' : 'en';

const languages: Readonly<Record<string, Language>> = { 'zh-CN': 'zh-CN', zh: 'zh-CN', en: 'en' };

export interface Manner {
  readonly language: Language;
  readonly json: boolean;
  /** What was asked for and is no language of ours. */
  readonly unknownLanguage: UsageError | null;
}

export function mannerOf(words: readonly string[]): Manner {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  const json = options.includes('--json');
  const at = options.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at === -1) return { language: systemLanguage(), json, unknownLanguage: null };
  const written = options[at]!.startsWith('--lang=') ? options[at]!.slice('--lang='.length) : options[at + 1];
  const language = Object.hasOwn(languages, written ?? '') ? languages[written ?? ''] : undefined;
  if (language !== undefined) return { language, json, unknownLanguage: null };
  const text = say('unknownLanguage', systemLanguage(), { written: written ?? '' });
  return { language: systemLanguage(), json, unknownLanguage: new UsageError(text) };
}

/** A descriptor is a number; anything else is not understood. */
export function readDescriptorNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`--secrets-fd ${text}`);
  return Number(text);
}
