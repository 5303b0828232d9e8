/**
 * K1: a day's backup copies what the day changed. What is put together from the pieces is the database as it was held still, byte for
 * byte, whatever happened in between; and where that is not certain it is copied whole.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BackupCause } from '../../shared/vocabulary/entry-of-backups.ts';
import { vaultId } from '../../shared/vocabulary/ids.ts';
import type { Basis } from '../../vault/backup/basis.ts';
import { assembleDatabase, copyDatabase } from '../../vault/backup/database-files.ts';
import { FileCopier } from '../../vault/backup/file-copier.ts';
import type { Manifest } from '../../vault/backup/manifest.ts';
import { applyPageChanges, pagesChangedIn, writePageChanges } from '../../vault/backup/page-changes.ts';
import { encodeHex, randomBytes } from '../../vault/sealing/suite.ts';
import { backupFolder, prepareBackup, stateName } from '../../vault/storage/backup-folder.ts';
import type { ChangesMark } from '../../vault/storage/changed-pages.ts';
import {
  createDatabase,
  openDatabase,
  settleIntoFile,
  type VaultDatabase,
} from '../../vault/storage/database.ts';
import { backUp, planned, rootOf } from '../support/backups.ts';
import { Desk, openDesk } from '../support/desk.ts';

const dayMs = 24 * 3_600_000;
const someVault = vaultId.parse('0'.repeat(32));

/** A database of a few megabytes with a backup folder, without a vault around it. */
class Pieces {
  readonly folder = mkdtempSync(join(tmpdir(), 'dossier-vault-pieces-'));
  readonly path = join(this.folder, 'vault.db');
  readonly root = join(this.folder, 'backup');
  readonly key = randomBytes(32);
  db: VaultDatabase;
  private readonly copier = new FileCopier();
  private nowMs = 1_796_000_000_000;
  private earlier: { manifest: Manifest; mark: ChangesMark | null } | null = null;

  constructor(rows = 400) {
    this.db = createDatabase(this.path, this.key);
    for (let i = 0; i < rows; i += 1) this.write(i);
    prepareBackup(this.root, someVault, '');
  }

  write(row: number, bytes = 6_000): void {
    this.db.run(
      'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      `row ${row}`,
      randomBytes(bytes),
    );
    this.db.committed();
  }

  reopen(): void {
    this.db.close();
    this.db = openDatabase(this.path, this.key, false, 'noted');
  }

  /** Answers the files that the state is put together from; what they give is compared with the database. */
  async state(cause: BackupCause = 'hand', passMs = 1_000): Promise<string[]> {
    this.nowMs += passMs;
    const state = stateName(this.nowMs);
    const { states } = backupFolder(this.root);
    const folder = join(states, state);
    mkdirSync(folder);
    settleIntoFile(this.db);
    const changes = this.db.changedPages;
    const mark = changes?.mark() ?? null;
    const files = await copyDatabase(
      { database: this.path, root: this.root, state, cause, copier: this.copier, goesOn: () => undefined },
      this.earlier === null
        ? null
        : {
            state: { name: this.earlier.manifest.state, ms: 0, folder },
            manifest: this.earlier.manifest,
            basis: { changes: this.earlier.mark, wholeAtMs: 0, lists: [] } satisfies Basis,
          },
      changes,
    );
    const manifest = {
      vault: someVault,
      state,
      generation: 1,
      entries: 1,
      objects: 0,
      bytes: 0,
      without: 0,
      files,
    };
    this.earlier = { manifest, mark };
    const copy = join(this.folder, 'copy.db');
    await assembleDatabase(folder, manifest, copy, this.copier);
    expect(readFileSync(copy).equals(readFileSync(this.path))).toBe(true);
    return files.map(({ name }) => name.slice('../../database/'.length));
  }

  async dispose(): Promise<void> {
    this.db.close();
    await this.copier.close();
    rmSync(this.folder, { recursive: true });
  }
}

