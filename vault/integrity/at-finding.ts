import type { OpenVault } from '../acts/open-vault.ts';

/** Entries that this log had when something was found amiss: at this opening, or in the midst of work by a stick that came later or the full check. */
export function entriesAtFinding(vault: OpenVault): number {
  const since = vault.writer.fact('quarantined-from');
  return since === '' ? vault.openedSize : Number(since);
}
