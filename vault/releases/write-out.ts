/** From the entry to the files on disk, and the entry that says so (D8). */
import type { HandedOut } from '../../shared/contract/answers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import { dropReleaseGrants, loadRelease, type Release } from '../storage/releases.ts';
import type { ReleaseContents } from './release-contents.ts';
import type { LoadedRelease } from './release-facts.ts';
import {
  fillFolder,
  prepareTarget,
  type ReleasedFile,
  sumsOf,
  type Target,
  writeReleased,
} from './release-folder.ts';
import { releaseCsv, releaseJson } from './release-index.ts';

/** Nothing of a release leaves that no anchor outside has heard of: it would be lost with the next restored copy. */
export function assertAnchored(vault: OpenVault, afresh: boolean): void {
  if (vault.syncAnchors(afresh) === 0) throw new Refusal('ANCHOR_UNREACHABLE');
}

export function targetOf(
  vault: OpenVault,
  { release, documents }: LoadedRelease,
  folder: string | undefined,
): Target {
  if (folder === undefined || folder === '') throw new Refusal('TEXT_MISSING', { field: 'folder' });
  // Marked copies are pictures: how large they get is known when they are drawn.
  const bytes = documents.reduce((sum, document) => sum + document.bytes, 0);
  return prepareTarget(vault, release, folder, bytes);
}

/** Releases whose files are being written now: nobody has them written a second time meanwhile. */
const underWay = new WeakMap<OpenVault, Set<string>>();

export async function alone<T>(vault: OpenVault, { id }: Release, write: () => Promise<T>): Promise<T> {
  const writing = underWay.get(vault) ?? new Set<string>();
  underWay.set(vault, writing);
  if (writing.has(id)) throw new Refusal('RELEASE_UNDER_WAY');
  writing.add(id);
  try {
    return await write();
  } finally {
    writing.delete(id);
  }
}

/** The entry stands and an anchor has it: now, and not before, the files. That they are written is an entry of the machine. */
export async function writeOut(
  vault: OpenVault,
  call: Call,
  loaded: LoadedRelease,
  contents: ReleaseContents,
  target: Target,
  {
    entry,
    on,
    measured,
  }: { readonly entry: number; readonly on: string; readonly measured: readonly ReleasedFile[] },
): Promise<HandedOut> {
  const { release, documents } = loaded;
  assertAnchored(vault, false);
  stepPoint('release.after-anchors');
  const files: ReleasedFile[] = [];
  await fillFolder(target, async () => {
    for (const [i, due] of measured.entries()) {
      const file = await writeReleased(target, due.name, (sink) => contents.pour(i, sink));
      if (file.sha256 !== due.sha256) throw new VaultFault('STORAGE_FAULT', { cause: 'NOT_AS_SIGNED' });
      files.push(file);
      stepPoint('release.after-file');
      call.progress(documents.length + i + 1, documents.length * 2);
    }
    const text = async (name: string, content: string): Promise<ReleasedFile> =>
      writeReleased(target, name, async (sink) => sink(Buffer.from(content, 'utf8')));
    const index = [
      await text('index.csv', releaseCsv(loaded, files)),
      await text('index.json', releaseJson(vault, loaded, entry, on, files)),
    ];
    await text('SHA256SUMS', sumsOf([...files, ...index]));
    stepPoint('release.before-rename');
  });
  stepPoint('release.before-written');
  vault.writer.transact((tx) => {
    if (loadRelease(vault.db, release.id).written !== null) return;
    tx.append({
      type: 'release.written',
      data: () => ({ release: release.id }),
      actor: vault.actor('custodian'),
    });
    dropReleaseGrants(vault.db, release.id);
  });
  stepPoint('release.after-written');
  return { release: `R${release.no}`, entry, folder: target.final, files };
}
