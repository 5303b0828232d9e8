/**
 * Bodies of the entries of a departure's case beyond those it began with: application, approvals, things that come back,
 * employment, colleagues told, talks, follow-ups (P2, P2b, H2b); entry.ts merges them. Field by field in
 * docs/formats/log-entry.md §4.
 */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './leaving-terms.ts';

const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const step = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const leavingEntries = {
  /** The firm's own list of who approves and in which order, and its figures: the whole new state. */
  'leaving.ruled': z.strictObject({
    approvals: z
      .array(z.strictObject({ step, label: committed, days: z.int().min(0).max(60) }))
      .min(1)
      .max(6),
    followUpDays: z.array(z.int().min(1).max(366)).min(1).max(4),
    fewerThan: z.int().min(2).max(20),
  }),
  /** By the person themself, before anything is registered. */
  'departure.applied': z.strictObject({ person: id.personId, reason: committed, lastDay: date }),
  /** The letter of the leaver, filed as a document of the vault. */
  'departure.letter-named': z.strictObject({ departure: id.departureId, document: id.documentId }),
  /** Who approves, in the firm's order, and until when; named anew, a granted step keeps its person. */
  'departure.approvers-named': z.strictObject({
    departure: id.departureId,
    steps: z
      .array(z.strictObject({ step, person: id.personId, due: date }))
      .min(1)
      .max(6),
  }),
  'departure.decided': z.strictObject({
    departure: id.departureId,
    step,
    person: id.personId,
    granted: z.boolean(),
    reason: committed,
  }),
  /** Added to the list of the case; items are numbered from 1 in the order in which they were listed. */
  'departure.items-listed': z.strictObject({
    departure: id.departureId,
    items: z
      .array(z.strictObject({ name: committed, serial: committed.nullable() }))
      .min(1)
      .max(100),
  }),
  'departure.item-returned': z.strictObject({
    departure: id.departureId,
    item: z.int().min(1),
    condition: term.itemCondition,
    receiver: id.personId,
    remark: committed.nullable(),
  }),
  /** What the certificate says beside the last day. */
  'departure.employment-stated': z.strictObject({
    departure: id.departureId,
    post: committed,
    since: date,
    contractFrom: date.nullable(),
    /** Null: without a fixed end. */
    contractUntil: date.nullable(),
  }),
  /** The kind of the reason, a word of a closed list as a text: it may be erased like any other. */
  'departure.classed': z.strictObject({ departure: id.departureId, kind: committed }),
  'departure.announced': z.strictObject({
    departure: id.departureId,
    told: z.array(id.personId).min(1).max(2_000),
    message: committed,
    due: date.nullable(),
  }),
  'departure.acknowledged': z.strictObject({
    departure: id.departureId,
    person: id.personId,
    /** Index of the entry that announced it. */
    announced: count,
  }),
  'clients.followed-up': z.strictObject({
    handover: id.handoverId,
    dossier: id.dossierId,
    person: id.personId,
    days: z.int().min(1).max(366),
    outcome: term.followUpOutcome,
    remark: committed.nullable(),
  }),
  /** A talk with somebody, of any cause; what was said is sealed like the notes of an interview. */
  'talk.recorded': z.strictObject({
    note: id.noteId,
    person: id.personId,
    on: date,
    characters: z.int().min(1).max(20_000),
    readers: z.array(z.strictObject({ person: id.personId, hash: id.hex32Bytes })).min(1),
  }),
} as const;
