/**
 * The lists of the sealed files that belong to a state: lines as `sha256sum -c` reads them in the backup's folder. The files are shared
 * out by the first digits of their documents' ids, a list for each, so that a day's documents change a few of the lists; a list has its
 * hash in its name and serves every state that it is right for.
 */
import { createReadStream, existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { createSha256, encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import { backupFolder, stateFolder } from '../storage/backup-folder.ts';
import { type SealedFile, sealedFilesKnown } from '../storage/backups.ts';
import { storageFault, type VaultDatabase } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { objectPath } from '../storage/vault-folder.ts';
import type { ListThere } from './basis.ts';
import type { FileCopier } from './file-copier.ts';

const rowsAtOnce = 2_000;
const writtenAtOnce = 16;
/** The list of a backup with few documents. */
const all = 'all';

const pathOf = ({ document, part }: SealedFile): string =>
  objectPath('.', document, part).replaceAll('\\', '/');

/** How many digits share the files out: a list of some hundred lines is written in a moment. */
const digitsFor = (files: number): number => (files <= 5_000 ? 0 : files <= 200_000 ? 2 : 3);

/** `all`, or the first digits of the ids in it. */
const digitsOf = (name: string): string => name.slice(0, name.indexOf('-'));

const labelsOf = (digits: number): string[] =>
  digits === 0 ? [all] : Array.from({ length: 16 ** digits }, (_, i) => i.toString(16).padStart(digits, '0'));

export interface ListingObjects {
  readonly root: string;
  readonly db: VaultDatabase;
  /** Files that the backup has not. */
  readonly without: readonly SealedFile[];
  readonly copier: FileCopier;
}

/** Every list anew; those that are there already are not written again. */
export const listAll = (work: ListingObjects, files: number): Promise<ListThere[]> =>
  write(work, labelsOf(digitsFor(files)));

/** The earlier lists, with those anew in which one of these documents is. */
export async function listMoved(
  work: ListingObjects,
  earlier: readonly ListThere[],
  documents: readonly string[],
): Promise<ListThere[]> {
  const digits = earlier.map(({ name }) => digitsOf(name)).find((label) => label !== all)?.length ?? 0;
  const moved = new Set(documents.map((document) => (digits === 0 ? all : document.slice(0, digits))));
  const anew = await write(work, [...moved]);
  return inOrder([...earlier.filter(({ name }) => !moved.has(digitsOf(name))), ...anew]);
}

async function write(
  { root, db, without, copier }: ListingObjects,
  labels: readonly string[],
): Promise<ListThere[]> {
  const folder = backupFolder(root).lists;
  const gone = new Set(without.map(pathOf));
  const lists: ListThere[] = [];
  // Several at a time: a disk brings them to rest together.
  for (let i = 0; i < labels.length; i += writtenAtOnce) {
    const some = labels.slice(i, i + writtenAtOnce).map((label) => listOf(db, label, gone));
    await Promise.all(
      some.map(async ({ text, there }) => {
        if (there.objects === 0) return;
        lists.push(there);
        const path = join(folder, there.name);
        // Another state's, or something that lay there under its name.
        const isThere =
          existsSync(path) &&
          (await copier.one({ from: path, to: null, hash: there.sha256 })).kind === 'done';
        if (!isThere) await put(path, text, there.sha256, copier);
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
  }
  syncFolder(folder);
  return inOrder(lists);
}

const inOrder = (lists: readonly ListThere[]): ListThere[] =>
  [...lists].sort((one, other) => (one.name < other.name ? -1 : 1));

function listOf(
  db: VaultDatabase,
  label: string,
  gone: ReadonlySet<string>,
): { readonly text: Uint8Array; readonly there: ListThere } {
  const lines: string[] = [];
  let bytes = 0;
  for (const some of sealedFilesKnown(db, rowsAtOnce, label === all ? '' : label))
    for (const file of some) {
      if (gone.has(pathOf(file))) continue;
      lines.push(`${file.fileHash}  ${pathOf(file)}\n`);
      bytes += file.bytes;
    }
  const text = encodeUtf8(lines.join(''));
  const hash = encodeHex(sha256(text));
  return {
    text,
    there: { name: `${label}-${hash.slice(0, 16)}.sha256`, sha256: hash, objects: lines.length, bytes },
  };
}

/** Written beside, brought to the disk, read back, renamed; not in this process's own time, of which people work in the rest. */
async function put(path: string, text: Uint8Array, hash: string, copier: FileCopier): Promise<void> {
  const beside = `${path}.part`;
  try {
    await rm(beside, { force: true });
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if ((await copier.one({ from: beside, to: null, hash })).kind !== 'done')
      throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' });
    await rename(beside, path);
  } catch (error) {
    throw storageFault(error);
  }
}

/** `lists.sha256` of a state. */
export const listsText = (lists: readonly ListThere[]): string =>
  lists.map(({ name, sha256: hash }) => `${hash}  lists/${name}\n`).join('');

export interface ListedObject {
  /** Relative to the backup's folder, and to a vault's. */
  readonly path: string;
  readonly hash: string;
}

const objectLine = /^([0-9a-f]{64}) {2}(objects\/[0-9a-f]{2}\/[0-9a-f]{32}-(?:original|rendition)\.dvd)$/;
const listLine = /^([0-9a-f]{64}) {2}lists\/((?:all|[0-9a-f]{2,3})-[0-9a-f]{16}\.sha256)$/;

/** Throws VAULT_DAMAGED at a line that is none; nothing outside `lists/` can be named. */
export async function listsNamedBy(
  folder: string,
): Promise<{ readonly name: string; readonly hash: string }[]> {
  const path = stateFolder(folder).lists;
  if (!existsSync(path)) return [];
  return (await readFile(path, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, hash, name] = listLine.exec(line) ?? [];
      if (hash === undefined || name === undefined)
        throw new VaultFault('VAULT_DAMAGED', { part: 'lists.sha256' });
      return { name, hash };
    });
}

/** Every sealed file of a state, some at a time, of either format. Throws VAULT_DAMAGED where a list is not what it should be. */
export async function* objectsOfState(
  root: string,
  folder: string,
  atOnce: number,
): AsyncGenerator<readonly ListedObject[]> {
  const { ownList } = stateFolder(folder);
  if (existsSync(ownList)) return yield* objectsIn(ownList, atOnce, null);
  for (const { name, hash } of await listsNamedBy(folder))
    yield* objectsIn(join(backupFolder(root).lists, name), atOnce, hash);
}

/** Throws VAULT_DAMAGED at a line that is none, where there is no such list, and at its end where its hash is another. */
export async function* objectsIn(
  path: string,
  atOnce: number,
  hash: string | null,
): AsyncGenerator<readonly ListedObject[]> {
  const damaged = (): VaultFault => new VaultFault('VAULT_DAMAGED', { part: 'objects.sha256' });
  if (!existsSync(path)) throw damaged();
  const digest = createSha256();
  const source = createReadStream(path);
  source.on('data', (bytes) => digest.update(bytes as Buffer));
  let some: ListedObject[] = [];
  for await (const line of createInterface({ input: source, crlfDelay: 0 })) {
    const [, found, object] = objectLine.exec(line) ?? [];
    if (found === undefined || object === undefined) throw damaged();
    some.push({ path: object, hash: found });
    if (some.length < atOnce) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
  if (hash !== null && encodeHex(digest.digest()) !== hash) throw damaged();
}
