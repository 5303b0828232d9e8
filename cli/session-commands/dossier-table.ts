/** Session commands that open dossiers by a table: mapping, trial, one signature, a file of what was refused (K6). */

import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { TableRow, TableShown } from '../../shared/contract/answers.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { describeRefusal, type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import { encodingNames } from '../../shared/vocabulary/rendition-report-words.ts';
import {
  columnsOfMapping,
  type MappedColumn,
  mappingOfColumns,
  type RowOutcome,
  rowOutcomes,
  tableField,
  tableFields,
} from '../../shared/vocabulary/table-fields.ts';
import { type TablePreset, tablePresets } from '../../shared/vocabulary/table-presets.ts';
import { fieldText, outcomeText, presetText } from '../../shared/vocabulary/table-words.ts';
import { usualClassification } from '../../shared/vocabulary/terms.ts';
import { UsageError } from '../terminal/report.ts';
import type { Session } from '../terminal/session.ts';
import { say } from '../terminal/words.ts';
import { collect, readLevel, readWhole } from './options.ts';

interface TableOptions {
  readonly encoding?: string;
  readonly separator?: string;
  readonly page?: string;
  readonly headings?: string;
  readonly preset?: string;
  readonly mapping?: string;
  readonly column: readonly string[];
  readonly category: string;
  readonly classification: string;
  readonly keyAccount: string[];
  readonly responsible?: string;
  readonly unknownEmpty?: boolean;
  readonly opened?: string;
  readonly secrecyYears?: string;
  readonly retention?: string;
  readonly home?: string;
  readonly number?: string;
  readonly digits: string;
  readonly scopePerson: string[];
  readonly scopeDepartment: string[];
  readonly everybody?: boolean;
  readonly try?: boolean;
  readonly asOthers?: string;
  readonly failures?: string;
  readonly keepMapping?: string;
}

/** Rows that are told one by one; a file of the failures has them all. */
const rowsTold = 20;
const separatorWords: Readonly<Record<string, string>> = { tab: '\t' };

export function dossierTableCommands(dossier: Command, session: Session): void {
  const { report } = session;
  dossier
    .command('import <table>')
    .option('--encoding <name>')
    .option('--separator <sign>')
    .option('--page <n>')
    .option('--headings <row>')
    .option('--preset <name>')
    .option('--mapping <name>')
    .option('--column <thing=column>', '', collect, [])
    .option('--category <category>', '', 'other')
    .option('--classification <level>', '', usualClassification)
    .option('--key-account <word>', '', collect, [])
    .option('--responsible <who>')
    .option('--unknown-empty')
    .option('--opened <date>')
    .option('--secrecy-years <n>')
    .option('--retention <years>')
    .option('--home <text>')
    .option('--number <prefix>')
    .option('--digits <n>', '', '4')
    .option('--scope-person <who>', '', collect, [])
    .option('--scope-department <name>', '', collect, [])
    .option('--everybody')
    .option('--try')
    .option('--as-others <rows>')
    .option('--failures <file>')
    .option('--keep-mapping <name>')
    .action(async (file: string, options: TableOptions) => importTable(session, file, options));
  dossier.command('mappings').action(async () => {
    const kept = await session.ask('mapping.list', {});
    report.table(
      kept.map(({ name, mapping }) => [
        name,
        ...mapping.columns.map((each) => `${fieldText(each.field, report.language)} ← ${each.name}`),
      ]),
    );
    report.answer('dossier mappings', kept);
  });
  dossier.command('forget-mapping <name>').action(async (name: string) => {
    const answer = await session.ask('mapping.forget', { name });
    report.say('done');
    report.answer('dossier forget-mapping', answer);
  });
}

async function importTable(session: Session, file: string, options: TableOptions): Promise<void> {
  const { report } = session;
  const shown = await session.ask('table.read', {
    file: resolve(file),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding.toLowerCase() }),
    ...(options.separator === undefined
      ? {}
      : { separator: separatorWords[options.separator] ?? options.separator }),
    ...(options.page === undefined ? {} : { sheet: readWhole(options.page) - 1 }),
    ...(options.headings === undefined ? {} : { headings: readWhole(options.headings) }),
  });
  const names = shown.columns.map(({ name }) => name);
  const kept = options.mapping === undefined ? null : await mappingNamed(session, options.mapping);
  const columns = columnsChosen(shown, kept === null ? null : columnsOfMapping(kept, names), options);
  const settings = kept?.settings ?? settingsOf(session, options);
  sayTable(session, shown, columns);
  const tried = await session.ask('table.try', {
    columns,
    settings,
    scope: {
      everybody:
        options.everybody === true || options.scopePerson.length + options.scopeDepartment.length === 0,
      people: options.scopePerson,
      departments: options.scopeDepartment,
    },
  });
  if (options.keepMapping !== undefined)
    await session.ask('mapping.keep', {
      name: options.keepMapping,
      mapping: { columns: mappingOfColumns(columns, names), settings },
    });
  let answer: object = tried;
  let stopped = false;
  if (options.try !== true) {
    const run = await session.ask('table.open-dossiers', {
      asOthers: options.asOthers === 'all' ? 'all' : rowsNamed(options.asOthers),
      signature: await session.signature(),
    });
    answer = { ...tried, ...run };
    stopped = run.stopped;
    sayCounts(session, run.counts);
  } else sayCounts(session, tried.counts);
  if (tried.unused.length > 0) report.say('tableUnused', { columns: tried.unused.join(' / ') });
  const first = await sayHeldBack(session);
  if (options.failures !== undefined) {
    const written = await session.ask('table.write-failures', { file: resolve(options.failures) });
    report.say('tableFailures', { rows: written.rows, file: written.file });
  }
  report.answer('dossier import', answer);
  if (stopped) throw new VaultFault('STOPPED');
  // Scripts learn from the exit code that not every row was opened.
  if (options.try !== true && first !== null)
    throw first.problem === null
      ? new Refusal('CODE_LIKE', {
          like: first.beside.map(({ code, client }) => `${code} ${client}`).join(' / '),
        })
      : new Refusal(first.problem.code, first.problem.facts);
}

