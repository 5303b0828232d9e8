/** K1, K2, A6: a backup is made beside the work, tried, and put back; what was looked at since still counts. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BackupTargetId } from '../../shared/vocabulary/ids.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { approve, ask, handOut } from '../releases/release-desk.ts';
import { backUp, planned, rootOf } from '../support/backups.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { folderDigest } from '../support/folder-digest.ts';

let desk: Desk;
let loan: string;

beforeEach(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.')));
  return () => desk.dispose();
});

/** The disk burns: the vault's folder and the user's own data. */
function burn(of: Desk): void {
  rmSync(of.folder, { recursive: true });
  rmSync(of.path('user-data'), { recursive: true, force: true });
}

/** The sticks in use are lost with their anchors; the spares lay in a drawer. */
function bringSpares(): void {
  for (const who of desk.keyFiles.keys()) {
    rmSync(desk.path('sticks', who), { recursive: true, force: true });
    const drawer = desk.path('sticks', `${who} spare`);
    for (const name of readdirSync(drawer)) if (name.startsWith('dossier-vault-')) rmSync(join(drawer, name));
    desk.keyFiles.set(who, join(drawer, 'key.json'));
  }
}

async function restored(of: Desk, state?: string): Promise<void> {
  const answer = await of.call('backup.restore', {
    backup: of.path('stick'),
    folder: of.folder,
    ...(state === undefined ? {} : { state }),
  });
  expect(answer.missing).toEqual([]);
}

