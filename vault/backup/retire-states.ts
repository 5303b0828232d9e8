/** States that go by the rule, and then what no state names any more (K1). */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { statesThatGo } from '../../shared/policy/backup-keeping.ts';
import { backupFolder, incompleteState, stateFolder, stateName, statesIn } from '../storage/backup-folder.ts';
import { type BackupTarget, sealedFileKnown, statesMade } from '../storage/backups.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { surplusFiles } from '../storage/sealed-files.ts';
import { listsNamedBy, objectsIn, objectsOfState } from './object-lists.ts';

/** Of those that the log knows: what another history left there is evidence, and stays. */
export const statesToDrop = (db: VaultDatabase, plan: BackupTarget, newest: number): number[] =>
  statesThatGo([...statesMade(db, plan.id).map(({ state }) => state), newest], plan.keep);

/** What cannot be removed is removed next time: it is on record as gone, and is none of the states any more. */
export async function dropStates(root: string, db: VaultDatabase, states: readonly number[]): Promise<void> {
  const { states: folder } = backupFolder(root);
  let dropped = 0;
  let listedAlone = false;
  for (const state of states) {
    const path = join(folder, stateName(state));
    if (!existsSync(path)) continue;
    try {
      const aside = incompleteState(root, state);
      // Under the name of an unfinished one first: half removed it is never taken for a state.
      renameSync(path, aside);
      listedAlone ||= existsSync(stateFolder(aside).ownList);
      rmSync(aside, { recursive: true, force: true });
      dropped += 1;
    } catch {
      // The folder is read-only or gone.
    }
  }
  if (dropped === 0) return;
  if (listedAlone) await dropObjects(root, db);
  await dropUnnamed(root, db);
}

const listedAtOnce = 5_000;

/** Sealed documents that no state names and the vault has not: all names are looked through. */
export async function dropObjects(root: string, db: VaultDatabase): Promise<void> {
  const surplus = new Set<string>();
  for await (const path of surplusFiles(root, db)) surplus.add(path);
  if (surplus.size === 0) return;
  for (const { folder } of statesIn(root))
    for await (const some of objectsOfState(root, folder, listedAtOnce))
      for (const { path } of some) surplus.delete(path);
  for (const path of surplus) rmSync(join(root, path), { force: true });
}

/** Database files and lists that no state names, and the sealed documents that only those lists named. */
export async function dropUnnamed(root: string, db: VaultDatabase): Promise<void> {
  const paths = backupFolder(root);
  const databases = new Set<string>();
  const lists = new Set<string>();
  for (const { folder } of statesIn(root)) {
    const manifest = readFileSync(stateFolder(folder).manifest, 'utf8');
    for (const [, name] of manifest.matchAll(/ {2}\.\.\/\.\.\/database\/(\S+)$/gm)) databases.add(name!);
    for (const { name } of await listsNamedBy(folder)) lists.add(name);
  }
  for (const name of readdirSync(paths.databases))
    if (!databases.has(name)) rmSync(join(paths.databases, name), { force: true });
  const lost = readdirSync(paths.lists).filter((name) => !lists.has(name));
  // The documents first: as long as the list is there, what a crash left is found again.
  await dropListed(root, db, lost, [...lists]);
  for (const name of lost) rmSync(join(paths.lists, name), { force: true });
}

async function dropListed(
  root: string,
  db: VaultDatabase,
  lost: readonly string[],
  kept: readonly string[],
): Promise<void> {
  const { lists } = backupFolder(root);
  const gone = new Set<string>();
  for (const name of lost.filter((each) => each.endsWith('.sha256')))
    for await (const some of objectsIn(join(lists, name), listedAtOnce, null))
      for (const { path } of some) if (!sealedFileKnown(db, basename(path))) gone.add(path);
  if (gone.size === 0) return;
  const digits = new Set([...gone].flatMap((path) => [2, 3].map((n) => basename(path).slice(0, n))));
  const mayName = (name: string): boolean =>
    name.startsWith('all-') || digits.has(name.slice(0, name.indexOf('-')));
  for (const name of kept.filter(mayName))
    for await (const some of objectsIn(join(lists, name), listedAtOnce, null))
      for (const { path } of some) gone.delete(path);
  for (const { folder } of statesIn(root).filter((state) => existsSync(stateFolder(state.folder).ownList)))
    for await (const some of objectsOfState(root, folder, listedAtOnce))
      for (const { path } of some) gone.delete(path);
  for (const path of gone) rmSync(join(root, path), { force: true });
}

/** Half-copied files of a backup that was cut off; the names of whole ones never end like this. */
export function dropHalves(objects: string): void {
  for (const folder of readdirSync(objects))
    for (const name of readdirSync(join(objects, folder)))
      if (name.endsWith('.part')) rmSync(join(objects, folder, name), { force: true });
}
