/** One row of a table as the dossier it asks for, or the refusal that stands against it. Reads cells, decides nothing about others. */
import { textMax } from '../../shared/contract/inputs.ts';
import { type ClassLabels, classOfLabel } from '../../shared/vocabulary/class-labels.ts';
import { dayFromText } from '../../shared/vocabulary/day-text.ts';
import type { DossierCategory } from '../../shared/vocabulary/entry-of-corrections.ts';
import type { CategoryId, PersonId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Retention } from '../../shared/vocabulary/retention.ts';
import type { TableField, TableSettings } from '../../shared/vocabulary/table-fields.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { optionalText, requiredText } from '../acts/signing.ts';
import { type Contacts, codeText, type NewDossier } from '../dossiers/new-dossier.ts';

export interface RowReading {
  readonly columns: ReadonlyMap<TableField, number>;
  readonly settings: TableSettings;
  readonly labels: ClassLabels | null;
  /** The day of the desk, for rows that name none. */
  readonly today: string;
  /** Columns that the table has: a cell beyond them belongs to none. */
  readonly width: number;
  /** Null for somebody who is not enrolled, where that is to be left empty. */
  readonly responsible: (who: string) => PersonId | null;
  /** Whether two accounts are one human. */
  readonly isSame: (one: PersonId, other: PersonId) => boolean;
  /** The firm's own categories, by the look of their names. */
  readonly categories: ReadonlyMap<string, CategoryId>;
  /** Those that somebody is in: a name typed wrongly would hide a client from everybody. */
  readonly departments: ReadonlySet<string>;
  /** The next free code where a row brings none; null where rows are not numbered. */
  readonly nextCode: (() => string) | null;
}

/** A dossier as a row asks for it; `departments` that may know of it, where the row names some. */
export interface ListedDossier extends NewDossier {
  readonly departments: readonly string[];
}

/** A row before it has a code: drawn only once it is known to be needed. */
export type RowDossier = Omit<ListedDossier, 'code'> & { readonly code: string | null };

/** Throws Refusal. */
export function rowToDossier(
  cells: readonly string[],
  isFormula: (column: number) => boolean,
  reading: RowReading,
): RowDossier {
  const { columns, settings } = reading;
  if (cells.length > reading.width) throw new Refusal('ROW_TOO_WIDE');
  for (const [field, column] of columns)
    if (isFormula(column)) throw new Refusal('FORMULA_WITHOUT_RESULT', { field });
  const cell = (field: TableField): string => {
    const column = columns.get(field);
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const client = within(requiredText(cell('client'), 'client'), 'client', textMax.name);
  const typed = cell('code');
  const numbered = typed === '' && reading.nextCode !== null;
  const responsible = cell('responsible') || settings.responsible || '';
  return {
    code: numbered ? null : within(codeText(typed), 'code', textMax.code),
    client,
    category: categoryOf(cell('category'), reading),
    classification: classificationOf(cell('classification'), reading),
    ...contactsOf(responsible, cell('second'), reading),
    openedOn: dayOf(cell('openedOn')) ?? settings.openedOn ?? reading.today,
    secrecyYears: yearsOf(cell('secrecyYears'), 'secrecyYears', 0) ?? settings.secrecyYears ?? null,
    retention: retentionOf(cell('retention')) ?? settings.retention,
    departments: departmentsOf(cell('departments'), reading.departments),
    home: within(optionalText(cell('home') || (settings.home ?? ''), 'home'), 'home', textMax.place),
  };
}

function contactsOf(responsible: string, second: string, reading: RowReading): Contacts {
  const person = (who: string, field: TableField): PersonId | null =>
    who === '' ? null : reading.responsible(within(who, field, textMax.name));
  const contacts = { responsible: person(responsible, 'responsible'), second: person(second, 'second') };
  if (
    contacts.responsible !== null &&
    contacts.second !== null &&
    reading.isSame(contacts.responsible, contacts.second)
  )
    throw new Refusal('SECOND_IS_RESPONSIBLE');
  return contacts;
}

function departmentsOf(cell: string, known: ReadonlySet<string>): string[] {
  const named = cell
    .split(/[、,，;；/\n]/)
    .map((each) => each.normalize('NFC').trim())
    .filter((each) => each !== '');
  if (named.some((each) => !known.has(each))) throw new Refusal('INPUT_MALFORMED', { field: 'departments' });
  return [...new Set(named)];
}

function within(text: string, field: string, max: number): string {
  if (text.length > max) throw new Refusal('TEXT_TOO_LONG', { field, max });
  return text;
}

const keyAccountWords = new Set(['key-account', ...termWords.category['key-account']].map(lookOf));

function categoryOf(cell: string, { settings, categories }: RowReading): DossierCategory {
  const { category, keyAccounts } = settings;
  if (cell === '') return category;
  const look = lookOf(cell);
  const own = categories.get(look);
  if (own !== undefined) return own;
  return keyAccountWords.has(look) || keyAccounts.some((word) => lookOf(word) === look)
    ? 'key-account'
    : 'other';
}

function classificationOf(cell: string, { settings, labels }: RowReading): Classification {
  if (cell === '') return settings.classification;
  const found = classOfLabel(labels, cell, 'zh-CN') ?? classOfLabel(labels, cell, 'en');
  if (found === null) throw new Refusal('INPUT_MALFORMED', { field: 'classification' });
  return found;
}

/** Exports of programs write a time of day behind it. */
function dayOf(cell: string): string | undefined {
  if (cell === '') return undefined;
  const day = dayFromText(cell.replace(/[\sT]+\d{1,2}:\d{2}.*$/, ''));
  if (day === null) throw new Refusal('INPUT_MALFORMED', { field: 'openedOn' });
  return day;
}

function yearsOf(cell: string, field: string, min: number): number | undefined {
  if (cell === '') return undefined;
  const years = Number(/^(\d{1,3})\s*(?:年|years?)?$/i.exec(cell.normalize('NFKC'))?.[1] ?? Number.NaN);
  if (!(years >= min && years <= 100)) throw new Refusal('INPUT_MALFORMED', { field });
  return years;
}

const forGood = new Set(['永久', 'permanent', 'for good']);

const retentionOf = (cell: string): Retention | undefined =>
  forGood.has(cell.toLowerCase()) ? 'permanent' : yearsOf(cell, 'retention', 1);
