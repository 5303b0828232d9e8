/**
 * The files of a tree filed: begun by one signature of their author, an entry for each document, beside the work of others; gone on
 * with after a crash by another signature (K6, D5b). An author files and a custodian accepts, as everywhere (D5): what looks like
 * something else waits for the custodian with that question (D7).
 */
import type { CommandAnswers, FolderFiling } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { unlock } from '../acts/unlock.ts';
import { FilingRun } from '../filing/filing-run.ts';
import { isReady } from '../filing/readiness.ts';
import type { Person } from '../storage/people.ts';
import { folderInHand, trialInHand } from './folder-in-hand.ts';
import { KeptFolders } from './kept-folders.ts';
import { forgetLines, keepLines, keptCount, keptCounts, keptFolder, queueSeen } from './kept-lines.ts';

function assertMayBegin(vault: OpenVault): void {
  if (!isReady(vault)) throw new Refusal('NOT_READY');
  if (vault.filing?.running === true) throw new Refusal('FILING_UNDER_WAY');
}

export async function beginFolders(
  vault: OpenVault,
  { signature }: ParsedInput<'folders.begin'>,
  call: Call,
): Promise<FolderFiling> {
  const desk = assertStanding(vault, call, ['author']);
  const { lines } = trialInHand(vault);
  const { file: folder } = folderInHand(vault);
  if (!lines.some(({ outcome }) => outcome === 'waits')) throw new Refusal('NOTHING_TO_FILE');
  return begun(vault, desk, signature, call, () => {
    keepLines(vault.db, desk.id, folder, lines);
    // What was tried is what was signed for: from here on it is the filing's.
    vault.table = null;
  });
}

export async function goOnWithFolders(
  vault: OpenVault,
  { seen, signature }: ParsedInput<'folders.go-on'>,
  call: Call,
): Promise<FolderFiling> {
  const desk = assertStanding(vault, call, ['author']);
  const left = (['waits', ...(seen ? (['to-see'] as const) : [])] as const).some(
    (outcome) => keptCount(vault.db, desk.id, outcome) > 0,
  );
  if (!left) throw new Refusal('NOTHING_TO_FILE');
  return begun(vault, desk, signature, call, () => {
    if (seen) queueSeen(vault.db, desk.id);
  });
}

async function begun(
  vault: OpenVault,
  desk: Person,
  signature: ParsedInput<'folders.begin'>['signature'],
  call: Call,
  keep: () => void,
): Promise<FolderFiling> {
  assertMayBegin(vault);
  const keys = await unlock(vault, call, desk, signature);
  // Stretching the passphrase takes a second: another may have begun meanwhile.
  assertMayBegin(vault);
  keep();
  const signer = keys.signer(desk.id, 'author');
  const run = new FilingRun(vault, desk, new KeptFolders(vault, desk), { signer, drop: keys.drop });
  // It goes on while the screen is locked, and drops them at its end.
  call.unlocked.keep(keys);
  vault.filing = run;
  run.begin();
  return shown(vault, desk, keptFolder(vault.db, desk.id) ?? '—');
}

/** What became of the files is for their author; that something is being filed is for everybody who would close the vault. */
export function showFolders(vault: OpenVault, call: Call): CommandAnswers['folders.show'] {
  const desk = assertStanding(vault, call, [], true);
  const folder = keptFolder(vault.db, desk.id);
  return {
    running: vault.filing?.running === true,
    mine: folder === null ? null : shown(vault, desk, folder),
  };
}

function ownRun(vault: OpenVault, desk: Person): { run: FilingRun; files: KeptFolders } | null {
  const run = vault.filing;
  if (!(run instanceof FilingRun) || !(run.files instanceof KeptFolders)) return null;
  return run.author.id === desk.id ? { run, files: run.files } : null;
}

function shown(vault: OpenVault, desk: Person, folder: string): FolderFiling {
  const own = ownRun(vault, desk);
  const counts = own?.files.counts ?? keptCounts(vault.db, desk.id);
  const left = { done: 0, total: counts.waits };
  return {
    folder,
    running: own?.run.running === true,
    counts,
    ...(own?.run.howFar() ?? left),
    remainingMs: own?.run.remainingMs() ?? null,
    endedBy: own?.files.ending ?? null,
  };
}

/** The author lets the list go: what waits is not filed, what is filed stays. */
export function forgetFolders(vault: OpenVault, call: Call): { forgotten: boolean } {
  const desk = assertStanding(vault, call, ['author']);
  const own = ownRun(vault, desk);
  if (own?.run.running === true) throw new Refusal('FILING_UNDER_WAY');
  if (own !== null) vault.filing = null;
  return { forgotten: forgetLines(vault.db, desk.id) > 0 };
}
