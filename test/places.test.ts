/** A6c: a folder that was copied is noticed before a byte is written, and is moved, drilled or left alone. */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../vault/storage/place.ts';
import { placeOf } from '../vault/storage/place.ts';
import { backUp, planned } from './support/backups.ts';
import { type Desk, expectRefusal, openDesk } from './support/desk.ts';
import { folderDigest } from './support/folder-digest.ts';
import { copyDesk } from './support/history-desk-copy.ts';

let desk: Desk;
let loan: string;
const copies: Desk[] = [];

/** The desk's own machine, and places as the product tells them apart. */
function onMachine(of: Desk, machine: string): Desk {
  Object.assign(of.ports, {
    placeOf: (folder: string, vault: never): Place => placeOf(folder, vault, of.path('machines', machine)),
  });
  return of;
}

beforeEach(async () => {
  desk = onMachine(await openDesk(), 'first');
  await desk.close();
  await desk.open('李保');
  await desk.dossier('K-1');
  const document = await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.'));
  loan = await desk.lend(document);
  await desk.viewAndClose(loan);
  return async () => {
    for (const each of [desk, ...copies.splice(0)]) await each.dispose();
  };
});

/** The folder and the other custodian's stick on a second machine; the first goes on. */
async function copiedElsewhere(): Promise<Desk> {
  await desk.close();
  const copy = onMachine(copyDesk(desk), 'second');
  copies.push(copy);
  rmSync(copy.path('user-data'), { recursive: true, force: true });
  return copy;
}
const places = (of: Desk): number =>
  of.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'place.taken'");

describe('a copy of the folder on another machine', () => {
  it('A6c: is asked about before a byte is written, whichever stick comes with it', async () => {
    const copy = await copiedElsewhere();
    const before = folderDigest(copy.root);
    await expectRefusal('PLACE_UNKNOWN', copy.open('Cora Keeper'));
    await expectRefusal('PLACE_UNKNOWN', copy.open('李保'));
    expect(folderDigest(copy.root)).toEqual(before);
  });

  it('A6c: has moved when custodian and approver say so, and what it left says where it went', async () => {
    const copy = await copiedElsewhere();
    await expectRefusal('COSIGNER_ROLE', copy.open('李保', { moved: copy.credential('Cora Keeper') }));
    await copy.open('李保', { moved: copy.credential('赵批') });
    expect(places(copy)).toBe(2);
    await copy.viewAndClose(loan);
    await copy.close();
    // The custodian carries the stick back to the machine that the vault left.
    cpSync(copy.path('sticks'), desk.path('sticks'), { recursive: true });
    const before = folderDigest(desk.folder);
    await expect(desk.open('李保')).rejects.toMatchObject({
      code: 'PLACE_LEFT',
      facts: { label: expect.stringContaining(copy.folder) },
    });
    expect(folderDigest(desk.folder)).toEqual(before);
    await copy.open('李保');
    expect(places(copy)).toBe(2);
  });

  it('A6c: is looked at by a drill, which touches nothing and quarantines nobody', async () => {
    const copy = await copiedElsewhere();
    // The vault itself goes on meanwhile.
    await desk.open('李保');
    await desk.viewAndClose(loan);
    await desk.close();
    cpSync(desk.path('sticks'), copy.path('sticks'), { recursive: true });
    const before = folderDigest(copy.root);
    const { passphrase, keyFile } = copy.credential('李保');
    const drill = await copy.call('vault.drill', {
      folder: copy.folder,
      passphrase,
      keyFile,
      anchorFolders: [],
    });
    expect(drill).toMatchObject({ sound: true, documents: 1, views: 1, sealedFiles: 2 });
    expect(drill.newestAnchor).toBeGreaterThan(drill.entries);
    expect(folderDigest(copy.root)).toEqual(before);
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
  });
});

describe('on the same machine', () => {
  it('A6c: a folder that was renamed goes on, and the log says so', async () => {
    await desk.close();
    cpSync(desk.folder, desk.path('renamed'), { recursive: true });
    rmSync(desk.folder, { recursive: true });
    await desk.open('李保', { folder: desk.path('renamed') });
    expect(places(desk)).toBe(2);
  });

  it('A6c: a second copy beside the first is asked about', async () => {
    await desk.close();
    cpSync(desk.folder, desk.path('beside'), { recursive: true });
    await expectRefusal('PLACE_UNKNOWN', desk.open('李保', { folder: desk.path('beside') }));
    expect(readFileSync(desk.path('machines', 'first', 'machine'), 'utf8')).toMatch(/^[0-9a-f]{32}\n$/);
  });
});

describe('a vault put back from a backup, whose sticks know more and of the place that is gone', () => {
  const both = (of: Desk) => ({ signature: of.signature, cosign: [of.credential('赵批')] });
  /** The state of a backup, with the looks that came after it on both custodians' sticks; then the disk is lost. */
  async function putBack(): Promise<Desk> {
    await desk.signIn('李保');
    await backUp(desk, await planned(desk));
    for (let i = 0; i < 2; i++) await desk.viewAndClose(loan);
    // Longer than the log will be when its new generation has begun.
    for (let i = 0; i < 12; i++) await desk.dossier(`L-${i}`);
    for (const who of ['Cora Keeper', '李保']) {
      await desk.close();
      await desk.open(who);
    }
    await desk.close();
    const restored = onMachine(copyDesk(desk), 'second');
    copies.push(restored);
    for (const lost of ['user-data', 'vault']) rmSync(restored.path(lost), { recursive: true, force: true });
    await restored.call('backup.restore', { backup: desk.path('stick'), folder: restored.folder });
    return restored;
  }

  it('A6c: may be closed before the new generation is signed, and opened again with the same stick', async () => {
    const restored = await putBack();
    await restored.open('李保', { moved: restored.credential('赵批') });
    await restored.close();
    await restored.open('李保');
    expect(await restored.call('vault.status', {})).toMatchObject({ quarantine: 'anchor-ahead' });
    expect(await restored.call('generation.new', both(restored))).toMatchObject({ viewsFromLedgers: 2 });
  });

  it('A6c: is opened after the new generation with a stick that has not been there since', async () => {
    const restored = await putBack();
    await restored.open('李保', { moved: restored.credential('赵批') });
    await restored.call('generation.new', both(restored));
    await restored.close();
    await restored.open('Cora Keeper');
    expect(await restored.call('vault.status', {})).toMatchObject({ quarantine: 'none' });
  });

  it('A6c: a copy that it left is told so, though the new generation is shorter', async () => {
    const restored = await putBack();
    await restored.open('李保', { moved: restored.credential('赵批') });
    await restored.call('generation.new', both(restored));
    await restored.close();
    cpSync(restored.path('sticks'), desk.path('sticks'), { recursive: true });
    await expect(desk.open('李保')).rejects.toMatchObject({
      code: 'PLACE_LEFT',
      facts: { label: expect.stringContaining(restored.folder) },
    });
  });
});
