/** HPKE info strings: what a sealed secret is for, so that none can stand in for another. docs/formats/keys.md. */
import type {
  DocumentId,
  KeysetId,
  LoanId,
  NoteId,
  ReleaseId,
  VaultId,
} from '../../shared/vocabulary/ids.ts';
import type { Part, Side } from '../../shared/vocabulary/terms.ts';
import { concatBytes, decodeHex, encodeUtf8, uint32Bytes } from '../sealing/suite.ts';

const partByte = (part: Part): Uint8Array => Uint8Array.of(part === 'rendition' ? 1 : 2);

export const databaseKeyInfo = (vault: VaultId, keyset: KeysetId): Uint8Array =>
  concatBytes(encodeUtf8('dossier-vault/v1/database-key'), decodeHex(vault), decodeHex(keyset));

export const groupSecretInfo = (vault: VaultId, side: Side, epoch: number, keyset: KeysetId): Uint8Array =>
  concatBytes(
    encodeUtf8(`dossier-vault/v1/group/${side}`),
    decodeHex(vault),
    uint32Bytes(epoch),
    decodeHex(keyset),
  );

export const groupRecoveryInfo = (vault: VaultId, side: Side, epoch: number): Uint8Array =>
  concatBytes(encodeUtf8(`dossier-vault/v1/group-recovery/${side}`), decodeHex(vault), uint32Bytes(epoch));

export const databaseRecoveryInfo = (vault: VaultId): Uint8Array =>
  concatBytes(encodeUtf8('dossier-vault/v1/database-key-recovery'), decodeHex(vault));

export const capsuleInfo = (
  vault: VaultId,
  side: Side,
  epoch: number,
  document: DocumentId,
  part: Part,
): Uint8Array =>
  concatBytes(
    encodeUtf8(`dossier-vault/v1/share/${side}`),
    decodeHex(vault),
    decodeHex(document),
    partByte(part),
    uint32Bytes(epoch),
  );

export const grantInfo = (vault: VaultId, loan: LoanId, document: DocumentId, keyset: KeysetId): Uint8Array =>
  concatBytes(
    encodeUtf8('dossier-vault/v1/grant'),
    decodeHex(vault),
    decodeHex(loan),
    decodeHex(document),
    decodeHex(keyset),
  );

export const releaseGrantInfo = (
  vault: VaultId,
  release: ReleaseId,
  document: DocumentId,
  part: Part,
  keyset: KeysetId,
): Uint8Array =>
  concatBytes(
    encodeUtf8('dossier-vault/v1/release-grant'),
    decodeHex(vault),
    decodeHex(release),
    decodeHex(document),
    partByte(part),
    decodeHex(keyset),
  );

export const noteInfo = (vault: VaultId, note: NoteId, reader: KeysetId): Uint8Array =>
  concatBytes(encodeUtf8('dossier-vault/v1/note'), decodeHex(vault), decodeHex(note), decodeHex(reader));
