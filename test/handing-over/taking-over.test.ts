/** H1 without the outgoing custodian: refused, gone, dead; and who has left opens nothing afterwards. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { newCall } from '../../vault/acts/call.ts';
import { unlock } from '../../vault/acts/unlock.ts';
import { capsuleInfo } from '../../vault/keys/sealing-labels.ts';
import { openSlot, readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { SealBroken } from '../../vault/sealing/faults.ts';
import { hpkeOpen } from '../../vault/sealing/hpke.ts';
import { decodeHex, type SealingKey } from '../../vault/sealing/suite.ts';
import { beginEpoch } from '../../vault/shares/epochs.ts';
import { openDatabase, type VaultDatabase } from '../../vault/storage/database.ts';
import { findPerson } from '../../vault/storage/people.ts';
import { readHeader, vaultFolder } from '../../vault/storage/vault-folder.ts';
import { databaseKeyOf, groupKeyOf, keysOf, type StolenKeys } from '../attacks/insider.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { projectFolder } from '../support/project-files.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('K-1');
  await desk.fileDocument('K-1', desk.textFile('1.txt', 'One page.'));
});
afterAll(() => desk.dispose());

const takeOver = async (incoming: string, outgoing: string, manner: 'refused' | 'absent'): Promise<void> => {
  await desk.call('custody.begin', {
    outgoing,
    incoming,
    witness: 'Abel Approver',
    manner,
    ground: '已无法联系',
    signature: desk.signature,
  });
  await desk.call('custody.check', {});
};
const sign = (...who: string[]) =>
  desk.call('custody.sign', { signature: desk.signature, cosign: who.map((name) => desk.credential(name)) });

const verify = (bundle: string): string => {
  const run = spawnSync(process.execPath, [join(projectFolder, 'dist/verify.mjs'), bundle, '--lang', 'en'], {
    encoding: 'utf8',
  });
  expect(run.status, run.stdout).toBe(0);
  return run.stdout;
};

/** What somebody carries away on the day they leave. */
interface CarriedAway {
  readonly databaseKey: Uint8Array;
  readonly keys: StolenKeys;
  readonly custodyKey: SealingKey;
}
let leaver: CarriedAway;

