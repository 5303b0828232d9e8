/** Questions about a table of clients that dossiers are opened by (K6). */
import { z } from 'zod';
import { textEncodings } from '../vocabulary/losses.ts';
import { columnFields, keptMapping, rowOutcomes, tableSettings } from '../vocabulary/table-fields.ts';
import { path, scopeInput, signature, text, textMax } from './inputs.ts';

/** As many rows as a table may have (rasteriser/table-limits.ts). */
const row = z.int().min(1).max(200_000);

export const tableInputs = {
  /** Reads a CSV or XLSX file into memory, for this session; it replaces the one before. */
  'table.read': z.strictObject({
    file: path,
    encoding: z.enum(textEncodings).optional(),
    separator: z.string().length(1).optional(),
    /** Of a workbook, from 0. */
    sheet: z.int().min(0).max(199).optional(),
    /** The row that names the columns, from 1; 0 where none does. Left out: the first that is not empty. */
    headings: z.int().min(0).max(100).optional(),
  }),
  /** What would come of it: changes nothing. */
  'table.try': z.strictObject({ columns: columnFields, settings: tableSettings, scope: scopeInput }),
  /** Rows of one outcome, as the last trial or the run has left them. */
  'table.rows': z.strictObject({
    outcome: z.enum(rowOutcomes),
    offset: z.int().min(0).max(200_000),
    limit: z.int().min(1).max(200),
  }),
  /** Opens the dossiers: one passphrase, an entry for each. It can be stopped and run again. */
  'table.open-dossiers': z.strictObject({
    /** Rows that look like others and are other clients all the same, or every one of them. */
    asOthers: z.union([z.literal('all'), z.array(row).max(200_000)]),
    signature,
  }),
  /** The rows that were refused or held back, with their cause, as a file to mend and read again. */
  'table.write-failures': z.strictObject({ file: path }),
  'table.close': z.strictObject({}),

  'mapping.list': z.strictObject({}),
  'mapping.keep': z.strictObject({ name: text(textMax.name), mapping: keptMapping }),
  'mapping.forget': z.strictObject({ name: text(textMax.name) }),
} as const;
