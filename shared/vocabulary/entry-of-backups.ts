/** What the log says of backups: where they go, what was made, tried and put back. Field by field in docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';

const count = z.int().min(0);
/** When a state was begun, in whole seconds of milliseconds since 1970: its folder is named by it. */
const state = z.int().min(0).max(253_402_300_799_000).multipleOf(1_000);

const backupCauses = ['hand', 'closing', 'schedule'] as const;
export type BackupCause = (typeof backupCauses)[number];

/** How many states are kept of the newest days, weeks and months; of each year one is kept for good. */
export const keptStates = z.strictObject({
  days: z.int().min(7).max(3_660),
  weeks: z.int().min(4).max(520),
  months: z.int().min(12).max(1_200),
});
export type KeptStates = z.infer<typeof keptStates>;

export const backupEntries = {
  /** Backups go there from here on; said again of a target, it takes the place of what was said before. */
  'backup.planned': z.strictObject({
    target: id.backupTargetId,
    folder: committed,
    atClosing: z.boolean(),
    /** 0: not by the clock. */
    everyHours: z.int().min(0).max(8_760),
    keep: keptStates,
  }),
  'backup.ended': z.strictObject({ target: id.backupTargetId, ground: committed }),
  'backup.made': z.strictObject({
    target: id.backupTargetId,
    state,
    /** Entries of the log in it. */
    entries: z.int().min(1),
    /** SHA-256 of its manifest. */
    manifest: id.hex32Bytes,
    /** Sealed files that belong to it, their bytes, and how many of them this backup copied. */
    objects: count,
    bytes: count,
    copied: count,
    /** Sealed files that could not be copied: missing or altered in the vault. */
    without: count,
    cause: z.enum(backupCauses),
    /** States that go now by the rule. */
    dropped: z.array(state),
  }),
  /** Not made, or not to its end: what lies there of it is no state. */
  'backup.failed': z.strictObject({
    target: id.backupTargetId,
    cause: z.enum(backupCauses),
    fault: z.string().regex(/^[A-Z_0-9]{3,40}$/),
  }),
  'backup.drilled': z.strictObject({
    target: id.backupTargetId,
    state,
    entries: z.int().min(1),
    sound: z.boolean(),
    missing: count,
    altered: count,
  }),
  /** What is worked in from here on was put back from a backup (A6). */
  'vault.restored': z.strictObject({ state, entries: z.int().min(1), manifest: id.hex32Bytes }),
} as const;
