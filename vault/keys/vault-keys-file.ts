/**
 * `vault.keys`: the database key, sealed to each active custodian and to the custody recovery key, with each
 * custodian's wrapped keyset, because the database that holds the others' cannot be read yet. docs/formats/keys.md.
 *
 * The file is not signed: a changed slot opens nothing, and who may open the vault is decided again from the log.
 */
import { z } from 'zod';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { type KeysetId, keysetId, type VaultId, vaultId } from '../../shared/vocabulary/ids.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import type { WrappedKeyset } from '../sealing/keyset.ts';
import { decodeHex, encodeHex, type SealingKey } from '../sealing/suite.ts';
import { readIfThere, writeDurably } from '../storage/durable-file.ts';
import { databaseKeyInfo, databaseRecoveryInfo } from './sealing-labels.ts';

const hexText = z.string().regex(/^(?:[0-9a-f]{2})+$/);
const wrapped = z.strictObject({
  version: z.literal(1),
  vaultId,
  keysetId,
  signingPublicKey: hexText,
  sealingPublicKey: hexText,
  argon2id: z.strictObject({ salt: hexText, iterations: z.int(), parallelism: z.int(), memoryKiB: z.int() }),
  keyFile: z.boolean(),
  nonce: hexText,
  sealed: hexText,
});
const slot = z.strictObject({ keyset: keysetId, wrapped, databaseKey: hexText });
const versioned = z.object({ kind: z.literal('dossier-vault keys'), version: z.int().min(1) });
const file = z.strictObject({
  kind: z.literal('dossier-vault keys'),
  version: z.literal(1),
  vault: vaultId,
  slots: z.array(slot),
  recovery: hexText,
});
export type VaultKeys = z.infer<typeof file>;
export type VaultKeysSlot = z.infer<typeof slot>;

export function readVaultKeys(path: string): VaultKeys {
  const bytes = readIfThere(path);
  if (bytes === null) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' });
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    // Whatever shape a later version gives it, it says so first.
    const { version } = versioned.parse(json);
    if (version > 1) throw new VaultFault('VAULT_FROM_FUTURE', { found: version, supported: 1 });
    return file.parse(json);
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' }, error);
  }
}

export function writeVaultKeys(path: string, keys: VaultKeys): void {
  writeDurably(path, `${JSON.stringify(keys, null, 1)}\n`);
}

export const newVaultKeys = (
  vault: VaultId,
  databaseKey: Uint8Array,
  recoveryKey: Uint8Array,
): VaultKeys => ({
  kind: 'dossier-vault keys',
  version: 1,
  vault,
  slots: [],
  recovery: encodeHex(hpkeSeal(recoveryKey, databaseRecoveryInfo(vault), new Uint8Array(0), databaseKey)),
});

export function sealSlot(
  vault: VaultId,
  wrappedKeyset: WrappedKeyset,
  databaseKey: Uint8Array,
): VaultKeysSlot {
  const keyset = wrappedKeyset.keysetId as KeysetId;
  const publicKey = decodeHex(wrappedKeyset.sealingPublicKey, 32);
  return {
    keyset,
    wrapped: wrappedKeyset as VaultKeysSlot['wrapped'],
    databaseKey: encodeHex(
      hpkeSeal(publicKey, databaseKeyInfo(vault, keyset), new Uint8Array(0), databaseKey),
    ),
  };
}

export const openSlot = (vault: VaultId, from: VaultKeysSlot, sealingKey: SealingKey): Uint8Array =>
  hpkeOpen(sealingKey, databaseKeyInfo(vault, from.keyset), new Uint8Array(0), decodeHex(from.databaseKey));
