/**
 * The leaving certificate (离职证明): what PRC Labour Contract Law art. 50 and its Implementing Regulation art. 24 ask for,
 * contract term, last day, post and length of service; beside them which agreements go on, and nothing else, above all
 * nothing about any handover. What the vault does not know is left open to be filled in by hand.
 */
import type { BindingAfter, EmploymentShown } from '../../shared/contract/answers.ts';
import { afterLabel, agreementLabel } from '../../shared/vocabulary/agreement-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { dayLabel, type Label, type PaperWords } from './paper-words.ts';

export interface LeavingCertificateFacts {
  readonly firm: string;
  readonly number: string;
  readonly onMs: number;
  readonly name: string;
  readonly department: string | null;
  /** `2026-12-19`. */
  readonly lastDay: string;
  /** As it was stated in the case; null where it is to be filled in by hand. */
  readonly employment: EmploymentShown | null;
  readonly binding: BindingAfter;
}

export const leavingCertificateSheet = (facts: LeavingCertificateFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: facts.number,
  title: ['离职证明', 'Certificate of leaving'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['本人', 'Person named'],
    ['本单位', 'Firm'],
  ],
});

/** Agreements that go on, named and nothing more: what they are about is between the two who signed. */
const boundBy = ({ agreements }: BindingAfter, words: PaperWords): (readonly [Label, string])[] =>
  agreements
    .filter(({ afterMonths }) => afterMonths !== 0)
    .map((each) => [
      agreementLabel('kind', each.kind),
      `${words.say(afterLabel(each.kind, each.afterMonths))}${
        each.bindsUntil === null
          ? ''
          : words.inBrackets(words.say([`至 ${each.bindsUntil}`, `until ${each.bindsUntil}`]))
      }`,
    ]);

function contractTerm(employment: EmploymentShown | null, words: PaperWords): string {
  if (employment === null || employment.contractFrom === null) {
    const day = words.hasChinese ? '        年      月      日' : '                    ';
    return `${day}  –  ${day}`;
  }
  const { contractFrom, contractUntil } = employment;
  const until =
    contractUntil === null ? words.say(['无固定期限', 'without a fixed end']) : words.longDay(contractUntil);
  return `${words.longDay(contractFrom)}  –  ${until}`;
}

const serviceText = (employment: EmploymentShown | null, words: PaperWords): string =>
  employment === null
    ? ''
    : `${words.say([
        `${employment.years} 年 ${employment.months} 个月`,
        `${employment.years} years ${employment.months} months`,
      ])}${words.inBrackets(words.say([`自 ${employment.since}`, `since ${employment.since}`]))}`;

function* blocksOf(facts: LeavingCertificateFacts, words: PaperWords): Generator<Block> {
  const [zhDay, enDay] = dayLabel(facts.lastDay);
  // Given before the last day too, where it is asked for.
  const isAhead = facts.lastDay > words.isoDay(facts.onMs);
  yield {
    kind: 'prose',
    sizePt: 11.5,
    paragraphs: words.lines([
      `兹证明${facts.name}${isAhead ? '系' : '原系'}我单位员工，双方的劳动合同${isAhead ? '将' : ''}于${zhDay}解除或终止，该日为其最后工作日。`,
      `This is to certify that ${facts.name} ${isAhead ? 'is' : 'was'} employed by us and that the labour contract ${isAhead ? 'ends' : 'ended'} on ${enDay}, the last working day.`,
    ]),
  };
  yield {
    kind: 'facts',
    facts: [
      [['姓名', 'Name'], facts.name],
      [['部门', 'Department'], facts.department ?? ''],
      [['工作岗位', 'Post'], facts.employment?.post ?? ''],
      [['劳动合同期限', 'Contract term'], contractTerm(facts.employment, words)],
      [['本单位工作年限', 'Length of service'], serviceText(facts.employment, words)],
      [['最后工作日', 'Last day'], words.longDay(facts.lastDay)],
      ...boundBy(facts.binding, words),
    ],
  };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '依据《中华人民共和国劳动合同法》第五十条与《劳动合同法实施条例》第二十四条出具。特此证明。',
      'Given under article 50 of the Labour Contract Law of the PRC and article 24 of its Implementing Regulation.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [{ label: ['单位盖章', 'For the firm'], name: facts.firm }],
  };
}
