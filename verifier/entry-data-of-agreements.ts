import { count, date, hash, id, integer, list, object, oneOf, orNull, text } from './kinds.ts';

/** What entries about agreements of a person say: docs/formats/log-entry.md §4. */

const kind = oneOf('confidentiality', 'non-compete');
const fen = orNull(text);

export const agreements = {
  'agreement.template-issued': object({
    template: id,
    version: integer(1),
    kind,
    title: text,
    zh: orNull(text),
    en: orNull(text),
  }),
  'agreement.made': object({
    agreement: id,
    person: id,
    kind,
    replaces: orNull(id),
    template: orNull(object({ template: id, version: integer(1) })),
    title: text,
    from: date,
    until: orNull(date),
    afterMonths: orNull(integer(0, 600)),
    dossiers: list(text, 0, 200),
    classes: list(oneOf('internal', 'confidential', 'secret'), 0, 3),
    secrets: orNull(text),
    area: orNull(text),
    compensation: fen,
    wage: fen,
    penalty: fen,
    remark: orNull(text),
  }),
  'agreement.signed': object({
    agreement: id,
    person: id,
    state: count,
    on: date,
    paper: orNull(object({ sha256: hash, kept: orNull(text) })),
  }),
  'agreement.ended': object({
    agreement: id,
    person: id,
    on: date,
    cause: oneOf('dropped', 'released'),
    ground: text,
  }),
  'departure.reminded': object({
    departure: id,
    agreements: list(object({ agreement: id, state: count }), 0, 2_000),
    rules: list(object({ rules: id, version: integer(1) }), 0, 2_000),
    paper: orNull(count),
  }),
};
