/** K1, K2, A6 by other roads: a backup in the midst of a change of keys, a restore by hand, two at once, a stick of another vault. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BackupRun } from '../../vault/backup/backup-run.ts';
import { statesIn } from '../../vault/storage/backup-folder.ts';
import { backUp, planned, rootOf } from '../support/backups.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';

let desk: Desk;
let loan: string;

beforeEach(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.')));
  return () => desk.dispose();
});

const signedByBoth = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

describe('a backup', () => {
  it('K1: gives way to a change of keys, and the next one opens with the new ones only', async () => {
    const target = await planned(desk);
    await desk.call('backup.begin', { target });
    const run = desk.vault.backup as BackupRun;
    await desk.call('role.end', { who: 'Cora Keeper', role: 'custodian', ground: '离任', ...signedByBoth() });
    await run.finished.catch(() => undefined);
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
    await backUp(desk, target);
    await desk.signIn('李保');
    const drill = (who: string) => {
      const { passphrase, keyFile } = desk.credential(who);
      return desk.call('backup.drill', { target, passphrase, keyFile });
    };
    expect(await drill('李保')).toMatchObject({ sound: true });
    await expectRefusal('SECRET_MISMATCH', drill('Cora Keeper'));
  });

  it('K1: does not take over the folder of another vault, nor writes through a link', async () => {
    const target = await planned(desk);
    const root = rootOf(desk);
    const elsewhere = desk.path('elsewhere');
    mkdirSync(elsewhere);
    const [document] = readdirSync(join(desk.folder, 'objects'));
    rmSync(join(root, 'objects'), { recursive: true, force: true });
    mkdirSync(join(root, 'objects', document!), { recursive: true });
    const [name] = readdirSync(join(desk.folder, 'objects', document!));
    writeFileSync(join(elsewhere, 'victim'), 'mine');
    symlinkSync(join(elsewhere, 'victim'), join(root, 'objects', document!, `${name}.part`));
    await backUp(desk, target);
    expect(readFileSync(join(elsewhere, 'victim'), 'utf8')).toBe('mine');
    expect(readdirSync(elsewhere)).toEqual(['victim']);
    writeFileSync(
      join(root, 'backup.json'),
      JSON.stringify({ kind: 'dossier-vault-backup', format: 1, vault: 'f'.repeat(32) }),
    );
    await desk.signIn('李保');
    await desk.call('backup.begin', { target });
    await (desk.vault.backup as BackupRun | null)?.finished.catch(() => undefined);
    const { targets } = await desk.call('backup.show', {});
    expect(targets[0]).toMatchObject({ failed: 'VAULT_EXISTS' });
  });

  it('K1: an approver may make one, a borrower may not see one', async () => {
    const target = await planned(desk);
    await desk.signIn('赵批');
    await desk.call('backup.begin', { target });
    await (desk.vault.backup as BackupRun).finished;
    await desk.signIn('许借');
    await expectRefusal('ROLE_NEEDED', desk.call('backup.show', {}));
    await expectRefusal('ROLE_NEEDED', desk.call('backup.begin', { target }));
    expect(statesIn(rootOf(desk))).toHaveLength(1);
  });
});

describe('a restore', () => {
  it('A6: by hand, as the page in the backup says, is found to be older all the same', async () => {
    const target = await planned(desk);
    const { state } = await backUp(desk, target);
    await desk.viewAndClose(loan);
    await desk.close();
    rmSync(desk.folder, { recursive: true });
    mkdirSync(desk.folder);
    const from = join(rootOf(desk), 'states', state);
    for (const file of ['vault.json', 'vault.keys']) cpSync(join(from, file), join(desk.folder, file));
    cpSync(join(rootOf(desk), 'database', `${state}.db`), join(desk.folder, 'vault.db'));
    cpSync(join(rootOf(desk), 'objects'), join(desk.folder, 'objects'), { recursive: true });
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'anchor-ahead' });
    expect(await desk.call('generation.new', signedByBoth())).toMatchObject({ viewsFromLedgers: 1 });
    expect(await desk.call('doctor', {})).toMatchObject({ sound: true });
    // Its own words went with the log: the look is listed with its document all the same, and to its owner only.
    await desk.signIn('许借');
    expect(await desk.call('view.mine', { loan })).toMatchObject([{ n: 1, document: '', reason: '' }]);
    await desk.signIn('Ben Reader');
    await expectRefusal('NO_SUCH_LOAN', desk.call('view.mine', { loan }));
  });

  it('A6: of the same state twice gives nobody a fourth look', async () => {
    const target = await planned(desk);
    await backUp(desk, target);
    for (let n = 1; n <= 3; n += 1) {
      await desk.viewAndClose(loan);
    }
    for (const round of [1, 2]) {
      await desk.close();
      rmSync(desk.folder, { recursive: true });
      await desk.call('backup.restore', { backup: desk.path('stick'), folder: desk.folder });
      await desk.open('李保', { moved: desk.credential('赵批') });
      await desk.call('generation.new', signedByBoth());
      await desk.signIn('许借');
      await expectRefusal('VIEWS_SPENT', desk.request('K-1/1'));
      expect(round).toBeLessThan(3);
      await desk.signIn('李保');
    }
  });
});
