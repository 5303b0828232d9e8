/** The leaving checklist (离职交接清单): what is done and what is not, with what the case still lacks (P2). */
import type { ChecklistItem, DepartureCase } from '../../shared/contract/answers-of-departures.ts';
import type { LeavingCase } from '../../shared/contract/answers-of-leaving.ts';
import { leavingPair } from '../../shared/vocabulary/leaving-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { type Label, type PaperWords, parties } from './paper-words.ts';

export interface LeavingChecklistFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly departure: DepartureCase;
  /** Labels in the languages of the paper, in the order of the list. */
  readonly checklist: readonly (ChecklistItem & { readonly shown: string })[];
}

export const departureNumber = (departure: DepartureCase, words: PaperWords): string =>
  `LZ-${words.year(departure.registeredAtMs)}-${String(departure.departure).padStart(3, '0')}`;

export const leavingChecklistSheet = (facts: LeavingChecklistFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: `${words.say(['离职事项', 'Departure'])} ${departureNumber(facts.departure, words)}`,
  title: ['离职交接清单', 'Leaving checklist'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [
    ['本人', 'Person leaving'],
    ['人力资源', 'Human resources'],
    ['保管人', 'Custodian'],
  ],
});

const approverWords = {
  'line-manager': ['直属主管', 'Line manager'],
  'human-resources': ['人力资源', 'Human resources'],
} as const satisfies Record<string, Label>;

const missingWords: Readonly<Record<DepartureCase['missing'][number]['what'], Label>> = {
  'approval-line-manager': ['直属主管尚未同意', 'the line manager has not approved'],
  'approval-human-resources': ['人力资源尚未同意', 'human resources have not approved'],
  approvals: ['审批尚未签完', 'approvals not signed yet'],
  'approvals-refused': ['有一步不批准', 'an approval was refused'],
  'things-out': ['物品未归还', 'items not back'],
  'colleagues-waiting': ['同事未签收告知', 'colleagues who have not acknowledged'],
  'no-successor': ['客户尚无接替人', 'clients without a successor'],
  'lines-open': ['客户尚未办结', 'clients not handed over yet'],
  'releases-out': ['出库文件未还', 'released documents not back'],
  'documents-out': ['调阅未归还', 'loans not back'],
  'filings-waiting': ['提交未入档', 'filings waiting to be accepted'],
  checklist: ['清单未勾选', 'items of the list not ticked'],
  interview: ['尚无面谈记录', 'no exit interview on record'],
  'exposure-unsigned': ['知悉清单未签', 'exposure statement not signed'],
  'reminder-unsigned': ['离职义务告知书未签', 'reminder of duties not signed'],
  'holds-keys': ['仍担任保管或审批', 'still holds a role with keys'],
};

/** As the steps were signed; recorded by name where nobody was named to sign. */
function approvalFacts(
  { departure: { approvals, leaving } }: LeavingChecklistFacts,
  words: PaperWords,
): (readonly [Label, string])[] {
  const notYet = words.say(['尚未同意', 'not yet']);
  if (leaving.steps.every(({ person }) => person === null))
    return (['line-manager', 'human-resources'] as const).map((by) => {
      const found = approvals.find((each) => each.by === by);
      return [
        approverWords[by],
        found === undefined ? notYet : `${found.name} · ${words.shortDay(found.on)}`,
      ];
    });
  return leaving.steps.map(({ step, label, decisions, due }) => {
    const last = decisions.at(-1);
    const named = step in approverWords ? approverWords[step as keyof typeof approverWords] : label;
    if (last === undefined)
      return [
        typeof named === 'string' ? [named, named] : named,
        due === null ? notYet : `${notYet} · ${due}`,
      ];
    const how = words.say(last.granted ? ['同意', 'approved'] : ['不同意', 'refused']);
    return [
      typeof named === 'string' ? [named, named] : named,
      `${last.person} · ${how} · ${words.shortDate(last.atMs)} · ${last.reason}`,
    ];
  });
}

