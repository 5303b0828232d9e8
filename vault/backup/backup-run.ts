/**
 * A backup being made while people work (K1). First the sealed documents, which takes long and holds nothing still; then one state of
 * the vault is held still, its database and lists are written, the few documents that came meanwhile are copied, and the signed
 * manifest ends it. Whatever stops it, nothing of the vault or of an older state was touched, and what was copied is not copied again.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BackupCause } from '../../shared/vocabulary/entry-of-backups.ts';
import { type FaultCode, VaultFault } from '../../shared/vocabulary/fault.ts';
import type { BackupTargetId } from '../../shared/vocabulary/ids.ts';
import type { BackupUnderWay } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import {
  backupFolder,
  backupRootIn,
  incompleteState,
  incompleteStatesIn,
  prepareBackup,
  stateFolder,
  stateName,
  statesIn,
} from '../storage/backup-folder.ts';
import {
  type BackupTarget,
  type SealedFile,
  sealedFilesCounted,
  sealedFilesKnown,
} from '../storage/backups.ts';
import { settleCopy, storageFault } from '../storage/database.ts';
import { makeFolder, syncFolder, writeDurably } from '../storage/durable-file.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import { copyObjects, makeObjectFolders, type ObjectsCopied } from './copy-objects.ts';
import { FileCopier } from './file-copier.ts';
import { type ListedFile, manifestHash, signManifest } from './manifest.ts';
import { writeObjectList } from './object-list.ts';
import { readme } from './readme.ts';
import { dropHalves, dropStates, statesToDrop } from './retire-states.ts';
import { Snapshot } from './snapshot.ts';

export interface BackupMade {
  readonly state: string;
  readonly entries: number;
  readonly objects: number;
  readonly copied: number;
  readonly without: number;
  readonly dropped: number;
}

const rowsAtOnce = 2_000;
/** A document may be sent back, or keys change, while a state is held still: then it is taken anew. */
const triesMax = 5;

export class BackupRun implements BackupUnderWay {
  readonly target: BackupTargetId;
  readonly finished: Promise<BackupMade>;
  private readonly vault: OpenVault;
  private readonly plan: BackupTarget;
  private readonly cause: BackupCause;
  private readonly thorough: boolean;
  private readonly stopping = new AbortController();
  private readonly copier = new FileCopier();
  private total: number;
  private done = 0;
  private readonly root: string;

  constructor(vault: OpenVault, plan: BackupTarget, cause: BackupCause, thorough = false) {
    this.vault = vault;
    this.plan = plan;
    this.target = plan.id;
    this.cause = cause;
    this.thorough = thorough;
    this.root = backupRootIn(plan.folder, vault.vault);
    this.total = sealedFilesCounted(vault.db) + 1;
    vault.backup = this;
    this.finished = this.work().finally(async () => {
      vault.backup = null;
      await this.copier.close();
    });
    // Whoever began it may have gone; the log says how it ended.
    this.finished.catch(() => undefined);
  }

  howFar(): { readonly done: number; readonly total: number } {
    return { done: Math.min(this.done, this.total), total: this.total };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    // Also in the midst of a large file: its half is taken away by the next one.
    await this.copier.close();
    await this.finished.catch(() => undefined);
  }

  private async work(): Promise<BackupMade> {
    try {
      return await this.make();
    } catch (error) {
      const known = this.stopping.signal.aborted ? new VaultFault('STOPPED') : storageFault(error);
      this.recordFailure(known instanceof VaultFault ? known.code : 'INTERNAL');
      throw known;
    }
  }

  private async make(): Promise<BackupMade> {
    const { vault, root } = this;
    if (!existsSync(this.plan.folder)) throw new VaultFault('FILE_NOT_FOUND');
    prepareBackup(root, vault.vault, readme);
    const paths = backupFolder(root);
    makeObjectFolders(paths.objects);
    for (const folder of incompleteStatesIn(root)) rmSync(folder, { recursive: true, force: true });
    dropHalves(paths.objects);
    stepPoint('backup.after-folder');
    await this.objects(sealedFilesKnown(vault.db, rowsAtOnce), this.thorough);
    stepPoint('backup.after-objects');
    for (let tries = 1; ; tries += 1) {
      const made = await this.state(paths.objects);
      if (made !== 'anew') return made;
      if (tries >= triesMax) throw new VaultFault('VAULT_IN_USE', { pid: process.pid });
    }
  }

  private objects(files: Iterable<readonly SealedFile[]>, thorough: boolean): Promise<ObjectsCopied> {
    return copyObjects({
      from: this.vault.folder,
      to: this.root,
      files,
      copier: this.copier,
      thorough,
      signal: this.stopping.signal,
      progress: (done) => {
        this.done = Math.max(this.done, done);
      },
    });
  }