const withPieces = async (work: (pieces: Pieces) => Promise<void>): Promise<void> => {
  const pieces = new Pieces();
  try {
    await work(pieces);
  } finally {
    await pieces.dispose();
  }
};
const isWhole = (files: readonly string[]): boolean => files.length === 1 && files[0]!.endsWith('.db');

describe('the database of a state', () => {
  it('K1: is the pages that changed, on top of a whole copy', () =>
    withPieces(async (pieces) => {
      expect(isWhole(await pieces.state())).toBe(true);
      pieces.write(7);
      const files = await pieces.state();
      expect(files).toHaveLength(2);
      expect(statSync(join(pieces.root, 'database', files[1]!)).size).toBeLessThan(100_000);
    }));

  it('K1: opens in SQLite by hand, as the page says', () =>
    withPieces(async (pieces) => {
      await pieces.state();
      pieces.write(1_000, 90_000);
      const [whole, changes] = await pieces.state();
      const hand = join(pieces.folder, 'hand.db');
      cpSync(join(pieces.root, 'database', whole!), hand);
      cpSync(join(pieces.root, 'database', changes!), `${hand}-wal`);
      const db = new Database(hand);
      db.pragma("cipher='sqlcipher'");
      db.pragma('legacy=4');
      db.pragma(`key="x'${encodeHex(pieces.key)}'"`);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.prepare("SELECT length(value) AS n FROM secret WHERE name = 'row 1000'").get()).toEqual({
        n: 90_000,
      });
      db.close();
    }));

  it('K1: is copied whole where somebody else wrote to it, or nobody knows what changed', () =>
    withPieces(async (pieces) => {
      await pieces.state();
      pieces.db.close();
      const other = openDatabase(pieces.path, pieces.key);
      other.run("DELETE FROM secret WHERE name = 'row 3'");
      other.close();
      pieces.db = openDatabase(pieces.path, pieces.key, false, 'noted');
      expect(isWhole(await pieces.state())).toBe(true);
      pieces.write(3);
      expect(await pieces.state()).toHaveLength(2);

      // While the vault is open as well.
      const beside = openDatabase(pieces.path, pieces.key);
      beside.run("DELETE FROM secret WHERE name = 'row 4'");
      settleIntoFile(beside);
      beside.close();
      pieces.write(5);
      expect(isWhole(await pieces.state())).toBe(true);

      pieces.db.close();
      rmSync(`${pieces.path}.changed`);
      pieces.db = openDatabase(pieces.path, pieces.key, false, 'noted');
      expect(isWhole(await pieces.state())).toBe(true);
    }));

  it('K1: is copied whole when it is old, though not while somebody waits, and when half has changed', () =>
    withPieces(async (pieces) => {
      await pieces.state();
      pieces.write(1);
      expect(await pieces.state('closing', 40 * dayMs)).toHaveLength(2);
      expect(isWhole(await pieces.state('schedule'))).toBe(true);
      for (let i = 0; i < 300; i += 1) pieces.write(i);
      expect(isWhole(await pieces.state('closing'))).toBe(true);
    }));

  it('K1: is as long as it was, also where it was longer before', () =>
    withPieces(async ({ folder }) => {
      const [now, before, changes] = ['now', 'before', 'changes'].map((name) => join(folder, name));
      const pages = randomBytes(10 * 4_096);
      writeFileSync(before!, pages);
      writeFileSync(now!, pages.subarray(0, 6 * 4_096));
      await writePageChanges(now!, new Set([2, 9]), changes!, () => undefined);
      expect([...pagesChangedIn(changes!)]).toEqual([1, 2]);
      await applyPageChanges(before!, changes!);
      expect(readFileSync(before!).equals(readFileSync(now!))).toBe(true);
      writeFileSync(changes!, readFileSync(changes!).subarray(0, 5_000));
      await expect(applyPageChanges(before!, changes!)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    }));

  it('K1: of many days is a few files, and what no state needs goes', () =>
    withPieces(async (pieces) => {
      await pieces.state();
      let most = 0;
      for (let i = 0; i < 20; i += 1) {
        pieces.write(i);
        most = Math.max(most, (await pieces.state()).length);
      }
      expect(most).toBeGreaterThan(2);
      expect(most).toBeLessThan(7);
    }));

  it('K1: is the same whatever was written, closed, cut off and shortened in between', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), row: fc.nat(450) }) },
      { weight: 2, arbitrary: fc.constant({ kind: 'state' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'settle' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'rolled back' as const }) },
      { weight: 1, arbitrary: fc.constant({ kind: 'shorten' as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) =>
        withPieces(async (pieces) => {
          await pieces.state();
          for (const each of steps) {
            if (each.kind === 'write') pieces.write(each.row);
            else if (each.kind === 'state') await pieces.state();
            else if (each.kind === 'reopen') pieces.reopen();
            else if (each.kind === 'settle') settleIntoFile(pieces.db);
            else if (each.kind === 'shorten') {
              pieces.db.run("DELETE FROM secret WHERE name > 'row 2'");
              pieces.db.connection.exec('VACUUM');
            } else {
              pieces.db.connection.exec('BEGIN');
              pieces.write(500, 900_000);
              pieces.db.connection.exec('ROLLBACK');
            }
          }
          await pieces.state();
        }),
      ),
      { numRuns: process.env.DOSSIER_VAULT_LONG_TESTS === undefined ? 6 : 200 },
    );
  });

  it('K1: knows what a process wrote that was killed', () =>
    withPieces(async (pieces) => {
      await pieces.state();
      pieces.db.close();
      const program = `
        import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../vault/storage/database.ts'))};
        const db = openDatabase(${JSON.stringify(pieces.path)}, Buffer.from('${encodeHex(pieces.key)}', 'hex'), false, 'noted');
        for (const row of [11, 22, 33]) {
          db.run('UPDATE secret SET value = ? WHERE name = ?', Buffer.alloc(6000, row), 'row ' + row);
          db.committed();
          if (row === 22) db.bringIntoFile('PASSIVE');
        }
        process.kill(process.pid, 'SIGKILL');`;
      expect(() =>
        execFileSync(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' }),
      ).toThrow();
      expect(statSync(`${pieces.path}-wal`).size).toBeGreaterThan(0);
      pieces.db = openDatabase(pieces.path, pieces.key, false, 'noted');
      expect(await pieces.state()).toHaveLength(2);
      expect(
        pieces.db.count("SELECT count(*) AS n FROM secret WHERE value = zeroblob(0) OR name = 'row 33'"),
      ).toBe(1);
    }));
});

