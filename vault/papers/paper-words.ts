/** Words of papers in Chinese, in English, or both beside each other; dates and numbers as their readers write them. */
import { type ClassLabels, classLabel } from '../../shared/vocabulary/class-labels.ts';
import type { DatedSpan, Retention } from '../../shared/vocabulary/retention.ts';
import type { Classification, PaperLanguage } from '../../shared/vocabulary/terms.ts';

/** A word of the paper itself; free texts stay as they are. */
export type Label = readonly [zh: string, en: string];

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const chineseDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const englishNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const two = (value: number): string => String(value).padStart(2, '0');

/** 1 to 99, as in 一式三份. */
function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return chineseDigits[ones]!;
  return `${tens === 1 ? '' : chineseDigits[tens]}十${ones === 0 ? '' : chineseDigits[ones]}`;
}
const englishNumber = (value: number): string => englishNumbers[value] ?? String(value);

export class PaperWords {
  readonly language: PaperLanguage;
  /** Minutes east of UTC: papers tell the time of the desk they are printed at. */
  readonly offsetMinutes: number;

  /** What the vault's founders call the classes; null where they chose no labels of their own. */
  readonly classLabels: ClassLabels | null;

  constructor(language: PaperLanguage, offsetMinutes: number, classLabels: ClassLabels | null = null) {
    this.language = language;
    this.offsetMinutes = offsetMinutes;
    this.classLabels = classLabels;
  }

  get hasChinese(): boolean {
    return this.language !== 'en';
  }
  get hasEnglish(): boolean {
    return this.language !== 'zh-CN';
  }

  /** In one line: `移交人 Transferor` where both are asked for. */
  say([zh, en]: Label, between = ' '): string {
    if (this.language === 'zh-CN') return zh;
    if (this.language === 'en') return en;
    return zh === en ? zh : `${zh}${between}${en}`;
  }
  level(level: Classification, between = ' '): string {
    const labels = this.classLabels;
    return this.say([classLabel(labels, level, 'zh-CN'), classLabel(labels, level, 'en')], between);
  }
  /** One line for each language. */
  lines([zh, en]: Label): string[] {
    if (this.language === 'zh-CN') return [zh];
    if (this.language === 'en') return [en];
    return zh === en ? [zh] : [zh, en];
  }
  /** What an answer to a question on the paper looks like: `移交人：沈知行`. */
  stated(label: Label, value: string): string {
    return `${this.say(label)}${this.colon}${value}`;
  }
  get colon(): string {
    return this.language === 'en' ? ': ' : '：';
  }
  inBrackets(text: string): string {
    return this.language === 'en' ? ` (${text})` : `（${text}）`;
  }

  /** 10,214 */
  count(value: number): string {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  }

  /** 1 dossier, 10,214 documents */
  several(value: number, one: string, many = `${one}s`): string {
    return `${this.count(value)} ${value === 1 ? one : many}`;
  }

  private local(ms: number): Date {
    return new Date(ms + this.offsetMinutes * 60_000);
  }
  isoDay(ms: number): string {
    return this.local(ms).toISOString().slice(0, 10);
  }
  year(ms: number): number {
    return this.local(ms).getUTCFullYear();
  }
  /** For tables: 2026-11-19, in English 19 Nov 2026. */
  shortDate(ms: number): string {
    return this.shortDay(this.isoDay(ms));
  }
  shortDay(day: string): string {
    return this.language === 'en' ? englishDay(day) : day;
  }
  /** For sentences: 2026年11月19日, 19 Nov 2026. */
  longDate(ms: number): string {
    return this.longDay(this.isoDay(ms));
  }
  longDay(day: string): string {
    return this.say(dayLabel(day));
  }
  /** 2026-11-19 10:30, in English 19 Nov 2026, 10:30. */
  moment(ms: number): string {
    const at = this.local(ms);
    const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
    return this.language === 'en' ? `${this.shortDate(ms)}, ${time}` : `${this.shortDate(ms)} ${time}`;
  }
  clock(ms: number): string {
    const at = this.local(ms);
    return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  }
  get offset(): string {
    const minutes = Math.abs(this.offsetMinutes);
    return `${this.offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  }
}

const englishDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${months[(month ?? 1) - 1]} ${year}`;
};
/** Of a day as `2026-11-19`. */
export const dayLabel = (day: string): Label => {
  const [year, month, date] = day.split('-').map(Number);
  return [`${year}年${month}月${date}日`, englishDay(day)];
};

const letterCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** 一式三份 · 第 1 份，移交人存 */
export function copyLabel(copy: number, copies: number, keeper: Label | null): Label {
  return [
    `一式${copies === 2 ? '两' : chineseNumber(copies)}份 · 第 ${copy} 份${keeper === null ? '' : `，${keeper[0]}存`}`,
    `${letterCase(englishNumber(copies))} ${copies === 1 ? 'copy' : 'copies'} · copy ${copy}${keeper === null ? '' : `, kept by the ${keeper[1].toLowerCase()}`}`,
  ];
}
export const pageLabel = (page: number, pages: number): Label => [
  `第 ${page} 页，共 ${pages} 页`,
  `Page ${page} of ${pages}`,
];

/** How a custody handover or a client's line passed. */
export const mannerWords = {
  agreed: ['三方签署', 'signed by all three'],
  signed: ['三方签署', 'signed by all three'],
  refused: ['拒签接管', 'taken over: refused to sign'],
  absent: ['缺席接管', 'taken over: absent'],
  withdrawn: ['已撤回', 'withdrawn'],
} as const satisfies Record<string, Label>;
export const parties = {
  transferor: ['移交人', 'Transferor'],
  transferee: ['接收人', 'Transferee'],
  witness: ['监交人', 'Supervising witness'],
} as const satisfies Record<string, Label>;
const yearsLabel = (years: number): Label => [`${years} 年`, years === 1 ? '1 year' : `${years} years`];
/** Of secrecy; null: for as long as the vault keeps it. */
export const termLabel = (years: number | null): Label =>
  years === null ? ['永久', 'permanent'] : yearsLabel(years);
/** Of keeping. */
export const keptLabel = (kept: Retention): Label =>
  kept === 'permanent' ? ['永久', 'permanent'] : yearsLabel(kept);
/** One day, or the first over the last. */
export const datedText = ({ from, to }: DatedSpan): string => (from === to ? from : `${from}\n${to}`);
