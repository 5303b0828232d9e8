/**
 * One process at a time on one vault. The lock names its owner; a lock whose owner is gone is taken over. Two
 * machines on one shared folder are told apart by host name, and then only its owner removes it.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { storageFault } from './database.ts';

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
}

function isAlive(owner: Owner, boot: string): boolean {
  if (owner.host !== hostname()) return true;
  if (owner.boot !== boot) return false;
  try {
    process.kill(owner.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Returns what releases the lock. Throws VAULT_IN_USE. `boot` names this run of the machine. */
export function lockVault(path: string, boot: string): () => void {
  const mine: Owner = { pid: process.pid, host: hostname(), boot };
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const handle = openSync(path, 'wx', 0o600);
      writeSync(handle, JSON.stringify(mine));
      closeSync(handle);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw storageFault(error);
    }
    let owner: Owner | null = null;
    try {
      owner = JSON.parse(readFileSync(path, 'utf8')) as Owner;
    } catch {
      // Being written or removed this moment, or cut off by a crash: look once more, then take it for stale.
      if (attempt === 0) continue;
    }
    if (owner !== null && isAlive(owner, boot)) throw new VaultFault('VAULT_IN_USE', { pid: owner.pid });
    rmSync(path, { force: true });
  }
  throw new VaultFault('VAULT_IN_USE', { pid: '?' });
}
