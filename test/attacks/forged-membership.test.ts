/**
 * A custodian with tools of their own, who would have the approvers' secret sealed to a key they drew: entries and tables
 * written behind the product's back, and an honest approver who does nothing but sign in or end a colleague's role.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import { LogWriter } from '../../vault/audit/log-writer.ts';
import { admitToGroup, openGroupSecret, sealToRecovery } from '../../vault/keys/groups.ts';
import { makeKeyset } from '../../vault/keys/new-keyset.ts';
import { groupRecipient, recipient } from '../../vault/keys/recipient.ts';
import { encodeHex, generateSealingKey, loadSealingKey, loadSigningKey } from '../../vault/sealing/suite.ts';
import { beginEpoch } from '../../vault/shares/epochs.ts';
import type { VaultDatabase } from '../../vault/storage/database.ts';
import { findPerson, holdersOf } from '../../vault/storage/people.ts';
import { type Desk, type DeskOptions, expectRefusal, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { databaseKeyOf, editDatabase, openBehindBack } from './insider.ts';

const trials: Desk[] = [];
afterEach(async () => {
  for (const trial of trials.splice(0)) await trial.dispose();
});

/** Closed, with one document filed. */
async function closedOffice(options: DeskOptions): Promise<Desk> {
  const office = await openDesk();
  trials.push(office);
  await office.dossier('K-1');
  await office.fileDocument('K-1', office.textFile('1.txt', 'What the client owes.'));
  await office.signIn('李保');
  await office.call('role.end', {
    who: '审计',
    role: 'auditor',
    ground: '调岗',
    signature: office.signature,
    cosign: [office.credential('赵批')],
  });
  await office.close();
  const desk = copyDesk(office, options);
  trials.push(desk);
  return desk;
}

const factOf = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
const sharesUnder = (db: VaultDatabase, epoch: number): number =>
  db.count("SELECT count(*) AS n FROM capsule WHERE side = 'approval' AND epoch = ?", epoch);

/** Entries that say the sheets of approval were used, signed by keys the custodian drew and by the custodian. */
async function forgeRecovery(desk: Desk, type: 'recovery.used' | 'recovery.admitted'): Promise<void> {
  const { keys: own } = await databaseKeyOf(desk, '李保');
  const db = await openBehindBack(desk);
  const vault = factOf(db, 'vault') as VaultId;
  db.close();
  const file = desk.path('drawn', 'key.json');
  const drawn = await makeKeyset(vault, 'a passphrase of their own', [file], 'en', weakPassphraseHasher);
  await editDatabase(desk, (at) => {
    const secret = at.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'log-key'")!.value;
    const key = loadSigningKey(new Uint8Array(secret));
    const writer = new LogWriter(at, desk.clock, { vault, station: null }, key);
    const who = findPerson(at, type === 'recovery.used' ? 'Abel Approver' : '审计');
    const custodian = findPerson(at, '李保');
    writer.transact((tx) => {
      tx.append({
        type,
        data: () => ({
          side: 'approval',
          person: who.id,
          keyset: drawn.keyset,
          signKey: drawn.signKey,
          sealKey: drawn.sealKey,
        }),
        signers: [
          drawn.signer(who.id, 'self'),
          { as: 'custodian', person: custodian.id, keyset: own.keyset, key: own.signingKey },
        ],
        place: '总部',
      });
      // What the product takes from its log, they take from the tables.
      const keys = {
        now: () => ({
          group: () => groupRecipient(1, factOf(at, 'approval-key')),
          recoveryOf: () => groupRecipient(1, factOf(at, 'approval-recovery')),
          holdersOf: () => holdersOf(at, 'approver').map(({ keyset, sealKey }) => recipient(keyset, sealKey)),
        }),
      };
      const opened = { db: at, vault, writer, keys, place: () => '总部' } as unknown as OpenVault;
      beginEpoch(opened, tx, 'approval', 'recovery', drawn.signer(who.id, 'approver'));
    });
  });
}

describe.each(['recovery.used', 'recovery.admitted'] as const)('%s that no sheet signed', (type) => {
  it('S5: is no entry of this log', async () => {
    const desk = await closedOffice({});
    await forgeRecovery(desk, type);
    await expect(desk.open('李保')).rejects.toMatchObject({
      code: 'LOG_TAMPERED',
      facts: { cause: 'the sheets do not prove the new keys' },
    });
  });
  it('S5: gets no share where a long log is read beside the work, from an approver who signs in', async () => {
    const desk = await closedOffice({ foregroundEntriesMax: 0 });
    await forgeRecovery(desk, type);
    await desk.open('李保');
    await desk.signIn('赵批');
    expect(await desk.call('vault.status', {})).toMatchObject({ quarantine: 'log-broken' });
    expect(factOf(desk.vault.db, 'approval-epoch')).toBe('1');
    expect(sharesUnder(desk.vault.db, 2)).toBe(0);
  });
});

