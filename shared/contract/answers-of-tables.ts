/** Answers about a table of clients (K6). */
import type { EncodingGround, TextEncoding } from '../vocabulary/losses.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type { KeptMapping, RowOutcome, TableField } from '../vocabulary/table-fields.ts';
import type { TablePreset } from '../vocabulary/table-presets.ts';

export interface TableShown {
  /** The last part of its path. */
  readonly file: string;
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: { readonly name: TextEncoding; readonly by: EncodingGround } | null;
  readonly separator: string | null;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly sheet: number;
  /** As in the question: from 1, or 0. */
  readonly headings: number;
  /** Rows below the headings that hold something. */
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    /** Rows in which it holds something. */
    readonly filled: number;
    /** Its most frequent texts where it has few: for telling which of them mean a key account. */
    readonly texts: readonly string[];
  }[];
  /** The first ten rows, each with its number in the file. */
  readonly preview: readonly { readonly row: number; readonly cells: readonly string[] }[];
  readonly preset: TablePreset;
  /** What the presets say of these columns. */
  readonly suggested: Readonly<
    Record<TablePreset, readonly { readonly column: number; readonly field: TableField }[]>
  >;
}

export type TableCounts = Readonly<Record<RowOutcome, number>>;

export interface TableTried {
  readonly counts: TableCounts;
  /** Columns that hold something and stand for nothing: they are not taken in. */
  readonly unused: readonly string[];
}

export interface TableRow {
  /** In the file, from 1. */
  readonly row: number;
  readonly code: string;
  readonly client: string;
  readonly problem: { readonly code: RefusalCode; readonly facts: Facts } | null;
  /** What it looks like: dossiers of the vault, or earlier rows of the table. */
  readonly beside: readonly {
    readonly code: string;
    readonly client: string;
    /** Of the table; null for a dossier. */
    readonly row: number | null;
    readonly same: 'code' | 'client' | 'code-look' | 'client-look';
  }[];
}

export interface TableRows {
  readonly total: number;
  readonly rows: readonly TableRow[];
}

export interface TableOpened {
  /** Dossiers opened by this run. */
  readonly opened: number;
  readonly stopped: boolean;
  readonly counts: TableCounts;
}

export interface NamedMapping {
  readonly name: string;
  readonly mapping: KeptMapping;
}
