/** The access report (查阅报告, A4b): what a period of the log comes to, for somebody who asks on paper. */

import { type RefusalCode, refusalCodes, refusalSentences } from '../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../shared/vocabulary/refusal-without-facts.ts';
import { lyingBars, uprightBars } from './paper-bars.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { Table } from './paper-table.ts';
import type { Label, PaperWords } from './paper-words.ts';

export interface PersonLine {
  readonly name: string;
  readonly views: number;
  readonly documents: number;
  readonly clients: number;
  readonly requests: number;
  readonly decisions: number;
  readonly refusals: number;
}

export interface ClientLine {
  /** Code, and the name where whoever prints may know it. */
  readonly name: string;
  readonly views: number;
  readonly documents: number;
  readonly people: number;
  readonly requests: number;
  readonly releases: number;
}

export interface UnusualLine {
  readonly index: number;
  readonly atMs: number;
  readonly sentence: string;
}

/** Sums of a period, of entries of these kinds. */
export interface LogFigures {
  readonly views: number;
  readonly documents: number;
  readonly people: number;
  readonly clients: number;
  readonly requests: number;
  readonly approved: number;
  readonly rejected: number;
  readonly issued: number;
  readonly checkedIn: number;
  readonly overdue: number;
  readonly filed: number;
  readonly releases: number;
  readonly refusals: number;
  readonly unusual: number;
}

export interface LogReportFacts {
  readonly firm: string;
  readonly onMs: number;
  /** From the beginning of the first day to the end of the last. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly entries: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly figures: LogFigures;
  /** A bar for each day, or for each month where there are more than two months of days. */
  readonly views: readonly { readonly label: string; readonly value: number }[];
  readonly byMonth: boolean;
  /** By the hour of the desk's clock. */
  readonly hours: readonly number[];
  readonly people: readonly PersonLine[];
  readonly clients: readonly ClientLine[];
  readonly refusals: readonly { readonly code: string; readonly count: number }[];
  readonly unusual: readonly UnusualLine[];
  /** Whether names and clients are left out because whoever prints has no clearance. */
  readonly hidden: boolean;
}

const barsMax = 12;

export function logReportSheet(facts: LogReportFacts, words: PaperWords): Sheet {
  return {
    firm: facts.firm,
    number: words.say(periodLabel(facts, words)),
    title: ['查阅报告', 'Access report'],
    subtitle: words.longDate(facts.onMs),
    blocks: blocksOf(facts, words),
    keepers: [],
  };
}

export function periodLabel(
  { fromDay, toDay }: Pick<LogReportFacts, 'fromDay' | 'toDay'>,
  words: PaperWords,
): Label {
  return [
    `${words.shortDay(fromDay)} 至 ${words.shortDay(toDay)}`,
    `${words.shortDay(fromDay)} to ${words.shortDay(toDay)}`,
  ];
}

