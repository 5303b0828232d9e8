/**
 * What the log says when custody, clients or a person's whole desk pass into other hands.
 * Field by field in docs/formats/log-entry.md §4.
 */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './terms.ts';

const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = committed.nullable();

/** What the check of every item came to. Items are the parts of documents in the order of the transfer list. */
const inventory = {
  /** SHA-256 over the transfer list, docs/formats/transfer-list.md. */
  inventory: id.hex32Bytes,
  items: count,
  matched: count,
  missing: count,
  differing: count,
  surplus: count,
  onLoan: count,
};

export const epochEntries = {
  /** From here on a new epoch of this side is under way; it becomes the one in force with `epoch.new`. */
  'epoch.begun': z.strictObject({
    side: term.side,
    epoch: z.int().min(2),
    key: id.hex32Bytes,
    cause: z.enum(['member-left', 'recovery', 'handover']),
  }),
  'epoch.new': z.strictObject({
    side: term.side,
    epoch: z.int().min(2),
    key: id.hex32Bytes,
    cause: z.enum(['member-left', 'recovery', 'handover']),
    capsules: count,
    capsuleRoot: id.hex32Bytes,
  }),
  /** Nothing under the old epoch is left; for custody the database has its new key as well. */
  'epoch.done': z.strictObject({ side: term.side, epoch: z.int().min(2) }),
  /** Signed by the log key that it replaces; from the next entry on the new one signs. */
  'log-key.new': z.strictObject({
    /** `<generation>.<n>`: the nth key of this generation, from 2. */
    name: z.string().regex(/^[1-9]\d{0,8}\.[1-9]\d{0,8}$/),
    logKey: id.hex32Bytes,
  }),
} as const;

export const custodyEntries = {
  'custody.begun': z.strictObject({
    handover: id.handoverId,
    manner: term.handoverManner,
    outgoing: id.personId,
    incoming: id.personId,
    witness: id.personId,
    ground: text,
  }),
  'custody.checked': z.strictObject({ handover: id.handoverId, ...inventory }),
  'custody.abandoned': z.strictObject({ handover: id.handoverId, ground: committed }),
  /** The deed: what all of them sign. Its `log` is the checkpoint they have seen. */
  'custody.handed-over': z.strictObject({
    handover: id.handoverId,
    manner: term.handoverManner,
    outgoing: id.personId,
    incoming: id.personId,
    witness: id.personId,
    ground: text,
    ...inventory,
    /** One for each item that is missing, differs or is surplus, by its place in the list. */
    notes: z.array(z.strictObject({ item: count, note: committed })),
  }),
} as const;

const line = z.strictObject({
  dossier: id.dossierId,
  /** Index of the entry that said last what this line is. */
  state: count,
});

export const clientEntries = {
  'clients.opened': z.strictObject({
    handover: id.handoverId,
    transferor: id.personId,
    departure: id.departureId.nullable(),
    dossiers: z.array(id.dossierId),
  }),
  'clients.assigned': z.strictObject({
    handover: id.handoverId,
    lines: z.array(z.strictObject({ dossier: id.dossierId, successor: id.personId })).min(1),
  }),
  /** The whole new state of affairs of one line; signatures given before count no longer. */
  'clients.described': z.strictObject({
    handover: id.handoverId,
    dossier: id.dossierId,
    projects: text,
    nextDates: text,
    mandate: text,
    positions: text,
    authority: text,
    /** What balances it for whoever gives the client away while they stay (H2b); never in a departure. */
    balance: text.optional(),
    meetingOn: date.nullable(),
    meetingHeld: z.boolean(),
    client: term.clientAnswer,
    /** Contracts and vouchers that go with the client, as counted by those who hand over. */
    formalRecords: count,
    /** Documents that the transferor declares as personal resources: they stay outside. */
    personal: z.array(id.documentId),
  }),
  'clients.signed': z.strictObject({
    handover: id.handoverId,
    as: term.handoverCapacity,
    lines: z.array(line).min(1),
  }),
  'clients.taken-over': z.strictObject({
    handover: id.handoverId,
    manner: z.enum(['refused', 'absent']),
    ground: committed,
    lines: z.array(line).min(1),
  }),
  /** Lines that are open yet come to nothing: the clients stay with the transferor. */
  'clients.withdrawn': z.strictObject({ handover: id.handoverId, ground: committed }),
} as const;

const itemName = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const departureEntries = {
  'departure.registered': z.strictObject({
    departure: id.departureId,
    person: id.personId,
    reason: committed,
    noticeOn: date,
    lastDay: date,
  }),
  'departure.rescheduled': z.strictObject({ departure: id.departureId, lastDay: date, ground: committed }),
  'departure.approved': z.strictObject({
    departure: id.departureId,
    by: z.enum(['line-manager', 'human-resources']),
    name: committed,
    on: date,
  }),
  'departure.ticked': z.strictObject({
    departure: id.departureId,
    items: z.array(z.strictObject({ item: itemName, done: z.boolean(), remark: text })).min(1),
  }),
  'departure.interviewed': z.strictObject({
    departure: id.departureId,
    note: id.noteId,
    characters: z.int().min(1).max(20_000),
    /** Hash of the notes as sealed to each reader. */
    readers: z.array(z.strictObject({ person: id.personId, hash: id.hex32Bytes })).min(1),
  }),
  'interview.read': z.strictObject({ note: id.noteId }),
  /** The leaver has read and signed what the log says they have seen; docs/formats/exposure-statement.md. */
  'departure.exposure-signed': z.strictObject({
    departure: id.departureId,
    /** Entries of the log that the statement was drawn from. */
    size: count,
    digest: id.hex32Bytes,
    clients: count,
    documents: count,
    views: count,
  }),
  'departure.ended': z.strictObject({
    departure: id.departureId,
    cause: z.enum(['left', 'withdrawn']),
    ground: text,
  }),
  /** The firm's own habits around handing over: they loosen no rule. */
  'practice.set': z.strictObject({
    clientsMax: z.int().min(1).max(100_000),
    noticeDays: z.int().min(0).max(366),
    employer: text,
    checklist: z.array(z.strictObject({ item: itemName, label: committed })).max(60),
  }),
  'paper.printed': z.strictObject({
    paper: term.paper,
    language: term.paperLanguage,
    /** SHA-256 of the PDF. */
    digest: id.hex32Bytes,
    pages: z.int().min(1),
    copies: z.int().min(1).max(20),
    /** Size and root of the checkpoint that the paper carries. */
    size: count,
    root: id.hex32Bytes,
    dossier: id.dossierId.nullable(),
    document: id.documentId.nullable(),
    loan: id.loanId.nullable(),
    person: id.personId.nullable(),
    handover: id.handoverId.nullable(),
    departure: id.departureId.nullable(),
    /** Entries from before there were releases have none. */
    release: id.releaseId.nullable().optional(),
  }),
} as const;
