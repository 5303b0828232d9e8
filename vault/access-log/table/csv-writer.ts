/** CSV: UTF-8 with a byte order mark, RFC 4180, no cell of which begins a formula. */
import Papa from 'papaparse';
import { plainCellThroughout } from '../../../shared/vocabulary/plain-cell.ts';
import { localTimeText } from '../../time/local-time.ts';
import { headOf, type TableCell, type TableLanguage, tableColumns } from './table-row.ts';
import type { Sink, TableWriter } from './table-writer.ts';

/**
 * What Excel and others would make a number or a date of: digits that begin with zero or are more than they keep, a power of
 * ten, a day. The apostrophe tells them that it is a text.
 */
const takenForNumber = /^\s*(?:0\d+|\d{12,}|\d+[eE]\d+|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)\s*$/;

function csvText(cell: TableCell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string')
    return 'utc' in cell ? new Date(cell.utc).toISOString() : localTimeText(cell.local, cell.offsetMinutes);
  return takenForNumber.test(cell) ? `'${cell}` : plainCellThroughout(cell);
}

export function csvWriter(write: Sink, language: TableLanguage): TableWriter {
  const columns = tableColumns(language);
  const line = (cells: readonly string[]): void => write(`${Papa.unparse([cells])}\r\n`);
  write('\ufeff');
  line(columns.map((column) => headOf(column, language)));
  return {
    add: (row) => line(columns.map((column) => csvText(column.cell(row, language)))),
    finish: () => {},
  };
}
