/**
 * The letter that introduces the successor to a client (客户告知函). It names no way to reach anybody and no reason for the
 * change: contact details stay where they are kept, and why somebody goes is theirs to tell.
 */
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { dayLabel, type Label, type PaperWords } from './paper-words.ts';

export interface ClientLetterFacts {
  readonly firm: string;
  readonly number: string;
  readonly onMs: number;
  readonly client: string;
  readonly transferor: string;
  readonly successor: string;
  readonly meetingOn: string | null;
  readonly meetingHeld: boolean;
}

export const clientLetterSheet = (facts: ClientLetterFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['函号', 'Letter'])} ${facts.number}`,
  title: ['客户告知函', 'Letter to the client'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['客户', 'Client'],
    ['本单位', 'Firm'],
  ],
});

function* blocksOf(facts: ClientLetterFacts, words: PaperWords): Generator<Block> {
  const meeting = meetingLabel(facts);
  const letters: readonly Label[] = [
    [`尊敬的${facts.client}：`, `To ${facts.client}`],
    [
      `感谢贵方一直以来的信任。自本函之日起，贵方在我单位的事务由${facts.successor}接替${facts.transferor}负责。在办事项、后续日期与授权范围由双方逐项交接，既有约定与承诺继续有效，贵方无须另办手续。`,
      `Thank you for the trust you have placed in us. From the date of this letter on, ${facts.successor} looks after your affairs with us in succession to ${facts.transferor}. Current matters, next dates and authorities are handed over point by point; what was agreed with you stands, and there is nothing you have to do.`,
    ],
    ...(meeting === null ? [] : [meeting]),
    [
      '贵方资料由我单位专门保管，接替人仅在登记与审批之后查阅，每次查阅均有记录。如贵方对接替安排有不同意见，请按贵方现有的联系方式告知我单位。',
      'Your documents stay in the custody of the firm; your new contact sees them on an approved loan only, and each look is on record. If you would rather have it otherwise, please tell us in the way you have always reached us.',
    ],
  ];
  // A letter is read from its beginning to its end: the second language follows the first.
  for (const language of [0, 1] as const) {
    if (language === 0 ? !words.hasChinese : !words.hasEnglish) continue;
    yield { kind: 'prose', sizePt: 11.5, paragraphs: letters.map((letter) => letter[language]) };
  }
  yield {
    kind: 'signatures',
    places: [{ label: ['单位盖章', 'For the firm'], name: facts.firm }],
  };
}

function meetingLabel({ meetingOn, meetingHeld, successor }: ClientLetterFacts): Label | null {
  if (meetingOn === null) return null;
  const [zh, en] = dayLabel(meetingOn);
  return meetingHeld
    ? [`${successor}已于${zh}与贵方会面。`, `${successor} met you on ${en}.`]
    : [
        `我们希望于${zh}安排${successor}与贵方会面，届时当面介绍。`,
        `We would like to introduce ${successor} to you in person on ${en}.`,
      ];
}
