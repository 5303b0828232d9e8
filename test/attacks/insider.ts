/**
 * What people of the office can do with their own secrets, a copy of the disk and programs of their own: not through the
 * router, but with the functions that any attacker could write as well, since the formats are published.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeysetId, PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Side } from '../../shared/vocabulary/terms.ts';
import { openGroupSecret } from '../../vault/keys/groups.ts';
import { openSlot, readVaultKeys } from '../../vault/keys/vault-keys-file.ts';
import { parseKeyFile, unwrapKeyset, type WrappedKeyset } from '../../vault/sealing/keyset.ts';
import {
  encodeHex,
  loadSealingKey,
  loadSigningKey,
  type SealingKey,
  type SigningKey,
} from '../../vault/sealing/suite.ts';
import { openDatabase, type VaultDatabase } from '../../vault/storage/database.ts';
import { readHeader, vaultFolder } from '../../vault/storage/vault-folder.ts';
import type { Desk } from '../support/desk.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

export interface StolenKeys {
  readonly keyset: KeysetId;
  readonly sealingKey: SealingKey;
  readonly signingKey: SigningKey;
}

const vaultIdOf = (desk: Desk): VaultId => readHeader(desk.folder).vault;

async function unwrap(desk: Desk, who: string, wrapped: WrappedKeyset): Promise<StolenKeys> {
  const path = desk.keyFiles.get(who);
  const keyFile = path === undefined ? null : parseKeyFile(readFileSync(path, 'utf8'));
  const keyset = await unwrapKeyset(
    wrapped,
    { passphrase: desk.passphrases.get(who) ?? '', keyFileSecret: keyFile?.secret },
    weakPassphraseHasher,
  );
  return {
    keyset: encodeHex(keyset.keysetId) as KeysetId,
    sealingKey: loadSealingKey(keyset.sealingPrivateKey),
    signingKey: loadSigningKey(keyset.signingSeed),
  };
}

/** The database key, as a custodian's passphrase and stick give it. */
export async function databaseKeyOf(
  desk: Desk,
  who = '李保',
  folder = desk.folder,
): Promise<{ key: Uint8Array; keys: StolenKeys }> {
  const path = desk.keyFiles.get(who) ?? '';
  const keyFile = parseKeyFile(readFileSync(path, 'utf8'));
  const slot = readVaultKeys(vaultFolder(folder).keys).slots.find(
    (one) => keyFile !== null && one.keyset === encodeHex(keyFile.keysetId),
  );
  if (slot === undefined) throw new Error(`no slot for ${who}`);
  const keys = await unwrap(desk, who, slot.wrapped);
  return { key: openSlot(vaultIdOf(desk), slot, keys.sealingKey), keys };
}

/** The database of a closed vault, opened without the product. */
export async function openBehindBack(desk: Desk, who = '李保'): Promise<VaultDatabase> {
  const { key } = await databaseKeyOf(desk, who);
  return openDatabase(vaultFolder(desk.folder).database, key);
}

/** Opens, lets the attacker write what they like, and closes with everything in the one file. */
export async function editDatabase(desk: Desk, edit: (db: VaultDatabase) => void): Promise<void> {
  const db = await openBehindBack(desk);
  edit(db);
  db.connection.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** The keys of anybody whose passphrase and key file are known, by way of the database. */
export function keysOf(desk: Desk, db: VaultDatabase, who: string): Promise<StolenKeys> {
  const row = db.get<{ wrapped: string }>(
    'SELECT w.wrapped FROM wrapped_keyset w JOIN person p ON p.keyset = w.keyset WHERE p.name = ?',
    who,
  );
  if (row === undefined) throw new Error(`no keyset of ${who}`);
  return unwrap(desk, who, JSON.parse(row.wrapped) as WrappedKeyset);
}

export const personId = (db: VaultDatabase, who: string): PersonId =>
  db.get<{ id: PersonId }>('SELECT id FROM person WHERE name = ?', who)?.id as PersonId;

/** The private key of a group, through one of its members. */
export function groupKeyOf(desk: Desk, db: VaultDatabase, side: Side, keys: StolenKeys): SealingKey {
  return loadSealingKey(
    openGroupSecret(db, vaultIdOf(desk), side, epochOf(db, side), keys.keyset, keys.sealingKey),
  );
}

const epochOf = (db: VaultDatabase, side: Side): number =>
  Number(db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', `${side}-epoch`)?.value);

export const databaseFile = (folder: string): string => join(folder, 'vault.db');
