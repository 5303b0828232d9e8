/** The sealed documents as files: their digests, and those among them that no entry knows. */
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import { createSha256, encodeHex, sha256 } from '../sealing/suite.ts';
import { objectPath, vaultFolder } from './vault-folder.ts';

/** Up to here a file is read in one go: most are small, and a stream costs more than their hashing. */
const atOnceBytesMax = 4 << 20;

/** What the file system says of one bad file; anything else is wrong with the machine. */
const unreadable: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EIO', 'EISDIR', 'ELOOP', 'ENOENT']);

/**
 * SHA-256 in hexadecimal digits; null for what cannot be read to its end or is no file, a bad sector or a pipe: one such
 * document keeps nobody from checking all the others.
 */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    const found = statSync(path);
    if (!found.isFile()) return null;
    if (found.size <= atOnceBytesMax) return encodeHex(sha256(readFileSync(path)));
    const hash = createSha256();
    for await (const block of createReadStream(path, { highWaterMark: 1 << 20 }))
      hash.update(block as Uint8Array);
    return encodeHex(hash.digest());
  } catch (error) {
    if (error instanceof Error && 'code' in error && unreadable.has(error.code)) return null;
    throw error;
  }
}

/** Files among the sealed ones that belong to none of these parts, relative to the vault's folder, in order. */
export function surplusFiles(
  folder: string,
  parts: Iterable<{ readonly document: DocumentId; readonly part: Part }>,
): string[] {
  const known = new Set<string>();
  for (const { document, part } of parts) known.add(objectPath(folder, document, part));
  const { objects } = vaultFolder(folder);
  return readdirSync(objects, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !known.has(join(entry.parentPath, entry.name)))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
