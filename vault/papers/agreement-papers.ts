/** The papers of agreements (P5): an agreement to be signed, and what a leaver is reminded of (离职义务告知书). */
import type { AgreementShown, BindingAfter } from '../../shared/contract/answers.ts';
import { afterLabel, agreementLabel } from '../../shared/vocabulary/agreement-words.ts';
import { trainingLabel, yuanText } from '../../shared/vocabulary/training-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Label, PaperWords } from './paper-words.ts';

const none: Label = ['——', '—'];
const shown = (text: string, words: PaperWords): string => (text === '' ? words.say(none) : text);
const endless: Label = ['无固定期限', 'without an end'];

export interface AgreementPaperFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly agreement: AgreementShown;
  /** The person's name alone. */
  readonly name: string;
  /** The firm's text in either language; empty where there is none. */
  readonly zh: string;
  readonly en: string;
  readonly classes: string;
}

export const agreementSheet = (facts: AgreementPaperFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['协议', 'Agreement'])} ${facts.agreement.agreement}`,
  title: agreementLabel('kind', facts.agreement.kind),
  subtitle: `${facts.agreement.title} · ${words.longDate(facts.onMs)}`,
  blocks: agreementBlocks(facts, words),
  keepers: [
    ['甲方（单位）', 'Party A, the firm'],
    ['乙方（本人）', 'Party B, the person'],
  ],
});

/** `{{…}}` of a template in the words of this agreement; what is unknown stays as it was typed. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([a-z]+)\}\}/g, (typed, name: string) => values[name] ?? typed);
}

function valuesIn(facts: AgreementPaperFacts, words: PaperWords, zh: boolean): Record<string, string> {
  const { agreement: it } = facts;
  const say = ([one, other]: Label): string => (zh ? one : other);
  const secrets = [it.secrets, facts.classes, it.dossiers.join(zh ? '、' : ', ')].filter(Boolean);
  const sum = (fen: number | null): string => (fen === null ? say(none) : yuanText(fen));
  return {
    firm: facts.firm,
    person: facts.name,
    from: words.shortDay(it.from),
    until: it.until === null ? say(endless) : words.shortDay(it.until),
    after: say(afterLabel(it.kind, it.afterMonths)),
    months: String(it.afterMonths ?? ''),
    secrets: secrets.join(zh ? '；' : '; ') || say(none),
    area: it.area || say(none),
    compensation: sum(it.compensation),
    penalty: sum(it.penalty),
  };
}

function* agreementBlocks(facts: AgreementPaperFacts, words: PaperWords): Generator<Block> {
  const { agreement: it } = facts;
  const sums: (readonly [Label, string])[] = (
    [
      [['每月经济补偿（元）', 'Compensation a month (yuan)'], it.compensation],
      [['违约金（元）', 'Penalty (yuan)'], it.penalty],
    ] as const
  ).map(([label, fen]) => [label, fen === null ? words.say(none) : yuanText(fen)] as const);
  yield {
    kind: 'facts',
    facts: [
      [['甲方（单位）', 'Party A, the firm'], facts.firm],
      [['乙方（本人）', 'Party B, the person'], it.person],
      [
        ['期限', 'Term'],
        `${words.shortDay(it.from)} – ${it.until === null ? words.say(endless) : words.shortDay(it.until)}`,
      ],
      [['效力', 'Binds'], words.say(afterLabel(it.kind, it.afterMonths))],
      [['商业秘密：密级', 'Secrets: classes'], shown(facts.classes, words)],
      [
        ['商业秘密：卷宗', 'Secrets: dossiers'],
        shown(it.dossiers.join(words.hasChinese ? '、' : ', '), words),
      ],
      [['商业秘密：内容', 'Secrets: in words'], shown(it.secrets, words)],
      ...(it.kind === 'non-compete'
        ? [[['地域', 'Area'], shown(it.area, words)] as readonly [Label, string], ...sums]
        : []),
      ...(it.remark === '' ? [] : [[['备注', 'Remark'], it.remark] as readonly [Label, string]]),
    ],
  };
  const texts = [
    words.hasChinese ? filled(facts.zh, valuesIn(facts, words, true)) : '',
    words.hasEnglish ? filled(facts.en, valuesIn(facts, words, false)) : '',
  ];
  // A template in the other language alone is printed as it is: better than an agreement without its text.
  const given = texts.filter((text) => text !== '');
  const paragraphs = (given.length > 0 ? given : [facts.zh || facts.en]).flatMap((text) => text.split('\n'));
  if (paragraphs.some((line) => line.trim() !== ''))
    yield { kind: 'prose', sizePt: 10, paragraphs: paragraphs.filter((line) => line.trim() !== '') };
  yield {
    kind: 'signatures',
    places: [
      { label: ['甲方（单位）', 'Party A, the firm'], name: facts.firm },
      { label: ['乙方（本人）', 'Party B, the person'], name: facts.name },
    ],
  };
}

/** A line for each agreement and each text of the firm that binds beyond the last day. */
const bindingRows = (binding: BindingAfter, words: PaperWords): string[][] => [
  ...binding.agreements.map((each) => [
    `${words.say(agreementLabel('kind', each.kind))}\n${each.title}`,
    words.shortDay(each.signedOn),
    [
      words.say(afterLabel(each.kind, each.afterMonths)),
      each.bindsUntil === null ? '' : words.say([`至 ${each.bindsUntil}`, `until ${each.bindsUntil}`]),
    ]
      .filter(Boolean)
      .join('\n'),
    [
      each.secrets,
      each.area === '' ? '' : words.say([`地域：${each.area}`, `area: ${each.area}`]),
      each.compensation === null
        ? ''
        : words.say([
            `补偿 ${yuanText(each.compensation)} 元/月`,
            `${yuanText(each.compensation)} yuan a month`,
          ]),
    ]
      .filter(Boolean)
      .join('\n'),
  ]),
  ...binding.rules.map(({ kind, title, version, on }) => [
    `${words.say(trainingLabel('firmRules', kind))}\n${title}`,
    words.shortDay(on),
    words.say(['保密规定继续有效', 'what it says of secrets goes on']),
    words.say([`第 ${version} 版`, `version ${version}`]),
  ]),
];

export const bindingTable = (binding: BindingAfter, words: PaperWords): Block => ({
  kind: 'table',
  columns: [
    { head: ['约定', 'Agreed or told'], share: 150 },
    { head: ['签署', 'Signed'], share: 70, align: 'center' },
    { head: ['离职后', 'After leaving'], share: 120 },
    { head: ['内容', 'About'], share: 170 },
  ],
  rows: bindingRows(binding, words),
  none: ['没有约定', 'nothing agreed'],
});

export interface ReminderFacts {
  readonly firm: string;
  readonly number: string;
  readonly onMs: number;
  readonly person: string;
  readonly lastDay: string;
  readonly binding: BindingAfter;
}

export const reminderSheet = (facts: ReminderFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: facts.number,
  title: ['离职义务告知书', 'Reminder of duties after leaving'],
  subtitle: words.longDate(facts.onMs),
  blocks: reminderBlocks(facts, words),
  keepers: [
    ['本人', 'Person leaving'],
    ['本单位', 'Firm'],
  ],
});

function* reminderBlocks(facts: ReminderFacts, words: PaperWords): Generator<Block> {
  yield {
    kind: 'facts',
    facts: [
      [['姓名', 'Name'], facts.person],
      [['最后工作日', 'Last day'], words.longDay(facts.lastDay)],
    ],
  };
  yield {
    kind: 'prose',
    sizePt: 10.5,
    paragraphs: words.lines([
      '下列协议与制度在离职后仍有效力的部分，已向本人逐项说明：',
      'What goes on after leaving of these agreements and rules was explained item by item:',
    ]),
  };
  yield bindingTable(facts.binding, words);
  yield {
    kind: 'prose',
    sizePt: 9.5,
    paragraphs: words.lines([
      '本人已阅并知悉。工资结清与离职证明的出具不以签署本告知书为条件。',
      'I have read this and know it. Neither pay nor the leaving certificate depends on this signature.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['本人', 'Person leaving'], name: facts.person },
      { label: ['告知人', 'Explained by'], name: '' },
    ],
  };
}
