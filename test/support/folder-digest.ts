/** What lies in a folder, so that a test can say "nothing changed". */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** SHA-256 of each file by its path below the folder, with slashes. `but` leaves files out. */
export function folderDigest(folder: string, but: readonly string[] = []): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(folder, name);
    if (but.includes(name) || !statSync(path).isFile()) continue;
    digests[name.replaceAll('\\', '/')] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return digests;
}
