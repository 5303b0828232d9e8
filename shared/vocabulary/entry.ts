/**
 * The body of every log entry, by type, and who must sign it.
 *
 * docs/formats/log-entry.md is the same in words. A body holds random ids, enums, numbers, times, keys and hashes
 * only; every name and every text is a `Committed` (A1b), its opening lies beside the leaf.
 */
import { z } from 'zod';
import { committed } from './committed.ts';
import { absenceEntries } from './entry-of-absences.ts';
import { agreementEntries } from './entry-of-agreements.ts';
import { backupEntries } from './entry-of-backups.ts';
import { correctionEntries, dossierCategory } from './entry-of-corrections.ts';
import { formEntries, formsSinceLater, sealedPart } from './entry-of-filing.ts';
import { clientEntries, custodyEntries, departureEntries, epochEntries } from './entry-of-handovers.ts';
import { invitationEntries } from './entry-of-invitations.ts';
import { leavingEntries } from './entry-of-leaving.ts';
import { loanEntries } from './entry-of-loans.ts';
import { longerWindowEntries } from './entry-of-longer-windows.ts';
import { lossEntries, spentView } from './entry-of-losses.ts';
import { readingEntries } from './entry-of-readings.ts';
import { releaseEntries } from './entry-of-releases.ts';
import { trainingEntries } from './entry-of-training.ts';
import { wholeReleaseEntries } from './entry-of-whole-release.ts';
import * as id from './ids.ts';
import { policySettings } from './policy-settings.ts';
import { quarantines } from './quarantine.ts';
import { renditionReport } from './rendition-report.ts';
import * as term from './terms.ts';
import { signingAs } from './terms.ts';

export { type Committed, committed } from './committed.ts';

/** Up to the end of the year 9999. */
const epochMs = z.int().min(0).max(253_402_300_799_999);
const count = z.int().min(0);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The second contact, since later: entries from before there was one have none. */
const second = id.personId.nullable().optional();

const personKeys = {
  person: id.personId,
  keyset: id.keysetId,
  signKey: id.hex32Bytes,
  sealKey: id.hex32Bytes,
};

const group = z.strictObject({
  epoch: z.literal(1),
  key: id.hex32Bytes,
  recovery: id.hex32Bytes,
  /** The Ed25519 key that the side's sheets sign with; vaults from before it have none. */
  sheetsKey: id.hex32Bytes.optional(),
  sheets: z.strictObject({ threshold: z.int().min(2).max(5), of: z.int().min(3).max(5) }),
});

const scope = z.strictObject({
  everybody: z.boolean(),
  people: z.array(id.personId),
  departments: z.array(committed),
});

const anchorNamed = z.strictObject({
  anchor: id.anchorId,
  kind: z.enum(['user-data', 'key-file', 'folder']),
  place: committed,
});
/** Of statements signed together under one passphrase; entries signed alone, and older ones, have none. */
const batchSinceLater = { batch: id.batchId.optional() };
const loanOf = { loan: id.loanId, document: id.documentId };
const ended = z.enum([
  'closed',
  'window-ended',
  'recalled',
  'loan-ended',
  'person-frozen',
  'generation',
  'held',
]);

