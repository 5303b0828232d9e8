/** What a column of a table may stand for when dossiers are opened by it (K6), and how such a mapping is kept. */
import { z } from 'zod';
import { calendarDay } from './calendar-day.ts';
import { retention } from './retention.ts';
import * as term from './terms.ts';

export const tableFields = [
  'code',
  'client',
  'category',
  'classification',
  'responsible',
  'second',
  'openedOn',
  'secrecyYears',
  'retention',
  'home',
  'departments',
] as const;
export const tableField = z.enum(tableFields);
export type TableField = (typeof tableFields)[number];

/** Columns count from 0. */
export const columnFields = z
  .array(z.strictObject({ column: z.int().min(0).max(10_000), field: tableField }))
  .max(tableFields.length);

/** What holds for rows whose cell is empty, or where no column says it. */
export const tableSettings = z.strictObject({
  category: term.category,
  classification: term.classification,
  /** Cells of the category's column that mean a key account, besides our own words; all others mean none. */
  keyAccounts: z.array(z.string().max(300)).max(50),
  responsible: z.string().max(300).optional(),
  /** Persons whom the table names and nobody has enrolled: their rows are refused, or opened without them. */
  unknownPeople: z.literal('empty').optional(),
  openedOn: calendarDay.optional(),
  secrecyYears: z.int().min(0).max(100).optional(),
  retention: retention.optional(),
  home: z.string().max(300).optional(),
  /** Codes of rows that bring none: `KH-` and 4 give KH-0001, the next that is free. */
  numbering: z.strictObject({ prefix: z.string().max(100), digits: z.int().min(1).max(9) }).optional(),
});
export type TableSettings = z.output<typeof tableSettings>;

/** A mapping of one's own: by the names of columns, as the next export has them; `nth` of those that are called the same. */
export const keptMapping = z.strictObject({
  columns: z
    .array(
      z.strictObject({ name: z.string().max(1_000), nth: z.int().min(1).max(10_000), field: tableField }),
    )
    .max(tableFields.length),
  settings: tableSettings,
});
export type KeptMapping = z.output<typeof keptMapping>;

/** What became of a row, or would become of it. `empty` rows are passed over. */
export const rowOutcomes = ['opens', 'like', 'there', 'refused', 'opened', 'empty'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];

export type MappedColumn = z.output<typeof columnFields>[number];

/** What a kept mapping says of a table with these columns; what the table does not have is left out. */
export const columnsOfMapping = (
  { columns }: Pick<KeptMapping, 'columns'>,
  names: readonly string[],
): MappedColumn[] =>
  columns.flatMap(({ name, nth, field }) => {
    const places = names.flatMap((each, column) => (each === name ? [column] : []));
    const column = places[nth - 1];
    return column === undefined ? [] : [{ column, field }];
  });

/** The same the other way: columns without a name cannot be found again and are left out. */
export const mappingOfColumns = (
  columns: readonly MappedColumn[],
  names: readonly string[],
): KeptMapping['columns'] =>
  columns.flatMap(({ column, field }) => {
    const name = names[column] ?? '';
    const nth = names.slice(0, column + 1).filter((each) => each === name).length;
    return name === '' ? [] : [{ name, nth, field }];
  });
