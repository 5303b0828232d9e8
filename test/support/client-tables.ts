/** Tables of clients as offices have them, written to files, and the questions that are asked about them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { bookFile, formulaCell, textCell } from '../../build/scripts/office-parts.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { TableField } from '../../shared/vocabulary/table-fields.ts';
import type { Desk } from './desk.ts';

export const everybody = { everybody: true, people: [], departments: [] };
const settings = {
  category: 'other' as const,
  classification: 'internal' as const,
  keyAccounts: [] as string[],
};

export function tableFile(desk: Desk, name: string, content: string | Uint8Array): string {
  mkdirSync(desk.path('tables'), { recursive: true });
  const path = desk.path('tables', name);
  writeFileSync(path, content);
  return path;
}

export const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

/** Columns in order; an empty name stands for nothing. */
export const mapped = (...fields: readonly (TableField | '')[]) =>
  fields.flatMap((field, column) => (field === '' ? [] : [{ column, field }]));

/** A sheet of texts, and of formulas where a cell begins with an equals sign; `cached` is their result. */
export function workbook(rows: readonly (readonly string[])[], cached?: string): Uint8Array {
  const cells = rows.map((row, y) => {
    const inside = row.map((text, x) => {
      const at = `${String.fromCharCode(65 + x)}${y + 1}`;
      return text.startsWith('=') ? formulaCell(at, text.slice(1), cached) : textCell(at, text);
    });
    return `<row r="${y + 1}">${inside.join('')}</row>`;
  });
  return bookFile({ sheets: [{ name: '客户', rows: cells.join('') }] });
}

export const tryInput = (
  columns: CommandInput<'table.try'>['columns'],
  more: object = {},
): CommandInput<'table.try'> => ({ columns, settings: { ...settings, ...more }, scope: everybody });
