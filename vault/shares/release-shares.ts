/**
 * The shares of a document that leaves the vault (D8, S7). Where a person of the vault receives it, an approver lays their side's
 * share aside, sealed to that person; where nobody of the vault does, an approver opens it at the handing out, and nothing is laid
 * aside: a grant to a custodian would open the document with the custodian's own keys.
 */
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, KeysetId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { entryInLog } from '../audit/entry-in-log.ts';
import type { Recipient } from '../keys/recipient.ts';
import { releaseGrantInfo } from '../keys/sealing-labels.ts';
import { LogBroken } from '../log/log-broken.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import {
  type ByteSink,
  checkShare,
  type DocumentShares,
  openDocument,
  withFileReader,
} from '../sealing/sealed-document.ts';
import { decodeHex, encodeHex, type SealingKey, sha256, zero } from '../sealing/suite.ts';
import { type DocumentPart, loadPart } from '../storage/dossiers.ts';
import { type Release, type ReleaseItemRow, releaseGrant } from '../storage/releases.ts';
import { objectPath } from '../storage/vault-folder.ts';
import { expectedPart, type Grant, idsOf, openCapsule } from './document-shares.ts';

/** Which sealed part a form takes: a PDF is its own rendition and has one part only. */
export function partOfForm(
  { db }: Pick<OpenVault, 'db'>,
  document: DocumentId,
  form: Release['form'],
): DocumentPart {
  const hasOriginal =
    db.get("SELECT 1 FROM document_part WHERE document = ? AND part = 'original'", document) !== undefined;
  const part: Part = form !== 'marked-copy' && hasOriginal ? 'original' : 'rendition';
  return loadPart(db, document, part);
}

/**
 * To whom the shares are sealed: to whom the signed request names, under the keys they hold now by the log. Throws VAULT_DAMAGED,
 * with the vault in quarantine, where the table says otherwise than the request.
 */
export function releaseRecipient(
  vault: OpenVault,
  release: Release,
  items: readonly ReleaseItemRow[],
): Recipient {
  const found = requested(vault, release, items);
  if (found !== null) return found;
  vault.findAmiss('tables-differ', 'act');
  throw new VaultFault('VAULT_DAMAGED', { part: 'tables-differ' });
}

function requested(vault: OpenVault, release: Release, items: readonly ReleaseItemRow[]): Recipient | null {
  try {
    const { body } = entryInLog(vault.writer, release.requested);
    if (body.type !== 'release.requested' || body.data.release !== release.id) return null;
    const { recipient, form, documents } = body.data;
    const same =
      recipient !== null &&
      recipient === release.recipient &&
      form === release.form &&
      documents.length === items.length &&
      documents.every(({ document }, i) => document === items[i]?.document);
    const known = vault.keys.now();
    return same && known.rolesOf(recipient).includes('borrower') ? known.recipientOf(recipient) : null;
  } catch (error) {
    if (error instanceof LogBroken) return null;
    throw error;
  }
}

export function makeReleaseGrant(
  vault: OpenVault,
  approvalKey: SealingKey,
  release: Release,
  document: DocumentId,
  to: Recipient,
): Grant {
  const part = partOfForm(vault, document, release.form);
  const { epoch } = vault.keys.now().group('approval');
  const share = openCapsule(vault, 'approval', epoch, approvalKey, document, part);
  const info = releaseGrantInfo(vault.vault, release.id, document, part.part, to.keyset);
  const sealed = hpkeSeal(decodeHex(to.sealKey, 32), info, decodeHex(part.cmt, 32), share);
  zero(share);
  return { sealed, hash: encodeHex(sha256(sealed)) };
}

const custodyShare = (vault: OpenVault, document: DocumentId, part: DocumentPart): Uint8Array =>
  openCapsule(vault, 'custody', vault.custodyEpoch, vault.custodyKey, document, part);

/** Opened with the recipient's own key. Throws KEYSET_REPLACED where the grant was made to other keys. */
export function sharesByRecipient(
  vault: OpenVault,
  release: Release,
  { document, grantHash }: ReleaseItemRow,
  key: SealingKey,
  keyset: KeysetId,
): DocumentShares {
  const part = partOfForm(vault, document, release.form);
  const sealed = releaseGrant(vault.db, release.id, document);
  if (sealed === null || keyset !== release.recipientKeyset) throw new Refusal('KEYSET_REPLACED');
  if (encodeHex(sha256(sealed)) !== grantHash) throw new VaultFault('VAULT_DAMAGED', { part: 'grant' });
  const info = releaseGrantInfo(vault.vault, release.id, document, part.part, keyset);
  let approval: Uint8Array;
  try {
    approval = hpkeOpen(key, info, decodeHex(part.cmt, 32), sealed);
  } catch (error) {
    if (error instanceof SealBroken) throw new Refusal('KEYSET_REPLACED');
    throw error;
  }
  if (
    !checkShare('approval', idsOf(vault, document), part.part, approval, decodeHex(part.shareApproval, 32))
  ) {
    zero(approval);
    throw new VaultFault('VAULT_DAMAGED', { part: 'grant' });
  }
  return { approval, custody: custodyShare(vault, document, part) };
}

/** Opened with the key of the approval group, by an approver who is there. */
export function sharesByApprover(
  vault: OpenVault,
  release: Release,
  document: DocumentId,
  approvalKey: SealingKey,
): DocumentShares {
  return sharesOfBoth(vault, document, partOfForm(vault, document, release.form), approvalKey);
}

export const sharesOfBoth = (
  vault: OpenVault,
  document: DocumentId,
  part: DocumentPart,
  approvalKey: SealingKey,
): DocumentShares => ({
  approval: openCapsule(
    vault,
    'approval',
    vault.keys.now().group('approval').epoch,
    approvalKey,
    document,
    part,
  ),
  custody: custodyShare(vault, document, part),
});

/**
 * The plaintext of the part, block after block; the file is held against what filing signed. A caller that acts before the promise
 * resolves acts on a prefix. Throws DOCUMENT_FILE_DAMAGED.
 */
export async function readReleased(
  vault: OpenVault,
  document: DocumentId,
  part: DocumentPart,
  shares: DocumentShares,
  sink: ByteSink,
): Promise<number> {
  let ours: unknown = null;
  try {
    return await withFileReader(objectPath(vault.folder, document, part.part), (source) =>
      openDocument({
        source,
        expected: expectedPart(vault, document, part),
        shares,
        sink: async (bytes) => {
          try {
            await sink(bytes);
          } catch (error) {
            // What the target cannot take is no fault of the document.
            ours = error;
            throw error;
          }
        },
      }),
    );
  } catch (error) {
    if (ours !== null) throw ours;
    if (error instanceof VaultFault || error instanceof Refusal) throw error;
    throw new Refusal('DOCUMENT_FILE_DAMAGED');
  }
}
