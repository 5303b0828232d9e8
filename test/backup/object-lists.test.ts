/** K1: the lists of a large backup are shared out by the first digits of ids; a day's documents change theirs and no others. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FileCopier } from '../../vault/backup/file-copier.ts';
import { listAll, listMoved, listsText, objectsOfState } from '../../vault/backup/object-lists.ts';
import { prepareBackup } from '../../vault/storage/backup-folder.ts';
import { documentsMovedSince, sealedFilesKnown } from '../../vault/storage/backups.ts';
import { openDesk } from '../support/desk.ts';

it.each([
  [6_000, 2],
  [300_000, 3],
])('K1: of %i files by %i digits', async (files, digits) => {
  const desk = await openDesk();
  const copier = new FileCopier();
  try {
    await desk.dossier('K-1');
    const file = (no: number) => desk.fileDocument('K-1', desk.textFile(`${no}.txt`, `Text ${no}`));
    for (const no of [1, 2, 3]) await file(no);
    const root = desk.path('stick');
    prepareBackup(root, desk.vault.vault, '');
    const { db } = desk.vault;
    const work = { root, db, without: [], copier };
    const before = await listAll(work, files);
    expect(before.map(({ objects }) => objects).reduce((one, other) => one + other)).toBe(6);
    for (const { name } of before)
      expect(name).toMatch(new RegExp(`^[0-9a-f]{${digits}}-[0-9a-f]{16}\\.sha256$`));

    const entries = desk.vault.writer.size;
    await file(4);
    const { came, went } = documentsMovedSince(db, entries);
    expect([came.length, went.length]).toEqual([1, 0]);
    const after = await listMoved(work, before, came);
    expect(after).toEqual(await listAll(work, files));
    const changed = after.filter(({ name }) => !before.some((list) => list.name === name));
    expect(changed).toHaveLength(1);

    // A state that names them names every file, in the order of their ids.
    const state = join(root, 'state');
    prepareBackup(state, desk.vault.vault, '');
    writeFileSync(join(state, 'lists.sha256'), listsText(after));
    const named: string[] = [];
    for await (const some of objectsOfState(root, state, 3)) named.push(...some.map(({ hash }) => hash));
    expect(named).toEqual([...sealedFilesKnown(db, 100)].flat().map(({ fileHash }) => fileHash));

    // One that lies there and is not what its name says is written again.
    const path = join(root, 'lists', changed[0]!.name);
    writeFileSync(path, 'nothing');
    const read = async (): Promise<void> => {
      for await (const _ of objectsOfState(root, state, 3));
    };
    await expect(read()).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    await listAll(work, files);
    await read();
    expect(readdirSync(join(root, 'lists')).some((name) => name.endsWith('.part'))).toBe(false);
    expect(readFileSync(path, 'utf8')).not.toBe('nothing');
  } finally {
    await copier.close();
    await desk.dispose();
  }
});
