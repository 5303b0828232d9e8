/** What an effect of an entry on the tables is, and the few things that many of them do. */
import type { AnyEntry, Committed, EntryData, EntryType } from '../../shared/vocabulary/entry.ts';
import type { VaultDatabase } from './database.ts';

export interface ProjectedEntry {
  readonly index: number;
  readonly leafHash: string;
  readonly body: AnyEntry;
  /** Text of a commitment in this entry; null where its opening was erased or is not at hand. */
  readonly text: (committed: Committed) => string | null;
}

export type Apply<T extends EntryType> = (
  db: VaultDatabase,
  data: EntryData<T>,
  entry: ProjectedEntry,
) => void;

export type Effects<T extends EntryType> = { [K in T]: Apply<K> };

/** The types of entries about these things: `EntriesOf<'loan'>` is every `loan.…`. */
export type EntriesOf<Thing extends string> = Extract<EntryType, `${Thing}.${string}`>;

export const nothing = (): void => {};

export const maybe = (entry: ProjectedEntry, committed: Committed | null): string | null =>
  committed === null ? null : entry.text(committed);

export const setFact = (db: VaultDatabase, name: string, value: string | number): void => {
  db.run(
    'INSERT INTO fact VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    String(value),
  );
};

/** Who has kept or approved on a dossier, and who has written or borrowed in it: for life (S3). */
export const recordAct = (
  db: VaultDatabase,
  entry: ProjectedEntry,
  dossier: string,
  kind: 'keeper' | 'user',
): void => {
  const person = entry.body.signers[0]?.person;
  if (person !== undefined) db.run('INSERT OR IGNORE INTO act VALUES (?, ?, ?)', person, dossier, kind);
};

export const dossierOf = (db: VaultDatabase, kind: 'loan' | 'document', id: string): string =>
  db.get<{ dossier: string }>(`SELECT dossier FROM ${kind} WHERE id = ?`, id)?.dossier ?? '';

/** Tables whose rows people call by a number. */
type Numbered =
  | 'training_department'
  | 'survey'
  | 'course'
  | 'proposal'
  | 'training_certificate'
  | 'obligation'
  | 'firm_rules'
  | 'agreement_template'
  | 'agreement';
export const nextNo = (db: VaultDatabase, table: Numbered): number =>
  db.count(`SELECT coalesce(max(no), 0) AS n FROM ${table}`) + 1;
