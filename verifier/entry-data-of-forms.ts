import { date, flag, id, integer, list, object, oneOf, orNull, text } from './kinds.ts';

/** What forms, the firm's fields and background checks say: docs/formats/log-entry.md §4, row by row. */

const count = integer(0, 1_000);
export const formCount = object({ filled: count, of: count });
export const backgroundCheck = object({ on: date, subject: text, renewal: orNull(date) });

const builtIn = oneOf(
  'name',
  'address',
  'contacts',
  'business',
  'character',
  'preferences',
  'strengths',
  'history',
  'projects',
  'met',
  'came',
  'talked',
  'agreed',
);

export const forms = {
  'forms.ruled': object({
    labels: list(object({ field: builtIn, label: text }), 0, 13),
    own: list(
      object({
        field: id,
        sheet: oneOf('contact-sheet', 'profile-sheet', 'visit-record'),
        label: text,
        several: flag,
      }),
      0,
      40,
    ),
  }),
};
