/** Evidence of reasonable measures (合理保密措施证据, P8): measure by measure, what was done, entry by entry, and what is missing. */
import {
  countWords,
  gapWords,
  type MeasureGap,
  type MeasureName,
  measureSays,
  measureWords,
} from '../../shared/vocabulary/evidence-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import type { Label, PaperWords } from './paper-words.ts';

export interface EvidenceMeasure {
  readonly measure: MeasureName;
  readonly counts: readonly { readonly what: keyof typeof countWords; readonly count: number }[];
  readonly gaps: readonly {
    readonly gap: MeasureGap;
    readonly count: number;
    /** 0 where there is nothing that it is a part of. */
    readonly of: number;
    readonly people: readonly string[];
    readonly entries: readonly number[];
  }[];
  /** Entries that carry the measure, those that are listed and all of them. */
  readonly entries: readonly { readonly index: number; readonly atMs: number; readonly sentence: string }[];
  readonly entriesInAll: number;
}

export interface EvidenceFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly fromDay: string;
  readonly toDay: string;
  /** Code and client, or a person; null: the vault. */
  readonly subject: { readonly kind: 'client' | 'person'; readonly name: string } | null;
  /** Entries of the log gone through. */
  readonly size: number;
  readonly people: readonly { readonly name: string; readonly fromDay: string; readonly toDay: string }[];
  readonly measures: readonly EvidenceMeasure[];
  readonly hidden: boolean;
}

export function evidenceSheet(facts: EvidenceFacts, words: PaperWords): Sheet {
  return {
    firm: facts.firm,
    number: `${words.shortDay(facts.fromDay)} – ${words.shortDay(facts.toDay)}`,
    title: ['合理保密措施证据', 'Evidence of reasonable measures'],
    subtitle: subjectText(facts, words),
    blocks: blocksOf(facts, words),
    keepers: [],
  };
}

function subjectText({ subject }: EvidenceFacts, words: PaperWords): string {
  if (subject === null) return words.say(['整个保险库', 'the whole vault']);
  const kind: Label = subject.kind === 'client' ? ['客户', 'Client'] : ['人员', 'Person'];
  return words.stated(kind, subject.name);
}

function* blocksOf(facts: EvidenceFacts, words: PaperWords): Generator<Block> {
  yield { kind: 'heading', text: ['一览', 'At a glance'] };
  yield summaryTable(facts, words);
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '《反不正当竞争法》与《商业秘密保护规定》要求权利人采取了相应保密措施。本件不引用条文：编制者未见其文本，措施与法律措辞的对应须由律师核定。',
      'The Anti-Unfair Competition Law (反不正当竞争法) and the Provisions on the Protection of Trade Secrets (商业秘密保护规定) ask whether measures were taken to keep a secret. Nothing is quoted here: whoever wrote this paper has not seen their text, and counsel must check how the measures answer to its wording.',
    ]),
  };
  yield { kind: 'heading', text: ['期间内有访问权的人员', 'People with access in the period'] };
  yield peopleTable(facts, words);
  for (const [i, measure] of facts.measures.entries()) yield* measureBlocks(i + 1, measure, words);
  yield { kind: 'heading', text: ['如何得出', 'How it was made'] };
  yield { kind: 'prose', sizePt: 9, paragraphs: methodOf(facts, words) };
}

const gapsOf = ({ gaps }: EvidenceMeasure): EvidenceMeasure['gaps'] => gaps.filter(({ count }) => count > 0);

const partOf = (count: number, of: number, words: PaperWords): string =>
  of === 0 ? words.count(count) : `${words.count(count)} / ${words.count(of)}`;

const summaryTable = ({ measures }: EvidenceFacts, words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['措施', 'Measure'], share: 140 },
    { head: ['条目', 'Entries'], share: 48, align: 'right' },
    { head: ['缺口', 'Missing'], share: 250, sizePt: 8.4 },
  ],
  rows: measures.map((measure) => [
    words.lines(measureWords[measure.measure]).join('\n'),
    words.count(measure.entriesInAll),
    gapsOf(measure)
      .map(({ gap, count, of }) => `${partOf(count, of, words)}  ${words.say(gapWords[gap])}`)
      .join('\n') || words.say(['未见', 'none found']),
  ]),
  none: ['没有', 'none'],
});

const peopleTable = ({ people }: EvidenceFacts, words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['人员', 'Person'], share: 250 },
    { head: ['自', 'From'], share: 90 },
    { head: ['至', 'To'], share: 90 },
  ],
  rows: people.map(({ name, fromDay, toDay }) => [name, words.shortDay(fromDay), words.shortDay(toDay)]),
  none: ['没有人', 'nobody'],
});

function* measureBlocks(no: number, measure: EvidenceMeasure, words: PaperWords): Generator<Block> {
  const [zh, en] = measureWords[measure.measure];
  yield { kind: 'heading', text: [`${no} ${zh}`, words.hasChinese ? en : `${no} ${en}`] };
  yield { kind: 'prose', sizePt: 9, paragraphs: words.lines(measureSays[measure.measure]) };
  yield countsTable(measure, words);
  const missing = gapsOf(measure);
  if (missing.length > 0) yield gapsTable(missing, words);
  const looked = notFound(measure);
  if (looked[0] !== '') yield { kind: 'prose', sizePt: 9, paragraphs: words.lines(looked) };
  if (measure.entriesInAll > 0) yield entriesTable(measure, words);
}

