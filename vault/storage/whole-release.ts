/** Everything that leaves at once, as the log has it, and what there is to leave (D8). */
import type { DocumentId, DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import { type Document, documentsOf } from './dossiers.ts';

export interface WholeRelease {
  /** The entry that announced it. */
  readonly planned: number;
  readonly plannedAtMs: number;
  readonly ground: string;
  readonly custodian: PersonId;
  readonly approvers: readonly PersonId[];
  readonly begun: number | null;
  readonly begunAtMs: number | null;
  readonly folder: string;
  readonly written: {
    readonly atMs: number;
    readonly documents: number;
    readonly without: number;
    readonly bytes: number;
    readonly sums: string;
  } | null;
}

interface Row {
  planned: number;
  planned_at: number;
  ground: string | null;
  custodian: PersonId;
  approvers: string;
  begun: number | null;
  begun_at: number | null;
  folder: string | null;
  written_at: number | null;
  documents: number | null;
  without: number | null;
  bytes: number | null;
  sums: string | null;
}

/** The newest that was announced and that nobody withdrew. */
export function wholeRelease(db: VaultDatabase): WholeRelease | null {
  const row = db.get<Row>(
    'SELECT * FROM whole_release WHERE planned = (SELECT max(planned) FROM whole_release) AND withdrawn IS NULL',
  );
  if (row === undefined) return null;
  return {
    planned: row.planned,
    plannedAtMs: row.planned_at,
    ground: row.ground ?? '',
    custodian: row.custodian,
    approvers: JSON.parse(row.approvers) as PersonId[],
    begun: row.begun,
    begunAtMs: row.begun_at,
    folder: row.folder ?? '',
    written:
      row.written_at === null
        ? null
        : {
            atMs: row.written_at,
            documents: row.documents ?? 0,
            without: row.without ?? 0,
            bytes: row.bytes ?? 0,
            sums: row.sums ?? '',
          },
  };
}

/** Entries that carried it out: every dossier of that time left with them. */
export const wholeReleasesBegun = (db: VaultDatabase): number[] =>
  db
    .all<{ begun: number }>('SELECT begun FROM whole_release WHERE begun IS NOT NULL ORDER BY begun')
    .map(({ begun }) => begun);

export const whatLeaves = (
  db: VaultDatabase,
): {
  readonly dossiers: number;
  readonly documents: number;
  readonly bytes: number;
  readonly pending: number;
} => ({
  dossiers: db.count('SELECT count(*) AS n FROM dossier'),
  documents: db.count("SELECT count(*) AS n FROM document WHERE state = 'accepted'"),
  bytes: db.count("SELECT coalesce(sum(bytes), 0) AS n FROM document WHERE state = 'accepted'"),
  pending: db.count("SELECT count(*) AS n FROM document WHERE state = 'submitted'"),
});

/** Every dossier by its number, a few at a time. */
export function* everyDossier(db: VaultDatabase): Generator<{ readonly id: DossierId; readonly no: number }> {
  let after = 0;
  for (;;) {
    const rows = db.all<{ id: DossierId; no: number }>(
      'SELECT id, no FROM dossier WHERE no > ? ORDER BY no LIMIT 500',
      after,
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.no;
  }
}

/** Whether filing kept this mark of the document. */
export const isMarked = (db: VaultDatabase, document: DocumentId, mark: string): boolean =>
  db.get('SELECT 1 FROM likeness_mark WHERE mark = ? AND document = ?', mark, document) !== undefined;

export const documentsThatLeave = (db: VaultDatabase, dossier: DossierId): Document[] =>
  documentsOf(db, dossier).filter(({ state }) => state === 'accepted');