const entryData = {
  'vault.created': z.strictObject({
    format: z.literal(1),
    name: committed,
    sample: z.boolean(),
    generation: z.literal(1),
    logKey: id.hex32Bytes,
    policy: policySettings,
    groups: z.strictObject({ custody: group, approval: group }),
    /** What the founders call the three classes; none where they chose no labels of their own. */
    labels: z.strictObject({ internal: committed, confidential: committed, secret: committed }).optional(),
    founders: z.array(
      z.strictObject({
        ...personKeys,
        name: committed,
        staff: committed,
        department: committed.nullable(),
        role: z.enum(['custodian', 'approver']),
        clearance: term.classification,
      }),
    ),
    anchors: z.array(anchorNamed),
  }),
  'recovery.confirmed': z.strictObject({ side: term.side, sheets: z.array(id.hex32Bytes) }),
  'keyfile.confirmed': z.strictObject({ keyset: id.keysetId, copies: z.int().min(2) }),
  'vault.opened': z.strictObject({
    generation: count,
    label: committed,
    anchorsAnswered: count,
    quarantine: z.enum(quarantines),
  }),
  /** Where the vault is worked in from here on; `said` where two people say that it has moved, and both sign (A6c). */
  'place.taken': z.strictObject({
    place: id.idText,
    machine: id.idText,
    before: id.idText.nullable(),
    said: z.boolean(),
    folder: committed,
    host: committed,
  }),
  'vault.closed': z.strictObject({ cause: z.enum(['command', 'shutdown', 'timeout']) }),
  'open.failed': z.strictObject({ at: epochMs }),
  'session.signed-in': z.strictObject({ session: id.sessionId }),
  'session.signed-out': z.strictObject({
    session: id.sessionId,
    cause: z.enum(['command', 'lock', 'switch', 'closing', 'ended']),
  }),
  'session.failed': z.strictObject({}),
  'clock.jumped': z.strictObject({ direction: z.enum(['forward', 'back']), from: epochMs, to: epochMs }),
  'anchor.added': anchorNamed,
  'policy.tightened': z.strictObject({ policy: policySettings }),
  'generation.new': z.strictObject({
    generation: z.int().min(2),
    logKey: id.hex32Bytes,
    cause: z.enum(['anchor-ahead', 'anchor-differs', 'no-anchor', 'log-broken', 'tables-differ']),
    /** Entries of this log, and of the newest anchor found (0 where none was). */
    have: count,
    anchored: count,
    /** Whether a ledger reaching to the newest anchor was read; otherwise every allowance counts as used. */
    ledgerCovers: z.boolean(),
    voidedLoans: z.array(id.loanId),
    /** Views that a ledger knows and this log does not. */
    spent: z.array(spentView),
  }),
  /**
   * What reading the log against the tables came to where it was not sound, or where another program had written to the
   * database meanwhile. Until a new generation nothing but mending goes on after a verdict that is not `sound` (A6).
   */
  'check.found': z.strictObject({
    verdict: z.enum(['sound', 'tables-differ', 'log-broken']),
    occasion: z.enum(['opening', 'beside', 'act', 'written', 'another-file']),
    entries: count,
  }),
  ...epochEntries,
  ...correctionEntries,
  ...formEntries,
  'recovery.used': z.strictObject({ side: term.side, ...personKeys, proof: id.hex64Bytes.optional() }),
  /** The sheets admit somebody who did not hold that side's role: they are given it and lose every other. */
  'recovery.admitted': z.strictObject({ side: term.side, ...personKeys, proof: id.hex64Bytes.optional() }),
  'entry.corrected': z.strictObject({ index: count, remark: committed }),
  'opening.erased': z.strictObject({ index: count, commit: id.hex32Bytes, ground: committed }),

  'person.enrolled': z.strictObject({
    ...personKeys,
    name: committed,
    staff: committed,
    department: committed.nullable(),
    likeNames: count,
    attestsSingleEnrolment: z.literal(true),
  }),
  'person.rekeyed': z.strictObject(personKeys),
  'person.renamed': z.strictObject({
    person: id.personId,
    name: committed,
    department: committed.nullable(),
  }),
  'person.same-as': z.strictObject({ person: id.personId, same: id.personId, ground: committed }),
  'person.frozen': z.strictObject({ person: id.personId, ground: committed }),
  'person.unfrozen': z.strictObject({ person: id.personId, ground: committed }),
  ...absenceEntries,
  'role.given': z.strictObject({
    person: id.personId,
    role: term.role,
    clearance: term.classification.nullable(),
  }),
  'role.ended': z.strictObject({ person: id.personId, role: term.role, ground: committed }),

  'dossier.opened': z.strictObject({
    dossier: id.dossierId,
    code: committed,
    client: committed,
    category: dossierCategory,
    classification: term.classification,
    responsible: id.personId.nullable(),
    second,
    openedOn: date,
    secrecyYears: z.int().min(0).max(100).nullable(),
    /** How long it is kept, null for good; entries from before it was asked, and dossiers of which nobody said it, have none. */
    retentionYears: z.int().min(1).max(100).nullable().optional(),
    scope,
    home: committed.nullable(),
  }),
  'dossier.changed': z.strictObject({
    dossier: id.dossierId,
    classification: term.classification,
    responsible: id.personId.nullable(),
    second,
    scope,
    home: committed.nullable(),
    status: z.enum(['open', 'closed']),
  }),
  'hold.set': z.strictObject({ dossier: id.dossierId, ground: committed }),
  'hold.lifted': z.strictObject({ dossier: id.dossierId, ground: committed }),

  'document.submitted': z.strictObject({
    document: id.documentId,
    dossier: id.dossierId,
    no: z.int().min(1),
    lineage: id.lineageId,
    joined: z.enum(['new', 'same-bytes', 'same-pages', 'same-sheet', 'version-of']),
    likeTo: z.array(id.lineageId),
    sheet: term.sheet,
    ownership: term.ownership,
    media: term.media,
    title: committed,
    fileName: committed,
    likeness: committed,
    /** The document's own dates, the same day twice for one of a single day; where its author told them. */
    dated: z.strictObject({ from: date, to: date }).optional(),
    ...formsSinceLater,
    pages: z.int().min(1),
    bytes: count,
    fontsSubstituted: count,
    glyphsMissing: count,
    /** What the rendition does not show; entries from before it was kept have none. */
    report: renditionReport.optional(),
    custodyEpoch: z.int().min(1),
    approvalEpoch: z.int().min(1),
    /** The group keys that the shares were sealed to; entries from before they were named have none. */
    custodyKey: id.hex32Bytes.optional(),
    approvalKey: id.hex32Bytes.optional(),
    parts: z.array(sealedPart).min(1).max(2),
  }),
  'document.accepted': z.strictObject({
    document: id.documentId,
    lineage: id.lineageId,
    version: z.int().min(1),
    choice: z.enum(['joined', 'first', 'version-of', 'new-because']),
    because: committed.nullable(),
    ...batchSinceLater,
  }),
  'document.sent-back': z.strictObject({ document: id.documentId, reason: committed, ...batchSinceLater }),

  ...loanEntries,
  ...longerWindowEntries,

  'view.open': z.strictObject({
    ...loanOf,
    view: id.viewId,
    lineage: id.lineageId,
    dossier: id.dossierId,
    n: z.int().min(1).max(3),
    cap: z.int().min(1).max(3),
    pages: z.int().min(1),
    minutes: z.int().min(1).max(240),
    reason: committed,
  }),
  'view.page': z.strictObject({ view: id.viewId, page: z.int().min(1) }),
  'view.failed': z.strictObject({ ...loanOf, cause: z.string().regex(/^[A-Z_]{3,40}$/) }),
  /** At least every 30 seconds while a page is on screen, so that no row of crashes lengthens a window (L7). */
  'view.shown': z.strictObject({ view: id.viewId, shownMs: count }),
  'view.blanked': z.strictObject({
    view: id.viewId,
    cause: z.enum(['idle', 'lock', 'focus']),
    shownMs: count,
  }),
  'view.resumed': z.strictObject({
    view: id.viewId,
    after: z.enum(['blank', 'crash', 'restart']),
    shownMs: count,
    reason: committed.nullable(),
  }),
  'view.closed': z.strictObject({ view: id.viewId, cause: ended, shownMs: count }),
  'page.written': z.strictObject({ view: id.viewId, page: z.int().min(1) }),
  'note.written': z.strictObject({
    note: id.noteId,
    view: id.viewId,
    document: id.documentId,
    page: z.int().min(1),
    characters: z.int().min(1).max(2000),
    hash: id.hex32Bytes,
  }),
  'note.read': z.strictObject({ note: id.noteId }),
  'note.released': z.strictObject({ note: id.noteId, to: id.personId, hash: id.hex32Bytes }),

  ...releaseEntries,
  ...wholeReleaseEntries,
  ...lossEntries,
  ...invitationEntries,
  ...custodyEntries,
  ...clientEntries,
  ...departureEntries,
  ...leavingEntries,
  ...backupEntries,
  ...trainingEntries,
  ...agreementEntries,
  ...readingEntries,
} as const;

