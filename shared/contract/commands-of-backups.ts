/** What may be asked about backups, merged into commands.ts. */
import { z } from 'zod';
import { keptStates } from '../vocabulary/entry-of-backups.ts';
import { backupTargetId } from '../vocabulary/ids.ts';
import { credential, passphrase, path, reason, signature } from './inputs.ts';

/** As its folder is named: 2026-11-28T10-00-00Z. */
const state = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/);

export const backupInputs = {
  'backup.show': z.strictObject({}),
  /** A further folder, or another rule for one of those. Signed by the custodian at the desk. */
  'backup.plan': z.strictObject({
    target: backupTargetId.optional(),
    folder: path,
    atClosing: z.boolean(),
    everyHours: z.int().min(0).max(8_760),
    keep: keptStates,
    signature,
  }),
  'backup.end': z.strictObject({
    target: backupTargetId,
    ground: reason,
    signature,
    cosign: z.array(credential).length(1),
  }),
  /** Begins, and goes on whoever is at the desk; `backup.show` says how far it is. */
  'backup.begin': z.strictObject({
    target: backupTargetId,
    /** Reads and hashes what is there already as well, and copies again what is not as it should be. */
    thorough: z.boolean().optional(),
  }),
  'backup.stop': z.strictObject({}),
  /** Opens a state where it lies, as a restore would, with the passphrase and key file of a custodian; the newest where none is named. */
  'backup.drill': z.strictObject({
    target: backupTargetId,
    state: state.optional(),
    passphrase,
    keyFile: path,
  }),
  /** What a folder holds that somebody points at; asked at the door, without a key. */
  'backup.look': z.strictObject({ folder: path }),
  /** Puts a state into an empty folder, or goes on with it there; the newest where none is named. */
  'backup.restore': z.strictObject({ backup: path, state: state.optional(), folder: path }),
} as const;
