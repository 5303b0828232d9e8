/** What writes rows to a file, one after the other, and holds none of them. */
import type { TableLanguage, TableRow } from './table-row.ts';

export interface TableWriter {
  add(row: TableRow): void;
  /** After the last row; nothing can be added any more. */
  finish(): void;
}

/** Where the bytes go; called in order. */
export type Sink = (bytes: Uint8Array | string) => void;

/** What stands about a table as a whole, for those forms that have a place for it. */
export interface TableAbout {
  readonly language: TableLanguage;
  /** The vault's id, and its name where that may be told. */
  readonly vault: string;
  readonly vaultName: string;
  readonly madeAtMs: number;
  readonly offsetMinutes: number;
  /** What was asked for, in words, line by line. */
  readonly asked: readonly (readonly [label: string, value: string])[];
}
