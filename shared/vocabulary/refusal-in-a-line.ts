/** A refusal and what to do about it, one after the other, for a cell of a table. */
import { describeRefusal, type Language, type RefusalCode } from './refusal.ts';

type Facts = Parameters<typeof describeRefusal>[1];

export function refusalInALine(code: RefusalCode, facts: Facts, language: Language): string {
  const { sentence, now } = describeRefusal(code, facts, language);
  if (now === null) return sentence;
  return language === 'zh-CN' ? `${sentence}。${now}` : `${sentence}. ${now}`;
}
