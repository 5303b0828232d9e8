/** What a table is asked for by, and what is read of it: cells as text (K6). */
import type { EncodingGround, TextEncoding } from '../shared/vocabulary/losses.ts';

/** A table to be read, and how, where somebody chose it. */
export interface TableAsked {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly encoding?: TextEncoding;
  /** Of a text; left out: as its first line says, else guessed. */
  readonly separator?: string;
  /** Of a workbook, from 0; left out: the first that is shown and holds something. */
  readonly sheet?: number;
}

export interface TableRead {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: { readonly name: TextEncoding; readonly by: EncodingGround } | null;
  readonly separator: string | null;
  /** Of a workbook, all of them; `rows` counts those that hold something. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly sheet: number;
  /** Row and column from 0; empty cells at the end of a row are left out. */
  readonly rows: readonly (readonly string[])[];
  /** Row and column of formulas that have no stored result. */
  readonly withoutResult: readonly (readonly [number, number])[];
}
