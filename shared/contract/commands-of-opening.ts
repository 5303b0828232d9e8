/** What may be asked before a vault is open: creating, opening, drilling, the sample. Merged into commands.ts. */
import { z } from 'zod';
import { policySettings } from '../vocabulary/policy-settings.ts';
import * as term from '../vocabulary/terms.ts';
import { credential, passphrase, path, text, textMax, who } from './inputs.ts';

const nothing = z.strictObject({});
const founder = z.strictObject({
  name: who,
  staffNumber: text(textMax.staff),
  department: text(textMax.name).optional(),
  role: z.enum(['custodian', 'approver']),
  clearance: term.classification,
  passphrase,
  /** Where the key file and its spare are written: two sticks, or one and a printed sheet. */
  keyFiles: z.array(path).min(2).max(4),
});
/** Recovery sheets of a side: so many, of which so many are needed. */
const sheets = z.strictObject({ threshold: z.int().min(2).max(5), of: z.int().min(3).max(5) });

export const openingInputs = {
  'vault.create': z.strictObject({
    folder: path,
    name: text(textMax.name),
    sample: z.boolean(),
    policy: policySettings.optional(),
    /** What the firm calls the three classes; left out, each reader sees the usual labels. */
    labels: z.strictObject({ internal: text(100), confidential: text(100), secret: text(100) }).optional(),
    founders: z.array(founder).min(2).max(20),
    sheets: z.strictObject({ custody: sheets, approval: sheets }),
    anchorFolders: z.array(path).max(10),
    station: text(textMax.place),
  }),
  /** Takes back the vault that was created last and not opened since: its folder, key files and anchors. */
  'vault.discard-created': nothing,
  /** Writes the paper of a recovery sheet, of the text that creation answered with. */
  'sheet.print': z.strictObject({
    sheet: text(1_000),
    firm: text(textMax.name),
    language: term.paperLanguage,
    file: path,
  }),
  'vault.open': z.strictObject({
    folder: path,
    passphrase,
    keyFile: path,
    station: text(textMax.place),
    place: text(textMax.place),
    /** Further folders to look for anchors in, e.g. another stick. */
    anchorFolders: z.array(path).max(10),
    /** Nobody has it open on the machine that its lock names: the custodian takes the lock over. */
    takeLock: z.boolean().optional(),
    /** The vault has moved here: the approver who says so with the custodian (A6c). */
    moved: credential.optional(),
  }),
  /** Looks at a copy where it lies; nothing is written, no anchor is touched, nothing stays open (A6c). */
  'vault.drill': z.strictObject({
    folder: path,
    passphrase,
    keyFile: path,
    anchorFolders: z.array(path).max(10),
  }),
  /** A vault full of invented clients, said in its first entry and shown on every screen. */
  'sample.create': z.strictObject({ folder: path, language: z.enum(['zh-CN', 'en']) }),
  /** The people of a sample with their passphrases, which are no secret; null where the folder is of no sample. */
  'sample.people': z.strictObject({ folder: path }),
} as const;
