/** A ceremony that is stopped after the vault was made leaves nothing: its folder, its key files, its first anchors. */
import { rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { anchorPaths } from '../audit/anchors.ts';
import type { VaultPorts } from '../ports.ts';

export function filesOfCreated(
  ports: VaultPorts,
  input: ParsedInput<'vault.create'>,
  vault: string,
): readonly string[] {
  const keyFiles = input.founders.flatMap((founder) => founder.keyFiles.map((file) => resolve(file)));
  const anchored = [ports.userDataFolder, ...input.anchorFolders, ...keyFiles.map((file) => dirname(file))];
  const anchors = [...new Set(anchored)].flatMap((folder) =>
    Object.values(anchorPaths(folder, vault as VaultId)),
  );
  return [resolve(input.folder), ...keyFiles, ...anchors];
}

/** The folder was empty before the ceremony, and none of the files was there. */
export function discardCreated(files: readonly string[]): boolean {
  for (const path of files) rmSync(path, { recursive: true, force: true });
  return true;
}
