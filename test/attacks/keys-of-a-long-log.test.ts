/**
 * A custodian with tools of their own and a log too long to be read before anybody works: keys edited in the tables before the
 * opening or while somebody files, an honest file put at the database's path while the check reads, statements hidden from
 * an index. Nothing may come to be sealed to them, and it leaves a trace. Raw writes are made on the product's own
 * connection here: SQLite tells nobody of those, as it tells nobody of pages written under its feet.
 */
import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentId, VaultId } from '../../shared/vocabulary/ids.ts';
import { anchorPaths } from '../../vault/audit/anchors.ts';
import { LogWriter } from '../../vault/audit/log-writer.ts';
import { capsuleInfo, grantInfo } from '../../vault/keys/sealing-labels.ts';
import { SealBroken } from '../../vault/sealing/faults.ts';
import { hpkeOpen } from '../../vault/sealing/hpke.ts';
import {
  decodeHex,
  encodeHex,
  generateSealingKey,
  loadSealingKey,
  loadSigningKey,
  zero,
} from '../../vault/sealing/suite.ts';
import { openCapsule } from '../../vault/shares/document-shares.ts';
import type { VaultDatabase } from '../../vault/storage/database.ts';
import { loadPart } from '../../vault/storage/dossiers.ts';
import { findPerson } from '../../vault/storage/people.ts';
import { vaultFolder } from '../../vault/storage/vault-folder.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { databaseKeyOf, editDatabase, groupKeyOf, keysOf, openBehindBack } from './insider.ts';

const entries = 5_000;
const trials: Desk[] = [];
let office: Desk;
let loan: string;

/** Searches that somebody made: entries like any others, and quick to write. */
function lengthen(desk: Desk): void {
  desk.vault.writer.transact((tx) => {
    while (tx.size < entries)
      tx.append({
        type: 'directory.searched',
        data: (texts) => ({ query: texts.of(`查 ${tx.size}`), results: 0 }),
        actor: { person: desk.vault.signedIn?.person ?? null, role: 'borrower' },
      });
  });
}

beforeAll(async () => {
  office = await openDesk();
  await office.dossier('K-1');
  await office.fileDocument('K-1', office.textFile('1.txt', 'What the client owes.'));
  loan = await office.request('K-1/1');
  lengthen(office);
  await office.close();
});
afterAll(() => office.dispose());
afterEach(async () => {
  for (const trial of trials.splice(0)) await trial.dispose();
});

/** The closed office, opened by the product as its real programs do: above 4,000 entries nothing is read before the work. */
function copied(): Desk {
  const desk = copyDesk(office, { foregroundEntriesMax: 4_000 });
  trials.push(desk);
  return desk;
}

const drawn = () => {
  const pair = generateSealingKey();
  return { ...pair, hex: encodeHex(pair.publicKey), key: loadSealingKey(pair.privateKey) };
};
const fact = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
const found = (desk: Desk): string[] =>
  desk.vault.db
    .all<{ payload: Uint8Array }>("SELECT payload FROM leaf WHERE type = 'check.found' ORDER BY idx")
    .map(({ payload }) => {
      const { data } = JSON.parse(Buffer.from(payload).toString('utf8')) as {
        data: { verdict: string; occasion: string };
      };
      return `${data.verdict} ${data.occasion}`;
    });
const newestDocument = (desk: Desk): DocumentId =>
  desk.vault.db.get<{ id: DocumentId }>('SELECT id FROM document ORDER BY submitted DESC LIMIT 1')!.id;
const fileOne = (desk: Desk) =>
  desk.call('document.submit', {
    code: 'K-1',
    file: desk.textFile('2.txt', 'Another.'),
    sheet: 'document',
    ownership: 'company',
    signature: desk.signature,
  });

/** Writes rows under the product's feet for as long as each of its transactions lasts. */
function editDuringTransactions(
  desk: Desk,
  edit: (db: VaultDatabase) => void,
  undo: (db: VaultDatabase) => void,
) {
  const { writer, db } = desk.vault;
  const transact = writer.transact.bind(writer);
  Object.assign(writer, {
    transact: (work: Parameters<typeof transact>[0], before?: () => void) =>
      transact((tx) => {
        edit(db);
        const result = work(tx);
        undo(db);
        return result;
      }, before),
  });
}

