/** Agreements in the words that people read. A value without its word does not compile. */
import type { AgreementKind, AgreementRemark, AgreementStands } from './agreement-terms.ts';
import type { Language } from './refusal.ts';
import { yuanText } from './training-words.ts';

export type Both = readonly [zh: string, en: string];

const kind: Readonly<Record<AgreementKind, Both>> = {
  confidentiality: ['保密协议', 'Confidentiality agreement'],
  'non-compete': ['竞业限制协议', 'Non-compete agreement'],
};
const stands: Readonly<Record<AgreementStands, Both>> = {
  draft: ['待签署', 'Not signed yet'],
  'in-force': ['有效', 'In force'],
  'running-out': ['即将到期', 'Runs out soon'],
  expired: ['已到期', 'Run out'],
  released: ['已终止', 'Ended'],
  replaced: ['已被替代', 'Replaced'],
  dropped: ['未签作废', 'Dropped unsigned'],
};
const words = { kind, stands };

export const agreementLabel = <L extends keyof typeof words>(list: L, value: keyof (typeof words)[L]): Both =>
  words[list][value] as Both;
export const agreementText = <L extends keyof typeof words>(
  list: L,
  value: keyof (typeof words)[L],
  language: Language,
): string => agreementLabel(list, value)[language === 'zh-CN' ? 0 : 1];

/** How long it binds after leaving. */
export const afterLabel = (kind: AgreementKind, months: number | null): Both => {
  if (months === null) return ['离职后直至公开', 'after leaving, for as long as it is secret'];
  if (months === 0) return ['离职时终止', 'ends with leaving'];
  const what: Both = kind === 'non-compete' ? ['离职后', 'after leaving'] : ['离职后', 'after leaving'];
  return [`${what[0]} ${months} 个月`, `${months} ${months === 1 ? 'month' : 'months'} ${what[1]}`];
};

/** A remark with its arithmetic; never a verdict. */
export function remarkLabel(remark: AgreementRemark): Both {
  switch (remark.what) {
    case 'term-too-long':
      return [
        `约定 ${remark.months} 个月。《劳动合同法》第二十四条：竞业限制期限不得超过二年（${remark.monthsMax} 个月）。`,
        `${remark.months} months are agreed. PRC Labour Contract Law, article 24: no more than two years (${remark.monthsMax} months).`,
      ];
    case 'no-compensation':
      return [
        '未写明经济补偿。法释〔2020〕26 号第三十六条：未约定而已履行的，劳动者可要求按离职前十二个月平均工资的 30% 按月支付，低于最低工资的按最低工资。',
        'No compensation is stated. Fa Shi [2020] 26, article 36: who keeps to it can ask for 30 % of the average wage of the twelve months before leaving, by month, and no less than the minimum wage.',
      ];
    case 'no-wage':
      return [
        '未登记月平均工资，比例无法计算。',
        'The average wage is not on record: the share cannot be worked out.',
      ];
    case 'compensation-reaches':
    case 'compensation-below': {
      const sum = `${yuanText(remark.wage)} × ${remark.percent}% = ${yuanText(remark.due)}`;
      const given = yuanText(remark.compensation);
      return remark.what === 'compensation-reaches'
        ? [
            `${sum} 元/月；约定 ${given} 元/月，已达到。`,
            `${sum} yuan a month; ${given} are agreed, which reaches it.`,
          ]
        : [
            `${sum} 元/月；约定 ${given} 元/月，未达到。`,
            `${sum} yuan a month; ${given} are agreed, which is less.`,
          ];
    }
    case 'penalty-within':
    case 'penalty-above': {
      const sum = `${yuanText(remark.total)} × ${remark.times} = ${yuanText(remark.limit)}`;
      const given = yuanText(remark.penalty);
      return remark.what === 'penalty-within'
        ? [
            `补偿总额 ${sum} 元；违约金 ${given} 元，未超过。`,
            `All compensation ${sum} yuan; a penalty of ${given} does not exceed it.`,
          ]
        : [
            `补偿总额 ${sum} 元；违约金 ${given} 元，已超过。`,
            `All compensation ${sum} yuan; a penalty of ${given} exceeds it.`,
          ];
    }
    case 'counsel':
      return [
        '比例与倍数据《企业实施竞业限制合规指引》（2025 年）的公开说明；请律师对照原文核定。',
        'Shares and limits as public explanations give the guidance of 2025 on non-competes: counsel must read its text.',
      ];
  }
}
