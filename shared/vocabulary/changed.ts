/** What stands after an act that did not come to its end, and at which of several it stopped. */

/**
 * What a fault left changed, as far as is known: nothing at all, the entries of the log from one index to another, which
 * stand, or not known. Whoever throws may say so; otherwise the router compares the log before and after.
 */
export type Changed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'part';
      readonly from: number;
      readonly to: number;
      /** What was done of several, as people write it: L12. Left out where the act was one. */
      readonly done?: readonly string[];
    }
  | { readonly kind: 'unknown' };

const changedWords = {
  nothing: ['什么也没有改变。', 'Nothing was changed.'],
  part: [
    '之前已办成的部分有效：日志第 {from} 至 {to} 条。',
    'What was done before it stands: entries {from} to {to} of the log.',
  ],
  named: [
    '已办成的有效：{done}（日志第 {from} 至 {to} 条）；其余的没有办。',
    'Done, and it stands: {done} (entries {from} to {to} of the log). The rest was not done.',
  ],
} as const;

/** Empty where it is not known. */
export function describeChanged(changed: Changed, language: 'zh-CN' | 'en'): string {
  if (changed.kind === 'unknown') return '';
  const at = language === 'zh-CN' ? 0 : 1;
  if (changed.kind === 'nothing') return changedWords.nothing[at];
  const { from, to, done = [] } = changed;
  return (done.length === 0 ? changedWords.part : changedWords.named)[at]
    .replace('{done}', () => done.join(at === 0 ? '、' : ', '))
    .replace('{from}', String(from))
    .replace('{to}', String(to));
}

/** Where an act of several under one passphrase was refused. */
export interface OneOfSeveral {
  /** At which of them, as people write it: L12, K-1/3. */
  readonly at: string;
  readonly changed: Changed;
}

export function describeStop({ at, changed }: OneOfSeveral, language: 'zh-CN' | 'en'): string {
  const stopped = language === 'zh-CN' ? `停在 ${at}。` : `It stopped at ${at}. `;
  return `${stopped}${describeChanged(changed, language)}`.trim();
}