/** Two in a row. */
function countsTable({ counts }: EvidenceMeasure, words: PaperWords): Table {
  const half = Math.ceil(counts.length / 2);
  const cells = (at: number): string[] => {
    const one = counts[at];
    return one === undefined
      ? ['', '']
      : [words.lines(countWords[one.what]).join('\n'), words.count(one.count)];
  };
  const heads = [
    { head: ['计数', 'Counted'], share: 165 },
    { head: ['数量', 'Number'], share: 55, align: 'right' },
  ] as const;
  return {
    kind: 'table',
    columns: [...heads, ...heads],
    rows: Array.from({ length: half }, (_, at) => [...cells(at), ...cells(at + half)]),
    none: ['没有', 'none'],
  };
}

/** What was looked for and is not missing; and that there is no entry where there is none. */
function notFound({ gaps, entriesInAll }: EvidenceMeasure): Label {
  const sound = gaps.filter(({ count }) => count === 0).map(({ gap }) => gapWords[gap]);
  const [zh, en] = [sound.map((each) => each[0]).join('、'), sound.map((each) => each[1]).join('; ')];
  const looked: Label =
    sound.length === 0 ? ['', ''] : [`已查找而未见：${zh}。`, `Looked for and not found: ${en}.`];
  return entriesInAll > 0
    ? looked
    : [`${looked[0]}没有载明此项的条目。`, `${looked[1]} No entry carries this measure.`.trim()];
}

const gapsTable = (gaps: EvidenceMeasure['gaps'], words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['缺口', 'Missing'], share: 190 },
    { head: ['数量', 'Number'], share: 56, align: 'right' },
    { head: ['涉及', 'Whom, and entries'], share: 194, sizePt: 8 },
  ],
  rows: gaps.map((gap) => [
    words.lines(gapWords[gap.gap]).join('\n'),
    partOf(gap.count, gap.of, words),
    concerned(gap, words),
  ]),
  none: ['没有', 'none'],
});

const namedMax = 40;

function concerned({ people, entries }: EvidenceMeasure['gaps'][number], words: PaperWords): string {
  const list = (all: readonly string[]): string =>
    `${all.slice(0, namedMax).join(words.hasChinese ? '、' : ', ')}${all.length > namedMax ? ' …' : ''}`;
  return [
    ...(people.length > 0 ? [list(people)] : []),
    ...(entries.length > 0
      ? [words.stated(['条目', 'entries'], list(entries.map((index) => words.count(index))))]
      : []),
  ].join('\n');
}

const entriesTable = (measure: EvidenceMeasure, words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['条目', 'Entry'], share: 50, align: 'right', sizePt: 8 },
    { head: ['时间', 'Time'], share: 92, sizePt: 8 },
    { head: ['事项', 'What was done, by whom'], share: 300, sizePt: 8 },
  ],
  rows: entryRows(measure, words),
  none: ['没有条目', 'no entry'],
});

function* entryRows(
  { entries, entriesInAll }: EvidenceMeasure,
  words: PaperWords,
): Generator<readonly string[]> {
  for (const { index, atMs, sentence } of entries) yield [words.count(index), words.moment(atMs), sentence];
  const more = entriesInAll - entries.length;
  if (more > 0)
    yield [
      '…',
      '',
      words.say(
        [`另有 ${words.count(more)} 条，见证据包`, `and ${words.count(more)} more, in the bundle`],
        ' · ',
      ),
    ];
}

function methodOf(facts: EvidenceFacts, words: PaperWords): string[] {
  return [
    ...words.lines([
      `逐条读取日志的 ${words.count(facts.size)} 条得出，只计期末以前的条目；日期为当时登记处所在地的日期。`,
      `Counted entry by entry from the ${words.several(facts.size, 'entry', 'entries')} of the log, those after the last day left out. Days are those of the desk at the time.`,
    ]),
    ...words.lines([
      '有访问权的人员：任职保管人、审批人或有密级许可的审计员者；被列为负责人、第二联系人或知悉人员者；借阅获批者；文件的编写人；出库的接收人。只能在名录中查到名称的人不计在内。',
      'With access are: custodians, approvers and auditors with a clearance; whoever is named as responsible, second contact or within the circle; whoever had a loan approved; authors of documents; recipients of releases. Whoever could only find the name in the directory is not counted.',
    ]),
    ...words.lines([
      '协议须由双方签署且为保密协议；“写明”指协议列有该密级、该档号，或以文字载明秘密，文字的范围不作评判。',
      'An agreement counts when it is signed and is one of confidentiality. It names what it protects by class, by code or in words; what the words cover is not judged.',
    ]),
    ...words.lines([
      '本件只说日志所载：没有记录的事，不等于没有发生。它不能凭自身核验；同一对象的证据包可以，末页的检查点使日后对照成为可能。',
      'It says what the log records: what is not recorded may still have happened. It does not prove itself; the bundle of the same evidence does, and the checkpoint on the last page lets it be held against the log later.',
    ]),
    ...(facts.hidden
      ? words.lines([
          '打印人没有密级许可：人员以编号、客户以档号列出。',
          'Whoever printed it has no clearance: people stand by number, clients by code.',
        ])
      : []),
  ];
}
