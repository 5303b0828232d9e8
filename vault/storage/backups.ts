/** Backups as the log has them: the folders they go to, and the states made there. */
import type { KeptStates } from '../../shared/vocabulary/entry-of-backups.ts';
import type { BackupTargetId, DocumentId } from '../../shared/vocabulary/ids.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';

export interface BackupTarget {
  readonly id: BackupTargetId;
  /** Empty where its name was erased by law. */
  readonly folder: string;
  readonly atClosing: boolean;
  readonly everyHours: number;
  readonly keep: KeptStates;
  readonly plannedAtMs: number;
  readonly ended: boolean;
  readonly failed: string | null;
  readonly failedAtMs: number | null;
  readonly drilledAtMs: number | null;
  readonly drilledSound: boolean | null;
}

export interface BackupStateMade {
  readonly state: number;
  readonly entries: number;
  readonly manifest: string;
  readonly objects: number;
  readonly bytes: number;
  readonly without: number;
  readonly madeAtMs: number;
}

interface TargetRow {
  id: BackupTargetId;
  folder: string | null;
  at_closing: number;
  every_hours: number;
  days: number;
  weeks: number;
  months: number;
  planned_at: number;
  ended: number | null;
  failed: string | null;
  failed_at: number | null;
  drilled_at: number | null;
  drilled_sound: number | null;
}

const targetOf = (row: TargetRow): BackupTarget => ({
  id: row.id,
  folder: row.folder ?? '',
  atClosing: row.at_closing === 1,
  everyHours: row.every_hours,
  keep: { days: row.days, weeks: row.weeks, months: row.months },
  plannedAtMs: row.planned_at,
  ended: row.ended !== null,
  failed: row.failed,
  failedAtMs: row.failed_at,
  drilledAtMs: row.drilled_at,
  drilledSound: row.drilled_sound === null ? null : row.drilled_sound === 1,
});

/** Those that backups still go to, in the order in which they were planned. */
export const backupTargets = (db: VaultDatabase): BackupTarget[] =>
  db.all<TargetRow>('SELECT * FROM backup_target WHERE ended IS NULL ORDER BY planned').map(targetOf);

export function backupTarget(db: VaultDatabase, id: BackupTargetId): BackupTarget | null {
  const row = db.get<TargetRow>('SELECT * FROM backup_target WHERE id = ? AND ended IS NULL', id);
  return row === undefined ? null : targetOf(row);
}

/** States that the log says are kept there, newest first. */
export const statesMade = (db: VaultDatabase, target: BackupTargetId): BackupStateMade[] =>
  db.all<BackupStateMade & Record<string, never>>(
    `SELECT state, entries, manifest, objects, bytes, without, made_at AS madeAtMs FROM backup_state
     WHERE target = ? AND dropped = 0 ORDER BY state DESC`,
    target,
  );

export interface SealedFile {
  readonly document: DocumentId;
  readonly part: Part;
  /** SHA-256 of the sealed file, in hexadecimal. */
  readonly fileHash: string;
  /** Length of what it seals. */
  readonly bytes: number;
}

export const sealedFilesCounted = (db: VaultDatabase): number =>
  db.count(
    "SELECT count(*) AS n FROM document_part p JOIN document d ON d.id = p.document WHERE d.state <> 'sent-back'",
  );

const notGone = `FROM document_part p JOIN document d ON d.id = p.document WHERE d.state <> 'sent-back' AND`;
const sealedFile = `SELECT p.document, p.part, p.file_hash AS fileHash, p.bytes ${notGone}`;

/**
 * Every sealed file that the database knows of and that has not gone, a number at a time, in order of document and part; with `digits`
 * those whose document's id begins so.
 */
export function* sealedFilesKnown(
  db: VaultDatabase,
  atOnce: number,
  digits = '',
): Generator<readonly SealedFile[]> {
  let after: readonly [string, string] = [digits, ''];
  for (;;) {
    const rows = db.all<SealedFile & Record<string, never>>(
      `${sealedFile} (p.document, p.part) > (?, ?) AND p.document < ? ORDER BY p.document, p.part LIMIT ?`,
      ...after,
      `${digits}~`,
      atOnce,
    );
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    after = [last.document, last.part];
  }
}

/** Those of the documents that are named and have not gone, in order. */
export const sealedFilesOf = (db: VaultDatabase, documents: readonly DocumentId[]): SealedFile[] =>
  [...documents]
    .sort()
    .flatMap((document) =>
      db.all<SealedFile & Record<string, never>>(`${sealedFile} p.document = ? ORDER BY p.part`, document),
    );

/** Whether it is the name of a sealed file that the database knows of and that has not gone. */
export const sealedFileKnown = (db: VaultDatabase, name: string): boolean =>
  db.get(
    `SELECT 1 ${notGone} p.document = ? AND p.part = ?`,
    name.slice(0, 32),
    name.slice(33, -'.dvd'.length),
  ) !== undefined;

/** Documents whose sealed files came or went since that entry. */
export function documentsMovedSince(
  db: VaultDatabase,
  entries: number,
): { readonly came: readonly DocumentId[]; readonly went: readonly DocumentId[] } {
  const named = (type: string): DocumentId[] =>
    db
      .all<{ document: DocumentId }>(
        `SELECT json_extract(CAST(payload AS TEXT), '$.data.document') AS document FROM leaf WHERE idx >= ? AND type = ?`,
        entries,
        type,
      )
      .map(({ document }) => document);
  return { came: named('document.submitted'), went: named('document.sent-back') };
}

/** Whether the log has anything since that entry beyond openings, closings, sign-ins and backups themselves. */
export const anythingSince = (db: VaultDatabase, entries: number): boolean =>
  db.get(
    `SELECT 1 FROM leaf WHERE idx >= ? AND type NOT IN
       ('vault.opened', 'vault.closed', 'place.taken', 'session.signed-in', 'session.signed-out',
        'backup.made', 'backup.failed', 'backup.drilled') LIMIT 1`,
    entries,
  ) !== undefined;

/** What the log has had since that entry, in numbers that people understand. */
export const happenedSince = (
  db: VaultDatabase,
  entries: number,
): { readonly documents: number; readonly loans: number; readonly views: number } => {
  const since = (type: string): number =>
    db.count('SELECT count(*) AS n FROM leaf WHERE idx >= ? AND type = ?', entries, type);
  return {
    documents: since('document.submitted'),
    loans: since('loan.requested'),
    views: since('view.open'),
  };
};
