/** The program's version, read from the package.json above the program. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export function programVersion(from = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path)) {
      const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
      if (name === 'dossier-vault' && version !== undefined) return version;
    }
    if (dirname(folder) === folder) return 'unknown';
  }
}
