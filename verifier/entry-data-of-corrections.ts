import { date, id, integer, list, object, orNull, pattern, sinceLater, text, withheldText } from './kinds.ts';

/** What corrections and lists of categories say: docs/formats/log-entry.md §4, row by row. */

/** One of those that every vault has, or the id of one of the firm's own. */
export const dossierCategory = pattern(/^(key-account|other|[0-9a-f]{32})$/);

export const corrections = {
  'dossier.corrected': object({
    dossier: id,
    client: text,
    category: dossierCategory,
    openedOn: date,
    secrecyYears: orNull(integer(0, 100)),
    retentionYears: sinceLater(orNull(integer(1, 100))),
    ground: text,
  }),
  'document.corrected': object({
    document: id,
    dossier: id,
    title: text,
    likeness: withheldText,
    dated: orNull(object({ from: date, to: date })),
    ground: text,
  }),
  'categories.ruled': object({ categories: list(object({ category: id, name: text }), 0, 100) }),
};