function* blocksOf(facts: LogReportFacts, words: PaperWords): Generator<Block> {
  yield { kind: 'heading', text: ['数字', 'Figures'] };
  yield figuresTable(facts.figures, null, words);
  yield {
    kind: 'heading',
    text: facts.byMonth ? ['每月查阅次数', 'Views by month'] : ['每日查阅次数', 'Views by day'],
  };
  yield uprightBars(facts.views, 92);
  yield { kind: 'heading', text: ['一天中的查阅时刻', 'Views by hour of the day'] };
  yield uprightBars(
    facts.hours.map((value, hour) => ({ label: String(hour).padStart(2, '0'), value })),
    78,
  );
  yield { kind: 'heading', text: ['日志本身的异常', 'What is out of the ordinary about the log itself'] };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '时钟变动、续阅、隔离与新世代、由备份恢复、恢复单的动用、查阅次数的复原、出库、更正、失败的开库与签署等，逐条列出；它们不是对任何人的评判。',
      'Clock changes, views resumed, quarantine and new generations, restores, recovery sheets used, allowances restored, releases, corrections, openings and signatures that failed: each is named; none is a verdict on anybody.',
    ]),
  };
  yield unusualTable(facts, words);
  yield { kind: 'heading', text: ['按人员', 'By person'] };
  const viewers = facts.people.filter(({ views }) => views > 0);
  if (viewers.length > 0)
    yield lyingBars(viewers.slice(0, barsMax).map(({ name, views }) => ({ label: name, value: views })));
  yield peopleTable(facts.people, words);
  yield { kind: 'heading', text: ['按客户', 'By client'] };
  const viewed = facts.clients.filter(({ views }) => views > 0);
  if (viewed.length > 0)
    yield lyingBars(viewed.slice(0, barsMax).map(({ name, views }) => ({ label: name, value: views })));
  yield clientTable(facts.clients, words);
  yield { kind: 'heading', text: ['拒绝', 'Refusals'] };
  yield refusalTable(facts.refusals, words);
  yield { kind: 'heading', text: ['如何得出', 'How it was made'] };
  yield { kind: 'prose', sizePt: 9, paragraphs: methodOf(facts, words) };
}

function methodOf(facts: LogReportFacts, words: PaperWords): string[] {
  const range =
    facts.first === null || facts.last === null
      ? (['期间内没有条目', 'there is no entry in the period'] as const)
      : ([
          `第 ${words.count(facts.first)} 至 ${words.count(facts.last)} 条之间`,
          `between entries ${words.count(facts.first)} and ${words.count(facts.last)}`,
        ] as const);
  return [
    ...words.lines([
      `逐条读取日志得出：期间内 ${words.count(facts.entries)} 条（${range[0]}）。日期与时刻为当时登记处所在地的时间。`,
      `Counted entry by entry from the log: ${words.several(facts.entries, 'entry', 'entries')} in the period (${range[1]}). Days and hours are those of the desk at the time.`,
    ]),
    ...words.lines([
      '本报告只说日志所载：没有记录的事，不等于没有发生。它不能凭自身核验；同一期间的审计包可以，末页的检查点使日后对照成为可能。',
      'It says what the log records: what is not recorded may still have happened. It does not prove itself; an audit bundle of the same period does, and the checkpoint on the last page lets it be held against the log later.',
    ]),
    ...(facts.hidden
      ? words.lines([
          '打印人没有密级许可：人员以编号、客户以档号列出。',
          'Whoever printed it has no clearance: people stand by number, clients by code.',
        ])
      : []),
  ];
}

const figureLabels: readonly (readonly [keyof LogFigures, Label])[] = [
  ['views', ['查阅', 'Views']],
  ['documents', ['被查阅的文件', 'Documents viewed']],
  ['people', ['查阅人数', 'People who viewed']],
  ['clients', ['被查阅的客户', 'Clients viewed']],
  ['requests', ['申请', 'Requests']],
  ['approved', ['批准', 'Approved']],
  ['rejected', ['驳回', 'Rejected']],
  ['issued', ['发出', 'Issued']],
  ['checkedIn', ['收回', 'Checked in']],
  ['overdue', ['逾期', 'Overdue']],
  ['filed', ['归档文件', 'Documents accepted']],
  ['releases', ['出库', 'Releases']],
  ['refusals', ['拒绝', 'Refusals']],
  ['unusual', ['日志异常', 'Out of the ordinary']],
];

