/** The month on one page (月报), for whoever manages the office: figures beside those of the month before, and what to look at. */
import { type Language, refusalCodes, refusalSentences } from '../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../shared/vocabulary/refusal-without-facts.ts';
import { figuresTable, type LogFigures, type LogReportFacts, periodLabel } from './log-report.ts';
import { barsBeside, uprightBars } from './paper-bars.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { PaperWords } from './paper-words.ts';

export interface MonthlyReportFacts extends LogReportFacts {
  readonly before: LogFigures;
  /** As things stand at the printing. */
  readonly now: { readonly out: number; readonly overdue: number; readonly waiting: number };
}

/** As much as leaves the whole on one page, in both languages too. */
const listedMax = { people: 5, clients: 5, refusals: 3, unusual: 4 } as const;

export const monthlyReportSheet = (facts: MonthlyReportFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: words.say(periodLabel(facts, words)),
  title: ['月报', 'Monthly report'],
  subtitle: words.longDate(facts.onMs),
  blocks: blocksOf(facts, words),
  keepers: [],
});

function* blocksOf(facts: MonthlyReportFacts, words: PaperWords): Generator<Block> {
  yield figuresTable(facts.figures, facts.before, words);
  yield { kind: 'heading', text: ['每日查阅次数', 'Views by day'] };
  yield uprightBars(facts.views, 66);
  yield barsBeside(
    {
      head: ['查阅最多的人员', 'People who viewed most'],
      bars: barsOf(facts.people, listedMax.people),
      none: ['没有人', 'nobody'],
    },
    {
      head: ['查阅最多的客户', 'Clients viewed most'],
      bars: barsOf(facts.clients, listedMax.clients),
      none: ['没有客户', 'no client'],
    },
  );
  yield {
    kind: 'notes',
    lead: ['须留意', 'To look at'],
    notes: notesOf(facts, words),
  };
}

const barsOf = (lines: readonly { readonly name: string; readonly views: number }[], most: number) =>
  lines
    .filter(({ views }) => views > 0)
    .slice(0, most)
    .map(({ name, views }) => ({ label: name, value: views }));

/** `4: D3 没有这件文件 ×1, …`, the most frequent first. */
function refusalNote({ refusals, figures }: MonthlyReportFacts, words: PaperWords): string {
  const told = (language: Language, between: string): string =>
    refusals
      .slice(0, listedMax.refusals)
      .map(({ code, count }) => {
        const known = refusalCodes.find((each) => each === code);
        if (known === undefined) return `${code} ×${count}`;
        return `${refusalSentences[known].rule} ${describeRefusalWithoutFacts(known, language)} ×${count}`;
      })
      .join(between);
  return words.say(
    [
      `拒绝 ${words.count(figures.refusals)} 次，最多的是：${told('zh-CN', '；')}。`,
      `${words.several(figures.refusals, 'refusal')}, most often: ${told('en', '; ')}.`,
    ],
    ' ',
  );
}

function notesOf(facts: MonthlyReportFacts, words: PaperWords): string[] {
  const { now, unusual, figures } = facts;
  const notes = [
    words.say(
      [
        `此刻在外 ${words.count(now.out)} 件，其中逾期 ${words.count(now.overdue)} 件；待审批 ${words.count(now.waiting)} 件。`,
        `Out at this moment: ${words.count(now.out)}, overdue ${words.count(now.overdue)}; waiting for a decision: ${words.count(now.waiting)}.`,
      ],
      ' ',
    ),
    ...(facts.refusals.length === 0 ? [] : [refusalNote(facts, words)]),
    ...unusual
      .slice(0, listedMax.unusual)
      .map(({ index, atMs, sentence }) => `${words.shortDate(atMs)} · ${words.count(index)} · ${sentence}`),
  ];
  const more = figures.unusual - Math.min(unusual.length, listedMax.unusual);
  if (more > 0)
    notes.push(
      words.say(
        [
          `日志另有 ${words.count(more)} 条异常，见查阅报告。`,
          `${words.several(more, 'more entry', 'more entries')} out of the ordinary: see the access report.`,
        ],
        ' ',
      ),
    );
  return notes;
}
