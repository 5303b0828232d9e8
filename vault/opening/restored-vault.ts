/** A folder that was put back from a backup, at its first opening (A6). */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { AnchorFindings } from '../audit/integrity.ts';
import { findBackup } from '../storage/backup-folder.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { RestoredMarker } from '../storage/restored-marker.ts';

/** What its backup knows beyond it: an anchor that was kept up to date while the backup was there, and the states made later. */
export function knownToBackup(vault: VaultId, marker: RestoredMarker | null): readonly string[] {
  const backup = marker === null ? null : findBackup(marker.backup);
  if (marker === null || backup === null || backup.vault !== vault) return [];
  return [backup.root, ...backup.states.filter(({ ms }) => ms > marker.stateMs).map(({ folder }) => folder)];
}

const signedFor = (db: VaultDatabase): string =>
  db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'restored'")?.value ?? '';

/** It was put back, and no new generation has begun since: closing and opening again forget nothing. */
export const isRestored = (db: VaultDatabase, marker: RestoredMarker | null): boolean =>
  marker !== null || signedFor(db) !== '';

/** What nobody has signed for yet. */
export const unsignedRestore = (db: VaultDatabase, marker: RestoredMarker | null): RestoredMarker | null =>
  marker === null || signedFor(db) === marker.manifest ? null : marker;

/** What was put back is older than what was lost; where no anchor knows more, nobody knows what is missing. */
export const findingsOfRestored = (findings: AnchorFindings, restored: boolean): AnchorFindings =>
  restored && findings.quarantine === 'none'
    ? { ...findings, quarantine: 'no-anchor', ledgerCovers: false }
    : findings;
