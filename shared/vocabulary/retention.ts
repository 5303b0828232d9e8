/** How long a dossier is kept, and the dates that a document bears itself (D1): not those of its filing. */
import { z } from 'zod';
import { calendarDay } from './calendar-day.ts';

/** Years, or for good. Apart from the secrecy term: what is secret for ten years may be kept for good. */
export const retention = z.union([z.literal('permanent'), z.int().min(1).max(100)]);
export type Retention = z.infer<typeof retention>;

/** The same day twice for a document of a single day. */
export const datedSpan = z
  .strictObject({ from: calendarDay, to: calendarDay })
  .refine(({ from, to }) => from <= to);
export type DatedSpan = z.infer<typeof datedSpan>;
