/** Reading a table of clients, trying it, and showing what would come of its rows (K6). Nothing here changes the vault. */
import { basename } from 'node:path';
import { tableLimits } from '../../rasteriser/table-limits.ts';
import type { TableRows, TableShown, TableTried } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { fieldsByPreset, presetOf } from '../../shared/vocabulary/table-presets.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { refreshIndex } from '../dossiers/directory.ts';
import { cellsOfFile } from './cells-of-file.ts';
import { judgeRows } from './judge-rows.ts';
import { countsOf, TableOfRows, tableInHand } from './table-in-hand.ts';

/** Whoever may open a dossier. */
export const tableRoles = ['author', 'custodian'] as const;

const previewRows = 10;
const cellShownMax = 300;
/** A column of more different texts is none whose words could be chosen from. */
const textsMax = 20;

export async function readTable(
  vault: OpenVault,
  input: ParsedInput<'table.read'>,
  call: Call,
): Promise<TableShown> {
  assertStanding(vault, call, tableRoles);
  vault.table = null;
  const { rowsMax, bytesMax } = tableLimits;
  const read = await cellsOfFile(
    vault,
    input.file,
    bytesMax,
    () => new Refusal('TABLE_TOO_LONG', { rowsMax }),
    {
      ...(input.encoding === undefined ? {} : { encoding: input.encoding }),
      ...(input.separator === undefined ? {} : { separator: input.separator }),
      ...(input.sheet === undefined ? {} : { sheet: input.sheet }),
    },
  );
  const headings = input.headings ?? read.rows.findIndex((row) => row.length > 0) + 1;
  const table = new TableOfRows(visibleOnly(cleanText(basename(input.file))) || '—', read, headings);
  vault.table = table;
  return shown(table);
}

function shown(table: TableOfRows): TableShown {
  const { read, headings, file } = table;
  const names = table.columnNames();
  const filled = names.map(() => 0);
  const texts = names.map(() => new Map<string, number>());
  const preview: { row: number; cells: string[] }[] = [];
  let rows = 0;
  for (const { row, cells } of table.body()) {
    if (cells.length === 0) continue;
    rows += 1;
    if (preview.length < previewRows)
      preview.push({ row, cells: cells.map((cell) => cell.slice(0, cellShownMax)) });
    for (const [column, cell] of cells.entries()) {
      const text = cell.trim();
      if (text === '') continue;
      filled[column]! += 1;
      const counted = texts[column]!;
      // One beyond is enough to know that there are too many.
      if (counted.size <= textsMax || counted.has(text)) counted.set(text, (counted.get(text) ?? 0) + 1);
    }
  }
  return {
    file,
    kind: read.kind,
    encoding: read.encoding,
    separator: read.separator,
    sheets: read.sheets,
    sheet: read.sheet,
    headings,
    rows,
    columns: names.map((name, column) => ({
      name: name.slice(0, cellShownMax),
      filled: filled[column]!,
      texts:
        texts[column]!.size > textsMax
          ? []
          : [...texts[column]!].sort(([, a], [, b]) => b - a).map(([text]) => text.slice(0, cellShownMax)),
    })),
    preview,
    preset: presetOf(names),
    suggested: {
      vault: fieldsByPreset('vault', names),
      fxiaoke: fieldsByPreset('fxiaoke', names),
      zoho: fieldsByPreset('zoho', names),
      wecom: fieldsByPreset('wecom', names),
    },
  };
}

/** Each thing is said by one column, a client by some column, and a code by one or by numbering. */
function assertMapped({ columns, settings }: ParsedInput<'table.try'>, width: number): void {
  const fields = new Set(columns.map(({ field }) => field));
  const places = new Set(columns.map(({ column }) => column));
  if (fields.size !== columns.length || places.size !== columns.length)
    throw new Refusal('INPUT_MALFORMED', { field: 'column' });
  if (columns.some(({ column }) => column >= width))
    throw new Refusal('INPUT_MALFORMED', { field: 'column' });
  if (!fields.has('client')) throw new Refusal('TEXT_MISSING', { field: 'client-column' });
  if (!fields.has('code') && settings.numbering === undefined)
    throw new Refusal('TEXT_MISSING', { field: 'code-column' });
}

export async function tryTable(
  vault: OpenVault,
  input: ParsedInput<'table.try'>,
  call: Call,
): Promise<TableTried> {
  assertStanding(vault, call, tableRoles);
  const table = tableInHand(vault);
  // What was tried before was for another mapping.
  table.trial = null;
  const names = table.columnNames();
  assertMapped(input, names.length);
  await refreshIndex(vault, call);
  // Again: others had their turn meanwhile.
  const desk = assertStanding(vault, call, tableRoles);
  const rows = await judgeRows(vault, desk, table, input, call);
  assertStanding(vault, call, tableRoles);
  if (vault.table !== table) throw new Refusal('TABLE_NOT_READ');
  table.trial = { act: input, rows };
  // Dossiers were shown beside rows: that is a search of the directory, and on record as one (D3).
  const told = new Set(
    rows.flatMap(({ beside }) => beside.flatMap((each) => (each.row === null ? [each.code] : []))),
  );
  vault.writer.transact((tx) =>
    tx.append({
      type: 'directory.searched',
      data: (texts) => ({ query: texts.of(table.file), results: told.size }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  const used = new Set(input.columns.map(({ column }) => column));
  return {
    counts: countsOf(rows),
    unused: shown(table).columns.flatMap(({ name, filled }, column) =>
      filled === 0 || used.has(column) ? [] : [name || `${column + 1}`],
    ),
  };
}

export function showRows(vault: OpenVault, input: ParsedInput<'table.rows'>, call: Call): TableRows {
  assertStanding(vault, call, tableRoles);
  const { trial } = tableInHand(vault);
  if (trial === null) throw new Refusal('TABLE_NOT_TRIED');
  const rows = trial.rows.filter(({ outcome }) => outcome === input.outcome);
  return {
    total: rows.length,
    rows: rows
      .slice(input.offset, input.offset + input.limit)
      .map(({ row, code, client, problem, beside }) => ({
        row,
        code: code.slice(0, cellShownMax),
        client: client.slice(0, cellShownMax),
        problem,
        beside,
      })),
  };
}

export function closeTable(vault: OpenVault): { closed: boolean } {
  const closed = vault.table !== null;
  vault.table = null;
  return { closed };
}
