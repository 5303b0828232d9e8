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
  documentsMovedSince,
  type SealedFile,
  sealedFilesCounted,
  sealedFilesKnown,
  sealedFilesOf,
} from '../storage/backups.ts';
import { storageFault, type VaultDatabase } from '../storage/database.ts';
import { makeFolder, syncFolder, writeDurably } from '../storage/durable-file.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import { basisText, type ListThere } from './basis.ts';
import { copyObjects, makeObjectFolders, type ObjectsCopied } from './copy-objects.ts';
import { copyDatabase } from './database-files.ts';
import { type EarlierState, earlierState } from './earlier-state.ts';
import { FileCopier } from './file-copier.ts';
import { type ListedFile, manifestHash, signManifest } from './manifest.ts';
import { listAll, listMoved, listsText } from './object-lists.ts';
import { readme } from './readme.ts';
import { dropHalves, dropObjects, dropStates, dropUnnamed, statesToDrop } from './retire-states.ts';
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
/** So many sealed files are looked for in a moment; of more all of them once in a week. */
const fewFiles = 20_000;
const wholeAfterMs = 7 * 24 * 3_600_000;
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
  private total = 1;
  private done = 0;
  private readonly root: string;
  /** What this one starts from; null: every sealed file is looked for, and every list written anew. */
  private earlier: EarlierState | null = null;

  constructor(vault: OpenVault, plan: BackupTarget, cause: BackupCause, thorough = false) {
    this.vault = vault;
    this.plan = plan;
    this.target = plan.id;
    this.cause = cause;
    this.thorough = thorough;
    this.root = backupRootIn(plan.folder, vault.vault);
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
    await dropUnnamed(root, vault.db);
    stepPoint('backup.after-folder');
    const earlier = earlierState(vault.db, vault.vault, this.plan, root, vault.writer.generation());
    this.earlier = this.isWholeDue(earlier) ? null : earlier;
    if (this.earlier === null) {
      dropHalves(paths.objects);
      await dropObjects(root, vault.db);
    }
    this.total = 1;
    this.total +=
      this.earlier === null ? sealedFilesCounted(vault.db) : [...this.files(vault.db)].flat().length;
    await this.objects(this.files(vault.db), this.thorough);
    stepPoint('backup.after-objects');
    for (let tries = 1; ; tries += 1) {
      const made = await this.state(paths.objects, earlier);
      if (made !== 'anew') return made;
      if (tries >= triesMax) throw new VaultFault('VAULT_IN_USE', { pid: process.pid });
    }
  }

  /** Whether every sealed file is looked for by its name, and not those alone that came since. */
  private isWholeDue(earlier: EarlierState | null): boolean {
    if (earlier === null || this.thorough || earlier.manifest.without > 0) return true;
    const isLongAgo = this.vault.writer.nowMs() - earlier.basis.wholeAtMs > wholeAfterMs;
    const { objects } = earlier.manifest;
    return this.cause === 'closing' ? isLongAgo && objects <= fewFiles : isLongAgo || objects <= fewFiles;
  }

  private files(db: VaultDatabase): Iterable<readonly SealedFile[]> {
    const { earlier } = this;
    return earlier === null
      ? sealedFilesKnown(db, rowsAtOnce)
      : [sealedFilesOf(db, documentsMovedSince(db, earlier.manifest.entries).came)];
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
  private async state(objects: string, before: EarlierState | null): Promise<BackupMade | 'anew'> {
    const { vault, root, copier } = this;
    const snapshot = await this.held();
    try {
      const changes = vault.db.changedPages;
      const mark = changes?.mark() ?? null;
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
      const database = await copyDatabase(
        {
          database: vaultFolder(vault.folder).database,
          root,
          state: name,
          cause: this.cause,
          copier,
          goesOn: () => this.assertGoingOn(),
        },
        this.thorough ? null : before,
        changes,
      );
      if (!snapshot.stillHolds) return 'anew';
      stepPoint('backup.after-database');
      const came = await this.objects(this.files(snapshot.db), false);
      if (came.without.some((file) => this.wasSentBack(file))) return 'anew';
      const lists = await this.lists(snapshot.db, came.without);
      const sum = (of: 'bytes' | 'objects'): number => lists.reduce((all, list) => all + list[of], 0);
      const [listed, bytes] = [sum('objects'), sum('bytes')];
      writeDurably(paths.lists, listsText(lists));
      const wholeAtMs = this.earlier?.basis.wholeAtMs ?? ms;
      writeDurably(paths.basis, basisText({ changes: mark, wholeAtMs, lists }));
      syncFolder(objects);
      stepPoint('backup.after-lists');
      if (!snapshot.stillHolds) return 'anew';
      const note = signManifest(
        {
          vault: vault.vault,
          state: name,
          generation: snapshot.generation,
          entries: snapshot.entries,
          objects: listed,
          bytes,
          without: came.without.length,
          files: [...(await this.listed(folder)), ...database],
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
        objects: listed,
        bytes,
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

  private lists(db: VaultDatabase, without: readonly SealedFile[]): Promise<ListThere[]> {
    const { root, copier, earlier } = this;
    const work = { root, db, without, copier };
    if (earlier === null) return listAll(work, this.total);
    const { came, went } = documentsMovedSince(db, earlier.manifest.entries);
    return listMoved(work, earlier.basis.lists, [...came, ...went]);
  }

  private async listed(folder: string): Promise<ListedFile[]> {
    const paths = stateFolder(folder);
    const anchor = `dossier-vault-${this.vault.vault}`;
    const names = [`${anchor}.anchor`, `${anchor}.ledger`].filter((name) => existsSync(join(folder, name)));
    const files = [paths.header, paths.keys, paths.checkpoint, paths.lists, paths.basis].concat(
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
