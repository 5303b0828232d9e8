/** What may be asked of evidence (P8) and of a person's own data, merged into commands.ts. */
import { z } from 'zod';
import { partForms } from '../vocabulary/part-of-log.ts';
import { paperLanguage } from '../vocabulary/terms.ts';
import { path, text, textMax } from './inputs.ts';

export const evidenceInputs = {
  /** `vault`, `client:K-1` or `person:#7`, and after a semicolon the period, as the paper is asked for. */
  'evidence.bundle': z.strictObject({
    about: text(textMax.name * 2),
    folder: path,
    /** Of a client or a person; the vault's is the whole log. */
    form: z.enum(partForms).optional(),
  }),
  /** Everything held about one person, into a new folder; empty: about oneself. Others: for custodians. */
  'own-data.export': z.strictObject({ who: text(textMax.name), folder: path, language: paperLanguage }),
} as const;