export type EntryType = keyof typeof entryData;
export const entryTypes = Object.keys(entryData) as EntryType[];
export type EntryData<T extends EntryType> = z.infer<(typeof entryData)[T]>;

export const outcomeOf = (type: EntryType): 'done' | 'refused' | 'failed' =>
  type === 'refusal' ? 'refused' : type.endsWith('.failed') ? 'failed' : 'done';

const signer = z.strictObject({
  as: signingAs,
  person: id.personId,
  keyset: id.keysetId,
  /** Number of this person's statements before this one, and leaf hash of the latest of them. */
  seq: count,
  prev: id.hex32Bytes.nullable(),
});

/** When: wall clock (ms since 1970, UTC), local offset east of UTC in minutes, monotonic ms since the machine started. */
const entryTime = z.strictObject({
  wall: epochMs,
  offset: z.int().min(-1440).max(1440),
  mono: count,
  /** Names one run of the machine, so that a restart can be told; SHA-256 over vault id and the system's boot id, 16 digits. */
  boot: z.string().regex(/^[0-9a-f]{16}$/),
  /** Whether the wall clock stood more than 2 minutes behind or 72 hours ahead of the log, not yet confirmed (A8). */
  doubt: z.enum(['none', 'back', 'forward']),
});

const entryHead = z.strictObject({
  v: z.literal(1),
  vault: id.vaultId,
  type: z.enum(entryTypes as [EntryType, ...EntryType[]]),
  at: entryTime,
  station: id.stationId.nullable(),
  place: committed.nullable(),
  /** Size and root of the log that this entry was appended to. */
  log: z.strictObject({ size: count, root: id.hex32Bytes }),
  /** On whose behalf the machine acted, where the person did not sign. */
  actor: z.strictObject({ person: id.personId.nullable(), role: term.role.nullable() }),
  signers: z.array(signer),
  outcome: z.enum(['done', 'refused', 'failed']),
  data: z.unknown(),
});

export type EntryBody<T extends EntryType = EntryType> = Omit<z.infer<typeof entryHead>, 'type' | 'data'> & {
  type: T;
  data: EntryData<T>;
};
export type AnyEntry = { [T in EntryType]: EntryBody<T> }[EntryType];

/** DSSE payload type of every statement in the log. */
export const entryPayloadType = 'application/vnd.dossier-vault.entry+json';

/** Parses a body whose signatures have been verified; throws ZodError. */
export function parseEntryBody(json: unknown): AnyEntry {
  const head = entryHead.parse(json);
  const data = entryData[head.type].parse(head.data);
  return { ...head, data } as AnyEntry;
}
