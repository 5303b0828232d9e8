import { count, flag, hash, id, integer, list, object, oneOf, pattern, text, wholeSecond } from './kinds.ts';

/** What entries say of backups: docs/formats/log-entry.md §4. */

const backupCause = oneOf('hand', 'closing', 'schedule');

export const backups = {
  'backup.planned': object({
    target: id,
    folder: text,
    atClosing: flag,
    everyHours: integer(0, 8_760),
    keep: object({ days: integer(7, 3_660), weeks: integer(4, 520), months: integer(12, 1_200) }),
  }),
  'backup.ended': object({ target: id, ground: text }),
  'backup.made': object({
    target: id,
    state: wholeSecond,
    entries: integer(1),
    manifest: hash,
    objects: count,
    bytes: count,
    copied: count,
    without: count,
    cause: backupCause,
    dropped: list(wholeSecond),
  }),
  'backup.failed': object({ target: id, cause: backupCause, fault: pattern(/^[A-Z_0-9]{3,40}$/) }),
  'backup.drilled': object({
    target: id,
    state: wholeSecond,
    entries: integer(1),
    sound: flag,
    missing: count,
    altered: count,
  }),
  'vault.restored': object({ state: wholeSecond, entries: integer(1), manifest: hash }),
};
