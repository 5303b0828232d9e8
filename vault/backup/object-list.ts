/** `objects.sha256` of a state: a line for each sealed file that belongs to it, as `sha256sum -c` reads them in the backup's folder. */
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { SealedFile } from '../storage/backups.ts';
import { storageFault } from '../storage/database.ts';
import { objectPath } from '../storage/vault-folder.ts';

const pathOf = ({ document, part }: SealedFile): string =>
  objectPath('.', document, part).replaceAll('\\', '/');

export interface ObjectsListed {
  objects: number;
  /** Length of what they seal. */
  bytes: number;
}

/** Durable when it resolves. `without` are those that the backup has not. */
export async function writeObjectList(
  path: string,
  files: Iterable<readonly SealedFile[]>,
  without: readonly SealedFile[],
): Promise<ObjectsListed> {
  const gone = new Set(without.map(pathOf));
  const listed: ObjectsListed = { objects: 0, bytes: 0 };
  try {
    const handle = openSync(path, 'wx', 0o600);
    try {
      for (const some of files) {
        const there = some.filter((file) => !gone.has(pathOf(file)));
        const lines = Buffer.from(there.map((file) => `${file.fileHash}  ${pathOf(file)}\n`).join(''));
        for (let done = 0; done < lines.length; ) done += writeSync(handle, lines, done);
        listed.objects += there.length;
        for (const { bytes } of there) listed.bytes += bytes;
        await new Promise((resolve) => setImmediate(resolve));
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw storageFault(error);
  }
  return listed;
}

export interface ListedObject {
  /** Relative to the backup's folder, and to a vault's. */
  readonly path: string;
  readonly hash: string;
}

const linePattern = /^([0-9a-f]{64}) {2}(objects\/[0-9a-f]{2}\/[0-9a-f]{32}-(?:original|rendition)\.dvd)$/;

/** Some at a time. Throws VAULT_DAMAGED at a line that is none; nothing outside `objects/` can be named. */
export async function* readObjectList(path: string, atOnce: number): AsyncGenerator<readonly ListedObject[]> {
  let some: ListedObject[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: 0 })) {
    const [, hash, object] = linePattern.exec(line) ?? [];
    if (hash === undefined || object === undefined)
      throw new VaultFault('VAULT_DAMAGED', { part: 'objects.sha256' });
    some.push({ path: object, hash });
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
