/**
 * Names for the moments between two durable steps. They do nothing here. Crash tests bundle the program with a
 * module of their own in this one's place, which stops there until the process is killed (test/faults/).
 */
export const viewStepPoints = [
  'view.before-policy',
  'view.after-policy',
  'view.after-capsules',
  'view.after-decryption',
  'view.after-first-page-drawn',
  'view.before-transaction',
  'view.before-commit',
  'view.after-commit',
  'view.after-anchors',
  'view.before-release',
  'view.after-release',
  'view.before-next-page-commit',
  'view.after-next-page-commit',
  'view.before-close-commit',
  'view.after-close-commit',
] as const;

/** The steps of a custody handover, from the deed to the new keys (shares/epochs.ts, shares/database-key.ts). */
export const handoverStepPoints = [
  'custody.before-deed',
  'custody.inside-deed',
  'custody.before-deed-commit',
  'custody.after-deed',
  'epoch.before-batch-commit',
  'epoch.after-batch',
  'epoch.before-switch',
  'epoch.inside-switch',
  'epoch.before-switch-commit',
  'epoch.after-switch',
  'epoch.before-delete-commit',
  'epoch.after-old-deleted',
  'database.after-both-keys',
  'database.after-copy',
  'database.after-rekey',
  'database.after-verified',
  'database.before-rename',
  'database.after-rename',
  'database.after-wal-removed',
  'database.after-old-slots-dropped',
  'epoch.before-done-commit',
  'epoch.after-done',
] as const;

/** From the digests of a release to the entry that its files are written (releases/write-out.ts). */
export const releaseStepPoints = [
  'release.before-transaction',
  'release.before-commit',
  'release.after-commit',
  'release.after-anchors',
  'release.after-file',
  'release.before-rename',
  'release.before-written',
  'release.after-written',
] as const;
export type ReleaseStepPoint = (typeof releaseStepPoints)[number];

/** The steps of writing everything out (whole-release/whole-run.ts). */
export const wholeStepPoints = [
  'whole.after-entry',
  'whole.after-file',
  'whole.after-dossier',
  'whole.after-sums',
  'whole.before-written-commit',
  'whole.after-written',
  'whole.after-bundle',
  'whole.after-rename',
] as const;
/** The steps of a backup (backup/backup-run.ts). */
export const backupStepPoints = [
  'backup.after-folder',
  'backup.after-objects',
  'backup.after-snapshot',
  'backup.after-database',
  'backup.after-lists',
  'backup.after-manifest',
  'backup.after-rename',
  'backup.before-entry-commit',
  'backup.after-entry',
  'backup.after-dropped',
] as const;
/** The steps of putting one back (backup/restore-backup.ts). */
export const restoreStepPoints = [
  'restore.after-marker',
  'restore.after-objects',
  'restore.after-database',
  'restore.after-header',
  'restore.after-whole',
] as const;
/** One transaction of a table (tables/open-dossiers.ts). */
export const tableStepPoints = ['table.before-commit', 'table.after-commit'] as const;
export type ViewStepPoint = (typeof viewStepPoints)[number];
export type HandoverStepPoint = (typeof handoverStepPoints)[number];
export type StepPoint =
  | ViewStepPoint
  | HandoverStepPoint
  | ReleaseStepPoint
  | (typeof wholeStepPoints)[number]
  | (typeof backupStepPoints)[number]
  | (typeof restoreStepPoints)[number]
  | (typeof tableStepPoints)[number];

export function stepPoint(_point: StepPoint): void {}
