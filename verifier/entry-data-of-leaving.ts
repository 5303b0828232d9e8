import { count, date, flag, hash, id, integer, list, object, oneOf, orNull, pattern, text } from './kinds.ts';

/** What entries of a departure's case say beyond those it began with: docs/formats/log-entry.md §4. */

const step = pattern(/^[a-z0-9-]{1,40}$/);
const departure = id;

export const leaving = {
  'leaving.ruled': object({
    approvals: list(object({ step, label: text, days: integer(0, 60) }), 1, 6),
    followUpDays: list(integer(1, 366), 1, 4),
    fewerThan: integer(2, 20),
  }),
  'departure.applied': object({ person: id, reason: text, lastDay: date }),
  'departure.letter-named': object({ departure, document: id }),
  'departure.approvers-named': object({
    departure,
    steps: list(object({ step, person: id, due: date }), 1, 6),
  }),
  'departure.decided': object({ departure, step, person: id, granted: flag, reason: text }),
  'departure.items-listed': object({
    departure,
    items: list(object({ name: text, serial: orNull(text) }), 1, 100),
  }),
  'departure.item-returned': object({
    departure,
    item: integer(1),
    condition: oneOf('intact', 'worn', 'damaged', 'lost'),
    receiver: id,
    remark: orNull(text),
  }),
  'departure.employment-stated': object({
    departure,
    post: text,
    since: date,
    contractFrom: orNull(date),
    contractUntil: orNull(date),
  }),
  'departure.classed': object({ departure, kind: text }),
  'departure.announced': object({ departure, told: list(id, 1, 2_000), message: text, due: orNull(date) }),
  'departure.acknowledged': object({ departure, person: id, announced: count }),
  'clients.followed-up': object({
    handover: id,
    dossier: id,
    person: id,
    days: integer(1, 366),
    outcome: oneOf('met', 'content', 'at-risk', 'lost', 'won-back'),
    remark: orNull(text),
  }),
  'talk.recorded': object({
    note: id,
    person: id,
    on: date,
    characters: integer(1, 20_000),
    readers: list(object({ person: id, hash }), 1),
  }),
};
