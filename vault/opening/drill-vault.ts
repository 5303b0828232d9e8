/**
 * A drill: a copy of the vault is looked at where it lies (A6c). Its database is read from a copy of its own, so that not a byte is
 * written beside it; no entry, no anchor, no lock. What is found is what an opening there would start from.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Drill } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Call } from '../acts/call.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { consultAnchors } from '../audit/integrity.ts';
import { migrateDatabase } from '../audit/migrate.ts';
import { examine } from '../integrity/doctor.ts';
import { openGroupSecret } from '../keys/groups.ts';
import { readVaultKeys } from '../keys/vault-keys-file.ts';
import { loadSealingKey, zero } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { readHeader, vaultFolder } from '../storage/vault-folder.ts';
import { anchorsWithin } from './log-at-hand.ts';
import { openByEither, unlockSlot } from './open-vault.ts';
import { quarantineOfBefore } from './opening-check.ts';

/** Puts a copy of the database at a path. */
export type PutDatabase = (to: string) => Promise<void>;

/** The database of a vault that nobody has open, and what is not yet in its file. */
export const databaseIn =
  (folder: string): PutDatabase =>
  async (to) => {
    const { database } = vaultFolder(folder);
    for (const rest of ['', '-wal'])
      if (existsSync(`${database}${rest}`)) copyFileSync(`${database}${rest}`, `${to}${rest}`);
  };

/** Of a state of a backup the sealed documents lie beside it, for all of them together. */
export async function drillFolder(
  ports: VaultPorts,
  input: Pick<ParsedInput<'vault.drill'>, 'keyFile' | 'passphrase' | 'anchorFolders'>,
  call: Call,
  folder: string,
  objects: string,
  putDatabase: PutDatabase,
  /** The checkpoint that the database has to have; null where nobody has said. */
  checkpoint: string | null = null,
): Promise<Drill> {
  const { vault } = readHeader(folder);
  const paths = vaultFolder(folder);
  const keysFile = readVaultKeys(paths.keys);
  if (keysFile.vault !== vault) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.json, vault.keys' });
  const recalled = ports.credentialStore?.recall(vault);
  const { keys, databaseKeys } = await unlockSlot(ports, call, vault, keysFile, input, null);
  await recalled;
  const aside = mkdtempSync(join(tmpdir(), 'dossier-vault-drill-'));
  try {
    const copy = join(aside, 'vault.db');
    try {
      await putDatabase(copy);
    } catch (error) {
      throw storageFault(error);
    }
    const { db, databaseKey } = openByEither(copy, databaseKeys, keysFile);
    zero(databaseKey);
    try {
      migrateDatabase(db, vault, call.progress);
      const fact = (name: string): string =>
        db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
      const custodyEpoch = Number(fact('custody-epoch'));
      const secret = openGroupSecret(db, vault, 'custody', custodyEpoch, keys.keyset, keys.sealingKey);
      const custodyKey = loadSealingKey(secret);
      zero(secret);
      const entries = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
      const brought = [dirname(input.keyFile), ...input.anchorFolders];
      const findings = consultAnchors(db, vault, anchorsWithin(ports, db, vault, brought).anchors, entries);
      const count = (sql: string): number => db.count(`SELECT count(*) AS n FROM ${sql}`);
      const found = await examine({ db, vault, folder: objects, custodyEpoch, custodyKey }, entries, call);
      // An older database may be sound in itself: it is not the one that this state is said to have.
      const note = db.get<{ note: string }>('SELECT note FROM checkpoint WHERE one = 1')?.note;
      const isOther = checkpoint !== null && note !== checkpoint;
      return {
        ...found,
        sound: found.sound && !isOther,
        altered: isOther ? ['vault.db', ...found.altered] : found.altered,
        name: fact('name'),
        lastEntryAtMs: Number(fact('judged')),
        documents: count("document WHERE state = 'accepted'"),
        loansOpen: count("loan WHERE state IN ('requested', 'approved', 'issued', 'received')"),
        views: count('view'),
        newestAnchor: findings.newestSize,
        quarantine: findings.quarantine === 'none' ? quarantineOfBefore(db) : findings.quarantine,
      };
    } finally {
      db.close();
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
