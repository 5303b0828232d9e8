/**
 * `vault.keys`: the database key, sealed to each active custodian and to the custody recovery key, with each
 * custodian's wrapped keyset, because the database that holds the others' cannot be read yet. docs/formats/keys.md.
 *
 * The file is not signed: a changed slot opens nothing, and who may open the vault is decided again from the log.
 * While the database gets a new key (shares/database-key.ts) the file is of version 2 and holds slots of both.
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
const set = { slots: z.array(slot), recovery: hexText };
const head = { kind: z.literal('dossier-vault keys'), vault: vaultId };
const file = z.discriminatedUnion('version', [
  z.strictObject({ ...head, version: z.literal(1), ...set }),
  z.strictObject({ ...head, version: z.literal(2), ...set, next: z.strictObject(set) }),
]);
export type VaultKeysSlot = z.infer<typeof slot>;

/** One database key: sealed to each custodian and to custody's recovery key. */
export interface KeySlots {
  readonly slots: readonly VaultKeysSlot[];
  readonly recovery: string;
}
export interface VaultKeys extends KeySlots {
  readonly vault: VaultId;
  /** The key that is about to take the other's place; null except on the way. */
  readonly next: KeySlots | null;
}

export function readVaultKeys(path: string): VaultKeys {
  const bytes = readIfThere(path);
  if (bytes === null) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' });
  try {
    const json: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    // Whatever shape a later version gives it, it says so first.
    const { version } = versioned.parse(json);
    if (version > 2) throw new VaultFault('VAULT_FROM_FUTURE', { found: version, supported: 2 });
    const { vault, slots, recovery, ...rest } = file.parse(json);
    return { vault, slots, recovery, next: 'next' in rest ? rest.next : null };
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' }, error);
  }
}

export function writeVaultKeys(path: string, { vault, slots, recovery, next }: VaultKeys): void {
  const kind = 'dossier-vault keys';
  const text =
    next === null
      ? { kind, version: 1, vault, slots, recovery }
      : { kind, version: 2, vault, slots, recovery, next };
  writeDurably(path, `${JSON.stringify(text, null, 1)}\n`);
}

/** Everybody who may open a vault, under one database key. */
export const keySlots = (
  vault: VaultId,
  wrappedKeysets: readonly WrappedKeyset[],
  databaseKey: Uint8Array,
  recoveryKey: Uint8Array,
): KeySlots => ({
  slots: wrappedKeysets.map((wrappedKeyset) => sealSlot(vault, wrappedKeyset, databaseKey)),
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
