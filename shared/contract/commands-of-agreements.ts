/** What may be asked about agreements of a person (P5), merged into commands.ts. Sums are integers of fen. */
import { z } from 'zod';
import * as term from '../vocabulary/agreement-terms.ts';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { classification } from '../vocabulary/terms.ts';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

/** Numbers of agreements and templates, as people call them: 3. */
const no = z.int().min(1).max(1_000_000_000);
const fen = z.int().min(0).max(1_000_000_000_000).nullable();

export const agreementInputs = {
  'agreement.templates': z.strictObject({}),
  'agreement.issue-template': z.strictObject({
    /** Left out: a new text, in its first version. */
    template: no.optional(),
    kind: term.agreementKind,
    title: text(textMax.title),
    zh: text(term.templateTextMax),
    en: text(term.templateTextMax),
    signature,
  }),
  /** Those of the person at the desk; of everybody for those who run or oversee the registers. */
  'agreement.list': z.strictObject({ who: who.optional() }),
  'agreement.make': z.strictObject({
    /** Left out: a new one. */
    agreement: no.optional(),
    who,
    kind: term.agreementKind,
    template: no.optional(),
    replaces: no.optional(),
    title: text(textMax.title),
    from: calendarDay,
    /** How long it runs; left out, without an end. */
    months: z.int().min(1).max(600).optional(),
    afterMonths: z.int().min(0).max(600).nullable(),
    dossiers: z.array(text(textMax.code)).max(term.dossiersMax),
    classes: z.array(classification).max(3),
    secrets: reason,
    area: reason,
    compensation: fen,
    wage: fen,
    penalty: fen,
    remark: reason,
    signature,
  }),
  /** At the desk: one of the two sits there, the other signs along. */
  'agreement.sign': z.strictObject({
    agreement: no,
    state: z.int().min(0),
    signature,
    cosign: z.array(credential).length(1),
  }),
  /** Signed by hand: the digest of the scan is noted, and where paper and scan are kept. */
  'agreement.bring-in': z.strictObject({
    agreement: no,
    state: z.int().min(0),
    on: calendarDay,
    file: path,
    kept: text(textMax.title),
    signature,
  }),
  'agreement.end': z.strictObject({
    agreement: no,
    on: calendarDay.optional(),
    ground: reason,
    signature,
    /** Of one that is signed: the other who has to sign. */
    cosign: z.array(credential).max(1),
  }),
} as const;
