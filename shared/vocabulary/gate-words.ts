/** What a role takes, in the words that people read (P7). */
import type { GateWhat } from './gate-terms.ts';
import type { Language } from './refusal.ts';
import type { CourseKind } from './training-terms.ts';
import { trainingText } from './training-words.ts';

const words: Readonly<Record<GateWhat, readonly [zh: string, en: string]>> = {
  agreement: ['有效的保密协议', 'a confidentiality agreement in force'],
  rules: ['签收公司制度', 'the firm’s rules acknowledged'],
  course: ['合格的课程', 'a passed course'],
};

interface Taken {
  readonly what: GateWhat;
  readonly kind: CourseKind | null;
  readonly months: number | null;
}

/** One demand, e.g. `a passed course: Custody course, for 12 months`. */
export function gateText({ what, kind, months }: Taken, language: Language): string {
  const zh = language === 'zh-CN';
  const said = words[what][zh ? 0 : 1];
  if (kind === null) return said;
  const course = trainingText('courseKind', kind, language);
  if (months === null) return zh ? `${said}：${course}` : `${said}: ${course}`;
  return zh
    ? `${said}：${course}，${months} 个月内`
    : `${said}: ${course}, not longer than ${months === 1 ? 'a month' : `${months} months`} ago`;
}
