/** Questions about people by list (S5b). */
import { z } from 'zod';
import { textEncodings } from '../vocabulary/losses.ts';
import { credential, passphrase, path, reason, signature, text, textMax, who } from './inputs.ts';

export const peopleListInputs = {
  /** Reads a table of people and says of each row what would come of it; it is kept in memory for this session. */
  'people.read-list': z.strictObject({
    file: path,
    encoding: z.enum(textEncodings).optional(),
    separator: z.string().length(1).optional(),
    sheet: z.int().min(0).max(199).optional(),
  }),
  /** Both sides sign the list that was read: one act. What is refused or not wanted stays out. */
  'people.invite': z.strictObject({
    /** Rows that look like others and are other people all the same, or every one of them. */
    asOthers: z.union([z.literal('all'), z.array(z.int().min(1).max(200_000)).max(1_000)]),
    signature,
    cosign: z.array(credential).max(1),
  }),
  'invitation.list': z.strictObject({}),
  'invitation.withdraw': z.strictObject({ person: who, ground: reason, signature }),
  /** At the desk, by the person alone: nobody need be signed in. */
  'invitation.take': z.strictObject({
    code: text(60),
    passphrase: passphrase.optional(),
    keyFiles: z.array(path).max(5),
    language: z.enum(['zh-CN', 'en']),
    place: text(textMax.place),
  }),
  /** Slips to cut apart. The codes are those of the list that was just signed; they are kept nowhere. */
  'invitation.print-slips': z.strictObject({ file: path }),
} as const;