describe('tables written behind the back', () => {
  /** An epoch that no entry begins, its secret sealed to everybody whom the tables name. */
  function insertEpoch(db: VaultDatabase): void {
    const vault = factOf(db, 'vault') as VaultId;
    const drawn = generateSealingKey();
    const begun = { epoch: 2, key: encodeHex(drawn.publicKey), cause: 'member-left' };
    db.run("INSERT OR REPLACE INTO fact VALUES ('approval-renewal', ?)", JSON.stringify(begun));
    for (const { keyset, sealKey } of holdersOf(db, 'approver'))
      admitToGroup(db, vault, 'approval', 2, drawn.privateKey, recipient(keyset, sealKey));
    sealToRecovery(
      db,
      vault,
      'approval',
      2,
      drawn.privateKey,
      groupRecipient(2, factOf(db, 'approval-recovery')),
    );
  }

  it.each([
    ['while the vault is closed', true],
    ['while it is open', false],
  ])('H1: an epoch that no entry begins gets no share, put in %s', async (_when, closed) => {
    const desk = await closedOffice({ foregroundEntriesMax: 0 });
    if (closed) await editDatabase(desk, insertEpoch);
    await desk.open('李保');
    if (!closed) {
      const behind = await openBehindBack(desk);
      insertEpoch(behind);
      behind.close();
    }
    await desk.signIn('赵批');
    expect(await desk.call('vault.status', {})).toMatchObject({ quarantine: 'tables-differ' });
    expect(factOf(desk.vault.db, 'approval-epoch')).toBe('1');
    expect(sharesUnder(desk.vault.db, 2)).toBe(0);
  });

  it('H1: no secret is sealed to a key that another connection put in an approver’s place', async () => {
    const desk = await closedOffice({});
    await desk.open('李保');
    const behind = await openBehindBack(desk);
    const { keyset } = findPerson(behind, '赵批');
    const drawn = encodeHex(generateSealingKey().publicKey);
    behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', drawn, keyset);
    behind.close();
    await desk.signIn('Cora Keeper');
    const before = desk.vault.writer.size;
    await expect(
      desk.call('role.end', {
        who: 'Abel Approver',
        role: 'approver',
        ground: '离职',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      }),
    ).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    // Nothing but what was found is written.
    expect(desk.vault.writer.size).toBe(before + 1);
    expect(desk.vault.quarantine).toBe('tables-differ');
    await expectRefusal('QUARANTINE', desk.request('K-1/1'));
  });

  it('H1: what was written and taken back while the log was read counts as written', async () => {
    const desk = await closedOffice({});
    await desk.open('李保');
    await desk.signIn('Cora Keeper');
    const behind = await openBehindBack(desk);
    const { keyset, sealKey } = findPerson(behind, '赵批');
    behind.run(
      'UPDATE keyset SET seal_key = ? WHERE id = ?',
      encodeHex(generateSealingKey().publicKey),
      keyset,
    );
    behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', sealKey, keyset);
    behind.close();
    // Read again, found sound, and only then gone on with.
    const version = desk.vault.followsLogAt;
    await desk.call('role.end', {
      who: 'Abel Approver',
      role: 'approver',
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    expect(desk.vault.followsLogAt).not.toBe(version);
    expect(desk.vault.quarantine).toBe('none');
    expect(factOf(desk.vault.db, 'approval-epoch')).toBe('2');
  });
});

describe('a borrower’s keys, put in another’s place while the vault is open', () => {
  it.each([
    ['and left there', false],
    ['and taken back at once', true],
  ])('L3: no grant is sealed to them, %s', async (_how, takenBack) => {
    const desk = await closedOffice({});
    await desk.open('李保');
    const loan = await desk.request('K-1/1');
    const behind = await openBehindBack(desk);
    const { keyset, sealKey } = findPerson(behind, '许借');
    const drawn = encodeHex(generateSealingKey().publicKey);
    behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', drawn, keyset);
    if (takenBack) behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', sealKey, keyset);
    behind.close();
    if (takenBack) {
      await desk.approve(loan);
      expect(desk.vault.quarantine).toBe('none');
      return;
    }
    await expect(desk.approve(loan)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(desk.vault.db.count('SELECT count(*) AS n FROM loan_grant')).toBe(0);
    expect(desk.vault.quarantine).toBe('tables-differ');
  });
});

describe('programs put into the database', () => {
  /** Filed shares of approval go to a key of the attacker's, and the fact is put back within the same transaction. */
  function insertTriggers(db: VaultDatabase): void {
    const drawn = encodeHex(generateSealingKey().publicKey);
    const honest = factOf(db, 'approval-key');
    for (const [side, key] of [
      ['custody', drawn],
      ['approval', honest],
    ])
      db.connection.exec(`CREATE TRIGGER after_${side} AFTER INSERT ON capsule WHEN new.side = '${side}'
        BEGIN UPDATE fact SET value = '${key}' WHERE name = 'approval-key'; END`);
  }

  it('S5: are dropped at opening, and the vault is in quarantine', async () => {
    const desk = await closedOffice({ foregroundEntriesMax: 0 });
    await editDatabase(desk, insertTriggers);
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'tables-differ' });
    expect(desk.vault.db.all("SELECT name FROM sqlite_schema WHERE name LIKE 'after_%'")).toEqual([]);
  });

  it('S5: seal nothing where they are put in while the vault is open', async () => {
    const desk = await closedOffice({});
    await desk.open('李保');
    const behind = await openBehindBack(desk);
    insertTriggers(behind);
    behind.close();
    await expect(desk.fileDocument('K-1', desk.textFile('2.txt', 'Another.'))).rejects.toMatchObject({
      code: 'VAULT_DAMAGED',
    });
    expect(desk.vault.quarantine).toBe('tables-differ');
    await desk.signIn('李保');
    expect(await desk.call('doctor', {})).toMatchObject({ sound: false, tableDiffers: 'sqlite_schema' });
  });
});

describe('tables that say otherwise for a moment', () => {
  it('S5: a custodian who is an approver while they get new keys gets no secret of approvers', async () => {
    const desk = await openDesk();
    trials.push(desk);
    await desk.signIn('Cora Keeper');
    const behind = await openBehindBack(desk);
    const { id, keyset } = findPerson(behind, '李保');
    behind.run("UPDATE role SET role = 'approver' WHERE person = ? AND role = 'custodian'", id);
    await expect(
      desk.call('person.rekey', {
        who: '李保',
        passphrase: 'a stick that was not lost',
        keyFiles: [desk.path('drawn', 'key.json')],
        language: 'en',
        signature: desk.signature,
        cosign: [desk.credential('赵批')],
      }),
    ).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    behind.run("UPDATE role SET role = 'custodian' WHERE person = ? AND role = 'approver'", id);
    expect(findPerson(behind, '李保').keyset).toBe(keyset);
    expect(behind.count("SELECT count(*) AS n FROM group_secret WHERE side = 'approval'")).toBe(3);
    behind.close();
  });

  it('S5: who becomes an approver gets the secret under the key that their passphrase opened', async () => {
    const desk = await openDesk();
    trials.push(desk);
    await desk.enrol({ name: '新批', roles: [] });
    await desk.signIn('李保');
    const keyFile = desk.path('sticks', '新批', 'key.json');
    await desk.call('person.rekey', {
      who: '新批',
      passphrase: 'a long passphrase of one’s own',
      keyFiles: [keyFile],
      language: 'en',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    desk.keyFiles.set('新批', keyFile);
    desk.passphrases.set('新批', 'a long passphrase of one’s own');
    const behind = await openBehindBack(desk);
    const { keyset, sealKey } = findPerson(behind, '新批');
    const drawn = generateSealingKey();
    behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', encodeHex(drawn.publicKey), keyset);
    // Taken back as soon as the act has read who it is about, while passphrases are hashed.
    const { hasher } = desk.vault.ports;
    const takenBack = new Proxy(hasher, {
      get(of, name) {
        behind.run('UPDATE keyset SET seal_key = ? WHERE id = ?', sealKey, keyset);
        const member: unknown = Reflect.get(of, name);
        return typeof member === 'function' ? member.bind(of) : member;
      },
    });
    Object.assign(desk.vault.ports, { hasher: takenBack });
    await desk.call('role.give', {
      role: 'approver',
      clearance: 'secret',
      self: desk.credential('新批'),
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    Object.assign(desk.vault.ports, { hasher });
    behind.close();
    const { vault, db } = desk.vault;
    const drawnKey = loadSealingKey(drawn.privateKey);
    expect(() => openGroupSecret(db, vault, 'approval', 1, keyset, drawnKey)).toThrow('VAULT_DAMAGED');
  });
});
