/** The project's own files, for rules about all of them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const builtOrForeign = new Set(['node_modules', '.git', '.tsbuild', 'dist', 'out', 'coverage']);

function* walk(folder: string, under = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (builtOrForeign.has(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(folder, path);
    else if (entry.isFile()) yield path;
  }
}

/** Paths from the project's folder, with slashes: what git tracks, or in an unpacked copy without git, what is there. */
export function projectFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], {
      cwd: projectFolder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const tracked = listed.split('\0').filter((path) => path !== '' && existsSync(join(projectFolder, path)));
    if (tracked.length > 0) return tracked;
  } catch {
    // No git here, or no repository: the folder itself says what belongs to the project.
  }
  return [...walk(projectFolder)];
}

export const readProjectFile = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

/** Every module that a source names: by import, export from, dynamic import, and types alike. */
export function importedModules(source: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\brequire\s*\(\s*)(['"])([^'"\n]+)\1/g;
  return [...source.matchAll(pattern)].map((match) => match[2] ?? '');
}