describe('the groups’ keys', () => {
  it('S7: a fact edited before the opening gets no share, and the vault says so for good', async () => {
    const desk = copied();
    const theirs = drawn();
    let honest = '';
    await editDatabase(desk, (db) => {
      honest = fact(db, 'approval-key');
      db.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", theirs.hex);
    });
    await desk.open('李保');
    await desk.signIn('孟编').catch(() => undefined);
    await expect(fileOne(desk)).rejects.toThrow();
    expect(desk.vault.db.count('SELECT count(*) AS n FROM document')).toBe(1);
    await desk.vault.whenChecked();
    expect(found(desk)).toContain('tables-differ beside');
    await desk.close();
    // Put back: it is on record all the same, and stays what it is until both sides sign a new generation.
    await editDatabase(desk, (db) => db.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", honest));
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'tables-differ' });
    await desk.vault.whenChecked();
    await desk.close();
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'tables-differ' });
  });

  it('S7: a fact edited while the entry is written gets no share: it is sealed to the key that the log brought about', async () => {
    const desk = copied();
    await desk.open('李保');
    await desk.vault.keys.whenKnown();
    await desk.signIn('孟编');
    const theirs = drawn();
    const honest = fact(desk.vault.db, 'approval-key');
    const set = (key: string) => (db: VaultDatabase) =>
      void db.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", key);
    editDuringTransactions(desk, set(theirs.hex), set(honest));
    await fileOne(desk);
    const { vault, db } = desk.vault;
    const document = newestDocument(desk);
    const part = loadPart(db, document, 'rendition');
    const sealed = db.get<{ sealed: Uint8Array }>(
      "SELECT sealed FROM capsule WHERE document = ? AND part = 'rendition' AND side = 'approval'",
      document,
    )!.sealed;
    const info = capsuleInfo(vault, 'approval', 1, document, 'rendition');
    expect(() => hpkeOpen(theirs.key, info, decodeHex(part.cmt), new Uint8Array(sealed))).toThrow(SealBroken);
    const approver = await keysOf(desk, db, '赵批');
    zero(openCapsule(desk.vault, 'approval', 1, groupKeyOf(desk, db, 'approval', approver), document, part));
    const named = db.get<{ key: string }>(
      "SELECT json_extract(CAST(payload AS TEXT), '$.data.approvalKey') AS key FROM leaf WHERE type = 'document.submitted' ORDER BY idx DESC LIMIT 1",
    );
    expect(named?.key).toBe(honest);
  });

  it('S7: a new epoch that a custodian signs alone is no statement of this log', async () => {
    const desk = copied();
    const theirs = drawn();
    const { keys } = await databaseKeyOf(desk, '李保');
    await editDatabase(desk, (db) => {
      const secret = db.get<{ value: Uint8Array }>("SELECT value FROM secret WHERE name = 'log-key'")!.value;
      const identity = { vault: fact(db, 'vault') as VaultId, station: null };
      const writer = new LogWriter(db, desk.clock, identity, loadSigningKey(new Uint8Array(secret)));
      const epoch = { side: 'approval', epoch: 2, key: theirs.hex, cause: 'member-left' } as const;
      const signers = [
        { as: 'custodian', person: findPerson(db, '李保').id, keyset: keys.keyset, key: keys.signingKey },
      ] as const;
      writer.transact((tx) => {
        tx.append({ type: 'epoch.begun', data: () => epoch, signers, place: '总部' });
        const none = { capsules: 0, capsuleRoot: '0'.repeat(64) };
        tx.append({ type: 'epoch.new', data: () => ({ ...epoch, ...none }), signers, place: '总部' });
      });
    });
    await desk.open('李保');
    await desk.signIn('孟编').catch(() => undefined);
    await expect(fileOne(desk)).rejects.toThrow();
    expect(desk.vault.quarantine).toBe('log-broken');
    expect(
      desk.vault.db.count("SELECT count(*) AS n FROM capsule WHERE side = 'approval' AND epoch = 2"),
    ).toBe(0);
  });
});

