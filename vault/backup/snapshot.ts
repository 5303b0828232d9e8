/**
 * One state of the vault, held still while it is copied and people work on. A second connection keeps a read transaction open on the
 * settled database: from then on what is written goes to the write-ahead log beside it, and the file itself does not change.
 */
import { readFileSync } from 'node:fs';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { AnchorFolder, type AnchorKeys } from '../audit/anchors.ts';
import type { SigningKey } from '../sealing/suite.ts';
import { openDatabase, settleIntoFile, storageFault, type VaultDatabase } from '../storage/database.ts';
import { fileIdentity, isSameFile } from '../storage/file-identity.ts';
import { viewsFrom } from '../storage/loans.ts';
import { vaultFolder } from '../storage/vault-folder.ts';

export class Snapshot {
  readonly db: VaultDatabase;
  readonly entries: number;
  readonly generation: number;
  readonly checkpoint: string;
  readonly keysFile: Uint8Array;
  readonly headerFile: Uint8Array;
  readonly logKey: SigningKey;
  private readonly vault: OpenVault;

  private constructor(vault: OpenVault, db: VaultDatabase) {
    this.vault = vault;
    this.db = db;
    // Reading begins the transaction; all of it in one go, with nobody's write in between.
    db.connection.exec('BEGIN');
    this.checkpoint = db.get<{ note: string }>('SELECT note FROM checkpoint WHERE one = 1')?.note ?? '';
    this.entries = vault.writer.size;
    this.generation = vault.writer.generation();
    this.logKey = vault.writer.logKey();
    const paths = vaultFolder(vault.folder);
    this.keysFile = readFileSync(paths.keys);
    this.headerFile = readFileSync(paths.header);
    if (this.checkpoint !== vault.writer.checkpointNote())
      throw new VaultFault('STORAGE_FAULT', { cause: 'FILE_REPLACED' });
  }

  /** Throws VAULT_IN_USE where somebody else reads the database: the check beside the work. */
  static take(vault: OpenVault): Snapshot {
    settleIntoFile(vault.db);
    const db = openDatabase(vaultFolder(vault.folder).database, vault.databaseKey, true);
    try {
      return new Snapshot(vault, db);
    } catch (error) {
      db.close();
      throw storageFault(error);
    }
  }

  /** The vault has the same keys and file as when this was taken. */
  get stillHolds(): boolean {
    const { vault } = this;
    const { identity } = vault.db;
    return (
      !vault.isClosed &&
      vault.writer.logKey() === this.logKey &&
      (identity === null || isSameFile(identity, fileIdentity(vaultFolder(vault.folder).database)))
    );
  }

  /** The anchor of this state, beside it: its ledger knows the views up to it. */
  writeAnchor(folder: string, vault: VaultId, keys: AnchorKeys): void {
    const fact = (name: string): string =>
      this.db.get<{ value: string }>('SELECT value FROM fact WHERE name = ?', name)?.value ?? '';
    const written = new AnchorFolder(folder, vault, keys).write({
      generation: this.generation,
      checkpoint: this.checkpoint,
      size: this.entries,
      quarantine: 'none',
      place: fact('place'),
      where: [fact('place-folder'), fact('place-host')].filter(Boolean).join(' · '),
      viewsFrom: (index) =>
        viewsFrom(this.db, index).map(({ person, lineage, n, id }) => ({ person, lineage, n, view: id })),
    });
    if (!written) throw new VaultFault('STORAGE_FAULT', { cause: 'ANCHOR' });
  }

  close(): void {
    this.db.close();
  }
}
