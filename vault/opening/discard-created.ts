/** A ceremony that is stopped after the vault was made leaves nothing: its folder, its key files, its first anchors. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { anchorPaths } from '../audit/anchors.ts';
import { vaultFolder } from '../storage/vault-folder.ts';

/** What was made, and how its database was left: a vault that anybody has opened since is no longer the ceremony's. */
export interface CreatedFiles {
  readonly paths: readonly string[];
  readonly database: string;
  readonly lock: string;
  readonly left: string;
}

const stateOf = (database: string): string => {
  if (!existsSync(database)) return 'gone';
  const { size, mtimeMs } = statSync(database);
  return `${size} ${mtimeMs}`;
};

export function filesOfCreated(
  ports: VaultPorts,
  input: ParsedInput<'vault.create'>,
  vault: string,
): CreatedFiles {
  const keyFiles = input.founders.flatMap((founder) => founder.keyFiles.map((file) => resolve(file)));
  const anchored = [ports.userDataFolder, ...input.anchorFolders, ...keyFiles.map((file) => dirname(file))];
  const anchors = [...new Set(anchored)].flatMap((folder) =>
    Object.values(anchorPaths(folder, vault as VaultId)),
  );
  const { database, lock } = vaultFolder(resolve(input.folder));
  return {
    paths: [resolve(input.folder), ...keyFiles, ...anchors],
    database,
    lock,
    left: stateOf(database),
  };
}

/** The folder was empty before the ceremony, and none of the files was there. False where it has been opened since. */
export function discardCreated({ paths, database, lock, left }: CreatedFiles): boolean {
  if (existsSync(lock) || existsSync(`${database}-wal`) || stateOf(database) !== left) return false;
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  return true;
}