describe('statements hidden from an index', () => {
  it('S7: an epoch whose entry is given another type in its column is still the one in force', async () => {
    const desk = copied();
    await desk.open('李保');
    await desk.signIn('Cora Keeper');
    await desk.call('role.end', {
      who: 'Abel Approver',
      role: 'approver',
      ground: '离职',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    const inForce = fact(desk.vault.db, 'approval-key');
    await desk.close();
    await editDatabase(desk, (db) => db.run("UPDATE leaf SET type = 'log.read' WHERE type LIKE 'epoch.%'"));
    await desk.open('李保');
    await desk.vault.keys.whenKnown();
    expect(desk.vault.keys.now().group('approval')).toMatchObject({ epoch: 2, key: inForce });
    await desk.vault.whenChecked();
    expect(found(desk)).toEqual(['log-broken beside']);
  });
});

describe('a borrower’s key', () => {
  it('S7, L3: edited while the approval is written, gets no grant', async () => {
    const desk = copied();
    await desk.open('李保');
    await desk.vault.keys.whenKnown();
    const theirs = drawn();
    const { keyset, sealKey, id } = findPerson(desk.vault.db, '许借');
    const set = (key: string) => (db: VaultDatabase) =>
      void db.run('UPDATE keyset SET seal_key = ? WHERE id = ?', key, keyset);
    editDuringTransactions(desk, set(theirs.hex), set(sealKey));
    await desk.approve(loan);
    const { vault, db } = desk.vault;
    const row = db.get<{ loan: string; document: DocumentId; sealed: Uint8Array }>(
      'SELECT g.loan, l.document, g.sealed FROM loan_grant g JOIN loan l ON l.id = g.loan WHERE l.borrower = ?',
      id,
    )!;
    const aad = decodeHex(loadPart(db, row.document, 'rendition').cmt);
    const info = grantInfo(vault, row.loan as never, row.document, keyset);
    expect(() => hpkeOpen(theirs.key, info, aad, new Uint8Array(row.sealed))).toThrow(SealBroken);
    const borrower = await keysOf(desk, db, '许借');
    expect(hpkeOpen(borrower.sealingKey, info, aad, new Uint8Array(row.sealed))).toHaveLength(32);
  });

  it('S7, L3: a request whose row names another borrower gets no grant: who asked is in the log', async () => {
    const desk = copied();
    await desk.open('李保');
    await desk.vault.keys.whenKnown();
    const other = findPerson(desk.vault.db, 'Ben Reader').id;
    const { id } = findPerson(desk.vault.db, '许借');
    const set = (person: string) => (db: VaultDatabase) =>
      void db.run('UPDATE loan SET borrower = ? WHERE borrower IN (?, ?)', person, id, other);
    editDuringTransactions(desk, set(other), set(id));
    await expect(desk.approve(loan)).rejects.toMatchObject({ code: 'VAULT_DAMAGED' });
    expect(desk.vault.db.count('SELECT count(*) AS n FROM loan_grant')).toBe(0);
    expect(desk.vault.quarantine).toBe('tables-differ');
    expect(found(desk)).toEqual(['tables-differ act']);
  });
});

describe('another file at the database’s path', () => {
  it('A6: an honest one while the check reads is no verdict on the one that is open', async () => {
    const desk = copied();
    const { database } = vaultFolder(desk.folder);
    const honest = desk.path('honest.db');
    copyFileSync(database, honest);
    await editDatabase(desk, (db) => db.run('UPDATE dossier SET held = 1'));
    await desk.open('李保');
    await desk.vault.whenChecked();
    await desk.vault.stopFullCheck();
    // As it would be right after an opening: the edited file open, the honest one at its path.
    desk.vault.db.connection.pragma('wal_checkpoint(TRUNCATE)');
    renameSync(database, desk.path('edited.db'));
    copyFileSync(honest, database);
    const check = desk.vault.checkBesideWork();
    expect(await check.finished).toBe('another-file');
    renameSync(desk.path('edited.db'), database);
    expect(desk.vault.quarantine).toBe('tables-differ');
  });
});

describe('a key edited by another program and put back', () => {
  it('A1: is on record though nothing differs any more', async () => {
    const desk = copied();
    await desk.open('李保');
    await desk.vault.whenChecked();
    await desk.signIn('孟编');
    const behind = await openBehindBack(desk);
    const honest = fact(behind, 'approval-key');
    behind.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", drawn().hex);
    behind.run("UPDATE fact SET value = ? WHERE name = 'approval-key'", honest);
    behind.close();
    await fileOne(desk);
    expect(found(desk)).toEqual(['sound written']);
    expect(desk.vault.quarantine).toBe('none');
  });
});

describe('the verdict of the check beside the work', () => {
  it('A6: is an entry, stands in every anchor, and outlasts closing until a new generation', async () => {
    const desk = copied();
    await editDatabase(desk, (db) => db.run('UPDATE dossier SET held = 1'));
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
    await desk.vault.whenChecked();
    expect(found(desk)).toEqual(['tables-differ beside']);
    await desk.close();
    await editDatabase(desk, (db) => db.run('UPDATE dossier SET held = 0'));
    for (let opening = 0; opening < 2; opening += 1) {
      expect(await desk.open('李保')).toMatchObject({ quarantine: 'tables-differ' });
      await desk.vault.whenChecked();
      const { anchor } = anchorPaths(desk.ports.userDataFolder, desk.vault.vault);
      expect(JSON.parse(readFileSync(anchor, 'utf8'))).toMatchObject({ quarantine: 'tables-differ' });
      await desk.close();
    }
    // Made to forget it: the tables say none, the log does not.
    await editDatabase(desk, (db) => db.run("UPDATE fact SET value = 'none' WHERE name = 'quarantine'"));
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'tables-differ' });
    await desk.signIn('李保');
    await desk.call('generation.new', { signature: desk.signature, cosign: [desk.credential('赵批')] });
    await desk.close();
    expect(await desk.open('李保')).toMatchObject({ quarantine: 'none' });
    await desk.vault.whenChecked();
    expect(desk.vault.quarantine).toBe('none');
  });
});