async function mappingNamed(session: Session, name: string) {
  const found = (await session.ask('mapping.list', {})).find((each) => each.name === name);
  if (found === undefined) throw new Refusal('NO_SUCH_MAPPING');
  return found.mapping;
}

/** What was chosen column by column goes before what a preset or a mapping says. */
function columnsChosen(
  shown: TableShown,
  kept: MappedColumn[] | null,
  { preset, column: chosen }: TableOptions,
): MappedColumn[] {
  if (preset !== undefined && !tablePresets.includes(preset as TablePreset)) throw new UsageError(preset);
  const suggested = kept ?? [...shown.suggested[(preset as TablePreset | undefined) ?? shown.preset]];
  const own = chosen.map((words): MappedColumn => {
    const equals = words.indexOf('=');
    const field = tableField.safeParse(words.slice(0, equals));
    const said = words.slice(equals + 1);
    const named = shown.columns.findIndex(({ name }) => name === said);
    const column = named >= 0 ? named : /^\d{1,4}$/.test(said) ? Number(said) - 1 : -1;
    if (equals < 1 || !field.success || column < 0)
      throw new UsageError(`${words} (${tableFields.join(', ')})`);
    return { field: field.data, column };
  });
  const fields = new Set(own.map(({ field }) => field));
  const taken = new Set(own.map(({ column }) => column));
  return [...own, ...suggested.filter(({ field, column }) => !fields.has(field) && !taken.has(column))];
}

const settingsOf = ({ report }: Session, options: TableOptions): CommandInput<'table.try'>['settings'] =>
  ({
    category: options.category,
    classification: readLevel(options.classification, report),
    keyAccounts: options.keyAccount,
    ...(options.responsible === undefined ? {} : { responsible: options.responsible }),
    ...(options.unknownEmpty === true ? { unknownPeople: 'empty' } : {}),
    ...(options.opened === undefined ? {} : { openedOn: options.opened }),
    ...(options.secrecyYears === undefined ? {} : { secrecyYears: readWhole(options.secrecyYears) }),
    ...(options.retention === undefined
      ? {}
      : { retention: options.retention === 'permanent' ? options.retention : readWhole(options.retention) }),
    ...(options.home === undefined ? {} : { home: options.home }),
    ...(options.number === undefined
      ? {}
      : { numbering: { prefix: options.number, digits: readWhole(options.digits) } }),
  }) as CommandInput<'table.try'>['settings'];

/** `3,7-9`. */
function rowsNamed(said: string | undefined): number[] {
  if (said === undefined) return [];
  return said.split(',').flatMap((piece) => {
    const [from = '', to = from] = piece.trim().split('-');
    const [first, last] = [readWhole(from), readWhole(to)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
}

function sayTable({ report }: Session, shown: TableShown, columns: readonly MappedColumn[]): void {
  report.say('tableRead', {
    file: shown.file,
    rows: shown.rows,
    how:
      shown.encoding === null
        ? (shown.sheets[shown.sheet]?.name ?? '')
        : say('tableEncoded', report.language, {
            encoding: encodingNames[shown.encoding.name],
            separator: shown.separator === '\t' ? 'Tab' : (shown.separator ?? ''),
          }),
    preset: presetText(shown.preset, report.language),
  });
  report.table(
    columns.map(({ column, field }) => [
      fieldText(field, report.language),
      '←',
      shown.columns[column]?.name || `${column + 1}`,
      shown.preview[0]?.cells[column] ?? '',
    ]),
  );
}

function sayCounts({ report }: Session, counts: Readonly<Record<RowOutcome, number>>): void {
  report.line(
    rowOutcomes
      .filter((outcome) => counts[outcome] > 0)
      .map((outcome) => `${outcomeText(outcome, report.language)} ${counts[outcome]}`)
      .join(' · '),
  );
}

/** One that is like in code and in client is named once. */
function besideText({ beside }: TableRow, language: Language): string {
  const named = beside.map(({ code, client, row }) => {
    const where = row === null ? '' : ` (${say('tableRow', language, { row })})`;
    return `${code} ${client}${where}`;
  });
  return [...new Set(named)].join(' / ');
}

/** The first rows of each, and the very first for the exit code. */
async function sayHeldBack(session: Session): Promise<TableRow | null> {
  const { report } = session;
  let first: TableRow | null = null;
  for (const outcome of ['refused', 'like'] as const) {
    const { total, rows } = await session.ask('table.rows', { outcome, offset: 0, limit: rowsTold });
    first ??= rows[0] ?? null;
    for (const row of rows) {
      const why =
        row.problem === null
          ? `≈ ${besideText(row, report.language)}`
          : `${describeRefusal(row.problem.code, row.problem.facts, report.language, { commands: true }).sentence} (${row.problem.code})`;
      report.line(
        `${say('tableRow', report.language, { row: row.row })}  ${row.code}  ${row.client}  ${why}`,
      );
    }
    if (total > rows.length) report.say('tableMore', { count: total - rows.length });
  }
  return first;
}