  /** One state, from holding it still to its entry. */
  private async state(objects: string): Promise<BackupMade | 'anew'> {
    const { vault, root } = this;
    const snapshot = await this.held();
    try {
      const ms = this.freeSecond();
      const name = stateName(ms);
      const folder = incompleteState(root, ms);
      rmSync(folder, { recursive: true, force: true });
      makeFolder(folder);
      const paths = stateFolder(folder);
      writeDurably(paths.header, snapshot.headerFile);
      writeDurably(paths.keys, snapshot.keysFile);
      writeDurably(paths.checkpoint, snapshot.checkpoint);
      snapshot.writeAnchor(folder, vault.vault, vault.anchorKeys);
      stepPoint('backup.after-snapshot');
      this.assertGoingOn();
      await this.copy(vaultFolder(vault.folder).database, paths.database);
      if (!snapshot.stillHolds) return 'anew';
      if (settleCopy(paths.database, vault.databaseKey) !== snapshot.checkpoint)
        throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' });
      stepPoint('backup.after-database');
      const came = await this.objects(sealedFilesKnown(snapshot.db, rowsAtOnce), false);
      if (came.without.some((file) => this.wasSentBack(file))) return 'anew';
      const list = await writeObjectList(
        paths.objectList,
        sealedFilesKnown(snapshot.db, rowsAtOnce),
        came.without,
      );
      syncFolder(objects);
      stepPoint('backup.after-lists');
      if (!snapshot.stillHolds) return 'anew';
      const note = signManifest(
        {
          vault: vault.vault,
          state: name,
          generation: snapshot.generation,
          entries: snapshot.entries,
          objects: list.objects,
          bytes: list.bytes,
          without: came.without.length,
          files: await this.listed(folder),
        },
        snapshot.logKey,
      );
      writeDurably(paths.manifest, note);
      stepPoint('backup.after-manifest');
      this.assertGoingOn();
      renameSync(folder, join(backupFolder(root).states, name));
      syncFolder(backupFolder(root).states);
      stepPoint('backup.after-rename');
      this.done = this.total;
      const made = {
        state: ms,
        entries: snapshot.entries,
        manifest: manifestHash(note),
        objects: list.objects,
        bytes: list.bytes,
        copied: came.copied,
        without: came.without.length,
      };
      return await this.enter(made, name);
    } finally {
      snapshot.close();
    }
  }

  /** Waits for the check beside the work, which reads the same file in one long transaction. */
  private async held(): Promise<Snapshot> {
    for (;;) {
      this.assertGoingOn();
      try {
        return Snapshot.take(this.vault);
      } catch (error) {
        if (!(error instanceof VaultFault && error.code === 'VAULT_IN_USE')) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  private async copy(from: string, to: string): Promise<void> {
    // Set to one file and hashed for the manifest a moment later.
    const result = await this.copier.one({ from, to, hash: null, readLater: true });
    if (result.kind !== 'done') throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
  }

  private async listed(folder: string): Promise<ListedFile[]> {
    const paths = stateFolder(folder);
    const anchor = `dossier-vault-${this.vault.vault}`;
    const names = [`${anchor}.anchor`, `${anchor}.ledger`].filter((name) => existsSync(join(folder, name)));
    const files = [paths.header, paths.keys, paths.database, paths.checkpoint, paths.objectList].concat(
      names.map((name) => join(folder, name)),
    );
    const found = await (await this.copier.begin(files.map((from) => ({ from, to: null, hash: null }))))
      .results;
    return found.map((result, i) => {
      if (result.kind !== 'done') throw new VaultFault('STORAGE_FAULT', { cause: 'COPY_DIFFERS' });
      return { name: basename(files[i]!), bytes: result.bytes, sha256: result.hash };
    });
  }

  private wasSentBack({ document }: SealedFile): boolean {
    const state = this.vault.db.get<{ state: string }>('SELECT state FROM document WHERE id = ?', document);
    return state?.state === 'sent-back';
  }

  /** A second that no state there has. */
  private freeSecond(): number {
    const now = Math.floor(this.vault.ports.clock.read().wallMs / 1_000) * 1_000;
    const newest = statesIn(this.root)[0]?.ms ?? 0;
    return Math.max(now, newest + 1_000);
  }

  private async enter(
    made: Omit<BackupMade, 'dropped' | 'state'> & { state: number; manifest: string; bytes: number },
    name: string,
  ): Promise<BackupMade> {
    const { vault, plan, cause, root } = this;
    if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
    const dropped = statesToDrop(vault.db, plan, made.state);
    vault.writer.transact(
      (tx) =>
        tx.append({
          type: 'backup.made',
          data: () => ({ target: plan.id, ...made, cause, dropped }),
          actor: vault.actor(),
        }),
      () => stepPoint('backup.before-entry-commit'),
    );
    stepPoint('backup.after-entry');
    vault.syncAnchors();
    await dropStates(root, vault.db, dropped);
    stepPoint('backup.after-dropped');
    const { entries, objects, copied, without } = made;
    return { state: name, entries, objects, copied, without, dropped: dropped.length };
  }

  private recordFailure(fault: FaultCode): void {
    const { vault, plan, cause } = this;
    if (vault.isClosed) return;
    try {
      vault.writer.transact((tx) =>
        tx.append({
          type: 'backup.failed',
          data: () => ({ target: plan.id, cause, fault }),
          actor: vault.actor(),
        }),
      );
    } catch {
      // The vault's own disk does not take it down either: what is missing shows as the age of the newest state.
    }
  }

  private assertGoingOn(): void {
    if (this.stopping.signal.aborted || this.vault.isClosed) throw new VaultFault('STOPPED');
  }
}
