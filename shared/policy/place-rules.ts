/**
 * What the folder is that a vault is opened from (A6c): the place where it was last, the same place under another
 * name, one that it was moved to, or a copy. Two copies that are both worked in would each give three looks, so a
 * copy stops until two people have signed that it is the one that counts.
 */
import type { Rule } from './rule-table.ts';

export interface PlaceFacts {
  /** The log names this folder on this machine, or names none yet. */
  readonly isHere: boolean;
  /** The log names a folder of this machine that does not hold this vault any more: it was renamed or moved on the disk. */
  readonly isRenamed: boolean;
  /** An anchor knows more than this log, and of another place. */
  readonly wentElsewhere: boolean;
  /** The folder was put back from a backup, and nobody has opened it since. */
  readonly restored: boolean;
  /** The same, or signed for and without a new generation yet. */
  readonly isPutBack: boolean;
  /** Somebody says that the vault has moved here, and signs for it with an approver. */
  readonly saidToHaveMoved: boolean;
  /** Where the log, or the anchor that knows more, says that the vault is. */
  readonly label: string;
}

export const placeRules: readonly Rule<PlaceFacts>[] = [
  {
    code: 'RESTORE_UNSIGNED',
    broken: (f) => f.restored && !f.saidToHaveMoved,
    tell: (f) => ({ label: f.label }),
  },
  {
    // What is put back is older than what was lost, and its anchors say so.
    code: 'PLACE_LEFT',
    broken: (f) => f.wentElsewhere && !f.isPutBack,
    tell: (f) => ({ label: f.label }),
  },
  {
    code: 'PLACE_UNKNOWN',
    broken: (f) => !(f.isHere || f.isRenamed || f.saidToHaveMoved),
    tell: (f) => ({ label: f.label }),
  },
];
