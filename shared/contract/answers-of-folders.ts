/** Answers about a tree of folders whose files are brought in (K6). */
import type { ClientOutcome, FileOutcome } from '../vocabulary/folder-terms.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type { ShownReport } from '../vocabulary/rendition-report.ts';
import type { DatedSpan } from '../vocabulary/retention.ts';
import type { CallProblem } from './messages.ts';

export interface FolderShown {
  /** The last part of its path. */
  readonly folder: string;
  /** Folders at its top. */
  readonly clients: number;
  readonly files: number;
  readonly bytes: number;
  /** The offered patterns by which most are found. */
  readonly suggested: { readonly folders: readonly string[]; readonly names: string };
}

export type ClientCounts = Readonly<Record<ClientOutcome, number>>;
export type FileCounts = Readonly<Record<FileOutcome, number>>;

export interface FolderTried {
  readonly clients: ClientCounts;
  readonly files: FileCounts;
  /** Of those that wait: files that fit no pattern and keep their whole name. */
  readonly unfit: number;
}

export interface FolderDossier {
  readonly code: string;
  readonly client: string;
}

export interface ClientFolder {
  readonly name: string;
  readonly outcome: ClientOutcome;
  /** What it was found to be, or was said to be. */
  readonly dossier: FolderDossier | null;
  readonly chosen: boolean;
  /** What else it may be. */
  readonly beside: readonly FolderDossier[];
  readonly problem: { readonly code: RefusalCode; readonly facts: Facts } | null;
  readonly files: number;
}

export interface ClientFolders {
  readonly total: number;
  readonly rows: readonly ClientFolder[];
}

export interface FolderFile {
  /** Below the folder that was chosen, with `/`. */
  readonly path: string;
  readonly outcome: FileOutcome;
  /** Into which dossier; empty where its client is not known. */
  readonly code: string;
  readonly title: string;
  readonly dated: DatedSpan | null;
  /** Once filed. */
  readonly document: string;
  readonly pages: number | null;
  /** What its rendition does not show, and those of what came with it; empty before they were made. */
  readonly reports: readonly ShownReport[];
  readonly problem: CallProblem | null;
}

export interface FolderFiles {
  readonly total: number;
  readonly rows: readonly FolderFile[];
}

/** A filing of folders: under way, ended, or left over from before the program was closed. */
export interface FolderFiling {
  readonly folder: string;
  readonly running: boolean;
  readonly counts: FileCounts;
  /** Of those that were signed for. */
  readonly done: number;
  readonly total: number;
  /** Null until enough are through to tell. */
  readonly remainingMs: number | null;
  /** What ended it before its end. */
  readonly endedBy: CallProblem | null;
}
