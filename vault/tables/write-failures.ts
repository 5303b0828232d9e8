/** The rows that were not opened, with their causes, as a table to mend and read again (K6). Its cells never begin a formula. */
import { existsSync } from 'node:fs';
import Papa from 'papaparse';
import type { CommandAnswers } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { plainCell } from '../../shared/vocabulary/plain-cell.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import { refusalInALine } from '../../shared/vocabulary/refusal-in-a-line.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { tableRoles } from './read-table.ts';
import { type JudgedRow, tableInHand } from './table-in-hand.ts';

const words = {
  'zh-CN': { row: '原行号', cause: '原因', column: '列', like: '看起来与此相同：', rowNo: '本表第 {row} 行' },
  en: {
    row: 'Row before',
    cause: 'Cause',
    column: 'Column',
    like: 'Looks like: ',
    rowNo: 'row {row} of this table',
  },
} as const;

/** Codes only of what it looks like: names of other clients stay in the vault. */
function causeOf({ problem, beside }: JudgedRow, language: Language): string {
  if (problem !== null) return refusalInALine(problem.code, problem.facts, language);
  const say = words[language];
  // One that is like in code and in client stands beside it twice.
  const like = new Set(
    beside.map(({ code, row }) =>
      row === null ? code : `${code} (${say.rowNo.replace('{row}', String(row))})`,
    ),
  );
  return `${say.like}${[...like].join(' / ')}`;
}

export function writeFailures(
  vault: OpenVault,
  input: ParsedInput<'table.write-failures'>,
  call: Call,
): CommandAnswers['table.write-failures'] {
  assertStanding(vault, call, tableRoles);
  const table = tableInHand(vault);
  const { trial } = table;
  if (trial === null) throw new Refusal('TABLE_NOT_TRIED');
  const { file } = input;
  if (existsSync(file) || liesInside(vault.folder, file)) throw new VaultFault('VAULT_EXISTS');
  const say = words[call.language];
  const names = table.columnNames();
  const failed = trial.rows.filter(({ outcome }) => outcome === 'refused' || outcome === 'like');
  const width = failed.reduce(
    (most, { row }) => Math.max(most, table.read.rows[row - 1]?.length ?? 0),
    names.length,
  );
  const lines = [
    [
      ...Array.from({ length: width }, (_, column) => names[column] || `${say.column} ${column + 1}`),
      say.row,
      say.cause,
    ],
    ...failed.map((judged) => {
      const cells = table.read.rows[judged.row - 1] ?? [];
      return [
        ...Array.from({ length: width }, (_, column) => cells[column] ?? ''),
        String(judged.row),
        causeOf(judged, call.language),
      ];
    }),
  ];
  try {
    writeDurably(file, `\ufeff${Papa.unparse(lines.map((line) => line.map(plainCell)))}\r\n`);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, rows: failed.length };
}