/** Each thing by itself: what it was like, who received it and when; what is not back stays open. */
const thingsTable = (things: LeavingCase['things'], words: PaperWords): Block => ({
  kind: 'table',
  columns: [
    { head: ['序号', 'No.'], share: 30, align: 'center' },
    { head: ['物品', 'Item'], share: 130 },
    { head: ['编号', 'Number'], share: 90 },
    { head: ['状况', 'Condition'], share: 80 },
    { head: ['接收人', 'Received by'], share: 100 },
    { head: ['日期', 'Date'], share: 70 },
  ],
  rows: things.map(({ thing, name, serial, back }) => [
    String(thing),
    name,
    serial ?? '',
    back === null ? words.say(['未归还', 'not back']) : words.say(leavingPair('condition', back.condition)),
    back === null ? '' : back.receiver,
    back === null ? '' : words.shortDate(back.atMs),
  ]),
  none: ['——', '—'],
});

function* blocksOf(facts: LeavingChecklistFacts, words: PaperWords): Generator<Block> {
  const { departure } = facts;
  yield {
    kind: 'facts',
    facts: [
      [['姓名', 'Name'], departure.person],
      [['部门', 'Department'], departure.department ?? '—'],
      [['事由', 'Reason'], departure.reason],
      [['通知日', 'Notice given'], words.shortDay(departure.noticeOn)],
      [['最后工作日', 'Last day'], words.shortDay(departure.lastDay)],
      ...approvalFacts(facts, words),
      [
        ['调阅', 'Loans'],
        words.say([
          `登记时强制收回 ${departure.loansRecalled} 笔，已归还 ${departure.loansBack} 笔`,
          `${departure.loansRecalled} recalled, ${departure.loansBack} back`,
        ]),
      ],
      [
        ['知悉清单', 'Exposure statement'],
        departure.exposureSignedAtMs === null
          ? words.say(['未签', 'not signed'])
          : `${words.say(['已签', 'signed'])} · ${words.shortDate(departure.exposureSignedAtMs)}`,
      ],
      [
        ['离职义务告知书', 'Reminder of duties'],
        departure.reminded === null
          ? words.say(['未签', 'not signed'])
          : `${words.say(departure.reminded.onPaper ? ['已签（纸件）', 'signed on paper'] : ['已签', 'signed'])} · ${words.shortDate(departure.reminded.atMs)}`,
      ],
    ],
  };
  yield { kind: 'heading', text: ['交接事项', 'Checklist'] };
  yield {
    kind: 'ticks',
    items: facts.checklist.map((item) => ({
      label: item.shown,
      ticked: item.done,
      beside: [
        item.count === null ? '' : `${item.count.done} / ${item.count.of}`,
        item.done && item.atMs !== null ? words.shortDate(item.atMs) : '',
        item.remark ?? '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
  };
  if (departure.leaving.things.length > 0) {
    const back = departure.leaving.things.filter(
      (each) => each.back !== null && each.back.condition !== 'lost',
    ).length;
    yield {
      kind: 'heading',
      text: ['归还物品', 'Items to come back'],
      beside: `${back} / ${departure.leaving.things.length}`,
    };
    yield thingsTable(departure.leaving.things, words);
  }
  if (departure.missing.length > 0) {
    const open = departure.missing.map(({ what, count }) =>
      count > 1 ? `${words.say(missingWords[what])} ${words.count(count)}` : words.say(missingWords[what]),
    );
    yield { kind: 'facts', facts: [[['尚缺', 'Still open'], open.join(words.hasChinese ? '；' : '; ')]] };
  }
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '工资结清与离职证明的出具依法办理，不以本清单的完成为条件。',
      'Pay is settled and the leaving certificate given as the law says; neither depends on this list.',
    ]),
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['本人', 'Person leaving'], name: departure.person },
      {
        label: approverWords['human-resources'],
        name:
          departure.leaving.steps.find(({ step, state }) => step === 'human-resources' && state === 'granted')
            ?.person ??
          departure.approvals.find(({ by }) => by === 'human-resources')?.name ??
          '',
      },
      { label: parties.witness, name: '' },
    ],
  };
}
