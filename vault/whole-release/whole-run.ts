/**
 * Everything being written out (D8), whoever is at the desk meanwhile. The entry that says so stands before the first byte leaves.
 * What a run before has written is held against the mark that filing kept of the original, and written again where it is not the same.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type FaultCode, VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { bundleInto } from '../access-log/export-bundle.ts';
import type { WholeReleaseUnderWay } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import { bytesMark, likenessKeyOf } from '../filing/likeness-marks.ts';
import { releasedName } from '../releases/release-folder.ts';
import { decodeHex, type SealingKey, zero } from '../sealing/suite.ts';
import { partOfForm, readReleased, sharesOfBoth } from '../shares/release-shares.ts';
import { storageFault } from '../storage/database.ts';
import { type Document, loadDossier } from '../storage/dossiers.ts';
import { syncFolder } from '../storage/durable-file.ts';
import {
  documentsThatLeave,
  everyDossier,
  isMarked,
  whatLeaves,
  wholeRelease,
} from '../storage/whole-release.ts';
import { wholeReadme } from './readme.ts';
import { hashedBefore, type WholeTarget, type WrittenFile, writeWhole } from './whole-folder.ts';
import { WholeIndex } from './whole-index.ts';

export interface WholeWritten {
  readonly documents: number;
  readonly without: number;
  readonly bytes: number;
  readonly sums: string;
}

/** Why the newest run of an open vault ended early. */
const failures = new WeakMap<OpenVault, FaultCode>();
export const wholeRunFailed = (vault: OpenVault): FaultCode | null => failures.get(vault) ?? null;

export class WholeRun implements WholeReleaseUnderWay {
  readonly finished: Promise<WholeWritten>;
  private readonly vault: OpenVault;
  private readonly target: WholeTarget;
  private readonly approvalKey: SealingKey;
  private readonly approvalEpoch: number;
  private readonly entry: number;
  private readonly stopping = new AbortController();
  private readonly likeness: Uint8Array;
  private readonly total: number;
  private done = 0;

  /** Takes the key of the approval group, and drops it at its end. */
  constructor(vault: OpenVault, target: WholeTarget, approvalKey: SealingKey, entry: number) {
    this.vault = vault;
    this.target = target;
    this.approvalKey = approvalKey;
    this.entry = entry;
    this.approvalEpoch = vault.keys.now().group('approval').epoch;
    this.likeness = likenessKeyOf(vault.db);
    this.total = whatLeaves(vault.db).documents;
    vault.wholeRelease = this;
    failures.delete(vault);
    this.finished = this.work().finally(() => {
      vault.wholeRelease = null;
      approvalKey.destroy();
      zero(this.likeness);
    });
    // Whoever began it may have gone; the screen says how it ended.
    this.finished.catch(() => undefined);
  }

  howFar(): { readonly done: number; readonly total: number } {
    return { done: Math.min(this.done, this.total), total: this.total };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.finished.catch(() => undefined);
  }

  private assertGoesOn(): void {
    const { vault } = this;
    if (this.stopping.signal.aborted || vault.isClosed) throw new VaultFault('STOPPED');
    // Work that needs a sound vault ends with it; so does work that began with keys of before.
    if (vault.quarantine !== 'none' || vault.keys.now().group('approval').epoch !== this.approvalEpoch)
      throw new VaultFault('STOPPED');
    // Withdrawn meanwhile.
    if (wholeRelease(vault.db)?.begun !== this.entry) throw new VaultFault('STOPPED');
  }

  private async work(): Promise<WholeWritten> {
    try {
      return await this.write();
    } catch (error) {
      const known = storageFault(error);
      const code: FaultCode = known instanceof VaultFault ? known.code : 'INTERNAL';
      failures.set(this.vault, code);
      throw known;
    }
  }

