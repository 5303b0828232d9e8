/** Backups of a desk, to a folder that stands for a stick. */
import { mkdirSync } from 'node:fs';
import type { KeptStates } from '../../shared/vocabulary/entry-of-backups.ts';
import type { BackupTargetId } from '../../shared/vocabulary/ids.ts';
import type { BackupMade, BackupRun } from '../../vault/backup/backup-run.ts';
import { backupRootIn } from '../../vault/storage/backup-folder.ts';
import type { Desk } from './desk.ts';

interface Plan {
  readonly atClosing?: boolean;
  readonly everyHours?: number;
  readonly keep?: KeptStates;
  readonly folder?: string;
}

let root = '';
export const rootOf = (_desk: Desk): string => root;

export async function planned(desk: Desk, plan: Plan = {}): Promise<BackupTargetId> {
  const folder = plan.folder ?? desk.path('stick');
  mkdirSync(folder, { recursive: true });
  root = backupRootIn(folder, desk.vault.vault);
  await desk.signIn('李保');
  const { target } = await desk.call('backup.plan', {
    folder,
    atClosing: plan.atClosing ?? false,
    everyHours: plan.everyHours ?? 0,
    keep: plan.keep ?? { days: 7, weeks: 4, months: 12 },
    signature: desk.signature,
  });
  return target;
}

export async function backUp(desk: Desk, target: BackupTargetId, thorough = false): Promise<BackupMade> {
  await desk.signIn('李保');
  await desk.call('backup.begin', { target, thorough });
  return (desk.vault.backup as BackupRun).finished;
}
