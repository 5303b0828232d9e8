/** Bodies of the entries about agreements of a person (P5), by type; entry.ts merges them. Field by field in docs/formats/log-entry.md §4. */
import { z } from 'zod';
import * as term from './agreement-terms.ts';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import { classification } from './terms.ts';

const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = committed.nullable();
/** Fen in decimal digits: somebody's pay is no number that every copy of the log shows for ever (A1b). */
const fen = text;

export const agreementEntries = {
  /** A version of a text of the firm, from 1, in one language or in both. */
  'agreement.template-issued': z.strictObject({
    template: id.templateId,
    version: z.int().min(1),
    kind: term.agreementKind,
    title: committed,
    zh: text,
    en: text,
  }),
  /** The whole new state of an agreement that is not signed yet; its index is the state that is signed. */
  'agreement.made': z.strictObject({
    agreement: id.agreementId,
    person: id.personId,
    kind: term.agreementKind,
    /** The agreement that this one's signature ends. */
    replaces: id.agreementId.nullable(),
    template: z.strictObject({ template: id.templateId, version: z.int().min(1) }).nullable(),
    title: committed,
    from: date,
    /** Last day; null where it has no end. */
    until: date.nullable(),
    /** Months that it binds after leaving; null for as long as what it protects is secret. */
    afterMonths: z.int().min(0).max(600).nullable(),
    /** Codes of dossiers as they were typed: who makes an agreement need not know of them (D3). */
    dossiers: z.array(committed).max(term.dossiersMax),
    classes: z.array(classification).max(3),
    secrets: text,
    area: text,
    /** A month: what is paid for not competing, and the average wage it is measured by. */
    compensation: fen,
    wage: fen,
    penalty: fen,
    remark: text,
  }),
  /** At the desk by the person and a keeper for the firm, or on paper, of which the scan's digest stands here. */
  'agreement.signed': z.strictObject({
    agreement: id.agreementId,
    person: id.personId,
    state: count,
    on: date,
    paper: z.strictObject({ sha256: id.hex32Bytes, kept: text }).nullable(),
  }),
  'agreement.ended': z.strictObject({
    agreement: id.agreementId,
    person: id.personId,
    on: date,
    cause: term.agreementEnd,
    ground: committed,
  }),
  /** What binds the leaver afterwards, signed by them at the desk or on the printed sheet whose entry is named. */
  'departure.reminded': z.strictObject({
    departure: id.departureId,
    agreements: z.array(z.strictObject({ agreement: id.agreementId, state: count })).max(2_000),
    rules: z.array(z.strictObject({ rules: id.rulesId, version: z.int().min(1) })).max(2_000),
    paper: count.nullable(),
  }),
} as const;
