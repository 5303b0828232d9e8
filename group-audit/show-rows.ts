import Papa from 'papaparse';
import { plainCellThroughout } from '../shared/vocabulary/plain-cell.ts';
import type { Answered } from './ask-question.ts';

/** Rows of an answer, for a terminal and as a file that a spreadsheet opens. */

/** Times are in UTC; ids and numbers as they are. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** UTF-8 with a byte order mark, RFC 4180; no cell begins a formula. */
export function asCsv({ columns, rows }: Answered): string {
  const cells = rows.map((row) => columns.map((column) => plainCellThroughout(cell(row[column]))));
  return `\ufeff${Papa.unparse([[...columns], ...cells], { newline: '\r\n' })}\r\n`;
}

/** One line a row, cells apart by two blanks; what a text says to a terminal's controls is taken out. */
export function asLines({ columns, rows }: Answered): string {
  const cells = rows.map((row) => columns.map((column) => printable(cell(row[column]))));
  return [[...columns], ...cells].map((line) => `${line.join('  ')}\n`).join('');
}

const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ');
