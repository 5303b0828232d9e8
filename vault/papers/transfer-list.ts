/** The transfer list (移交清册, H1, H3): every item that passes from hand to hand, how it was found, and who signs for it. */
import type { CustodyHandover, CustodyItem } from '../../shared/contract/answers-of-handovers.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import {
  datedText,
  keptLabel,
  type Label,
  mannerWords,
  type PaperWords,
  parties,
  termLabel,
} from './paper-words.ts';

export interface TransferListFacts {
  readonly firm: string;
  readonly place: string;
  readonly onMs: number;
  readonly handover: CustodyHandover;
  /** In the order of the list; gone through once. */
  readonly items: () => Iterable<CustodyItem>;
}

/** `BG-2026-004`: the fourth custody handover of the vault, begun in 2026. */
export const instrumentNumber = (handover: CustodyHandover, words: PaperWords): string =>
  `BG-${words.year(handover.begunAtMs)}-${String(handover.no).padStart(3, '0')}`;

export function transferListSheet(facts: TransferListFacts, words: PaperWords): Sheet {
  const { handover } = facts;
  return {
    firm: facts.firm,
    number: `${words.say(['文据号', 'Instrument'])} ${instrumentNumber(handover, words)} · ${words.say(['附件一', 'Annex 1'])}`,
    title: ['移交清册', 'Transfer list'],
    subtitle: subtitleOf(facts, words),
    blocks: blocksOf(facts, words),
    keepers: [parties.transferor, parties.transferee, parties.witness],
  };
}

export const subtitleOf = (facts: Pick<TransferListFacts, 'onMs' | 'place'>, words: PaperWords): string =>
  [words.say(['保管移交', 'Custody handover']), words.longDate(facts.onMs), facts.place]
    .filter((part) => part !== '')
    .join(' · ');

function* blocksOf(facts: TransferListFacts, words: PaperWords): Generator<Block> {
  const { handover } = facts;
  const { check } = handover;
  yield {
    kind: 'people',
    left: [
      words.stated(parties.transferor, handover.outgoing),
      words.stated(parties.transferee, handover.incoming),
      words.stated(['监交人', 'Witness'], handover.witness),
    ],
    right: words.say(
      [
        `卷宗 ${words.count(handover.dossiers)} · 文件 ${words.count(handover.documents)} 件 · ${words.count(handover.pages)} 页`,
        `${words.several(handover.dossiers, 'dossier')} · ${words.several(handover.documents, 'document')} · ${words.several(handover.pages, 'page')}`,
      ],
      '   ',
    ),
  };
  const notes: string[] = [];
  yield itemTable(facts, words, notes);
  yield { kind: 'notes', lead: ['说明', 'Notes'], notes };
  yield {
    kind: 'checks',
    ticks: fourChecks(handover),
    beside: words.say(checkLabel(handover, words), '\n'),
    digest: { label: ['本清册摘要', 'Digest of this list'], hex: check.digest },
  };
  if (handover.manner !== 'agreed') yield { kind: 'facts', facts: takenOverFacts(handover, words) };
  yield { kind: 'signatures', places: custodySignatures(handover, words) };
}

/** Each holds where every item was looked at and none stands against it; docs/formats/paper.md says which. */
function fourChecks({ check }: CustodyHandover): { readonly label: Label; readonly ticked: boolean }[] {
  const done = check.complete;
  return [
    { label: ['准确性', 'Accuracy'], ticked: done && check.differing === 0 },
    { label: ['完整性', 'Completeness'], ticked: done && check.missing === 0 },
    { label: ['可用性', 'Usability'], ticked: done && check.missing === 0 && check.differing === 0 },
    { label: ['安全性', 'Security'], ticked: done && check.surplus === 0 },
  ];
}

const checkLabel = ({ check }: CustodyHandover, words: PaperWords): Label => {
  const n = (value: number): string => words.count(value);
  return [
    `摘要算法 SHA-256。${n(check.matched)} 项相符，缺失 ${n(check.missing)}，不符 ${n(check.differing)}，多余 ${n(check.surplus)}`,
    `Digest SHA-256; ${n(check.matched)} match, ${n(check.missing)} missing, ${n(check.differing)} ${check.differing === 1 ? 'differs' : 'differ'}, ${n(check.surplus)} surplus`,
  ];
};

/** That custody was taken over without the transferor, and why: in print too (H2). */
export const takenOverFacts = (
  { manner, ground }: CustodyHandover,
  words: PaperWords,
): readonly (readonly [Label, string])[] => [
  [['方式', 'Manner'], words.say(mannerWords[manner])],
  ...(ground === null ? [] : [[['接管事由', 'Why taken over'], ground] as const]),
];

