/**
 * The two shares of a document's key on their way: into capsules at filing, from a capsule into a grant at approval,
 * from grant and capsule together into a view. Each step checks the share against what filing signed.
 */

import { renditionLimits } from '../../rasteriser/rasteriser.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, KeysetId, LoanId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Part, Side } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { GroupRecipient, Recipient } from '../keys/recipient.ts';
import { capsuleInfo, grantInfo } from '../keys/sealing-labels.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import {
  checkShare,
  type DocumentShares,
  type ExpectedDocument,
  openDocumentToMemory,
} from '../sealing/sealed-document.ts';
import { decodeHex, encodeHex, type SealingKey, sha256, zero } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type DocumentPart, loadPart } from '../storage/dossiers.ts';
import type { Loan } from '../storage/loans.ts';
import { objectPath } from '../storage/vault-folder.ts';

export const idsOf = (vault: Pick<OpenVault, 'vault'>, document: DocumentId) => ({
  vaultId: decodeHex(vault.vault),
  documentId: decodeHex(document),
});

export function sealCapsule(
  db: VaultDatabase,
  vault: OpenVault,
  side: Side,
  group: GroupRecipient,
  document: DocumentId,
  part: Part,
  cmt: Uint8Array,
  share: Uint8Array,
): void {
  const { epoch, key } = group;
  const sealed = hpkeSeal(
    decodeHex(key, 32),
    capsuleInfo(vault.vault, side, epoch, document, part),
    cmt,
    share,
  );
  db.run('INSERT INTO capsule VALUES (?, ?, ?, ?, ?)', document, part, side, epoch, sealed);
}

/** A capsule as it lies there. Throws VAULT_DAMAGED where there is none. */
export function sealedCapsule(
  db: VaultDatabase,
  side: Side,
  epoch: number,
  document: DocumentId,
  part: Part,
): Uint8Array {
  const row = db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM capsule WHERE document = ? AND part = ? AND side = ? AND epoch = ?',
    document,
    part,
    side,
    epoch,
  );
  if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: `capsule ${side}` });
  return new Uint8Array(row.sealed);
}

/** Opens a capsule with the group's key and checks the share against its commitment. The caller zeroes it. */
export function openCapsule(
  vault: Pick<OpenVault, 'db' | 'vault'>,
  side: Side,
  epoch: number,
  groupKey: SealingKey,
  document: DocumentId,
  part: DocumentPart,
): Uint8Array {
  const sealed = sealedCapsule(vault.db, side, epoch, document, part.part);
  let share: Uint8Array;
  try {
    share = hpkeOpen(
      groupKey,
      capsuleInfo(vault.vault, side, epoch, document, part.part),
      decodeHex(part.cmt, 32),
      sealed,
    );
  } catch (error) {
    if (error instanceof SealBroken)
      throw new VaultFault('VAULT_DAMAGED', { part: `capsule ${side}` }, error);
    throw error;
  }
  const commitment = decodeHex(side === 'custody' ? part.shareCustody : part.shareApproval, 32);
  if (!checkShare(side, idsOf(vault, document), part.part, share, commitment)) {
    zero(share);
    throw new VaultFault('VAULT_DAMAGED', { part: `share ${side}` });
  }
  return share;
}

/** What filing signed and logged about this part: its file is held against it. */
export const expectedPart = (
  vault: Pick<OpenVault, 'vault'>,
  document: DocumentId,
  part: DocumentPart,
): ExpectedDocument => ({
  ids: idsOf(vault, document),
  part: part.part,
  cmt: decodeHex(part.cmt, 32),
  fileHash: decodeHex(part.fileHash, 32),
  commitments: {
    custody: decodeHex(part.shareCustody, 32),
    approval: decodeHex(part.shareApproval, 32),
  },
});

export interface Grant {
  readonly sealed: Uint8Array;
  readonly hash: string;
}

/** Share A of the rendition, sealed to the borrower for this loan only. */
export function makeGrant(
  vault: OpenVault,
  approvalKey: SealingKey,
  loan: LoanId,
  document: DocumentId,
  borrower: Recipient,
): Grant {
  const part = loadPart(vault.db, document, 'rendition');
  const { epoch } = vault.keys.now().group('approval');
  const share = openCapsule(vault, 'approval', epoch, approvalKey, document, part);
  const info = grantInfo(vault.vault, loan, document, borrower.keyset);
  const sealed = hpkeSeal(decodeHex(borrower.sealKey, 32), info, decodeHex(part.cmt, 32), share);
  zero(share);
  return { sealed, hash: encodeHex(sha256(sealed)) };
}

/**
 * The rendition's plaintext for one view: grant and capsule opened, shares checked, file verified whole before a
 * byte is handed on. A damaged or missing file is a refusal that costs nothing.
 */
export async function openRenditionOfLoan(
  vault: OpenVault,
  loan: Loan,
  borrowerKey: SealingKey,
  keyset: KeysetId,
): Promise<Uint8Array> {
  const part = loadPart(vault.db, loan.document, 'rendition');
  const row = vault.db.get<{ sealed: Uint8Array }>('SELECT sealed FROM loan_grant WHERE loan = ?', loan.id);
  if (row === undefined) throw new Refusal('KEYSET_REPLACED');
  const sealed = new Uint8Array(row.sealed);
  if (encodeHex(sha256(sealed)) !== loan.grantHash) throw new VaultFault('VAULT_DAMAGED', { part: 'grant' });
  const shareOf = (): Uint8Array => {
    try {
      const info = grantInfo(vault.vault, loan.id, loan.document, keyset);
      return hpkeOpen(borrowerKey, info, decodeHex(part.cmt, 32), sealed);
    } catch (error) {
      if (error instanceof SealBroken) throw new Refusal('KEYSET_REPLACED');
      throw error;
    }
  };
  const shares: DocumentShares = {
    approval: shareOf(),
    custody: openCapsule(vault, 'custody', vault.custodyEpoch, vault.custodyKey, loan.document, part),
  };
  try {
    return await openDocumentToMemory(
      objectPath(vault.folder, loan.document, 'rendition'),
      expectedPart(vault, loan.document, part),
      shares,
      renditionLimits.renditionBytesMax,
    );
  } catch (error) {
    if (error instanceof VaultFault || error instanceof Refusal) throw error;
    throw new Refusal('DOCUMENT_FILE_DAMAGED');
  } finally {
    zero(shares.approval, shares.custody);
  }
}
