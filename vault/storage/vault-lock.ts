/**
 * One process at a time on one vault. The lock names its owner; a lock whose owner is gone is taken over. Two
 * machines on one shared folder are told apart by host name, and then only its owner removes it.
 */
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { encodeHex, randomBytes } from '../sealing/suite.ts';
import { localTimeText } from '../time/local-time.ts';
import { storageFault } from './database.ts';

const attemptsMax = 4;
/** Far longer than writing a lock of a hundred bytes takes. */
const writingMsMax = 50;

/** `machine` and `at` since programs that name them; a lock of an older one tells machines apart by their name alone. */
const owner = z.object({
  pid: z.int().min(1),
  host: z.string(),
  boot: z.string(),
  machine: z.string().optional(),
  at: z.int().optional(),
});
type Owner = z.infer<typeof owner>;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Killed, and not yet buried by its parent: it has a number still, and will never run again. Linux tells; elsewhere nobody does. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // proc(5): the state follows the program's name, which stands in parentheses and may hold some itself.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
  } catch {
    return false;
  }
}

/**
 * A machine that was renamed is the same one; where its lock names no number, the name has to do. Name and run of the machine together
 * are enough as well: a number that could not be kept (a home that nobody may write to) is another one in each process.
 */
const isOfThisMachine = (of: Owner, { boot, machine }: LockAsked): boolean =>
  of.machine === machine || (of.host === hostname() && (of.machine === undefined || of.boot === boot));

function isAlive(owner: Owner, boot: string): boolean {
  if (owner.boot !== boot) return false;
  try {
    process.kill(owner.pid, 0);
    return !isZombie(owner.pid);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Null where the file is not there. */
function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw storageFault(error);
  }
}

const beside = (path: string): string => `${path}.${encodeHex(randomBytes(8))}`;

function writeNew(path: string, content: string): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    writeSync(handle, content);
  } finally {
    closeSync(handle);
  }
}

/**
 * False where there is a lock already. Linked whole into its place, so that nobody reads it half-written; where a
 * file system has no links (FAT) it is written in place, and readers wait.
 */
function create(path: string, content: string): boolean {
  const draft = beside(path);
  try {
    writeNew(draft, content);
    try {
      linkSync(draft, path);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      writeNew(path, content);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw storageFault(error);
  } finally {
    rmSync(draft, { force: true });
  }
}

function ownerIn(content: string): Owner | null {
  try {
    return owner.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

/**
 * Takes a lock away that was found stale. Of several who found the same one, the first renames it; whoever comes
 * later has somebody's fresh lock in hand, and puts it back. (A third process that finds no lock in the moment between
 * could hold one too; then the database still lets one of them write at a time, and judges each act inside.)
 */
function takeAway(path: string, stale: string): void {
  const aside = beside(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw storageFault(error);
  }
  const taken = read(aside) ?? '';
  if (taken !== stale) create(path, taken);
  rmSync(aside, { force: true });
}

export interface LockAsked {
  /** Names this run of the machine. */
  readonly boot: string;
  /** Names the machine, whatever it is called. */
  readonly machine: string;
  readonly nowMs: number;
  readonly offsetMinutes: number;
  /** A custodian says that nobody has the vault open on the other machine: it died, or is no more. */
  readonly takeOver: boolean;
}

/** Returns what releases the lock. Throws VAULT_IN_USE, and VAULT_LOCKED with the other machine's name and time. */
export function lockVault(path: string, asked: LockAsked): () => void {
  const { boot, machine, nowMs, offsetMinutes, takeOver } = asked;
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    boot,
    machine,
    at: nowMs,
  } satisfies Owner);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    if (create(path, mine)) {
      return () => {
        if (read(path) === mine) rmSync(path, { force: true });
      };
    }
    const found = read(path);
    if (found === null) continue;
    const other = ownerIn(found);
    if (other === null && attempt < attemptsMax - 2) {
      // Being written this moment, or cut off by a crash: wait a little, then take it for stale.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, writingMsMax);
      continue;
    }
    if (other !== null && !isOfThisMachine(other, asked)) {
      const at = other.at === undefined ? '?' : localTimeText(other.at, offsetMinutes);
      if (!takeOver) throw new VaultFault('VAULT_LOCKED', { host: other.host, at });
    } else if (other !== null && isAlive(other, boot)) {
      throw new VaultFault('VAULT_IN_USE', { pid: other.pid });
    }
    takeAway(path, found);
  }
  throw new VaultFault('VAULT_IN_USE', { pid: '?' });
}
