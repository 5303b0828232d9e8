/** What a filing says of its sealed parts, of forms and of background checks, and which fields forms have (D2). docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import { builtInFields, formLimits, formSheets } from './form-fields.ts';
import * as id from './ids.ts';
import { part } from './terms.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0).max(1_000);

export const sealedPart = z.strictObject({
  part: part,
  /** SHA-256 of the sealed file, key commitment and share commitments: docs/formats/sealed-document.md. */
  fileHash: id.hex32Bytes,
  cmt: id.hex32Bytes,
  shareCustody: id.hex32Bytes,
  shareApproval: id.hex32Bytes,
  /** Length of the plaintext in bytes. */
  bytes: z.int().min(0),
});

/** All that a submission tells of a form's contents: how many fields hold something. */
const formCount = z.strictObject({ filled: count, of: count });

/** What a background check is about and when it is due again; it stands outside the seal. */
const backgroundCheck = z.strictObject({
  on: date,
  subject: committed,
  renewal: date.nullable(),
});

/** In a submission: the first of a form, and of nothing else; the second of a background check, and of nothing else. */
export const formsSinceLater = {
  form: formCount.optional(),
  check: backgroundCheck.optional(),
} as const;

export const formEntries = {
  /** What the firm calls the fields of every vault, and its own beside them: the whole new list. */
  'forms.ruled': z.strictObject({
    labels: z
      .array(z.strictObject({ field: z.enum(builtInFields), label: committed }))
      .max(builtInFields.length),
    own: z
      .array(
        z.strictObject({
          field: id.fieldId,
          sheet: z.enum(formSheets),
          label: committed,
          several: z.boolean(),
        }),
      )
      .max(formLimits.ownFields),
  }),
} as const;
