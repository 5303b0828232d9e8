/** What the vault holds about one person, to read (个人信息摘录): kind by kind, with what can be erased and what stays. */
import { type OwnDataKind, ownDataColumns, ownDataKinds } from '../../shared/vocabulary/own-data-words.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import type { PaperWords } from './paper-words.ts';

export interface OwnDataFacts {
  readonly firm: string;
  readonly onMs: number;
  readonly person: string;
  readonly tables: readonly {
    readonly kind: OwnDataKind;
    readonly columns: readonly (keyof typeof ownDataColumns)[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** So many rows of a kind stand on the paper; the data beside it have them all. */
const rowsMax = 200;

export const ownDataSheet = (facts: OwnDataFacts, words: PaperWords): Sheet => ({
  firm: facts.firm,
  number: words.longDate(facts.onMs),
  title: ['个人信息摘录', 'Personal data'],
  subtitle: facts.person,
  blocks: blocksOf(facts, words),
  keepers: [],
});

function* blocksOf(facts: OwnDataFacts, words: PaperWords): Generator<Block> {
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '本件列出保险库所存关于本人的一切。他人只以编号出现，带 * 者为本人；本人现在无权知悉的卷宗只写编号。保险库不存员工的电话、住址等联系方式。',
      'Everything that the vault holds about this person. Others stand by number, those with * are this person; dossiers that they may not know of now stand by number too. The vault keeps no telephone numbers or addresses of staff.',
    ]),
  };
  for (const table of facts.tables) yield* kindBlocks(table, words);
  yield { kind: 'heading', text: ['须知', 'To know'] };
  yield {
    kind: 'prose',
    sizePt: 9,
    paragraphs: words.lines([
      '更正：记错的由新条目更正，旧条目保留。擦除：请保管人办理，文字被擦除后证明仍成立。涉及《个人信息保护法》的问题，请咨询律师：编制者未见其文本。',
      'What is wrong is put right by a further entry; the old one stays. For an erasure ask a custodian: proofs hold after a text is gone. Questions of the Personal Information Protection Law (个人信息保护法) are for counsel: whoever wrote this paper has not seen its text.',
    ]),
  };
}

function* kindBlocks(
  { kind, columns, rows }: OwnDataFacts['tables'][number],
  words: PaperWords,
): Generator<Block> {
  yield { kind: 'heading', text: ownDataKinds[kind].name, beside: words.count(rows.length) };
  if (rows.length > 0)
    yield {
      kind: 'table',
      columns: columns.map((column) => ({
        head: ownDataColumns[column],
        share: shares[column] ?? 60,
        sizePt: 8,
      })),
      rows: shownRows(rows, words),
      none: ['没有', 'none'],
    };
  yield { kind: 'prose', sizePt: 8.4, paragraphs: words.lines(ownDataKinds[kind].erasing) };
}

const shares: Partial<Record<keyof typeof ownDataColumns, number>> = {
  no: 40,
  entry: 44,
  which: 40,
  pages: 40,
  minutes: 50,
  version: 40,
  time: 92,
  document: 150,
  title: 140,
  reason: 110,
  text: 180,
  what: 150,
};

function* shownRows(rows: readonly (readonly string[])[], words: PaperWords): Generator<readonly string[]> {
  yield* rows.slice(0, rowsMax);
  const more = rows.length - rowsMax;
  if (more > 0)
    yield [
      '…',
      words.say(
        [`另有 ${words.count(more)} 行，见数据文件`, `and ${words.count(more)} more, in the data`],
        ' · ',
      ),
    ];
}
