/**
 * The two groups, custodians and approvers: one X25519 key an epoch, its private half sealed to every member
 * and to that side's recovery key. Only somebody who has it can admit another.
 */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { KeysetId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import { decodeHex, loadSealingKey, type SealingKey } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { GroupRecipient, Recipient } from './recipient.ts';
import { groupRecoveryInfo, groupSecretInfo } from './sealing-labels.ts';

const nothing = new Uint8Array(0);
/** Stands in the table's keyset column for the copy sealed to the recovery key. */
export const recoveryMember = 'recovery';

/** Seals an epoch's private key to one member; inside the transaction of the entry that admits them. */
export function admitToGroup(
  db: VaultDatabase,
  vault: VaultId,
  side: Side,
  epoch: number,
  privateKey: Uint8Array,
  member: Recipient,
): void {
  const info = groupSecretInfo(vault, side, epoch, member.keyset);
  const sealed = hpkeSeal(decodeHex(member.sealKey, 32), info, nothing, privateKey);
  db.run('INSERT OR REPLACE INTO group_secret VALUES (?, ?, ?, ?)', side, epoch, member.keyset, sealed);
}

export function sealToRecovery(
  db: VaultDatabase,
  vault: VaultId,
  side: Side,
  epoch: number,
  privateKey: Uint8Array,
  recovery: GroupRecipient,
): void {
  const sealed = hpkeSeal(
    decodeHex(recovery.key, 32),
    groupRecoveryInfo(vault, side, epoch),
    nothing,
    privateKey,
  );
  db.run('INSERT OR REPLACE INTO group_secret VALUES (?, ?, ?, ?)', side, epoch, recoveryMember, sealed);
}

/** The epoch's private key, 32 bytes, for a member. The caller zeroes it. */
export function openGroupSecret(
  db: VaultDatabase,
  vault: VaultId,
  side: Side,
  epoch: number,
  keyset: KeysetId,
  sealingKey: SealingKey,
): Uint8Array {
  const row = db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM group_secret WHERE side = ? AND epoch = ? AND keyset = ?',
    side,
    epoch,
    keyset,
  );
  if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: `group ${side}` });
  try {
    const info = groupSecretInfo(vault, side, epoch, keyset);
    return hpkeOpen(sealingKey, info, nothing, new Uint8Array(row.sealed));
  } catch (error) {
    if (error instanceof SealBroken) throw new VaultFault('VAULT_DAMAGED', { part: `group ${side}` }, error);
    throw error;
  }
}

export function openGroupSecretByRecovery(
  db: VaultDatabase,
  vault: VaultId,
  side: Side,
  epoch: number,
  recoveryPrivateKey: Uint8Array,
): Uint8Array {
  const row = db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM group_secret WHERE side = ? AND epoch = ? AND keyset = ?',
    side,
    epoch,
    recoveryMember,
  );
  if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: `group ${side}` });
  const key = loadSealingKey(recoveryPrivateKey);
  return hpkeOpen(key, groupRecoveryInfo(vault, side, epoch), nothing, new Uint8Array(row.sealed));
}
