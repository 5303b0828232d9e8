/** What was typed wrong is put right, and which categories the firm has (D1, D1b). docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './terms.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** One that every vault has, or one of the firm's own. */
export const dossierCategory = z.union([term.category, id.categoryId]);
export type DossierCategory = z.infer<typeof dossierCategory>;

export const ownCategoriesMax = 100;

export const correctionEntries = {
  /** All that a custodian may put right alone, as it is from here on: nothing of it decides who may know. */
  'dossier.corrected': z.strictObject({
    dossier: id.dossierId,
    client: committed,
    category: dossierCategory,
    openedOn: date,
    secrecyYears: z.int().min(0).max(100).nullable(),
    /** Null for good; absent where nobody said it. */
    retentionYears: z.int().min(1).max(100).nullable().optional(),
    ground: committed,
  }),
  'document.corrected': z.strictObject({
    document: id.documentId,
    dossier: id.dossierId,
    title: committed,
    /** Under which a later document of a like title is found (D7). Its opening is never exported. */
    likeness: committed,
    dated: z.strictObject({ from: date, to: date }).nullable(),
    ground: committed,
  }),
  /** The firm's own, beside those that every vault has: the whole new list. */
  'categories.ruled': z.strictObject({
    categories: z.array(z.strictObject({ category: id.categoryId, name: committed })).max(ownCategoriesMax),
  }),
} as const;