export function custodySignatures(handover: CustodyHandover, words: PaperWords) {
  const { manner } = handover;
  const instead = manner === 'agreed' ? {} : { instead: words.say(mannerWords[manner], '\n') };
  return [
    { label: parties.transferor, name: handover.outgoing, ...instead },
    { label: parties.transferee, name: handover.incoming },
    { label: parties.witness, name: handover.witness },
  ];
}

/** Of the width, for each column: English words want more room. */
const shares = {
  'zh-CN': [28, 69, 137, 66, 46, 33, 47, 88],
  en: [28, 69, 112, 62, 44, 62, 56, 81],
  both: [30, 69, 108, 60, 44, 62, 56, 85],
} as const;

function itemTable(facts: TransferListFacts, words: PaperWords, notes: string[]): Table {
  const [no, reference, title, dates, pages, level, kept, remarks] = shares[words.language];
  return {
    kind: 'table',
    columns: [
      { head: ['序号', 'No.'], share: no, align: 'center' },
      { head: ['档号', 'Reference'], share: reference, align: 'center' },
      { head: ['题名', 'Title'], share: title },
      { head: ['起止日期', 'Dates'], share: dates, align: 'center', sizePt: 8 },
      { head: ['件/页数', 'Items / pages'], share: pages, align: 'center' },
      { head: ['密级、保密期限', 'Class, secrecy term'], share: level, align: 'center' },
      { head: ['保管期限', 'Retention'], share: kept, align: 'center' },
      { head: ['备注', 'Remarks'], share: remarks },
    ],
    rows: rowsOf(facts.items(), words, notes),
    none: ['没有条目', 'No items'],
  };
}

/** Differences are numbered in the remarks and told in the notes below the table. */
function* rowsOf(
  items: Iterable<CustodyItem>,
  words: PaperWords,
  notes: string[],
): Generator<readonly string[]> {
  for (const item of items) {
    yield [
      String(item.no),
      item.code,
      titleOf(item, words),
      item.dated === null ? '–' : datedText(item.dated),
      item.part === 'rendition' ? `1 / ${words.count(item.pages)}` : '– / –',
      item.classification === null
        ? ''
        : `${words.level(item.classification, '\n')}\n${words.say(termLabel(item.secrecyYears), '\n')}`,
      item.retention === null ? '–' : words.say(keptLabel(item.retention), '\n'),
      remarkOf(item, words, notes),
    ];
  }
}

const titleOf = (item: CustodyItem, words: PaperWords): string =>
  item.part === 'original' ? `${item.title}${words.say(['（原件）', ' (original)'], '')}` : item.title;

const shortDigest = (digest: string | null): string =>
  digest === null ? '–' : `${digest.slice(0, 8)}…${digest.slice(-4)}`;

function remarkOf(item: CustodyItem, words: PaperWords, notes: string[]): string {
  const remarks: string[] = [];
  if (item.onLoanTo !== null) remarks.push(words.stated(['在借', 'on loan'], item.onLoanTo));
  if (item.home !== null && item.home !== '') remarks.push(words.stated(['纸质件', 'paper'], item.home));
  const difference = differenceOf(item, words);
  if (difference !== null) {
    const told = [words.say(difference.told, ' '), item.note].filter((part) => part !== null && part !== '');
    notes.push(words.stated([`序号 ${item.no}`, `No. ${item.no}`], told.join(words.hasEnglish ? ' ' : '')));
    remarks.push(
      words.say([
        `${difference.short[0]}，见说明 ${notes.length}`,
        `${difference.short[1]}, note ${notes.length}`,
      ]),
    );
  }
  return remarks.join('\n');
}

function differenceOf(
  item: CustodyItem,
  words: PaperWords,
): { readonly short: Label; readonly told: Label } | null {
  switch (item.outcome) {
    case 'matched':
      return null;
    case 'waiting':
      return { short: ['未核对', 'not checked'], told: ['尚未核对。', 'Not checked yet.'] };
    case 'missing':
      return {
        short: ['缺失', 'missing'],
        told: ['登记在册，文件不存。', 'Registered, file absent.'],
      };
    case 'differing': {
      const [now, filed] = [shortDigest(item.found), shortDigest(item.expected)];
      return {
        short: ['摘要不符', 'digest differs'],
        told: [
          `现摘要 ${now} 与入档时 ${filed} 不符。`,
          `Digest now ${now}, at filing ${words.language === 'both' ? 'as above' : filed}.`,
        ],
      };
    }
    case 'surplus':
      return {
        short: ['册外', 'surplus'],
        told: ['存于库中而未登记在册。', 'Lies in the vault, not registered.'],
      };
  }
}
