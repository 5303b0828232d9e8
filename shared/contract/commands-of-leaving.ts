/** What may be asked in the case of somebody who leaves beyond registering and ending it, merged into commands.ts. */
import { z } from 'zod';
import * as term from '../vocabulary/leaving-terms.ts';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const no = z.int().min(1).max(1_000_000_000);
const step = text(40);
const cosign = z.array(credential).length(1);
const nothing = z.strictObject({});
const readers = z.array(who).max(20);

export const leavingInputs = {
  /** Who approves departures and in which order, days of follow-up, and below which count numbers are folded. */
  'leaving.rules': nothing,
  'leaving.rule': z.strictObject({
    approvals: z
      .array(z.strictObject({ step, label: text(textMax.title), days: z.int().min(0).max(60) }))
      .min(1)
      .max(6),
    followUpDays: z.array(z.int().min(1).max(366)).min(1).max(4),
    fewerThan: z.int().min(2).max(20),
    signature,
    cosign,
  }),
  /** What waits for the person at the desk: to decide, to acknowledge, to follow up; and their own application. */
  'leaving.mine': nothing,
  /** For keepers: applications that nobody has registered yet, and follow-ups that are overdue. */
  'leaving.waiting': nothing,
  'departure.apply': z.strictObject({ reason, lastDay: date, signature }),
  'departure.name-letter': z.strictObject({ departure: no, document: text(textMax.code + 12), signature }),
  'departure.name-approvers': z.strictObject({
    departure: no,
    approvers: z.array(z.strictObject({ step, who })).min(1).max(6),
    signature,
  }),
  'departure.decide': z.strictObject({ departure: no, step, granted: z.boolean(), reason, signature }),
  'departure.list-things': z.strictObject({
    departure: no,
    things: z
      .array(z.strictObject({ name: text(textMax.title), serial: text(textMax.title) }))
      .min(1)
      .max(100),
    signature,
  }),
  'departure.take-back': z.strictObject({
    departure: no,
    thing: z.int().min(1).max(100_000),
    condition: term.itemCondition,
    receiver: who,
    remark: reason.optional(),
    signature,
  }),
  'departure.state-employment': z.strictObject({
    departure: no,
    post: text(textMax.title),
    since: date,
    contractFrom: date.nullable(),
    contractUntil: date.nullable(),
    signature,
  }),
  'departure.class': z.strictObject({ departure: no, kind: term.leavingKind, signature }),
  'departure.announce': z.strictObject({
    departure: no,
    told: z.array(who).min(1).max(2_000),
    message: reason,
    due: date.nullable(),
    signature,
  }),
  /** By an announcement's number, as `leaving.mine` names it. */
  'departure.acknowledge': z.strictObject({ departure: no, announced: z.int().min(0), signature }),
  /** Reasons by year, as numbers. */
  'departure.reasons': nothing,
  'departure.reasons-csv': z.strictObject({ file: path }),
  'clients.follow-up': z.strictObject({
    handover: no,
    code: text(textMax.code),
    days: z.int().min(1).max(366),
    outcome: term.followUpOutcome,
    remark: reason.optional(),
    signature,
  }),
  'talk.record': z.strictObject({
    who,
    on: date.optional(),
    why: reason,
    with: reason,
    text: text(20_000),
    readers,
    signature,
  }),
  /** Talks that the person at the desk may read. */
  'talk.list': nothing,
} as const;
