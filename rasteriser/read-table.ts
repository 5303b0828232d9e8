/**
 * The cells of a table as text, from CSV in any encoding or from a sheet of XLSX: what somebody brings to open dossiers by.
 * Cells stand as they are; formulas are never worked out. What would be guessed is refused instead.
 */
import Papa from 'papaparse';
import type { TextEncoding } from '../shared/vocabulary/losses.ts';
import { tableSeparators } from '../shared/vocabulary/table-separators.ts';
import { fileKind } from './file-kind.ts';
import { FileFault } from './rasteriser.ts';
import type { TableAsked, TableRead } from './table-cells.ts';
import { tableLimits } from './table-limits.ts';
import { decodeText } from './text-decoding.ts';
import type { RenditionLimits } from './worker-messages.ts';
import { readWorkbook, type Sheet } from './xlsx-workbook.ts';

/** Throws FileFault. */
export async function readTable(asked: TableAsked, limits: RenditionLimits): Promise<TableRead> {
  const { bytes, fileName } = asked;
  const kind = await fileKind(bytes, fileName, limits);
  if (kind === 'csv' || kind === 'text') return readSeparated(bytes, asked.encoding, asked.separator);
  if (kind === 'xlsx') return readSheets(bytes, asked.sheet, limits);
  throw new FileFault('NOT_A_TABLE', { kind });
}

function readSeparated(
  bytes: Uint8Array,
  chosen: TextEncoding | undefined,
  separator: string | undefined,
): TableRead {
  const { text, encoding: name, by } = decodeText(bytes, chosen, { tabs: 'kept', marks: 'kept' });
  // A line for spreadsheets alone, which names the separator.
  const told = /^sep=([^\n])(?:\n|$)/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const { data, errors, meta } = Papa.parse<string[]>(body, {
    delimiter: separator ?? told?.[1] ?? '',
    delimitersToGuess: [...tableSeparators],
    newline: '\n',
    dynamicTyping: false,
    skipEmptyLines: false,
    preview: tableLimits.rowsMax + 1,
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) throw new FileFault('TABLE_QUOTES_BROKEN', { row: (broken.row ?? 0) + 1 });
  const rows = data.map((row) => row.map(withoutTextSign));
  return {
    kind: 'csv',
    encoding: { name, by },
    separator: meta.delimiter,
    sheets: [],
    sheet: 0,
    rows: bounded(rows),
    withoutResult: [],
  };
}

/** An apostrophe before what a spreadsheet would take for a formula is its sign for text; our own files have it too. */
const withoutTextSign = (cell: string): string =>
  /^'(?:\s*[=+\-@|＝＋－＠]|[\t\r\n])/.test(cell) ? cell.slice(1) : cell;

async function readSheets(
  bytes: Uint8Array,
  asked: number | undefined,
  limits: RenditionLimits,
): Promise<TableRead> {
  const sheets = await readWorkbook(bytes, { ...limits, cellsMax: tableLimits.cellsMax }).catch((error) => {
    if (error instanceof FileFault && error.detail.cellsMax !== undefined) throw tooLong();
    throw error;
  });
  const chosen = asked ?? firstFilled(sheets);
  const sheet = sheets[chosen];
  if (sheet === undefined) throw new FileFault('FILE_DAMAGED', { kind: 'xlsx', part: 'sheet' });
  const last = [...sheet.rows.keys()].reduce((most, row) => Math.max(most, row), -1);
  if (last >= tableLimits.rowsMax) throw tooLong();
  const rows: string[][] = Array.from({ length: last + 1 }, () => []);
  const withoutResult: [number, number][] = [];
  for (const [row, cells] of sheet.rows) {
    for (const [column, cell] of cells) {
      if (column >= tableLimits.columnsMax) throw tooWide();
      const into = rows[row]!;
      while (into.length < column) into.push('');
      into[column] = cell.text;
      if (cell.loss === 'result-missing') withoutResult.push([row, column]);
    }
  }
  return {
    kind: 'xlsx',
    encoding: null,
    separator: null,
    sheets: sheets.map(({ name, rows: held }) => ({
      name: name.slice(0, tableLimits.sheetNameMax),
      rows: held.size,
    })),
    sheet: chosen,
    rows: bounded(rows),
    withoutResult,
  };
}

const firstFilled = (sheets: readonly Sheet[]): number => {
  const shown = sheets.findIndex(({ hidden, rows }) => !hidden && rows.size > 0);
  return Math.max(0, shown);
};

const tooLong = (): FileFault => new FileFault('TABLE_TOO_LONG', { rowsMax: tableLimits.rowsMax });
const tooWide = (): FileFault => new FileFault('TABLE_TOO_WIDE', { columnsMax: tableLimits.columnsMax });

/** Empty cells at the end of a row and empty rows at the end of the table say nothing. */
function bounded(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1));
  const kept = cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
  if (kept.length > tableLimits.rowsMax) throw tooLong();
  let cells = 0;
  for (const row of kept) {
    if (row.length > tableLimits.columnsMax) throw tooWide();
    cells += row.length;
  }
  if (cells > tableLimits.cellsMax) throw tooLong();
  if (kept.length === 0) throw new FileFault('FILE_EMPTY');
  return kept;
}
