/** Where backups go, how often, and how many are kept; and what is under way (K1). */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BackupStanding, BackupsShown, BackupTargetShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type BackupTimes, isDrillDue, isOverdue } from '../../shared/policy/backup-keeping.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { BackupTargetId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { backupRootIn, prepareBackup, stateName } from '../storage/backup-folder.ts';
import { type BackupTarget, backupTarget, backupTargets, statesMade } from '../storage/backups.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { BackupRun } from './backup-run.ts';
import { readme } from './readme.ts';

export const timesOf = (vault: OpenVault, plan: BackupTarget): BackupTimes => ({
  ...plan,
  newestAtMs: statesMade(vault.db, plan.id)[0]?.madeAtMs ?? null,
});

function shown(vault: OpenVault, plan: BackupTarget, no: number): BackupTargetShown {
  const nowMs = vault.writer.nowMs();
  const times = timesOf(vault, plan);
  return {
    target: plan.id,
    no,
    folder: plan.folder,
    there: plan.folder !== '' && existsSync(plan.folder),
    sameDisk: isOnSameDisk(vault.folder, plan.folder),
    atClosing: plan.atClosing,
    everyHours: plan.everyHours,
    keep: plan.keep,
    states: statesMade(vault.db, plan.id).map(({ state, madeAtMs, entries, objects, bytes, without }) => ({
      state: stateName(state),
      madeAtMs,
      entries,
      objects,
      bytes,
      without,
    })),
    overdue: isOverdue(times, nowMs),
    drillDue: isDrillDue(times, nowMs),
    drilledAtMs: plan.drilledAtMs,
    drilledSound: plan.drilledSound,
    failed: plan.failed,
    failedAtMs: plan.failedAtMs,
  };
}

/** Whether what breaks the vault's disk takes the backup along; false where the place is not there or cannot be asked. */
function isOnSameDisk(vault: string, folder: string): boolean {
  try {
    return statSync(vault).dev === statSync(folder).dev;
  } catch {
    return false;
  }
}

const underWay = ({ backup }: OpenVault): BackupsShown['underWay'] =>
  backup === null ? null : { target: backup.target, ...backup.howFar() };

export function showBackups(vault: OpenVault, call: Call): BackupsShown {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  return {
    targets: backupTargets(vault.db).map((plan, i) => shown(vault, plan, i + 1)),
    underWay: underWay(vault),
  };
}

/**
 * The newest of all; overdue is said where every place is, a drill due where none was tried in time. Asked every few seconds: it looks
 * into no folder, which may be at the other end of a network.
 */
export function backupStanding(vault: OpenVault): BackupStanding | null {
  const plans = backupTargets(vault.db);
  if (plans.length === 0) return null;
  const nowMs = vault.writer.nowMs();
  const all = plans.map((plan) => ({ plan, times: timesOf(vault, plan) }));
  const made = all
    .filter(({ times }) => times.newestAtMs !== null)
    .sort((one, other) => (other.times.newestAtMs ?? 0) - (one.times.newestAtMs ?? 0));
  const newest = made[0] ?? all[0];
  return {
    newestAtMs: newest?.times.newestAtMs ?? null,
    where: newest?.plan.folder ?? '',
    overdue: all.every(({ times }) => isOverdue(times, nowMs)),
    drillDue: made.length > 0 && made.every(({ times }) => isDrillDue(times, nowMs)),
    failed: plans.some(({ failed }) => failed !== null),
    underWay: vault.backup?.howFar() ?? null,
  };
}

/** Throws where nothing can go there: it is gone, in the vault's own folder or around it, or of another vault. */
function assertTarget(vault: OpenVault, folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new VaultFault('FILE_NOT_FOUND');
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('FILE_NOT_FOUND', {}, error);
  }
  // A copy within what it copies is lost with it.
  if (liesInside(vault.folder, resolve(folder, 'backup'))) throw new VaultFault('VAULT_EXISTS');
}

export async function planBackup(
  vault: OpenVault,
  input: ParsedInput<'backup.plan'>,
  call: Call,
): Promise<{ target: BackupTargetId }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const folder = resolve(input.folder);
  assertTarget(vault, folder);
  const target = input.target ?? newId<BackupTargetId>();
  const { atClosing, everyHours, keep } = input;
  await signedAct(vault, call, {
    judge: () => {
      if (input.target !== undefined) known(vault, input.target);
      const taken = backupTargets(vault.db).find((plan) => plan.folder === folder);
      if (taken !== undefined && taken.id !== target)
        throw new Refusal('INPUT_MALFORMED', { field: 'folder' });
    },
    by: oneself(desk, 'custodian', input.signature),
    ready: async () => prepareBackup(backupRootIn(folder, vault.vault), vault.vault, readme),
    enter: (sign) =>
      sign('backup.planned', (texts) => ({ target, folder: texts.of(folder), atClosing, everyHours, keep })),
  });
  // It says how far the log is as long as it is there, like every anchor.
  vault.addAnchorFolder(backupRootIn(folder, vault.vault));
  return { target };
}

function known(vault: OpenVault, id: BackupTargetId): BackupTarget {
  const plan = backupTarget(vault.db, id);
  if (plan === null) throw new Refusal('INPUT_MALFORMED', { field: 'target' });
  return plan;
}

export async function endBackup(
  vault: OpenVault,
  input: ParsedInput<'backup.end'>,
  call: Call,
): Promise<{ ended: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  const { target } = input;
  await signedAct(vault, call, {
    judge: () => {
      known(vault, target);
    },
    by: bothSides(desk, input),
    enter: (sign) => sign('backup.ended', (texts) => ({ target, ground: texts.of(ground) })),
  });
  if (vault.backup?.target === target) await vault.backup.stop();
  return { ended: true };
}

export function beginBackup(
  vault: OpenVault,
  input: ParsedInput<'backup.begin'>,
  call: Call,
): { begun: boolean } {
  assertStanding(vault, call, ['custodian', 'approver']);
  if (vault.backup !== null) throw new Refusal('BACKUP_UNDER_WAY');
  const plan = known(vault, input.target);
  assertTarget(vault, plan.folder);
  new BackupRun(vault, plan, 'hand', input.thorough === true);
  return { begun: true };
}

export async function stopBackup(vault: OpenVault, call: Call): Promise<{ stopped: boolean }> {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const { backup } = vault;
  await backup?.stop();
  return { stopped: backup !== null };
}