describe('taking over without the outgoing custodian', () => {
  it('H1: needs a ground, the incoming custodian and the witness; the outgoing custodian does not sign it', async () => {
    await desk.close();
    const { key, keys } = await databaseKeyOf(desk, '李保');
    const db = openDatabase(vaultFolder(desk.folder).database, key);
    leaver = { databaseKey: key, keys, custodyKey: groupKeyOf(desk, db, 'custody', keys) };
    db.close();
    await desk.open('Cora Keeper');
    await takeOver('Cora Keeper', '李保', 'refused');
    await expectRefusal('COSIGNER_MISSING', sign('Abel Approver', '李保'));
    await expectRefusal('COSIGNER_MISSING', sign('赵批'));
    expect(await sign('Abel Approver')).toMatchObject({ epoch: 2 });
    expect(desk.vault.signedIn).not.toBeNull();
  });

  it('H1: with the very entry that ends a membership its secret goes, not when all is through', async () => {
    const { vault } = desk;
    const leaves = findPerson(vault.db, '赵批');
    const [custodian, stays] = [findPerson(vault.db, 'Cora Keeper'), findPerson(vault.db, 'Abel Approver')];
    const keys = await unlock(vault, newCall('en'), custodian, desk.credential('Cora Keeper'));
    const approving = await unlock(vault, newCall('en'), stays, desk.credential('Abel Approver'));
    const secrets = (): number =>
      vault.db.count('SELECT count(*) AS n FROM group_secret WHERE keyset = ?', leaves.keyset);
    expect(secrets()).toBe(1);
    const tried = (): void =>
      vault.writer.transact((tx) => {
        tx.append({
          type: 'role.ended',
          data: (texts) => ({ person: leaves.id, role: 'approver', ground: texts.of('离职') }),
          signers: [keys.signer(custodian.id, 'custodian'), approving.signer(stays.id, 'approver')],
          place: '总部',
        });
        beginEpoch(vault, tx, 'approval', 'member-left', approving.signer(stays.id, 'approver'));
        expect(secrets()).toBe(0);
        throw new Error('only tried');
      });
    expect(tried).toThrow('only tried');
    expect(secrets()).toBe(1);
    keys.drop();
    approving.drop();
  });

  it('H1: what the outgoing custodian carried away opens nothing of a later copy', async () => {
    const later = desk.vault.databaseKey.slice();
    await desk.close();
    const paths = vaultFolder(desk.folder);
    const vault: VaultId = readHeader(desk.folder).vault;
    // Their stick and passphrase find no slot, and no slot of others yields to their key.
    const { slots, next } = readVaultKeys(paths.keys);
    expect(next).toBeNull();
    expect(slots.some(({ keyset }) => keyset === leaver.keys.keyset)).toBe(false);
    for (const slot of slots) expect(() => openSlot(vault, slot, leaver.keys.sealingKey)).toThrow(SealBroken);
    expect(() => openDatabase(paths.database, leaver.databaseKey)).toThrow('DATABASE_KEY_MISMATCH');
    // Even with the new database key from somebody else's carelessness: no group secret and no capsule yields.
    const db: VaultDatabase = openDatabase(paths.database, later);
    expect(db.count('SELECT count(*) AS n FROM group_secret WHERE keyset = ?', leaver.keys.keyset)).toBe(0);
    const capsules = db.all<{
      document: never;
      part: 'rendition' | 'original';
      epoch: number;
      sealed: Uint8Array;
      cmt: string;
    }>(
      "SELECT c.*, p.cmt FROM capsule c JOIN document_part p ON p.document = c.document AND p.part = c.part WHERE c.side = 'custody'",
    );
    expect(capsules.length).toBeGreaterThan(0);
    for (const { document, part, epoch, sealed, cmt } of capsules) {
      expect(epoch).toBe(2);
      for (const [i, key] of [leaver.custodyKey, leaver.keys.sealingKey].entries())
        for (const under of [1, 2])
          expect(
            () =>
              hpkeOpen(
                key,
                capsuleInfo(vault, 'custody', under, document, part),
                decodeHex(cmt, 32),
                new Uint8Array(sealed),
              ),
            `key ${i}`,
          ).toThrow(SealBroken);
    }
    // Nor do they sign for the log any longer.
    const own = await keysOf(desk, db, 'Cora Keeper');
    expect(own.keyset).not.toBe(leaver.keys.keyset);
    db.close();
    await desk.open('Cora Keeper');
  });

  it('S5: sheets admit somebody where the last custodian is gone, and they take over from the dead', async () => {
    // Cora is the only custodian left, and her keys are with her.
    await desk.close();
    const keyFiles = [desk.path('sticks', 'heir', 'key.json'), desk.path('sticks', 'heir spare', 'key.json')];
    const order = {
      who: '许借',
      passphrase: 'Ben now keeps the vault himself',
      keyFiles,
      folder: desk.folder,
      sheets: desk.sheets.custody.slice(1),
      station: '总部 12 层 A-03',
      place: '总部 12 层档案室',
      anchorFolders: [],
      cosign: [desk.credential('Abel Approver')],
    };
    await expectRefusal(
      'SHEET_OF_SIDE',
      desk.call('vault.recover', { ...order, sheets: desk.sheets.approval.slice(1) }),
    );
    // An approver would hold both sides' secrets.
    await expectRefusal('ROLE_EXCLUDES', desk.call('vault.recover', { ...order, who: '赵批' }));
    expect(await desk.call('vault.recover', order)).toMatchObject({ epoch: 3 });
    desk.passphrases.set('许借', order.passphrase);
    desk.keyFiles.set('许借', keyFiles[0]!);
    await desk.open('许借');
    expect((await desk.call('vault.status', {})).roles).toEqual(['custodian']);
    await takeOver('许借', 'Cora Keeper', 'absent');
    expect(await sign('Abel Approver')).toMatchObject({ epoch: 4 });
    await desk.close();
    await expectRefusal('SECRET_MISMATCH', desk.open('Cora Keeper'));
    desk.clock.pass(2_000);
    await desk.open('许借');
  });

  it('an approver who leaves is out of their side by the same machinery', async () => {
    const before = await keysOf(desk, desk.vault.db, '赵批');
    const carried = groupKeyOf(desk, desk.vault.db, 'approval', before);
    await desk.call('role.end', {
      who: '赵批',
      role: 'approver',
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential('Abel Approver')],
    });
    const { db, vault } = desk.vault;
    expect(db.count('SELECT count(*) AS n FROM group_secret WHERE keyset = ?', before.keyset)).toBe(0);
    for (const { document, part, epoch, sealed, cmt } of db.all<{
      document: never;
      part: 'rendition';
      epoch: number;
      sealed: Uint8Array;
      cmt: string;
    }>(
      "SELECT c.*, p.cmt FROM capsule c JOIN document_part p ON p.document = c.document AND p.part = c.part WHERE c.side = 'approval'",
    )) {
      expect(epoch).toBe(2);
      expect(() =>
        hpkeOpen(
          carried,
          capsuleInfo(vault, 'approval', epoch, document, part),
          decodeHex(cmt, 32),
          new Uint8Array(sealed),
        ),
      ).toThrow(SealBroken);
    }
  });

  it('leaves a log that the verifier accepts', async () => {
    await desk.signIn('审计');
    await desk.call('log.export', { folder: desk.path('bundle'), openings: 'all' });
    expect(verify(desk.path('bundle'))).not.toContain('[broken]');
  });
});
