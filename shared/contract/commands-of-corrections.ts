/** What was typed wrong is put right; the firm's own categories (D1, D1b). Merged into commands.ts. */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { ownCategoriesMax } from '../vocabulary/entry-of-corrections.ts';
import { datedSpan, retention } from '../vocabulary/retention.ts';
import { credential, reason, signature, text, textMax } from './inputs.ts';

/** One of every vault by its word, or one of the firm's own by id or name. */
export const categoryInput = text(textMax.name);

export const correctionInputs = {
  /** What is left out stays as it is. */
  'dossier.correct': z.strictObject({
    code: text(textMax.code),
    client: text(textMax.name).optional(),
    category: categoryInput.optional(),
    openedOn: calendarDay.optional(),
    secrecyYears: z.int().min(0).max(100).nullable().optional(),
    /** Null: nobody said it. */
    retention: retention.nullable().optional(),
    ground: reason,
    /** Codes of the dossiers whose client looks the same, once they were compared (S8). */
    beside: z.array(text(textMax.code)).max(500).optional(),
    signature,
  }),
  'document.correct': z.strictObject({
    document: text(textMax.code + 12),
    title: text(textMax.title).optional(),
    /** Null: it bears none. */
    dated: datedSpan.nullable().optional(),
    ground: reason,
    signature,
  }),
  'category.list': z.strictObject({}),
  /** The whole new list, in its order; `category` is the id of one that is known already. */
  'category.rule': z.strictObject({
    categories: z
      .array(z.strictObject({ category: text(40).optional(), name: text(textMax.name) }))
      .max(ownCategoriesMax),
    signature,
    cosign: z.array(credential).length(1),
  }),
} as const;
