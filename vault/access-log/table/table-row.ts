/** An entry as a row of a table, and the columns of such tables (A4b). */
import type { EntryType } from '../../../shared/vocabulary/entry.ts';
import { type RefusalCode, refusalCodes, refusalSentences } from '../../../shared/vocabulary/refusal.ts';
import { termText } from '../../../shared/vocabulary/term-words.ts';
import type { SigningAs } from '../../../shared/vocabulary/terms.ts';
import type { Filed } from '../../audit/entry-sentence.ts';

/** Which of how many a view is. */
export interface WhichView {
  readonly n: number;
  readonly cap: number;
}

/** What is null does not apply, or is not to be told to whoever gets the table. */
export interface TableRow {
  readonly index: number;
  readonly atMs: number;
  /** Minutes east of UTC at the desk. */
  readonly offsetMinutes: number;
  readonly person: string | null;
  readonly personNo: number | null;
  readonly role: SigningAs | null;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly type: EntryType;
  readonly filed: Filed | null;
  readonly view: WhichView | null;
  readonly refusal: string | null;
  readonly place: string | null;
  readonly reason: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** All that was opened of the entry; in tables of bundles only. */
  readonly texts?: string;
}

export type TableLanguage = 'zh-CN' | 'en' | 'both';

/** A moment is ms since 1970: `utc` as it is, `local` moved by the row's offset. */
export type TableCell =
  | string
  | number
  | { readonly utc: number }
  | { readonly local: number; readonly offsetMinutes: number };

export interface TableColumn {
  readonly head: readonly [zh: string, en: string];
  /** Width in a workbook, in characters. */
  readonly width: number;
  /** Empty text where there is nothing to say. */
  readonly cell: (row: TableRow, language: TableLanguage) => TableCell;
}

export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** In one language, or in both with a blank between. */
const inLanguage = (language: TableLanguage, zh: string, en: string): string =>
  language === 'both' ? `${zh} ${en}` : language === 'zh-CN' ? zh : en;

/** The rule behind a refusal's code; null for a code that this program does not know. */
export const ruleOf = (code: string | null): string | null =>
  code !== null && refusalCodes.includes(code as RefusalCode)
    ? refusalSentences[code as RefusalCode].rule
    : null;

const column = (
  zh: string,
  en: string,
  width: number,
  cell: (row: TableRow, language: TableLanguage) => TableCell | null | undefined,
): TableColumn => ({ head: [zh, en], width, cell: (row, language) => cell(row, language) ?? '' });

const sentences = {
  one: [
    column('事项', 'entry', 60, ({ sentence }, language) =>
      language === 'zh-CN' ? sentence.zh : sentence.en,
    ),
  ],
  both: [
    column('事项', 'act', 40, ({ sentence }) => sentence.zh),
    column('英文事项', 'act in English', 40, ({ sentence }) => sentence.en),
  ],
} as const;

/** A column for each thing that is asked about, so that a table can be sorted and counted by it. */
export const tableColumns = (language: TableLanguage): readonly TableColumn[] => [
  column('序号', 'index', 9, ({ index }) => index),
  column('时间 UTC', 'time UTC', 21, ({ atMs }) => ({ utc: atMs })),
  column('当地时间', 'local time', 21, ({ atMs, offsetMinutes }) => ({ local: atMs, offsetMinutes })),
  column('时差', 'UTC offset', 11, ({ offsetMinutes }) => offsetText(offsetMinutes)),
  column('人员', 'person', 22, ({ person }) => person),
  column('人员编号', 'person no.', 10, ({ personNo }) => (personNo === null ? '' : `#${personNo}`)),
  column('角色', 'role', 12, ({ role }, language) =>
    role === null
      ? ''
      : inLanguage(language, termText('signingAs', role, 'zh-CN'), termText('signingAs', role, 'en')),
  ),
  ...(language === 'both' ? sentences.both : sentences.one),
  column('条目类型', 'entry type', 20, ({ type }) => type),
  column('档号', 'dossier code', 16, ({ filed }) => filed?.code),
  column('客户', 'client', 24, ({ filed }) => filed?.client),
  column('文件号', 'document no.', 9, ({ filed }) => filed?.no),
  column('题名', 'title', 30, ({ filed }) => filed?.title),
  column('第几次查阅', 'view', 9, ({ view }) => view?.n),
  column('可查阅次数', 'views allowed', 9, ({ view }) => view?.cap),
  column('拒绝代码', 'refusal', 22, ({ refusal }) => refusal),
  column('规则', 'rule', 8, ({ refusal }) => ruleOf(refusal)),
  column('地点', 'place', 18, ({ place }) => place),
  column('事由', 'reason', 36, ({ reason }) => reason),
  column('结果', 'outcome', 12, ({ outcome }, language) =>
    inLanguage(language, termText('outcome', outcome, 'zh-CN'), termText('outcome', outcome, 'en')),
  ),
  ...(language === 'both' ? [column('文字', 'texts', 60, ({ texts }) => texts)] : []),
];

export const headOf = ({ head: [zh, en] }: TableColumn, language: TableLanguage): string =>
  inLanguage(language, zh, en);
