/** The sealed documents as files: their digests, and those among them that no entry knows. */
import { createReadStream, type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import { createSha256, encodeHex, sha256 } from '../sealing/suite.ts';
import type { VaultDatabase } from './database.ts';
import { objectPath, vaultFolder } from './vault-folder.ts';

/** Up to here a file is read in one go: most are small, and a stream costs more than their hashing. */
const atOnceBytesMax = 4 << 20;

/** What the file system says of one bad file; anything else is wrong with the machine. */
const unreadable: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EIO', 'EISDIR', 'ELOOP', 'ENOENT']);

/**
 * SHA-256 in hexadecimal digits; null for what cannot be read to its end or is no file of this folder, a bad sector, a pipe or
 * a link to somewhere else: one such document keeps nobody from checking all the others.
 */
export async function hashOfFile(path: string): Promise<string | null> {
  try {
    const found = lstatSync(path);
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

/**
 * Files among the sealed ones that belong to no document kept, relative to the vault's folder, in order. Folder by folder,
 * others being heard in between: a vault may hold a million.
 */
export async function* surplusFiles(folder: string, db: VaultDatabase): AsyncGenerator<string> {
  const { objects } = vaultFolder(folder);
  const within = (path: string): string => relative(folder, path).replaceAll('\\', '/');
  for (const entry of readdirSync(objects, { withFileTypes: true }).sort(byPath)) {
    await new Promise((resolve) => setImmediate(resolve));
    const path = join(objects, entry.name);
    if (!entry.isDirectory()) {
      yield within(path);
      continue;
    }
    const known = new Set(
      db
        .all<{ document: DocumentId; part: Part }>(
          "SELECT p.document, p.part FROM document_part p JOIN document d ON d.id = p.document WHERE d.state <> 'sent-back' AND p.document >= ? AND p.document < ?",
          entry.name,
          `${entry.name}~`,
        )
        .map(({ document, part }) => objectPath(folder, document, part)),
    );
    const files = readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((file) => !file.isDirectory())
      .map((file) => join(file.parentPath, file.name))
      .filter((file) => !known.has(file));
    yield* files.map(within).sort();
  }
}

/** As the whole paths beneath them would be. */
const byPath = (a: Dirent, b: Dirent): number => (pathOf(a) < pathOf(b) ? -1 : 1);
const pathOf = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);
