/** K1: backups by the clock and at closing, stopped and gone on with, kept by rule; and what a restore may never forget. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BackupRun } from '../../vault/backup/backup-run.ts';
import { FileCopier } from '../../vault/backup/file-copier.ts';
import { statesIn } from '../../vault/storage/backup-folder.ts';
import { backUp, planned, rootOf } from '../support/backups.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

const hourMs = 3_600_000;
let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.'));
  return () => desk.dispose();
});

const count = (type: string): number =>
  desk.vault.db.count('SELECT count(*) AS n FROM leaf WHERE type = ?', type);
const underWay = async (): Promise<void> => {
  await (desk.vault.backup as BackupRun | null)?.finished.catch(() => undefined);
};

describe('in time', () => {
  it('K1: at closing, where something has happened since the last one', async () => {
    await planned(desk, { atClosing: true });
    await desk.close();
    expect(statesIn(rootOf(desk))).toHaveLength(1);
    desk.clock.pass(hourMs);
    await desk.open();
    expect(await desk.call('vault.status', {})).toMatchObject({ backup: { overdue: false, failed: false } });
    await desk.close();
    expect(statesIn(rootOf(desk))).toHaveLength(1);
    await desk.open();
    await desk.fileDocument('K-1', desk.textFile('2.txt', 'Two.'));
    await desk.close();
    expect(statesIn(rootOf(desk))).toHaveLength(2);
  });

  it('K1: says where a backup lies on the disk that it is to outlive', async () => {
    await planned(desk);
    const shown = async () => (await desk.call('backup.show', {})).targets[0];
    expect(await shown()).toMatchObject({ there: true, sameDisk: true });
    rmSync(desk.path('stick'), { recursive: true });
    expect(await shown()).toMatchObject({ there: false, sameDisk: false });
  });

  it('K1: closing waits for no stick that is not there', async () => {
    await planned(desk, { atClosing: true });
    renameSync(desk.path('stick'), desk.path('pulled out'));
    await desk.close();
    await desk.open();
    expect(count('backup.failed')).toBe(0);
    await desk.close();
    desk.clock.pass(60 * hourMs);
    await desk.open();
    desk.clock.pass(11 * hourMs);
    await desk.call('session.touch', {});
    await desk.close();
    desk.clock.pass(2 * hourMs);
    await desk.open();
    expect(await desk.call('vault.status', {})).toMatchObject({ backup: { overdue: true } });
  });

  it('K1: by the clock, when it is due and its folder is there', async () => {
    await planned(desk, { everyHours: 24 });
    await desk.router.tick();
    await underWay();
    expect(count('backup.made')).toBe(1);
    await desk.close();
    for (const [hours, made] of [
      [23, 1],
      [2, 2],
    ] as const) {
      desk.clock.pass(hours * hourMs);
      await desk.open();
      await desk.dossier(`K-${hours}`);
      await desk.router.tick();
      await underWay();
      expect(count('backup.made')).toBe(made);
      await desk.close();
    }
    expect(statesIn(rootOf(desk))).toHaveLength(2);
  });

  it('K1: says what stopped it, keeps what it copied, and goes on', async () => {
    const target = await planned(desk);
    await desk.signIn('李保');
    await desk.call('backup.begin', { target });
    await expectRefusal('BACKUP_UNDER_WAY', desk.call('backup.begin', { target }));
    await desk.call('backup.stop', {});
    expect(statesIn(rootOf(desk))).toHaveLength(0);
    const shown = await desk.call('backup.show', {});
    expect(shown.targets[0]).toMatchObject({ failed: 'STOPPED', states: [] });
    expect(await desk.call('vault.status', {})).toMatchObject({ backup: { failed: true } });
    await backUp(desk, target);
    expect((await desk.call('backup.show', {})).targets[0]).toMatchObject({ failed: null });
  });

  it('K1: stops while many files wait to be copied, and nothing hangs', async () => {
    const target = await planned(desk);
    const copier = new FileCopier();
    const big = desk.textFile('big.bin', 'x'.repeat(30_000_000));
    const order = (n: number) => ({ from: big, to: desk.path('out', `${n}`), hash: null });
    const all = Array.from({ length: 8 }, (_, n) => copier.begin([order(n)]).then(({ results }) => results));
    const ended = Promise.allSettled(all);
    await copier.close();
    expect((await ended).every(({ status }) => status === 'rejected')).toBe(true);
    await expect(copier.begin([order(9)])).rejects.toMatchObject({ code: 'STORAGE_FAULT' });
    expect(await backUp(desk, target)).toMatchObject({ without: 0 });
  });

  it('K1: stops in the midst of a large file', async () => {
    const target = await planned(desk);
    // A database that takes its time to be copied.
    desk.vault.db.connection.exec(
      'CREATE TABLE ballast AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) SELECT randomblob(4000) AS b FROM n',
    );
    await desk.call('backup.begin', { target });
    const run = desk.vault.backup as BackupRun;
    const folder = join(rootOf(desk), 'database');
    while (
      !existsSync(folder) ||
      !readdirSync(folder, { recursive: true }).some((n) => String(n).endsWith('.part'))
    )
      await new Promise((resolve) => setImmediate(resolve));
    await desk.call('backup.stop', {});
    await expect(run.finished).rejects.toMatchObject({ code: 'STOPPED' });
    expect(statesIn(rootOf(desk))).toHaveLength(0);
    desk.vault.db.connection.exec('DROP TABLE ballast');
    expect(await backUp(desk, target)).toMatchObject({ without: 0 });
  });

  it('K1: a folder that goes in the midst of it leaves the vault alone', async () => {
    const target = await planned(desk);
    await desk.signIn('李保');
    await desk.call('backup.begin', { target });
    rmSync(desk.path('stick'), { recursive: true });
    // A file in its place: nothing can be written there any more.
    writeFileSync(desk.path('stick'), '');
    await underWay();
    expect(count('backup.failed')).toBe(1);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
  });

  it('K1: goes on by itself while others sign in and work', async () => {
    const target = await planned(desk);
    await desk.call('backup.begin', { target });
    await desk.signIn('孟编');
    const more = desk.textFile('2.txt', 'Two.');
    const submitted = await desk.call('document.submit', {
      code: 'K-1',
      file: more,
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    expect(submitted.document).toBe('K-1/2');
    await underWay();
    expect(count('backup.made')).toBe(1);
  });
});

describe('kept by rule', () => {
  it('K1: states go, and then what only they had', async () => {
    const target = await planned(desk);
    await desk.signIn('孟编');
    const { document } = await desk.call('document.submit', {
      code: 'K-1',
      file: desk.textFile('wrong.txt', 'Sent back soon.'),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    const first = await backUp(desk, target);
    const objects = (): number =>
      readdirSync(join(rootOf(desk), 'objects'), { recursive: true, encoding: 'utf8' }).filter((n) =>
        n.endsWith('.dvd'),
      ).length;
    expect(objects()).toBe(4);
    await desk.signIn('李保');
    await desk.call('document.send-back', { document, reason: '错件', signature: desk.signature });
    // The third of three states of one day, two days later: the first two of that day but the newest go.
    desk.clock.pass(hourMs);
    await backUp(desk, target);
    expect(statesIn(rootOf(desk))).toHaveLength(2);
    expect(objects()).toBe(4);
    await desk.close();
    desk.clock.pass(26 * hourMs);
    await desk.open();
    const third = await backUp(desk, target);
    expect(third.dropped).toBe(1);
    expect(statesIn(rootOf(desk)).map(({ name }) => name)).not.toContain(first.state);
    expect(objects()).toBe(2);
  });
});

describe('after a restore', () => {
  it('A6: closing and opening again forget nothing before the new generation', async () => {
    const target = await planned(desk);
    const loan = await desk.lend('K-1/1');
    await backUp(desk, target);
    for (let n = 0; n < 3; n += 1) await desk.viewAndClose(loan);
    await desk.close();
    // All that tells of the three views is lost, but the sticks know an older state by an older anchor.
    rmSync(desk.folder, { recursive: true });
    rmSync(desk.path('user-data'), { recursive: true });
    for (const name of readdirSync(desk.path('sticks')))
      for (const file of readdirSync(desk.path('sticks', name)))
        if (file.startsWith('dossier-vault-')) rmSync(desk.path('sticks', name, file));
    for (const name of readdirSync(rootOf(desk)))
      if (name.startsWith('dossier-vault-')) rmSync(join(rootOf(desk), name));
    await desk.call('backup.restore', { backup: desk.path('stick'), folder: desk.folder });
    const moved = desk.credential('赵批');
    const anchor = desk.path('stick', 'dossier-vault-of-yesterday');
    mkdirSync(anchor);
    await desk.open('李保', { moved });
    await desk.close();
    expect(existsSync(join(desk.folder, 'restored.json'))).toBe(true);
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'no-anchor' });
    expect(await desk.call('generation.new', { signature: desk.signature, cosign: [moved] })).toMatchObject({
      ledgerCovers: false,
    });
    await desk.signIn('许借');
    await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
    expect(existsSync(join(desk.folder, 'restored.json'))).toBe(false);
  });

  it('A6: the marker taken away gains nobody anything', async () => {
    const target = await planned(desk);
    const loan = await desk.lend('K-1/1');
    await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.close();
    rmSync(desk.folder, { recursive: true });
    await desk.call('backup.restore', { backup: desk.path('stick'), folder: desk.folder });
    rmSync(join(desk.folder, 'restored.json'));
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'anchor-ahead' });
  });
});
