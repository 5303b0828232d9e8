/**
 * A new epoch: a fresh group key, sealed to those who are members now, and every capsule of that side sealed anew.
 * All of it happens in the transaction that says so in the log, so that a crash leaves the old epoch whole.
 * Returns what is to be called once that has committed: the open vault takes up the new key.
 */
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { type Part, roleOfSide, type Side } from '../../shared/vocabulary/terms.ts';
import type { Signer, Transaction } from '../audit/log-writer.ts';
import type { Call } from '../call.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from '../log/tree.ts';
import type { OpenVault } from '../open-vault.ts';
import { hpkeSeal } from '../sealing/hpke.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  generateSealingKey,
  loadSealingKey,
  sha256,
  zero,
} from '../sealing/suite.ts';
import { loadPart } from '../storage/dossiers.ts';
import { holdersOf } from '../storage/people.ts';
import { openCapsule } from './document-shares.ts';
import { admitToGroup, sealToRecovery } from './groups.ts';
import { capsuleInfo } from './sealing-labels.ts';

/** Head of the tree over the capsules, as docs/formats/log-entry.md §6 has it; leaves in the order given. */
export function capsuleTreeHead(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return EMPTY_ROOT;
  const fold = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return leafHash(leaves[from]!);
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    return nodeHash(fold(from, from + split), fold(from + split, to));
  };
  return fold(0, leaves.length);
}

export function startEpoch(
  vault: OpenVault,
  tx: Transaction,
  side: Side,
  oldSecret: Uint8Array,
  signer: Signer,
  cause: 'member-left' | 'recovery',
  call: Call,
): () => void {
  const { db } = vault;
  const oldEpoch = Number(vault.writer.fact(`${side}-epoch`));
  const epoch = oldEpoch + 1;
  const oldKey = loadSealingKey(oldSecret);
  const fresh = generateSealingKey();
  sealToRecovery(db, vault.vault, side, epoch, fresh.privateKey, vault.writer.fact(`${side}-recovery`));
  for (const member of holdersOf(db, roleOfSide[side])) {
    admitToGroup(db, vault.vault, side, epoch, fresh.privateKey, {
      keyset: member.keyset,
      sealKey: member.sealKey,
    });
  }
  const capsules = db.all<{ document: DocumentId; part: Part }>(
    "SELECT document, part FROM capsule WHERE side = ? AND epoch = ? ORDER BY document, part = 'original'",
    side,
    oldEpoch,
  );
  const leaves: Uint8Array[] = [];
  for (const [i, { document, part: partName }] of capsules.entries()) {
    const part = loadPart(db, document, partName);
    const share = openCapsule(vault, side, oldEpoch, oldKey, document, part);
    const sealed = hpkeSeal(
      fresh.publicKey,
      capsuleInfo(vault.vault, side, epoch, document, partName),
      decodeHex(part.cmt, 32),
      share,
    );
    zero(share);
    db.run('INSERT INTO capsule VALUES (?, ?, ?, ?, ?)', document, partName, side, epoch, sealed);
    leaves.push(
      concatBytes(decodeHex(document), Uint8Array.of(partName === 'rendition' ? 1 : 2), sha256(sealed)),
    );
    if (i % 100 === 0) call.progress(i, capsules.length);
  }
  db.run('DELETE FROM capsule WHERE side = ? AND epoch = ?', side, oldEpoch);
  db.run('DELETE FROM group_secret WHERE side = ? AND epoch = ?', side, oldEpoch);
  tx.append({
    type: 'epoch.new',
    data: () => ({
      side,
      epoch,
      key: encodeHex(fresh.publicKey),
      cause,
      capsules: capsules.length,
      capsuleRoot: encodeHex(capsuleTreeHead(leaves)),
    }),
    signers: [signer],
    place: vault.place(),
  });
  return () => {
    if (side === 'custody') {
      vault.custodyKey = loadSealingKey(fresh.privateKey);
      vault.custodyEpoch = epoch;
    }
    zero(fresh.privateKey);
  };
}
