/** Answers about backups. Times are milliseconds since 1970. */
import type { KeptStates } from '../vocabulary/entry-of-backups.ts';
import type { BackupTargetId } from '../vocabulary/ids.ts';
import type { Diagnosis } from './answers-of-vault.ts';

export interface BackupTargetShown {
  readonly target: BackupTargetId;
  /** As people call it: 1 is the first that was planned. */
  readonly no: number;
  readonly folder: string;
  /** The folder is there now. */
  readonly there: boolean;
  /** On the disk of the vault itself: whatever breaks it takes both. */
  readonly sameDisk: boolean;
  readonly atClosing: boolean;
  readonly everyHours: number;
  readonly keep: KeptStates;
  /** Newest first, as the log has them. */
  readonly states: readonly {
    readonly state: string;
    readonly madeAtMs: number;
    readonly entries: number;
    readonly objects: number;
    readonly bytes: number;
    readonly without: number;
  }[];
  readonly overdue: boolean;
  readonly drillDue: boolean;
  readonly drilledAtMs: number | null;
  readonly drilledSound: boolean | null;
  /** Why the last one did not come to its end; null where it did. */
  readonly failed: string | null;
  readonly failedAtMs: number | null;
}

export interface BackupsShown {
  readonly targets: readonly BackupTargetShown[];
  readonly underWay: {
    readonly target: BackupTargetId;
    readonly done: number;
    readonly total: number;
  } | null;
}

export interface BackupDrilled extends Diagnosis {
  readonly state: string;
  /** The manifest is signed by the key of this log, and every file of the state is as it says. */
  readonly manifestHolds: boolean;
  /** What it would bring back, and what has happened since and would be lost. */
  readonly documents: number;
  readonly views: number;
  readonly lost: {
    readonly entries: number;
    readonly documents: number;
    readonly loans: number;
    readonly views: number;
  };
}

export interface BackupFound {
  readonly root: string;
  readonly vault: string;
  /** Newest first. */
  readonly states: readonly {
    readonly state: string;
    readonly atMs: number;
    readonly entries: number;
    readonly objects: number;
    readonly bytes: number;
    readonly without: number;
  }[];
}

export interface BackupRestored {
  readonly folder: string;
  readonly state: string;
  readonly entries: number;
  readonly objects: number;
  /** Sealed files that the backup should have and has not, or not whole; by their paths. */
  readonly missing: readonly string[];
}
