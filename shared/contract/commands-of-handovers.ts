/** What may be asked about handing over and leaving, merged into commands.ts. */
import { z } from 'zod';
import * as term from '../vocabulary/terms.ts';
import { credential, path, reason, signature, text, textMax, who } from './inputs.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Number of a client handover or a departure, as people write it: 3. */
const no = z.int().min(1).max(1_000_000_000);
const code = text(textMax.code);
const cosign = z.array(credential).length(1);
const codes = z.array(code).min(1).max(5_000);
const nothing = z.strictObject({});
/** What an exit interview goes through; `text` is what else was said. */
const interviewFields = z
  .strictObject({
    reason,
    advice: reason,
    satisfaction: reason,
    plans: reason,
    consequences: reason,
  })
  .partial()
  .default({});

/** A question about the log with all that it is asked by. */
const aboutMax = 400;

export const custodyInputs = {
  /** Signed by the custodian at the desk: who hands over, to whom, and who watches. */
  'custody.begin': z.strictObject({
    outgoing: who,
    incoming: who,
    witness: who,
    manner: term.handoverManner,
    /** Why it is taken over, where the outgoing custodian does not sign. */
    ground: reason.optional(),
    signature,
  }),
  /** The handover under way, or the last one; null where there has been none. */
  'custody.show': nothing,
  /** Hashes every item not yet checked; may be stopped, and goes on from there when asked again. */
  'custody.check': nothing,
  'custody.list': z.strictObject({
    differencesOnly: z.boolean(),
    offset: z.int().min(0).max(10_000_000),
    limit: z.int().min(1).max(500),
  }),
  /** What is said of an item that is missing, differs or is surplus; nobody signs before each has its note. */
  'custody.note': z.strictObject({ item: z.int().min(1), note: reason }),
  /** All of them at one keyboard: the custodian at the desk and the others, two where it is agreed, else one. */
  'custody.sign': z.strictObject({ signature, cosign: z.array(credential).min(1).max(2) }),
  'custody.abandon': z.strictObject({ ground: reason, signature }),
} as const;

export const clientInputs = {
  /** Somebody's clients pass to others while they stay; a departure opens its own. */
  'clients.open': z.strictObject({
    who,
    /** Left out: every client they are responsible for. */
    codes: codes.optional(),
    signature,
  }),
  'clients.list': nothing,
  'clients.show': z.strictObject({ handover: no }),
  'clients.assign': z.strictObject({
    handover: no,
    lines: z
      .array(z.strictObject({ code, successor: who }))
      .min(1)
      .max(5_000),
    signature,
  }),
  /** Reads lines for `clients.assign` from a CSV file of code and successor; changes nothing. */
  'clients.read-csv': z.strictObject({ handover: no, file: path }),
  'clients.describe': z.strictObject({
    handover: no,
    code,
    projects: reason,
    nextDates: reason,
    mandate: reason,
    positions: reason,
    authority: reason,
    /** In post only; left out, none is said. */
    balance: reason.optional(),
    meetingOn: date.nullable(),
    meetingHeld: z.boolean(),
    client: term.clientAnswer,
    formalRecords: z.int().min(0).max(1_000_000),
    /** Documents declared as personal resources, as code/number. */
    personal: z.array(text(textMax.code + 12)).max(1_000),
    signature,
  }),
  /** In the capacity that the person at the desk has in these lines; the witness signs last and thereby closes them. */
  'clients.sign': z.strictObject({ handover: no, codes, signature }),
  'clients.take-over': z.strictObject({
    handover: no,
    codes,
    manner: z.enum(['refused', 'absent']),
    ground: reason,
    signature,
    cosign,
  }),
  'clients.withdraw': z.strictObject({ handover: no, ground: reason, signature, cosign }),
} as const;

export const departureInputs = {
  'departure.register': z.strictObject({
    who,
    reason,
    /** Left out: today. */
    noticeOn: date.optional(),
    /** Left out: the firm's notice period after that, 30 days unless set otherwise. */
    lastDay: date.optional(),
    signature,
  }),
  /** What it would take if this person left: nothing is registered, frozen or marked. */
  'departure.rehearse': z.strictObject({ who }),
  'departure.list': nothing,
  'departure.show': z.strictObject({ departure: no }),
  'departure.reschedule': z.strictObject({
    departure: no,
    lastDay: date,
    ground: reason,
    signature,
    cosign,
  }),
  'departure.approve': z.strictObject({
    departure: no,
    by: z.enum(['line-manager', 'human-resources']),
    name: who,
    on: date.optional(),
    signature,
  }),
  'departure.tick': z.strictObject({
    departure: no,
    items: z
      .array(z.strictObject({ item: text(40), done: z.boolean(), remark: reason.optional() }))
      .min(1)
      .max(60),
    signature,
  }),
  'departure.interview': z.strictObject({
    departure: no,
    fields: interviewFields,
    text: text(20_000),
    /** Who may read the notes besides the writer. */
    readers: z.array(who).max(20),
    signature,
  }),
  'departure.read-interview': z.strictObject({ note: text(40), signature }),
  /** The leaver signs what they have read, beside the custodian or approver at the desk. */
  'departure.sign-exposure': z.strictObject({
    departure: no,
    /** Of the statement as it was read; another one now is refused. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    signature,
    cosign,
  }),
  /** By the leaver's key, or on the sheet that was printed last. */
  'departure.remind': z.strictObject({
    departure: no,
    onPaper: z.boolean(),
    signature,
    cosign: z.array(credential).max(1),
  }),
  'departure.end': z.strictObject({
    departure: no,
    cause: z.enum(['left', 'withdrawn']),
    ground: reason.optional(),
    signature,
    cosign,
  }),
  'exposure.show': z.strictObject({ who }),
  'practice.show': nothing,
  'practice.set': z.strictObject({
    clientsMax: z.int().min(1).max(100_000),
    noticeDays: z.int().min(0).max(366),
    employer: text(textMax.name),
    checklist: z.array(z.strictObject({ item: text(40), label: text(textMax.title) })).max(60),
    signature,
    cosign,
  }),
} as const;

export const paperInputs = {
  'paper.print': z.strictObject({
    paper: term.paper,
    /**
     * What it is about: L12 for a loan slip, R12 for a release slip or (R12/3 for one document) a certificate, K-1/2 for a filing receipt, K-1 for the chain of custody and (with the client
     * handover's number before it, 3:K-1) the client letter, a question as JSON or by the name that it is kept under for its
     * answer, else a number. Empty: the latest custody handover.
     */
    about: text(aboutMax),
    language: term.paperLanguage,
    copies: z.int().min(1).max(20),
    /** A new PDF file. */
    file: path,
  }),
  /** Whether this vault's log still agrees with a paper: its size and words, or the text of its QR code. */
  'paper.check': z.strictObject({ text: text(600) }),
} as const;
