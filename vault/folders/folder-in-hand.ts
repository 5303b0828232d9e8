/** A tree of folders that somebody has read, and what was tried of it: in memory only, as long as they are signed in (K6). */
import { basename } from 'node:path';
import type { ClientFolder, FileCounts, SubmittedFile } from '../../shared/contract/answers.ts';
import type { CallProblem } from '../../shared/contract/messages.ts';
import { cleanText, visibleOnly } from '../../shared/policy/visible-text.ts';
import { type FileOutcome, fileOutcomes } from '../../shared/vocabulary/folder-terms.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ShownReport } from '../../shared/vocabulary/rendition-report.ts';
import type { TableInHand } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { FileInput } from '../filing/file-input.ts';
import type { WalkedFolder } from './walk-folder.ts';

/** One file of the tree, or a folder that was not gone into: what it is to become, and what became of it. */
export interface FileLine {
  readonly path: string;
  readonly outcome: FileOutcome;
  /** What is signed for; null where it cannot be filed. */
  readonly input: FileInput | null;
  readonly bytes: number;
  readonly was: string;
  /** What its rendition does not show, where its author has to have seen that first (D5). */
  readonly seen: readonly ShownReport[] | null;
  readonly result: SubmittedFile | null;
  readonly problem: CallProblem | null;
}

interface FolderTrial {
  readonly clients: readonly ClientFolder[];
  readonly lines: readonly FileLine[];
}

export class FolderTree implements TableInHand {
  /** The last part of its path. */
  readonly file: string;
  readonly walked: WalkedFolder;
  trial: FolderTrial | null = null;

  constructor(walked: WalkedFolder) {
    this.file = visibleOnly(cleanText(basename(walked.root))) || '—';
    this.walked = walked;
  }
}

/** Refuses where nothing was read since somebody signed in. */
export function folderInHand(vault: OpenVault): FolderTree {
  if (!(vault.table instanceof FolderTree)) throw new Refusal('FOLDER_NOT_READ');
  return vault.table;
}

export function trialInHand(vault: OpenVault): FolderTrial {
  const { trial } = folderInHand(vault);
  if (trial === null) throw new Refusal('FOLDER_NOT_TRIED');
  return trial;
}

export function countsOf(lines: readonly FileLine[]): FileCounts {
  const counts = Object.fromEntries(fileOutcomes.map((outcome) => [outcome, 0])) as Record<
    FileOutcome,
    number
  >;
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
}