describe('a backup', () => {
  it('K1: is a folder that ordinary tools check, an entry, and an anchor', async () => {
    const target = await planned(desk);
    const made = await backUp(desk, target);
    expect(made).toMatchObject({ objects: 2, without: 0 });
    const root = rootOf(desk);
    const state = join(root, 'states', made.state);
    const check = (command: string, cwd: string): string =>
      execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
    const lists = `states/${made.state}/lists.sha256`;
    expect(check(`sha256sum -c ${lists}`, root)).toMatch(/^lists\/all-.* OK\n$/);
    expect(check(`cut -c 67- ${lists} | xargs cat | sha256sum -c`, root)).toMatch(/OK\n.*OK\n/);
    expect(check(`grep -E '^[0-9a-f]{64}  ' manifest | sha256sum -c`, state)).not.toContain('FAILED');
    expect(readdirSync(state).sort()).toEqual(
      [
        `dossier-vault-${desk.vault.vault}.anchor`,
        'basis.json',
        'checkpoint',
        'lists.sha256',
        'manifest',
        'vault.json',
        'vault.keys',
      ].sort(),
    );
    expect(desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'backup.made'")).toBe(1);
    expect(existsSync(join(root, `dossier-vault-${desk.vault.vault}.anchor`))).toBe(true);
  });

  it('K1: copies only what came since, and keeps what is there', async () => {
    const target = await planned(desk);
    await backUp(desk, target);
    await desk.fileDocument('K-1', desk.textFile('2.txt', 'Another page.'));
    const before = folderDigest(join(rootOf(desk), 'objects'));
    const again = await backUp(desk, target);
    expect(again).toMatchObject({ objects: 4, without: 0 });
    expect(folderDigest(join(rootOf(desk), 'objects'))).toMatchObject(before);
  });

  it('K1: names what is damaged in the vault and is complete for all the rest', async () => {
    const target = await planned(desk);
    const objects = join(desk.folder, 'objects');
    const [first] = readdirSync(objects, { recursive: true, encoding: 'utf8' }).filter((n) =>
      n.endsWith('.dvd'),
    );
    appendFileSync(join(objects, first!), 'x');
    expect(await backUp(desk, target)).toMatchObject({ objects: 1, without: 1 });
  });

  it('K1: does not lie in the vault, nor where another vault has its own', async () => {
    await desk.signIn('李保');
    const plan = { atClosing: false, everyHours: 0, keep: { days: 7, weeks: 4, months: 12 } };
    const inside = join(desk.folder, 'objects');
    await expect(
      desk.call('backup.plan', { ...plan, folder: inside, signature: desk.signature }),
    ).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    await expect(
      desk.call('backup.plan', { ...plan, folder: desk.path('nowhere'), signature: desk.signature }),
    ).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    await expectRefusal(
      'INPUT_MALFORMED',
      desk.call('backup.plan', {
        ...plan,
        keep: { days: 6, weeks: 4, months: 12 },
        folder: desk.path('nowhere'),
        signature: desk.signature,
      }),
    );
  });
});

describe('a drill', () => {
  const drill = (target: BackupTargetId) => {
    const { passphrase, keyFile } = desk.credential('李保');
    return desk.call('backup.drill', { target, passphrase, keyFile });
  };

  it('K2: says what a restore would bring back and lose, and writes nothing there', async () => {
    const target = await planned(desk);
    const { state, entries } = await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.signIn('李保');
    const states = join(rootOf(desk), 'states');
    const before = [folderDigest(states), folderDigest(join(rootOf(desk), 'objects'))];
    const found = await drill(target);
    expect(found).toMatchObject({ sound: true, manifestHolds: true, state, entries, documents: 1, views: 0 });
    expect(found.lost).toMatchObject({ documents: 0, loans: 0, views: 1 });
    expect([folderDigest(states), folderDigest(join(rootOf(desk), 'objects'))]).toEqual(before);
    const shown = await desk.call('backup.show', {});
    expect(shown.targets[0]).toMatchObject({ drilledSound: true, drillDue: false });
  });

  it.each(['database', 'lists', 'vault.keys', 'manifest', 'lists.sha256', 'basis.json'])(
    'K2: finds one byte changed in %s',
    async (file) => {
      const target = await planned(desk);
      const { state } = await backUp(desk, target);
      const inside = join(rootOf(desk), file);
      const path = existsSync(inside)
        ? join(inside, readdirSync(inside)[0]!)
        : join(rootOf(desk), 'states', state, file);
      const bytes = readFileSync(path);
      const at = file === 'manifest' ? bytes.indexOf('entries ') + 8 : bytes.length >> 1;
      bytes[at] = bytes[at]! ^ 1;
      writeFileSync(path, bytes);
      const found = await drill(target).catch((error: { code: string }) => error);
      if ('code' in found) expect(found.code).toBe('VAULT_DAMAGED');
      else expect(found.sound).toBe(false);
    },
  );

  it('K2: finds a sealed file gone or altered', async () => {
    const target = await planned(desk);
    await backUp(desk, target);
    const objects = join(rootOf(desk), 'objects');
    const [first, second] = readdirSync(objects, { recursive: true, encoding: 'utf8' }).filter((n) =>
      n.endsWith('.dvd'),
    );
    rmSync(join(objects, first!));
    appendFileSync(join(objects, second!), 'x');
    const found = await drill(target);
    expect(found).toMatchObject({ sound: false });
    expect(found.missing).toHaveLength(1);
    expect(found.altered).toHaveLength(1);
    // A thorough backup puts both right.
    await backUp(desk, target, true);
    expect(await drill(target)).toMatchObject({ sound: true });
  });
});

describe('a restore', () => {
  it('A6: counts what was looked at since, and gives no fourth look', async () => {
    const target = await planned(desk);
    await desk.viewAndClose(loan);
    await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.close();
    burn(desk);
    await restored(desk);
    await expectRefusal('RESTORE_UNSIGNED', desk.open('李保'));
    const status = await desk.open('李保', { moved: desk.credential('赵批') });
    expect(status.quarantine).toBe('anchor-ahead');
    const generation = await desk.call('generation.new', {
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(generation).toMatchObject({ ledgerCovers: true, viewsFromLedgers: 1 });
    expect(desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'vault.restored'")).toBe(1);
    const document = 'K-1/1';
    const again = await desk.lend(document);
    await desk.viewAndClose(again);
    await desk.signIn('许借');
    await expectRefusal('VIEWS_SPENT', desk.request(document));
  });

  it('A6, L4, D8: on another machine, with a spare key and one ledger left: a look, a release, its paper', async () => {
    const target = await planned(desk);
    await desk.viewAndClose(loan);
    await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.close();
    // Another home and another folder: of the old machine only the borrower's own stick is left, and what lay in drawers.
    burn(desk);
    const ledger = readdirSync(desk.path('sticks', '赵批')).filter((name) =>
      name.startsWith('dossier-vault-'),
    );
    expect(ledger.length).toBeGreaterThan(0);
    rmSync(desk.path('sticks', '李保'), { recursive: true });
    desk.keyFiles.set('李保', desk.path('sticks', '李保 spare', 'key.json'));
    await restored(desk);
    expect(await desk.open('李保', { moved: desk.credential('赵批') })).toMatchObject({
      quarantine: 'anchor-ahead',
    });
    const generation = await desk.call('generation.new', {
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(generation).toMatchObject({ ledgerCovers: true, viewsFromLedgers: 1 });
    expect(await desk.viewAndClose(await desk.lend('K-1/1'))).toMatchObject({ n: 3 });
    await desk.signIn('许借');
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    // Who has no look left receives no original either; a court does, and its paper holds against the log.
    await expectRefusal('VIEWS_SPENT', ask(desk, { recipient: '许借', outsider: undefined }));
    const release = await ask(desk);
    await approve(desk, release);
    const out = await handOut(desk, release);
    expect(readFileSync(join(out.folder ?? '', out.files[0]?.name ?? ''), 'utf8')).toBe('One page.');
    const paper = await desk.call('paper.print', {
      paper: 'chain-of-custody',
      about: 'K-1',
      language: 'both',
      copies: 1,
      file: desk.path('chain.pdf'),
    });
    expect(await desk.call('paper.check', { text: paper.qr })).toMatchObject({ verdict: 'agrees' });
    const bundle = desk.path('bundle');
    await desk.call('log.export', { folder: bundle, openings: 'all' });
    expect((await verifyBundle(bundle, null)).first).toBeNull();
  });

  it('A6: where nothing tells what came after it, every allowance counts as used', async () => {
    const target = await planned(desk);
    await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.close();
    burn(desk);
    // Only the spare keys and the states survive.
    for (const name of readdirSync(rootOf(desk)))
      if (name.startsWith('dossier-vault-')) rmSync(join(rootOf(desk), name));
    await restored(desk);
    bringSpares();
    expect(await desk.open('李保', { moved: desk.credential('赵批') })).toMatchObject({
      quarantine: 'no-anchor',
    });
    const generation = await desk.call('generation.new', {
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(generation).toMatchObject({ ledgerCovers: false });
    await desk.signIn('许借');
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
  });

  it('A6: of an older state hears the newer one, which is not written', async () => {
    const target = await planned(desk);
    const first = await backUp(desk, target);
    await desk.viewAndClose(loan);
    desk.clock.pass(60_000);
    const second = await backUp(desk, target);
    await desk.close();
    burn(desk);
    rmSync(join(rootOf(desk), `dossier-vault-${await vaultId()}.anchor`));
    bringSpares();
    await restored(desk, first.state);
    const newer = join(rootOf(desk), 'states', second.state);
    const before = folderDigest(newer);
    expect(await desk.open('李保', { moved: desk.credential('赵批') })).toMatchObject({
      quarantine: 'anchor-ahead',
    });
    expect(
      await desk.call('generation.new', { signature: desk.signature, cosign: [desk.credential('赵批')] }),
    ).toMatchObject({ ledgerCovers: true, viewsFromLedgers: 1 });
    expect(folderDigest(newer)).toEqual(before);
  });

  const vaultId = async (): Promise<string> =>
    (await desk.call('backup.look', { folder: desk.path('stick') })).vault;

  it('K2: goes into an empty folder only, and a half one is no vault and goes on', async () => {
    const target = await planned(desk);
    await backUp(desk, target);
    await desk.close();
    await expect(
      desk.call('backup.restore', { backup: desk.path('stick'), folder: desk.folder }),
    ).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
    const folder = desk.path('put back');
    await desk.call('backup.restore', { backup: desk.path('stick'), folder });
    await expect(desk.call('backup.restore', { backup: desk.path('stick'), folder })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
  });
});