describe('a backup', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await openDesk();
    await desk.dossier('K-1');
    return () => desk.dispose();
  });
  const filed = (no: number): Promise<string> =>
    desk.fileDocument('K-1', desk.textFile(`${no}.txt`, `Page ${no} of another text, ${'long '.repeat(no)}`));
  const objects = (): string[] =>
    readdirSync(join(rootOf(desk), 'objects'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.dvd'),
    );

  it('K1: at closing looks for what came since alone, and is put back whole', async () => {
    desk.vault.db.run('INSERT INTO secret VALUES (?, ?)', 'ballast', randomBytes(4_000_000));
    const target = await planned(desk, { atClosing: true });
    await filed(1);
    await backUp(desk, target);
    const [lost] = objects();
    rmSync(join(rootOf(desk), 'objects', lost!));
    await filed(2);
    await desk.close();
    expect(objects()).toHaveLength(3);
    const root = rootOf(desk);
    expect(readdirSync(join(root, 'database')).map((name) => extname(name))).toEqual(['.db', '.wal']);
    const elsewhere = desk.path('elsewhere');
    const { missing, entries } = await desk.call('backup.restore', { backup: root, folder: elsewhere });
    expect(missing).toHaveLength(1);

    // Looked for by name by hand, and found in the vault again.
    await desk.open();
    await backUp(desk, target);
    expect(objects()).toHaveLength(4);
    expect(entries).toBeGreaterThan(10);
  });

  it('K1: at closing leaves out what was sent back, and later what only older states had goes', async () => {
    const target = await planned(desk, { atClosing: true });
    await filed(1);
    await desk.signIn('孟编');
    const { document } = await desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('wrong.txt', 'Sent back soon.'),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    await backUp(desk, target);
    await desk.signIn('李保');
    await desk.call('document.send-back', { document, reason: '错件', signature: desk.signature });
    await desk.close();
    await desk.open();
    const shown = await desk.call('backup.show', {});
    expect(shown.targets[0]?.states.map((state) => state.objects)).toEqual([2, 4]);
    expect(objects()).toHaveLength(4);
    const { passphrase, keyFile } = desk.credential('李保');
    await desk.signIn('李保');
    expect(await desk.call('backup.drill', { target, passphrase, keyFile })).toMatchObject({
      sound: true,
      documents: 1,
    });
  });

  it('K2: made by a record of changes that somebody cut is found by a drill', async () => {
    const target = await planned(desk);
    desk.vault.db.run('INSERT INTO secret VALUES (?, ?)', 'ballast', randomBytes(4_000_000));
    await backUp(desk, target);
    await filed(1);
    desk.vault.db.bringIntoFile('TRUNCATE');
    const record = join(desk.folder, 'vault.db.changed');
    const lines = readFileSync(record, 'utf8').split('\n');
    const last = lines.findLastIndex((line) => line.startsWith('{"pages"'));
    // Of the same length, so that the next entry does not stand in its midst.
    lines[last] = '{"pages":[1]}'.padEnd(lines[last]!.length);
    writeFileSync(record, lines.join('\n'));
    await backUp(desk, target);
    const { passphrase, keyFile } = desk.credential('李保');
    await desk.signIn('李保');
    const found = await desk
      .call('backup.drill', { target, passphrase, keyFile })
      .catch((error: { code: string }) => error);
    if ('code' in found) expect(found.code).toBe('VAULT_DAMAGED');
    else expect(found).toMatchObject({ sound: false });
  });

  it('K2: of format 1 is put back, and the next one is made beside it', async () => {
    const from = join(import.meta.dirname, '../vectors/backups/format-1');
    const told = z
      .object({ passphrases: z.record(z.string(), z.string()), loan: z.string(), at: z.number() })
      .parse(JSON.parse(readFileSync(join(from, 'told.json'), 'utf8')));
    const old = new Desk();
    try {
      cpSync(join(from, 'backup'), old.path('stick'), { recursive: true });
      cpSync(join(from, 'stick'), old.path('sticks', '李保'), { recursive: true });
      for (const [who, passphrase] of Object.entries(told.passphrases)) old.passphrases.set(who, passphrase);
      old.keyFiles.set('李保', old.path('sticks', '李保', 'key.json'));
      old.clock.wallMs = told.at + 60_000;
      const put = await old.call('backup.restore', { backup: old.path('stick'), folder: old.folder });
      expect(put).toMatchObject({ missing: [], objects: 2 });
      const { passphrase, keyFile } = old.credential('李保');
      for (const folder of [old.folder, old.path('stick')])
        expect(
          await old.call('vault.drill', { folder, passphrase, keyFile, anchorFolders: [] }),
        ).toMatchObject({ documents: 1, views: 1, missing: [], altered: [], sound: true });
    } finally {
      await old.dispose();
    }
  });

  it('K1: says to a program of format 1 that it is newer', async () => {
    const target = await planned(desk);
    const path = join(rootOf(desk), 'backup.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"format": 2', '"format": 1'));
    await backUp(desk, target);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 2 });
    expect(existsSync(join(dirname(path), 'lists'))).toBe(true);
  });
});
