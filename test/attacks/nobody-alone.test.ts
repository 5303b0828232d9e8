/**
 * Separation by cryptography (S7): one role's secrets, all of them, with a full copy of the disk and the contents of the
 * database, and programs of one's own. The attacker here tries every key on every sealed thing and then opens the
 * document with what came out; rules of the router stand in nobody's way.
 */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, KeysetId, LoanId, ReleaseId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Part, Side } from '../../shared/vocabulary/terms.ts';
import { LogWriter } from '../../vault/audit/log-writer.ts';
import { recoveryMember } from '../../vault/keys/groups.ts';
import {
  capsuleInfo,
  grantInfo,
  groupRecoveryInfo,
  groupSecretInfo,
  releaseGrantInfo,
} from '../../vault/keys/sealing-labels.ts';
import { openSlot, readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { deriveDocumentKeys } from '../../vault/sealing/document-keys.ts';
import { SealBroken, SealWrongKey } from '../../vault/sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../../vault/sealing/hpke.ts';
import { newId } from '../../vault/sealing/new-ids.ts';
import {
  type DocumentShares,
  openDocumentToMemory,
  readDocumentHeader,
  shareCommitments,
} from '../../vault/sealing/sealed-document.ts';
import {
  aes256GcmOpen,
  decodeHex,
  encodeHex,
  loadSealingKey,
  loadSigningKey,
  randomBytes,
  type SealingKey,
  sha256,
} from '../../vault/sealing/suite.ts';
import { openDatabase, type VaultDatabase } from '../../vault/storage/database.ts';
import { loadPart } from '../../vault/storage/dossiers.ts';
import { objectPath, vaultFolder } from '../../vault/storage/vault-folder.ts';
import { approve as approveRelease, ask as askRelease } from '../releases/release-desk.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { databaseFile, databaseKeyOf, editDatabase, keysOf, openBehindBack, personId } from './insider.ts';

/** The full check of a long log, as if far from its end once the keys are known: a table edited is believed here wherever it can be. */
vi.mock('../../vault/audit/full-check.ts', async (original) => {
  const real = await original<typeof import('../../vault/audit/full-check.ts')>();
  return {
    startFullCheck: (order: Parameters<typeof real.startFullCheck>[0]) => ({
      ...real.startFullCheck(order),
      finished: new Promise(() => {}),
    }),
  };
});

const text = '海宁纺织集团：账期六十天，去年两次迟付。';
const releasedText = '补充协议：第三条改为九十天。';
const otherText = '会议室钥匙在前台，密码四位。';
let office: Desk;
let db: VaultDatabase;
let vault: VaultId;
let granted: DocumentId;
let neverLent: DocumentId;
let released: DocumentId;
const trials: Desk[] = [];

beforeAll(async () => {
  office = await openDesk();
  await office.dossier('K-1');
  await office.lend(await office.fileDocument('K-1', office.textFile('一.txt', text)));
  await office.fileDocument('K-1', office.textFile('二.txt', otherText));
  await office.fileDocument('K-1', office.textFile('三.txt', releasedText));
  // Approved and not handed out: to somebody outside all three, to a person of the vault the third as it was filed.
  await approveRelease(office, await askRelease(office, { numbers: undefined }));
  await approveRelease(
    office,
    await askRelease(office, { numbers: [3], outsider: undefined, recipient: 'Ben Reader' }),
  );
  await office.close();
  // Everybody gets the contents of the database here, whoever could open it.
  db = await openBehindBack(office);
  vault = db.get<{ value: VaultId }>("SELECT value FROM fact WHERE name = 'vault'")!.value;
  const documents = db.all<{ id: DocumentId }>('SELECT id FROM document ORDER BY no');
  [granted, neverLent, released] = documents.map((row) => row.id) as [DocumentId, DocumentId, DocumentId];
});
afterAll(async () => {
  db.close();
  await office.dispose();
});
afterEach(async () => {
  for (const desk of trials.splice(0)) await desk.dispose();
});

interface Found {
  readonly custody: Uint8Array | null;
  readonly approval: Uint8Array | null;
  /** Names of the errors with which everything else stayed shut. */
  readonly shut: ReadonlySet<string>;
}

/** Every key on every sealed thing: first to come to group keys, then to the shares of one part of a document. */
async function tryEverything(people: readonly string[], document: DocumentId, part: Part): Promise<Found> {
  const shut = new Set<string>();
  const keys: SealingKey[] = [];
  for (const who of people) keys.push((await keysOf(office, db, who)).sealingKey);
  const tryAll = (info: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array | null => {
    for (const key of keys) {
      try {
        return hpkeOpen(key, info, aad, sealed);
      } catch (error) {
        shut.add((error as Error).name);
      }
    }
    return null;
  };
  const nothing = new Uint8Array(0);
  const groups = db.all<{ side: Side; epoch: number; keyset: KeysetId; sealed: Uint8Array }>(
    'SELECT * FROM group_secret',
  );
  for (const { side, epoch, keyset, sealed } of groups) {
    const info =
      keyset === recoveryMember
        ? groupRecoveryInfo(vault, side, epoch)
        : groupSecretInfo(vault, side, epoch, keyset);
    const secret = tryAll(info, nothing, new Uint8Array(sealed));
    if (secret !== null) keys.push(loadSealingKey(secret));
  }
  const cmt = decodeHex(loadPart(db, document, part).cmt, 32);
  const shares: { custody: Uint8Array | null; approval: Uint8Array | null } = {
    custody: null,
    approval: null,
  };
  const capsules = db.all<{
    document: DocumentId;
    part: Part;
    side: Side;
    epoch: number;
    sealed: Uint8Array;
  }>('SELECT * FROM capsule WHERE document = ? AND part = ?', document, part);
  for (const { side, epoch, sealed } of capsules) {
    shares[side] ??= tryAll(capsuleInfo(vault, side, epoch, document, part), cmt, new Uint8Array(sealed));
  }
  const grants = db.all<{ id: LoanId; borrower_keyset: KeysetId; sealed: Uint8Array }>(
    'SELECT l.id, l.borrower_keyset, g.sealed FROM loan_grant g JOIN loan l ON l.id = g.loan',
  );
  for (const { id, borrower_keyset, sealed } of grants) {
    shares.approval ??= tryAll(grantInfo(vault, id, document, borrower_keyset), cmt, new Uint8Array(sealed));
  }
  const laidAside = db.all<{ id: ReleaseId; keyset: KeysetId; sealed: Uint8Array }>(
    'SELECT r.id, r.recipient_keyset AS keyset, g.sealed FROM release_grant g JOIN release r ON r.id = g.release',
  );
  for (const { id, keyset, sealed } of laidAside) {
    const info = releaseGrantInfo(vault, id, document, part, keyset);
    shares.approval ??= tryAll(info, cmt, new Uint8Array(sealed));
  }
  return { ...shares, shut };
}

const order = (document: DocumentId, part: Part) => {
  const row = loadPart(db, document, part);
  return {
    ids: { vaultId: decodeHex(vault), documentId: decodeHex(document) },
    part,
    cmt: decodeHex(row.cmt, 32),
    fileHash: decodeHex(row.fileHash, 32),
    commitments: { custody: decodeHex(row.shareCustody, 32), approval: decodeHex(row.shareApproval, 32) },
  };
};
const openWith = (document: DocumentId, part: Part, shares: DocumentShares): Promise<Uint8Array> =>
  openDocumentToMemory(objectPath(office.folder, document, part), order(document, part), shares, 1 << 28);

/** With one share in hand and the other guessed, by our program and by one whose checks were taken out. */
async function expectOneShareOpensNothing(document: DocumentId, part: Part, have: Found): Promise<void> {
  const share = have.custody ?? have.approval ?? randomBytes(32);
  for (const guess of [randomBytes(32), new Uint8Array(32), share]) {
    const shares =
      have.custody === null
        ? { custody: guess, approval: have.approval ?? guess }
        : { custody: have.custody, approval: guess };
    await expect(openWith(document, part, shares)).rejects.toThrow(SealWrongKey);
    const expected = order(document, part);
    const unchecked = { ...expected, commitments: shareCommitments(expected.ids, part, shares) };
    const path = objectPath(office.folder, document, part);
    await expect(openDocumentToMemory(path, unchecked, shares, 1 << 28)).rejects.toThrow(SealBroken);
    // Straight at the cipher: header 68 bytes, commitment 32, then the first chunk, which is the last as well.
    const file = new Uint8Array(readFileSync(path));
    const derived = deriveDocumentKeys(file.subarray(0, 68), (await readDocumentHeader([file])).salt, shares);
    const nonce = new Uint8Array(12);
    nonce[11] = 1;
    const aad = sha256(file.subarray(0, 100));
    expect(() => aes256GcmOpen(derived.key, nonce, aad, file.subarray(100))).toThrow(SealBroken);
  }
}

describe("one role's secrets and a copy of everything", () => {
  it.each([
    ['a custodian', ['李保'], 'custody'],
    ['both custodians together', ['李保', 'Cora Keeper'], 'custody'],
    ['an approver', ['赵批'], 'approval'],
    ['both approvers together', ['赵批', 'Abel Approver'], 'approval'],
    ['a borrower without a grant', ['Ben Reader'], null],
    ['the author of the document', ['孟编'], null],
    ['an auditor', ['审计'], null],
    ['all authors, borrowers and auditors together', ['孟编', 'Ada Writer', 'Ben Reader', '审计'], null],
  ] as const)('%s opens no document', async (_, people, side) => {
    for (const document of [granted, neverLent]) {
      for (const part of ['rendition', 'original'] as const) {
        const found = await tryEverything(people, document, part);
        expect([...found.shut]).toEqual(['SealBroken']);
        expect(found.custody !== null).toBe(side === 'custody');
        expect(found.approval !== null).toBe(side === 'approval');
        await expectOneShareOpensNothing(document, part, found);
      }
    }
  });

  it('a borrower with a grant, but without an opened vault, has one share of one rendition', async () => {
    const found = await tryEverything(['许借'], granted, 'rendition');
    expect(found.approval).not.toBeNull();
    expect(found.custody).toBeNull();
    await expectOneShareOpensNothing(granted, 'rendition', found);
    for (const [document, part] of [
      [granted, 'original'],
      [neverLent, 'rendition'],
      [neverLent, 'original'],
    ] as const) {
      const other = await tryEverything(['许借'], document, part);
      expect([other.custody, other.approval]).toEqual([null, null]);
      await expectOneShareOpensNothing(document, part, other);
    }
  });

  it('D8: a release that is approved lays a share aside for its recipient, for nobody else, and none for an outsider', async () => {
    const own = await tryEverything(['Ben Reader'], released, 'original');
    expect([own.custody, own.approval !== null]).toEqual([null, true]);
    await expectOneShareOpensNothing(released, 'original', own);
    expect((await tryEverything(['Ben Reader'], released, 'rendition')).approval).toBeNull();
    // Both custodians, though they are to hand all three to an outsider.
    for (const document of [granted, neverLent, released]) {
      const keepers = await tryEverything(['李保', 'Cora Keeper', '许借'], document, 'original');
      expect(keepers.approval).toBeNull();
      await expectOneShareOpensNothing(document, 'original', keepers);
    }
    expect(db.count('SELECT count(*) AS n FROM release_grant')).toBe(1);
  });

  it('nobody but a custodian comes to the database', async () => {
    const keysFile = readVaultKeys(vaultFolder(office.folder).keys);
    for (const who of ['赵批', 'Abel Approver', '许借', 'Ben Reader', '孟编', '审计']) {
      const { sealingKey } = await keysOf(office, db, who);
      for (const slot of keysFile.slots) expect(() => openSlot(vault, slot, sealingKey)).toThrow(SealBroken);
    }
    expect(() => openDatabase(databaseFile(office.folder), randomBytes(32))).toThrow(
      expect.objectContaining({ code: 'DATABASE_KEY_MISMATCH' }),
    );
  });
});

describe('two sides together', () => {
  it('custodian and approver open everything: the limit that THREATS.md states', async () => {
    for (const [document, content] of [
      [granted, text],
      [neverLent, otherText],
    ] as const) {
      const open = async (part: Part) => {
        const { custody, approval } = await tryEverything(['李保', '赵批'], document, part);
        return openWith(document, part, { custody: custody!, approval: approval! });
      };
      expect(Buffer.from(await open('original')).toString('utf8')).toBe(content);
      expect(
        Buffer.from(await open('rendition'))
          .subarray(0, 5)
          .toString('latin1'),
      ).toBe('%PDF-');
    }
    expect(readFileSync(new URL('../../THREATS.md', import.meta.url), 'utf8')).toContain(
      '**Custodian and approver together can open everything.**',
    );
  });

  it('borrower and custodian open what was granted and nothing else', async () => {
    const { custody, approval } = await tryEverything(['许借', '李保'], granted, 'rendition');
    const rendition = await openWith(granted, 'rendition', { custody: custody!, approval: approval! });
    expect(Buffer.from(rendition).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    for (const [document, part] of [
      [granted, 'original'],
      [neverLent, 'rendition'],
      [neverLent, 'original'],
    ] as const) {
      const found = await tryEverything(['许借', '李保', 'Ben Reader', '孟编'], document, part);
      expect(found.approval).toBeNull();
      await expectOneShareOpensNothing(document, part, found);
    }
  });

  it('borrower and approver come to no custody share', async () => {
    const found = await tryEverything(['许借', '赵批'], granted, 'rendition');
    expect(found.custody).toBeNull();
    await expectOneShareOpensNothing(granted, 'rendition', found);
  });
});

describe('an approval is made with an approver’s keys, and not with a flag', () => {
  const columns = (state: string, loan: LoanId, document: DocumentId, borrower: string, hash: string) =>
    `INSERT INTO loan SELECT '${loan}', max(no) + 1, '${document}', (SELECT lineage FROM document WHERE id = '${document}'), dossier,
      '${borrower}', category, reason, place, requested_from, requested_to, requested_at, '${state}', approver, requested_from, requested_to, 30,
      '${hash}', (SELECT keyset FROM person WHERE id = '${borrower}'), decision_reason, issuer, 0 FROM loan`;

  /** A loan of the custodian's own making, to a borrower who is in it with them. */
  async function forge(
    state: string,
    document: DocumentId,
    grant: (forged: VaultDatabase, loan: LoanId, borrower: string) => Uint8Array | null,
    to = 'Ben Reader',
  ): Promise<Desk> {
    const desk = copyDesk(office, { foregroundEntriesMax: 0 });
    trials.push(desk);
    await editDatabase(desk, (forged) => {
      const borrower = personId(forged, to);
      const loan = newId<LoanId>();
      const sealed = grant(forged, loan, borrower);
      forged.connection.exec(
        columns(
          state,
          loan,
          document,
          borrower,
          sealed === null ? '0'.repeat(64) : encodeHex(sha256(sealed)),
        ),
      );
      if (sealed !== null) forged.run('INSERT INTO loan_grant VALUES (?, ?)', loan, sealed);
    });
    return desk;
  }
  const viewSpent = (desk: Desk): Promise<number> =>
    openBehindBack(desk).then((forged) => {
      const views = forged.count("SELECT count(*) AS n FROM leaf WHERE type = 'view.open'");
      forged.close();
      return views;
    });
  const sealGrant = (
    forged: VaultDatabase,
    loan: LoanId,
    document: DocumentId,
    borrower: string,
    share: Uint8Array,
  ) => {
    const { id, seal_key } = forged.get<{ id: KeysetId; seal_key: string }>(
      'SELECT k.id, k.seal_key FROM keyset k WHERE k.person = ? AND k.current = 1',
      borrower,
    )!;
    const cmt = decodeHex(loadPart(forged, document, 'rendition').cmt, 32);
    return hpkeSeal(decodeHex(seal_key, 32), grantInfo(vault, loan, document, id), cmt, share);
  };
  const blob = (forged: VaultDatabase, sql: string): Uint8Array =>
    new Uint8Array(forged.get<{ sealed: Uint8Array }>(sql)!.sealed);

  it.each([
    ['requested', 'LOAN_STATE'],
    ['approved', 'LOAN_STATE'],
    ['issued', 'LOAN_NOT_RECEIVED'],
    ['received', 'KEYSET_REPLACED'],
  ] as const)('a loan written as %s opens nothing', async (state, code) => {
    const desk = await forge(state, neverLent, () => null);
    await desk.open();
    await expectRefusal(code, desk.view('L2', 'Ben Reader'));
    await desk.close();
    expect(await viewSpent(desk)).toBe(0);
  });

  it.each([
    [
      'a grant of a share made up',
      'DOCUMENT_FILE_DAMAGED',
      (f: VaultDatabase, l: LoanId, b: string) => sealGrant(f, l, neverLent, b, randomBytes(32)),
    ],
    [
      "the approvers' own capsule as a grant",
      'KEYSET_REPLACED',
      (f: VaultDatabase) =>
        blob(
          f,
          `SELECT sealed FROM capsule WHERE side = 'approval' AND part = 'rendition' AND document = '${neverLent}'`,
        ),
    ],
    [
      "another person's grant of another document",
      'KEYSET_REPLACED',
      (f: VaultDatabase) => blob(f, 'SELECT sealed FROM loan_grant'),
    ],
  ] as const)('%s opens nothing', async (_, code, grant) => {
    const desk = await forge('received', neverLent, grant);
    await desk.open();
    await expectRefusal(code, desk.view('L2', 'Ben Reader'));
    await desk.close();
    expect(await viewSpent(desk)).toBe(0);
  });

  it("another person's grant of the same document opens nothing", async () => {
    const desk = await forge('received', granted, (forged) => blob(forged, 'SELECT sealed FROM loan_grant'));
    await desk.open();
    await expectRefusal('KEYSET_REPLACED', desk.view('L2', 'Ben Reader'));
  });

  it("the borrower's own grant, kept from another loan of the same document, opens nothing", async () => {
    const kept = (forged: VaultDatabase) => blob(forged, 'SELECT sealed FROM loan_grant');
    const desk = await forge('received', granted, kept, '许借');
    await desk.open();
    await expectRefusal('KEYSET_REPLACED', desk.view('L2', '许借'));
  });

  it('a custody share in the place of the approval share opens nothing', async () => {
    const { custody } = await tryEverything(['李保'], neverLent, 'rendition');
    const desk = await forge('received', neverLent, (forged, loan, borrower) =>
      sealGrant(forged, loan, neverLent, borrower, custody!),
    );
    await desk.open();
    await expectRefusal('DOCUMENT_FILE_DAMAGED', desk.view('L2', 'Ben Reader'));
  });

  it('none of these rows survives a reading of the whole log', async () => {
    const desk = await forge('received', neverLent, () => null);
    const short = copyDesk(desk, {});
    trials.push(short);
    expect((await short.open()).quarantine).toBe('tables-differ');
    await expectRefusal('QUARANTINE', short.view('L2', 'Ben Reader'));
  });

  it("an approval signed with a custodian's key breaks the log", async () => {
    const desk = copyDesk(office);
    trials.push(desk);
    await desk.open();
    const loan = await desk.request('K-1/2', 'Ben Reader');
    expect(loan).toBe('L2');
    await desk.close();
    const { keys } = await databaseKeyOf(desk);
    await editDatabase(desk, (forged) => {
      const row = forged.get<{ id: LoanId; requested_from: number; requested_to: number; borrower: string }>(
        'SELECT * FROM loan WHERE no = 2',
      )!;
      const grant = sealGrant(forged, row.id, neverLent, row.borrower, randomBytes(32));
      const secret = forged.get<{ value: Uint8Array }>(
        "SELECT value FROM secret WHERE name = 'log-key'",
      )!.value;
      const writer = new LogWriter(
        forged,
        desk.clock,
        { vault, station: null },
        loadSigningKey(new Uint8Array(secret)),
      );
      writer.transact((tx) =>
        tx.append({
          type: 'loan.approved',
          data: (texts) => ({
            loan: row.id,
            document: neverLent,
            grant: encodeHex(sha256(grant)),
            borrowerKeyset: forged.get<{ keyset: KeysetId }>(
              'SELECT keyset FROM person WHERE id = ?',
              row.borrower,
            )!.keyset,
            from: row.requested_from,
            to: row.requested_to,
            minutes: 30,
            reason: texts.of('同意'),
            batch: null,
          }),
          signers: [
            { as: 'approver', person: personId(forged, '李保'), keyset: keys.keyset, key: keys.signingKey },
          ],
        }),
      );
    });
    await expect(desk.open()).rejects.toThrow(VaultFault);
    await expect(desk.open()).rejects.toMatchObject({ code: 'LOG_TAMPERED' });
  });
});
