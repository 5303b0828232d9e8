/** What may be asked of evidence (P8), merged into commands.ts. */
import { z } from 'zod';
import { partForms } from '../vocabulary/part-of-log.ts';
import { path, text, textMax } from './inputs.ts';

export const evidenceInputs = {
  /** `vault`, `client:K-1` or `person:#7`, and after a semicolon the period, as the paper is asked for. */
  'evidence.bundle': z.strictObject({
    about: text(textMax.name * 2),
    folder: path,
    /** Of a client or a person; the vault's is the whole log. */
    form: z.enum(partForms).optional(),
  }),
} as const;
