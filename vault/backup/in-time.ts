/** Backups that the vault makes of itself: by the clock, and when it closes (K1). */
import { existsSync } from 'node:fs';
import { isDue } from '../../shared/policy/backup-keeping.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { anythingSince, backupTargets, statesMade } from '../storage/backups.ts';
import { clockDoubt } from '../time/clock.ts';
import { BackupRun } from './backup-run.ts';
import { timesOf } from './plans.ts';

/** After one that failed it is not tried again at once. */
const tryAgainMs = 3_600_000;

const maySign = (vault: OpenVault): boolean =>
  vault.quarantine === 'none' &&
  vault.fullyChecked &&
  clockDoubt(vault.ports.clock.read().wallMs, vault.writer.judgedMs()) === 'none';

/** Begins one where it is due and its folder is there; returns at once. */
export function backUpInTime(vault: OpenVault): void {
  if (vault.backup !== null || !maySign(vault)) return;
  const nowMs = vault.writer.nowMs();
  const plan = backupTargets(vault.db).find(
    (each) =>
      isDue(timesOf(vault, each), nowMs) &&
      nowMs - (each.failedAtMs ?? 0) >= tryAgainMs &&
      anythingSince(vault.db, statesMade(vault.db, each.id)[0]?.entries ?? 0) &&
      existsSync(each.folder),
  );
  if (plan !== undefined) new BackupRun(vault, plan, 'schedule');
}

/**
 * Before the vault closes: to every place that wants it, is there, and has not the newest already. What goes wrong is on record and
 * keeps nobody from closing.
 */
export async function backUpAtClosing(
  vault: OpenVault,
  progress: (done: number, total: number) => void,
  signal: AbortSignal | null,
): Promise<void> {
  await vault.backup?.stop();
  if (!maySign(vault)) return;
  for (const plan of backupTargets(vault.db)) {
    if (!plan.atClosing || !existsSync(plan.folder) || signal?.aborted === true) continue;
    if (!anythingSince(vault.db, statesMade(vault.db, plan.id)[0]?.entries ?? 0)) continue;
    const run = new BackupRun(vault, plan, 'closing');
    const tell = setInterval(() => {
      const { done, total } = run.howFar();
      progress(done, total);
      if (signal?.aborted === true) void run.stop();
    }, 100);
    await run.finished.catch(() => undefined);
    clearInterval(tell);
  }
}
