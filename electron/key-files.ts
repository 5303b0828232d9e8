/** Key files that lie where sticks are mounted, or where one was used before; looked for by name and size, never read. */
import { readdirSync, statSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

const suffix = '.key';
const bytesMax = 4_096;
const foldersMax = 200;

function mountFolders(): string[] {
  if (process.platform === 'win32')
    return 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`);
  if (process.platform === 'darwin') return foldersIn('/Volumes');
  const user = userInfo().username;
  return [...foldersIn(join('/media', user)), ...foldersIn(join('/run/media', user)), ...foldersIn('/mnt')];
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

function keyFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
      .map((entry) => join(folder, entry.name))
      .filter((path) => statSync(path).size <= bytesMax);
  } catch {
    return [];
  }
}

/** Also looks one folder deep, and beside the vaults known here (a sample keeps its own there). */
export function findKeyFiles(besides: readonly string[]): string[] {
  const mounts = mountFolders();
  const folders = [
    ...mounts,
    ...mounts.flatMap(foldersIn),
    ...besides.flatMap((folder) => [folder, ...foldersIn(folder)]),
  ];
  return [...new Set(folders)].slice(0, foldersMax).flatMap(keyFilesIn);
}

export const documentsFolder = (): string => join(homedir(), 'Documents');
