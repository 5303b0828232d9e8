/**
 * Custody passing on: every sealed file hashed again, against SHA-256 over the same bytes; and new keys for every document,
 * against the bare X25519 operations that this takes; and the database under a new key, against reading its pages.
 */
import { createHash, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DocumentId, HandoverId } from '../../shared/vocabulary/ids.ts';
import { newCall } from '../../vault/acts/call.ts';
import { unlock } from '../../vault/acts/unlock.ts';
import { checkTransferList } from '../../vault/custody/transfer-list.ts';
import { shareCommitment } from '../../vault/sealing/document-keys.ts';
import { newId } from '../../vault/sealing/new-ids.ts';
import { decodeHex, encodeHex, randomBytes, sha256 } from '../../vault/sealing/suite.ts';
import { sealCapsule } from '../../vault/shares/document-shares.ts';
import { beginEpoch, finishEpoch } from '../../vault/shares/epochs.ts';
import { findPerson } from '../../vault/storage/people.ts';
import { objectPath, vaultFolder } from '../../vault/storage/vault-folder.ts';
import { fileDocuments } from './filed-vault.ts';
import type { BenchRow } from './lists.ts';
import { BenchVault } from './vault-in-folder.ts';

const fileBytes = 20_000;
const megabytes = (path: string): string => (statSync(path).size / 1e6).toFixed(0);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** Gives every document filed without one a sealed file and a capsule of custody, with what the log signed of them. */
function sealForReal(bench: BenchVault): number {
  const { vault } = bench;
  const documents = vault.db.all<{ document: DocumentId }>('SELECT document FROM document_part');
  vault.db.connection.transaction(() => {
    for (const { document } of documents) {
      const bytes = randomBytes(fileBytes);
      const path = objectPath(vault.folder, document, 'original');
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      const share = randomBytes(32);
      const cmt = randomBytes(32);
      const ids = { vaultId: decodeHex(vault.vault), documentId: decodeHex(document) };
      vault.db.run(
        'UPDATE document_part SET file_hash = ?, cmt = ?, share_custody = ? WHERE document = ?',
        encodeHex(sha256(bytes)),
        encodeHex(cmt),
        encodeHex(shareCommitment('custody', ids, 'original', share)),
        document,
      );
      sealCapsule(
        vault.db,
        vault,
        'custody',
        vault.keys.now().group('custody'),
        document,
        'original',
        cmt,
        share,
      );
    }
  })();
  return documents.length;
}

/** What sealing one share anew cannot do without: one agreement to open, one key pair and one agreement to seal. */
function bareMs(count: number): number {
  const group = generateKeyPairSync('x25519');
  const raw = group.publicKey.export({ format: 'jwk' });
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    const publicKey = createPublicKey({ key: raw, format: 'jwk' });
    diffieHellman({ privateKey: group.privateKey, publicKey });
    const ephemeral = generateKeyPairSync('x25519');
    diffieHellman({ privateKey: ephemeral.privateKey, publicKey });
  }
  return performance.now() - start;
}

export async function benchHandover(counts: readonly number[]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const count of counts) {
    const bench = new BenchVault(10_000_000);
    try {
      await bench.create();
      await bench.enrol('leaver', 'custodian');
      await fileDocuments(bench, count);
      const files = sealForReal(bench);
      const { vault } = bench;
      const keeper = findPerson(vault.db, 'keeper');
      const at = `${count.toLocaleString('en')} documents`;

      await bench.signIn('keeper', true);
      const handover = newId<HandoverId>();
      vault.db.run(
        "INSERT INTO custody_handover VALUES (?, 1, 'agreed', ?, ?, ?, NULL, 'begun', 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        handover,
        keeper.id,
        keeper.id,
        keeper.id,
      );
      let start = performance.now();
      await checkTransferList(vault, handover, newCall('en'));
      const checkedMs = performance.now() - start;
      start = performance.now();
      for (const { document } of vault.db.all<{ document: DocumentId }>('SELECT document FROM document_part'))
        createHash('sha256')
          .update(readFileSync(objectPath(vault.folder, document, 'original')))
          .digest();
      const hashedMs = performance.now() - start;
      rows.push({
        row: `every item hashed again, ${at} of ${fileBytes / 1000} kB`,
        ours: seconds(checkedMs),
        bound: `reading and SHA-256 of the same ${files} files, ${seconds(hashedMs)}`,
        ratio: `${(checkedMs / hashedMs).toFixed(2)} ×`,
      });

      const keys = await unlock(vault, newCall('en'), keeper, {
        ...bench.signature('keeper'),
        keyFile: bench.keyFile('keeper'),
      });
      const signer = keys.signer(keeper.id, 'custodian');
      const approver = findPerson(vault.db, 'approver');
      const approving = await unlock(vault, newCall('en'), approver, {
        ...bench.signature('approver'),
        keyFile: bench.keyFile('approver'),
      });
      const leaver = findPerson(vault.db, 'leaver');
      vault.writer.transact((tx) => {
        tx.append({
          type: 'role.ended',
          data: (texts) => ({ person: leaver.id, role: 'custodian', ground: texts.of('bench') }),
          signers: [signer, approving.signer(approver.id, 'approver')],
        });
        beginEpoch(vault, tx, 'custody', 'member-left', signer);
      });
      // The documents are in the tables without entries: as with a long log that was read before the bench began.
      Object.assign(vault.ports, { foregroundEntriesMax: 0 });
      vault.followsLogAt = vault.db.dataVersion();
      start = performance.now();
      vault.db.everyPageHolds();
      const readMs = performance.now() - start;
      start = performance.now();
      let sealedMs = 0;
      const call = newCall('en', () => {
        sealedMs = performance.now() - start;
      });
      await finishEpoch(vault, 'custody', { keyset: keys.keyset, sealingKey: keys.sealingKey, signer }, call);
      const restMs = performance.now() - start - sealedMs;
      const bound = bareMs(files);
      rows.push(
        {
          row: `every share sealed anew, ${at}`,
          ours: seconds(sealedMs),
          bound: `bare X25519 operations, ${seconds(bound)}`,
          ratio: `${(sealedMs / bound).toFixed(2)} ×`,
        },
        {
          row: `from there to the end: switch, old ones deleted, database of ${megabytes(vaultFolder(vault.folder).database)} MB under a new key`,
          ours: seconds(restMs),
          bound: `every page read through the cipher once, ${seconds(readMs)}`,
          ratio: `${(restMs / readMs).toFixed(2)} ×`,
        },
      );
    } finally {
      await bench.dispose();
    }
  }
  return rows;
}
