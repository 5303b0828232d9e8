/** The answer to a question about the log on paper (A4c): its sentence, its chart, its table, and how it was counted. */
import type { QuestionAnswer, QuestionColumn } from '../../shared/contract/answers.ts';
import { logQuestion } from '../../shared/contract/commands-of-questions.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { answerQuestion, recordQuestion } from '../access-log/questions/ask.ts';
import { listKeptQuestions } from '../access-log/questions/kept-questions.ts';
import { type AskedPaper, type DrawnPaper, firmOf } from './drawn-paper.ts';
import { uprightBars } from './paper-bars.ts';
import type { Block } from './paper-blocks.ts';
import type { PaperWords } from './paper-words.ts';

/** So many rows stand on the paper; the table that is saved has all of them. */
const rowsMax = 500;
/** More bars than this would not be told apart. */
const barsMax = 62;

export async function gatherAnswer({ vault, call, about, words }: AskedPaper): Promise<DrawnPaper> {
  const asked = readAsked(about, () => listKeptQuestions(vault, call));
  const zh = await answerQuestion(vault, asked, { ...call, language: 'zh-CN' }, rowsMax);
  const en = await answerQuestion(vault, asked, { ...call, language: 'en' }, rowsMax);
  recordQuestion(vault, call, en);
  const { asked: period } = en;
  const sheet = {
    firm: firmOf(vault),
    number: 'from' in period ? `${words.shortDay(period.from!)} – ${words.shortDay(period.to!)}` : '',
    title: [zh.title, en.title],
    subtitle: '',
    blocks: blocksOf(zh, en, words),
    keepers: [],
  } as const;
  return { sheet, about: {} };
}

/** As JSON, or the name under which whoever prints keeps it. */
function readAsked(about: string, kept: () => ReturnType<typeof listKeptQuestions>) {
  const malformed = () => new Refusal('INPUT_MALFORMED', { field: 'question' });
  if (!about.startsWith('{')) {
    const own = kept().find(({ name }) => name === about);
    if (own === undefined) throw new Refusal('NO_SUCH_QUESTION');
    return own.asked;
  }
  try {
    return logQuestion.parse(JSON.parse(about));
  } catch {
    throw malformed();
  }
}

function* blocksOf(zh: QuestionAnswer, en: QuestionAnswer, words: PaperWords): Generator<Block> {
  yield { kind: 'prose', sizePt: 11, paragraphs: words.lines([zh.sentence, en.sentence]) };
  const bars = en.chart?.bars.slice(0, barsMax) ?? [];
  if (en.chart !== null && bars.some(({ value }) => value > 0)) {
    yield { kind: 'heading', text: [zh.chart?.label ?? '', en.chart.label] };
    yield uprightBars(
      bars.map(({ name, value }) => ({ label: name, value })),
      110,
    );
  }
  const shown = words.language === 'en' ? en : zh;
  const columns = en.columns.map((column, i) => ({
    head: [zh.columns[i]?.label ?? '', column.label] as const,
    share: shareOf[column.kind],
    sizePt: 8,
    ...(isNumber(column) ? { align: 'right' as const } : {}),
  }));
  yield { kind: 'heading', text: ['表', 'Table'] };
  yield {
    kind: 'table',
    columns,
    rows: shown.rows.map(({ cells }) => cells.map((cell) => cellText(cell, words))),
    none: ['没有', 'none'],
  };
  yield { kind: 'prose', sizePt: 9, paragraphs: restOf(en, words) };
  yield { kind: 'prose', sizePt: 9, paragraphs: words.lines([zh.measured, en.measured]) };
}

const shareOf: Readonly<Record<QuestionColumn['kind'], number>> = {
  text: 110,
  time: 80,
  count: 52,
  measure: 52,
};
const isNumber = ({ kind }: QuestionColumn): boolean => kind === 'count' || kind === 'measure';
const cellText = (cell: string | number | null, words: PaperWords): string =>
  cell === null ? '—' : typeof cell === 'number' && Number.isInteger(cell) ? words.count(cell) : String(cell);

const restOf = ({ rows, total }: QuestionAnswer, words: PaperWords): readonly string[] =>
  total > rows.length
    ? words.lines([
        `表中为前 ${rows.length} 行，共 ${total} 行。`,
        `The first ${rows.length} of ${total} rows.`,
      ])
    : [];
