import { type DocumentIds, type DocumentPart, partNumber } from './document-header.ts';
import { SealWrongKey } from './faults.ts';
import {
  concatBytes,
  encodeUtf8,
  equalBytes,
  hkdfExpand,
  hkdfExtract,
  randomBytes,
  sha256,
  zero,
} from './suite.ts';

/**
 * The two shares of a document's key, their commitments, and what is derived from both.
 *
 * Custody holds one share and approval the other; each is uniform by itself and says nothing about the key.
 */

export type ShareSide = 'custody' | 'approval';

/** 32 bytes each. */
export type DocumentShares = Readonly<Record<ShareSide, Uint8Array>>;
/** SHA-256 each; public, logged at filing. */
export type ShareCommitments = Readonly<Record<ShareSide, Uint8Array>>;

export const shareBytes = 32;

const keyLabel = encodeUtf8('dossier-vault/v1/doc-key');
const commitLabel = encodeUtf8('dossier-vault/v1/doc-commit');

export function drawShares(): DocumentShares {
  return { custody: randomBytes(shareBytes), approval: randomBytes(shareBytes) };
}

export function shareCommitment(
  side: ShareSide,
  { vaultId, documentId }: DocumentIds,
  part: DocumentPart,
  share: Uint8Array,
): Uint8Array {
  if (share.length !== shareBytes) throw new SealWrongKey('A share has 32 bytes.');
  return sha256(
    encodeUtf8(`dossier-vault/v1/share-commit/${side}`),
    vaultId,
    documentId,
    Uint8Array.of(partNumber(part)),
    share,
  );
}

/** Whether this is the share that was committed to at filing: asked before a share is sealed anew. */
export function checkShare(
  side: ShareSide,
  ids: DocumentIds,
  part: DocumentPart,
  share: Uint8Array,
  commitment: Uint8Array,
): boolean {
  return share.length === shareBytes && equalBytes(shareCommitment(side, ids, part, share), commitment);
}

export function shareCommitments(
  ids: DocumentIds,
  part: DocumentPart,
  shares: DocumentShares,
): ShareCommitments {
  return {
    custody: shareCommitment('custody', ids, part, shares.custody),
    approval: shareCommitment('approval', ids, part, shares.approval),
  };
}

/**
 * The content key, and CMT, which commits to it: GCM alone does not, one ciphertext can be made to open
 * under two keys. Both depend on every byte of the header.
 */
export function deriveDocumentKeys(
  header: Uint8Array,
  salt: Uint8Array,
  shares: DocumentShares,
): { readonly key: Uint8Array; readonly cmt: Uint8Array } {
  if (shares.custody.length !== shareBytes || shares.approval.length !== shareBytes) {
    throw new SealWrongKey('A share has 32 bytes.');
  }
  const inputKey = concatBytes(shares.custody, shares.approval);
  const root = hkdfExtract(salt, inputKey);
  const headerHash = sha256(header);
  const key = hkdfExpand(root, concatBytes(keyLabel, headerHash), 32);
  const cmt = hkdfExpand(root, concatBytes(commitLabel, headerHash), 32);
  zero(inputKey, root);
  return { key, cmt };
}
