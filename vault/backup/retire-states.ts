/** States that go by the rule, and the sealed documents that no state names any more (K1). */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { statesThatGo } from '../../shared/policy/backup-keeping.ts';
import { backupFolder, incompleteState, stateFolder, stateName, statesIn } from '../storage/backup-folder.ts';
import { type BackupTarget, statesMade } from '../storage/backups.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { surplusFiles } from '../storage/sealed-files.ts';
import { readObjectList } from './object-list.ts';

/** Of those that the log knows: what another history left there is evidence, and stays. */
export const statesToDrop = (db: VaultDatabase, plan: BackupTarget, newest: number): number[] =>
  statesThatGo([...statesMade(db, plan.id).map(({ state }) => state), newest], plan.keep);

/** What cannot be removed is removed next time: it is on record as gone, and is none of the states any more. */
export async function dropStates(root: string, db: VaultDatabase, states: readonly number[]): Promise<void> {
  const { states: folder } = backupFolder(root);
  let dropped = 0;
  for (const state of states) {
    const path = join(folder, stateName(state));
    if (!existsSync(path)) continue;
    try {
      const aside = incompleteState(root, state);
      // Under the name of an unfinished one first: half removed it is never taken for a state.
      renameSync(path, aside);
      rmSync(aside, { recursive: true, force: true });
      dropped += 1;
    } catch {
      // The folder is read-only or gone.
    }
  }
  if (dropped > 0) await dropObjects(root, db);
}

const listedAtOnce = 5_000;

async function dropObjects(root: string, db: VaultDatabase): Promise<void> {
  const surplus = new Set<string>();
  for await (const path of surplusFiles(root, db)) surplus.add(path);
  if (surplus.size === 0) return;
  for (const { folder } of statesIn(root))
    for await (const some of readObjectList(stateFolder(folder).objectList, listedAtOnce))
      for (const { path } of some) surplus.delete(path);
  for (const path of surplus) rmSync(join(root, path), { force: true });
}

/** Half-copied files of a backup that was cut off; the names of whole ones never end like this. */
export function dropHalves(objects: string): void {
  for (const folder of readdirSync(objects))
    for (const name of readdirSync(join(objects, folder)))
      if (name.endsWith('.part')) rmSync(join(objects, folder, name), { force: true });
}
