import {
  count,
  date,
  flag,
  hash,
  id,
  integer,
  list,
  object,
  oneOf,
  orNull,
  pattern,
  sealingKey,
  signingKey,
  sinceLater,
  text,
} from './kinds.ts';

/** What entries say when keys, custody, clients or a person's desk pass on: docs/formats/log-entry.md §4. */

const side = oneOf('custody', 'approval');
const cause = oneOf('member-left', 'recovery', 'handover');

export const epochs = {
  'epoch.begun': object({ side, epoch: integer(2), key: sealingKey, cause }),
  'epoch.new': object({
    side,
    epoch: integer(2),
    key: sealingKey,
    cause,
    capsules: count,
    capsuleRoot: hash,
  }),
  'epoch.done': object({ side, epoch: integer(2) }),
  'log-key.new': object({ name: pattern(/^[1-9]\d{0,8}\.[1-9]\d{0,8}$/), logKey: signingKey }),
};

const inventory = {
  inventory: hash,
  items: count,
  matched: count,
  missing: count,
  differing: count,
  surplus: count,
  onLoan: count,
};
const parties = {
  handover: id,
  manner: oneOf('agreed', 'refused', 'absent'),
  outgoing: id,
  incoming: id,
  witness: id,
  ground: orNull(text),
};

export const custody = {
  'custody.begun': object(parties),
  'custody.checked': object({ handover: id, ...inventory }),
  'custody.abandoned': object({ handover: id, ground: text }),
  'custody.handed-over': object({
    ...parties,
    ...inventory,
    notes: list(object({ item: count, note: text })),
  }),
};

const lineState = object({ dossier: id, state: count });

export const clients = {
  'clients.opened': object({
    handover: id,
    transferor: id,
    departure: orNull(id),
    dossiers: list(id),
  }),
  'clients.assigned': object({ handover: id, lines: list(object({ dossier: id, successor: id }), 1) }),
  'clients.described': object({
    handover: id,
    dossier: id,
    projects: orNull(text),
    nextDates: orNull(text),
    mandate: orNull(text),
    positions: orNull(text),
    authority: orNull(text),
    balance: sinceLater(orNull(text)),
    meetingOn: orNull(date),
    meetingHeld: flag,
    client: oneOf('waiting', 'agreed', 'refused'),
    formalRecords: count,
    personal: list(id),
  }),
  'clients.signed': object({
    handover: id,
    as: oneOf('transferor', 'transferee', 'witness'),
    lines: list(lineState, 1),
  }),
  'clients.taken-over': object({
    handover: id,
    manner: oneOf('refused', 'absent'),
    ground: text,
    lines: list(lineState, 1),
  }),
  'clients.withdrawn': object({ handover: id, ground: text }),
};

const item = pattern(/^[a-z0-9-]{1,40}$/);

export const departures = {
  'departure.registered': object({ departure: id, person: id, reason: text, noticeOn: date, lastDay: date }),
  'departure.rescheduled': object({ departure: id, lastDay: date, ground: text }),
  'departure.approved': object({
    departure: id,
    by: oneOf('line-manager', 'human-resources'),
    name: text,
    on: date,
  }),
  'departure.ticked': object({
    departure: id,
    items: list(object({ item, done: flag, remark: orNull(text) }), 1),
  }),
  'departure.interviewed': object({
    departure: id,
    note: id,
    characters: integer(1, 20_000),
    readers: list(object({ person: id, hash }), 1),
  }),
  'interview.read': object({ note: id }),
  'departure.exposure-signed': object({
    departure: id,
    size: count,
    digest: hash,
    clients: count,
    documents: count,
    views: count,
  }),
  'departure.ended': object({ departure: id, cause: oneOf('left', 'withdrawn'), ground: orNull(text) }),
  'practice.set': object({
    clientsMax: integer(1, 100_000),
    noticeDays: integer(0, 366),
    employer: orNull(text),
    checklist: list(object({ item, label: text }), 0, 60),
  }),
  'paper.printed': object({
    paper: oneOf(
      'transfer-instrument',
      'transfer-list',
      'client-list',
      'loan-slip',
      'filing-receipt',
      'client-letter',
      'leaving-checklist',
      'exposure-statement',
      'leaving-certificate',
      'chain-of-custody',
      'release-slip',
      'certified-copy',
      'sign-in-sheet',
      'training-certificate',
      'training-application',
      'training-plan',
      'training-archive',
      'agreement',
      'reminder-sheet',
      'resignation-form',
      'log-report',
      'monthly-report',
      'evidence',
      'own-data',
      'data-audit',
      'log-answer',
    ),
    language: oneOf('zh-CN', 'en', 'both'),
    digest: hash,
    pages: integer(1),
    copies: integer(1, 20),
    size: count,
    root: hash,
    dossier: orNull(id),
    document: orNull(id),
    loan: orNull(id),
    person: orNull(id),
    handover: orNull(id),
    departure: orNull(id),
    release: sinceLater(orNull(id)),
  }),
};