/** Two figures in a row; with those of the period before, where it is compared. */
export function figuresTable(now: LogFigures, before: LogFigures | null, words: PaperWords): Table {
  const half = Math.ceil(figureLabels.length / 2);
  const cells = (i: number): string[] => {
    const figure = figureLabels[i];
    if (figure === undefined) return before === null ? ['', ''] : ['', '', ''];
    const [key, label] = figure;
    return [words.say(label), words.count(now[key]), ...(before === null ? [] : [words.count(before[key])])];
  };
  const heads =
    before === null
      ? ([
          { head: ['项目', 'Item'], share: 150 },
          { head: ['数量', 'Number'], share: 60, align: 'right' },
        ] as const)
      : ([
          { head: ['项目', 'Item'], share: 130 },
          { head: ['本期', 'Now'], share: 50, align: 'right' },
          { head: ['上期', 'Before'], share: 50, align: 'right' },
        ] as const);
  return {
    kind: 'table',
    columns: [...heads, ...heads],
    rows: Array.from({ length: half }, (_, i) => [...cells(i), ...cells(i + half)]),
    none: ['没有', 'none'],
  };
}

const unusualTable = (facts: LogReportFacts, words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['条目', 'Entry'], share: 50, align: 'right' },
    { head: ['时间', 'Time'], share: 86, sizePt: 8 },
    { head: ['事项', 'What'], share: 300, sizePt: 8 },
  ],
  rows: unusualRows(facts, words),
  none: ['没有', 'nothing'],
});

function* unusualRows(facts: LogReportFacts, words: PaperWords): Generator<readonly string[]> {
  for (const { index, atMs, sentence } of facts.unusual)
    yield [words.count(index), words.moment(atMs), sentence];
  const more = facts.figures.unusual - facts.unusual.length;
  if (more > 0)
    yield [
      '…',
      '',
      words.say([`另有 ${words.count(more)} 条，见日志`, `and ${words.count(more)} more, in the log`], ' · '),
    ];
}

const peopleTable = (people: readonly PersonLine[], words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['人员', 'Person'], share: 150 },
    { head: ['查阅', 'Views'], share: 44, align: 'right' },
    { head: ['文件', 'Docs'], share: 44, align: 'right' },
    { head: ['客户', 'Clients'], share: 48, align: 'right' },
    { head: ['申请', 'Requests'], share: 54, align: 'right' },
    { head: ['审批', 'Decisions'], share: 56, align: 'right' },
    { head: ['拒绝', 'Refusals'], share: 54, align: 'right' },
  ],
  rows: people.map((line) => [
    line.name,
    ...[line.views, line.documents, line.clients, line.requests, line.decisions, line.refusals].map((n) =>
      words.count(n),
    ),
  ]),
  none: ['没有人', 'nobody'],
});

const clientTable = (clients: readonly ClientLine[], words: PaperWords): Table => ({
  kind: 'table',
  columns: [
    { head: ['客户', 'Client'], share: 190 },
    { head: ['查阅', 'Views'], share: 46, align: 'right' },
    { head: ['文件', 'Docs'], share: 46, align: 'right' },
    { head: ['人员', 'People'], share: 48, align: 'right' },
    { head: ['申请', 'Requests'], share: 54, align: 'right' },
    { head: ['出库', 'Releases'], share: 54, align: 'right' },
  ],
  rows: clients.map((line) => [
    line.name,
    ...[line.views, line.documents, line.people, line.requests, line.releases].map((n) => words.count(n)),
  ]),
  none: ['没有客户', 'no client'],
});

const refusalTable = (
  refusals: readonly { readonly code: string; readonly count: number }[],
  words: PaperWords,
): Table => ({
  kind: 'table',
  columns: [
    { head: ['规则', 'Rule'], share: 36, align: 'center' },
    { head: ['次数', 'Count'], share: 44, align: 'right' },
    { head: ['拒绝', 'Refusal'], share: 360, sizePt: 8 },
  ],
  rows: refusals.map(({ code, count }) => {
    const known = refusalCodes.includes(code as RefusalCode) ? (code as RefusalCode) : null;
    if (known === null) return ['', words.count(count), code];
    return [
      refusalSentences[known].rule,
      words.count(count),
      words
        .lines([describeRefusalWithoutFacts(known, 'zh-CN'), describeRefusalWithoutFacts(known, 'en')])
        .join('\n'),
    ];
  }),
  none: ['没有拒绝', 'no refusal'],
});
