/** A table that somebody has read, its trial and what became of its rows: in memory only, as long as they are signed in (K6). */
import type { TableRead } from '../../rasteriser/table-cells.ts';
import type { TableCounts, TableRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type RowOutcome, rowOutcomes } from '../../shared/vocabulary/table-fields.ts';
import type { TableInHand } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { ListedDossier } from './row-to-dossier.ts';

export type TableAct = Pick<ParsedInput<'table.try'>, 'columns' | 'settings' | 'scope'>;

export interface JudgedRow extends TableRow {
  readonly outcome: RowOutcome;
  /** What would be opened; null for a row that is refused or passed over. */
  readonly dossier: ListedDossier | null;
}

export interface Trial {
  readonly act: TableAct;
  /** In the order of the file, without the headings. */
  rows: JudgedRow[];
}

export class TableOfRows implements TableInHand {
  readonly file: string;
  readonly read: TableRead;
  /** The row that names the columns, from 1; 0 where none does. */
  readonly headings: number;
  trial: Trial | null = null;

  constructor(file: string, read: TableRead, headings: number) {
    this.file = file;
    this.read = read;
    this.headings = headings;
  }

  get width(): number {
    return this.read.rows.reduce((most, row) => Math.max(most, row.length), 0);
  }

  /** Names of the columns; empty where the table has no headings, or none for this one. */
  columnNames(): string[] {
    const heads = this.headings === 0 ? [] : (this.read.rows[this.headings - 1] ?? []);
    const width = this.headings === 0 ? this.width : Math.max(heads.length, this.width);
    return Array.from({ length: width }, (_, column) => (heads[column] ?? '').normalize('NFC').trim());
  }

  /** Each row below the headings, with its number in the file from 1. */
  *body(): Generator<{ readonly row: number; readonly cells: readonly string[] }> {
    for (let at = this.headings; at < this.read.rows.length; at++)
      yield { row: at + 1, cells: this.read.rows[at] ?? [] };
  }
}

/** Refuses where nothing was read since somebody signed in. */
export function tableInHand(vault: OpenVault): TableOfRows {
  if (!(vault.table instanceof TableOfRows)) throw new Refusal('TABLE_NOT_READ');
  return vault.table;
}

export function countsOf(rows: readonly JudgedRow[]): TableCounts {
  const counts = Object.fromEntries(rowOutcomes.map((outcome) => [outcome, 0])) as Record<RowOutcome, number>;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
