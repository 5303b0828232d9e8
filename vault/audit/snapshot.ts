/**
 * Fast opening of a long log: at closing, the log key signs a snapshot of how far the log went and what its root was.
 * An opening that finds the snapshot, the checkpoint and the stored right edge in agreement verifies the entries
 * since then, and leaves the rest to the full check, which runs beside the work (DESIGN §4) or on `doctor`.
 *
 * A weakness, signed as such: until that check has ended, tables edited by somebody who holds the database key are believed,
 * except where it matters most: a person's views are counted from their own chain of statements (person-chain.ts).
 */
import { z } from 'zod';
import { entryPayloadType, parseEntryBody } from '../../shared/vocabulary/entry.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { checkpointOrigin, verifyCheckpoint } from '../log/checkpoint.ts';
import { leafHash, rootHash } from '../log/tree.ts';
import { leafData, pae } from '../sealing/statement.ts';
import {
  decodeHex,
  decodeUtf8,
  encodeHex,
  encodeUtf8,
  equalBytes,
  type SigningKey,
  verifySignature,
} from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { leavesFrom, parseSignatures, treeReader } from '../storage/log-rows.ts';
import { LogBroken } from './replay.ts';

const snapshotBody = z.strictObject({
  vault: z.string(),
  generation: z.int(),
  size: z.int(),
  root: z.string(),
});
const snapshotType = 'application/vnd.dossier-vault.snapshot+json';

const fact = (db: VaultDatabase, name: string): string =>
  db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';

/** Writes the snapshot; only after a full check or an opening from an earlier snapshot may this be called. */
export function saveSnapshot(
  db: VaultDatabase,
  vault: VaultId,
  logKey: SigningKey,
  size: number,
  root: Uint8Array,
): void {
  const body = JSON.stringify({
    vault,
    generation: Number(fact(db, 'generation')),
    size,
    root: encodeHex(root),
  });
  const sig = logKey.sign(pae(snapshotType, encodeUtf8(body)));
  db.run(
    'INSERT INTO snapshot VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET size = excluded.size, body = excluded.body, sig = excluded.sig',
    size,
    body,
    sig,
  );
}

/** Whether opening may rest on a snapshot. False sends the caller to the full replay; a broken tail throws LogBroken. */
export function openingBySnapshot(db: VaultDatabase, vault: VaultId): boolean {
  const row = db.get<{ size: number; body: string; sig: Uint8Array }>(
    'SELECT size, body, sig FROM snapshot WHERE one = 1',
  );
  const note = db.get<{ size: number; note: string }>('SELECT size, note FROM checkpoint WHERE one = 1');
  if (row === undefined || note === undefined) return false;
  const logKey = decodeHex(fact(db, 'log-key'), 32);
  if (!verifySignature(logKey, pae(snapshotType, encodeUtf8(row.body)), new Uint8Array(row.sig)))
    return false;
  const snapshot = snapshotBody.parse(JSON.parse(row.body));
  if (snapshot.vault !== vault || snapshot.size > note.size) return false;
  const reader = treeReader(db);
  if (encodeHex(rootHash(snapshot.size, reader)) !== snapshot.root) return false;
  const { checkpoint } = verifyCheckpoint(note.note, {
    origin: checkpointOrigin(decodeHex(vault), Number(fact(db, 'generation'))),
    logPublicKey: logKey,
  });
  if (checkpoint.size !== note.size || !equalBytes(checkpoint.root, rootHash(note.size, reader)))
    return false;
  checkTail(db, snapshot.size);
  return true;
}

/** Entries after the snapshot: their leaves are in the tree and their signatures verify under enrolled keys. */
function checkTail(db: VaultDatabase, from: number): void {
  const reader = treeReader(db);
  for (const leaf of leavesFrom(db, from)) {
    const payload = new Uint8Array(leaf.payload);
    const signatures = parseSignatures(leaf.signatures);
    const hash = leafHash(leafData(entryPayloadType, payload, signatures));
    const [stored] = reader.readHashes([{ level: 0, index: leaf.idx }]);
    if (stored === undefined || !equalBytes(stored, hash))
      throw new LogBroken(leaf.idx, 'a stored hash differs');
    const body = parseEntryBody(JSON.parse(decodeUtf8(payload)));
    const message = pae(entryPayloadType, payload);
    for (const [i, signature] of signatures.entries()) {
      const signer = body.signers[i];
      const key =
        signer === undefined
          ? fact(db, `log-key-${signature.keyid.slice(4)}`)
          : (db.get<{ sign_key: string }>('SELECT sign_key FROM keyset WHERE id = ?', signer.keyset)
              ?.sign_key ?? '');
      if (key === '' || !verifySignature(decodeHex(key, 32), message, signature.sig)) {
        throw new LogBroken(leaf.idx, 'a signature does not verify');
      }
    }
  }
}