  private async write(): Promise<WholeWritten> {
    const { vault, target } = this;
    stepPoint('whole.after-entry');
    for (const name of ['index.csv', 'index.json', 'SHA256SUMS'])
      rmSync(join(target.partial, name), { force: true });
    const counted = { documents: 0, without: 0, bytes: 0 };
    const index = new WholeIndex(vault, target.partial, {
      kind: 'dossier-vault-whole-release',
      format: 1,
      vault: vault.vault,
      entry: this.entry,
    });
    let sums: string;
    try {
      for (const { id, no } of everyDossier(vault.db)) {
        const dossier = loadDossier(vault.db, id);
        const documents = documentsThatLeave(vault.db, id);
        if (documents.length === 0) index.add(dossier, null, '', null);
        const folder = `dossiers/${releasedName(no, dossier.code)}`;
        if (documents.length > 0) mkdirSync(join(target.partial, folder), { recursive: true, mode: 0o700 });
        for (const document of documents) {
          this.assertGoesOn();
          const file = `${folder}/${releasedName(document.no, document.fileName || document.title)}`;
          const written = await this.document(document, join(target.partial, file));
          index.add(dossier, document, file, written);
          if (written === null) counted.without += 1;
          else {
            counted.documents += 1;
            counted.bytes += written.bytes;
          }
          this.done += 1;
          stepPoint('whole.after-file');
        }
        if (documents.length > 0) syncFolder(join(target.partial, folder));
        stepPoint('whole.after-dossier');
      }
      syncFolder(join(target.partial, 'dossiers'));
      const readme = await writeWhole(join(target.partial, 'README.txt'), async (sink) =>
        sink(Buffer.from(wholeReadme, 'utf8')),
      );
      sums = index.finish(readme);
    } catch (error) {
      index.letGo();
      throw error;
    }
    syncFolder(target.partial);
    stepPoint('whole.after-sums');
    this.assertGoesOn();
    vault.writer.transact(
      (tx) => {
        this.assertGoesOn();
        return tx.append({
          type: 'whole.written',
          data: () => ({ ...counted, sums }),
          actor: { person: null, role: null },
        });
      },
      () => stepPoint('whole.before-written-commit'),
    );
    stepPoint('whole.after-written');
    await this.bundle();
    stepPoint('whole.after-bundle');
    renameSync(target.partial, target.final);
    syncFolder(target.folder);
    stepPoint('whole.after-rename');
    vault.syncAnchors();
    return { ...counted, sums };
  }

  /** The log lies beside, up to the entry that says that everything is written. */
  private async bundle(): Promise<void> {
    const folder = join(this.target.partial, 'log');
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    await bundleInto(this.vault, {
      folder,
      openings: 'all',
      role: null,
      progress: () => {},
      assertGoesOn: () => this.assertGoesOn(),
    });
  }

  /** Null where the sealed file is missing or damaged: one file must not hold back all the others. */
  private async document(document: Document, path: string): Promise<WrittenFile | null> {
    const { vault } = this;
    const before = await hashedBefore(path);
    if (before !== null && this.isOriginal(document, before)) return before;
    rmSync(path, { recursive: true, force: true });
    const part = partOfForm(vault, document.id, 'original');
    try {
      const shares = sharesOfBoth(vault, document.id, part, this.approvalKey);
      try {
        return await writeWhole(path, (sink) =>
          readReleased(vault, document.id, part, shares, async (block) => {
            this.assertGoesOn();
            await sink(block);
          }),
        );
      } finally {
        zero(shares.approval);
        zero(shares.custody);
      }
    } catch (error) {
      if (error instanceof Refusal && error.code === 'DOCUMENT_FILE_DAMAGED') return null;
      if (error instanceof VaultFault && error.code === 'VAULT_DAMAGED') return null;
      throw error;
    }
  }

  private isOriginal(document: Document, { sha256 }: WrittenFile): boolean {
    return isMarked(this.vault.db, document.id, bytesMark(this.likeness, decodeHex(sha256, 32)));
  }
}
