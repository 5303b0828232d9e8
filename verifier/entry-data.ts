import { agreements } from './entry-data-of-agreements.ts';
import { backups } from './entry-data-of-backups.ts';
import { corrections, dossierCategory } from './entry-data-of-corrections.ts';
import { backgroundCheck, formCount, forms } from './entry-data-of-forms.ts';
import { gates } from './entry-data-of-gates.ts';
import { clients, custody, departures, epochs } from './entry-data-of-handovers.ts';
import { invitations } from './entry-data-of-invitations.ts';
import { leaving } from './entry-data-of-leaving.ts';
import { longerWindows } from './entry-data-of-longer-windows.ts';
import { losses, spentViews } from './entry-data-of-losses.ts';
import { approversByClass, releases } from './entry-data-of-releases.ts';
import { renditionReport as report } from './entry-data-of-renditions.ts';
import { training } from './entry-data-of-training.ts';
import { wholeReleases } from './entry-data-of-whole-release.ts';
import {
  count,
  date,
  exactly,
  flag,
  hash,
  id,
  instant,
  integer,
  list,
  object,
  oneOf,
  orNull,
  pattern,
  sealingKey,
  signatureHex,
  signingKey,
  sinceLater,
  type TypeOf,
  text,
  withheldText,
} from './kinds.ts';
import { partKind } from './part.ts';

/** What an entry of each type says: docs/formats/log-entry.md §4, row by row. */

export const roleNames = ['author', 'borrower', 'custodian', 'approver', 'auditor', 'clerk'] as const;
export type Role = (typeof roleNames)[number];

const role = oneOf(...roleNames);
const classification = oneOf('internal', 'confidential', 'secret');
const side = oneOf('custody', 'approval');
const minutes = integer(1, 240);
const threeAtMost = integer(1, 3);

const policy = object({
  viewCap: object({ internal: threeAtMost, confidential: threeAtMost, secret: threeAtMost }),
  loanDaysMax: integer(1, 14),
  viewMinutes: minutes,
  viewMinutesMax: minutes,
  authorSeparation: oneOf('lineage', 'dossier'),
  authorMayBorrow: flag,
  releaseApprovers: approversByClass,
  loanApprovers: approversByClass,
  gates: sinceLater(gates),
});
export type Policy = TypeOf<typeof policy>;
export type Classification = TypeOf<typeof classification>;

const group = object({
  epoch: exactly(1),
  key: sealingKey,
  recovery: sealingKey,
  sheetsKey: sinceLater(signingKey),
  sheets: object({ threshold: integer(2, 5), of: integer(3, 5) }),
});

const keyset = { person: id, keyset: id, signKey: signingKey, sealKey: sealingKey };
const anchor = object({ anchor: id, kind: oneOf('user-data', 'key-file', 'folder'), place: text });
const scope = object({ everybody: flag, people: list(id), departments: list(text) });
const quarantineCauses = [
  'anchor-ahead',
  'anchor-differs',
  'no-anchor',
  'log-broken',
  'tables-differ',
] as const;

const part = object({
  part: oneOf('rendition', 'original'),
  fileHash: hash,
  cmt: hash,
  shareCustody: hash,
  shareApproval: hash,
  bytes: count,
});

const vault = {
  'vault.created': object({
    format: exactly(1),
    name: text,
    sample: flag,
    generation: exactly(1),
    logKey: signingKey,
    policy,
    groups: object({ custody: group, approval: group }),
    labels: sinceLater(object({ internal: text, confidential: text, secret: text })),
    founders: list(
      object({
        ...keyset,
        name: text,
        staff: withheldText,
        department: orNull(text),
        role: oneOf('custodian', 'approver'),
        clearance: classification,
      }),
    ),
    anchors: list(anchor),
  }),
  'recovery.confirmed': object({ side, sheets: list(hash) }),
  'keyfile.confirmed': object({ keyset: id, copies: integer(2) }),
  'vault.opened': object({
    generation: count,
    label: text,
    anchorsAnswered: count,
    quarantine: oneOf('none', ...quarantineCauses),
  }),
  'check.found': object({
    verdict: oneOf('sound', 'tables-differ', 'log-broken'),
    occasion: oneOf('opening', 'beside', 'act', 'written', 'another-file'),
    entries: count,
  }),
  'place.taken': object({
    place: id,
    machine: id,
    before: orNull(id),
    said: flag,
    folder: text,
    host: text,
  }),
  'vault.closed': object({ cause: oneOf('command', 'shutdown', 'timeout') }),
  'open.failed': object({ at: instant }),
  'session.signed-in': object({ session: id }),
  'session.signed-out': object({
    session: id,
    cause: oneOf('command', 'lock', 'switch', 'closing', 'ended'),
  }),
  'session.failed': object({}),
  'clock.jumped': object({ direction: oneOf('forward', 'back'), from: instant, to: instant }),
  'anchor.added': anchor,
  'checkpoint.cosigned': object({
    generation: integer(1),
    size: count,
    root: hash,
    name: text,
    key: signingKey,
    seconds: count,
    signature: signatureHex,
  }),
  'policy.tightened': object({ policy }),
  'generation.new': object({
    generation: integer(2),
    logKey: signingKey,
    cause: oneOf(...quarantineCauses),
    have: count,
    anchored: count,
    ledgerCovers: flag,
    voidedLoans: list(id),
    spent: spentViews,
  }),
  ...losses,
  'recovery.used': object({ side, ...keyset, proof: sinceLater(signatureHex) }),
  'recovery.admitted': object({ side, ...keyset, proof: sinceLater(signatureHex) }),
  'entry.corrected': object({ index: count, remark: text }),
  'opening.erased': object({ index: count, commit: hash, ground: text }),
};

const people = {
  'person.enrolled': object({
    ...keyset,
    name: text,
    staff: withheldText,
    department: orNull(text),
    likeNames: count,
    attestsSingleEnrolment: exactly(true),
  }),
  'person.rekeyed': object(keyset),
  'person.renamed': object({ person: id, name: text, department: orNull(text) }),
  'person.same-as': object({ person: id, same: id, ground: text }),
  'person.frozen': object({ person: id, ground: text }),
  'person.unfrozen': object({ person: id, ground: text }),
  'person.absent': object({ person: id, periods: list(object({ from: date, until: date }), 0, 12) }),
  'role.given': object({ person: id, role, clearance: orNull(classification) }),
  'role.ended': object({ person: id, role, ground: text }),
};

const filing = {
  'dossier.opened': object({
    dossier: id,
    code: text,
    client: text,
    category: dossierCategory,
    classification,
    responsible: orNull(id),
    second: sinceLater(orNull(id)),
    openedOn: date,
    secrecyYears: orNull(integer(0, 100)),
    retentionYears: sinceLater(orNull(integer(1, 100))),
    scope,
    home: orNull(text),
  }),
  'dossier.changed': object({
    dossier: id,
    classification,
    responsible: orNull(id),
    second: sinceLater(orNull(id)),
    scope,
    home: orNull(text),
    status: oneOf('open', 'closed'),
  }),
  'hold.set': object({ dossier: id, ground: text }),
  'hold.lifted': object({ dossier: id, ground: text }),
  'document.submitted': object({
    document: id,
    dossier: id,
    no: integer(1),
    lineage: id,
    joined: oneOf('new', 'same-bytes', 'same-pages', 'same-sheet', 'version-of'),
    likeTo: list(id),
    sheet: oneOf('document', 'contact-sheet', 'profile-sheet', 'visit-record', 'background-check'),
    ownership: oneOf('company', 'formal', 'personal'),
    media: oneOf(
      'pdf',
      'png',
      'jpeg',
      'webp',
      'text',
      'markdown',
      'docx',
      'xlsx',
      'eml',
      'msg',
      'gif',
      'tiff',
      'csv',
      'html',
      'other',
      'form',
    ),
    title: text,
    fileName: text,
    likeness: withheldText,
    dated: sinceLater(object({ from: date, to: date })),
    form: sinceLater(formCount),
    check: sinceLater(backgroundCheck),
    pages: integer(1),
    bytes: count,
    fontsSubstituted: count,
    glyphsMissing: count,
    report: sinceLater(report),
    custodyEpoch: integer(1),
    approvalEpoch: integer(1),
    custodyKey: sinceLater(sealingKey),
    approvalKey: sinceLater(sealingKey),
    parts: list(part, 1, 2),
  }),
  'document.accepted': object({
    document: id,
    lineage: id,
    version: integer(1),
    choice: oneOf('joined', 'first', 'version-of', 'new-because'),
    because: orNull(text),
    batch: sinceLater(id),
  }),
  'document.sent-back': object({ document: id, reason: text, batch: sinceLater(id) }),
};

const lending = {
  'loan.requested': object({
    loan: id,
    document: id,
    no: integer(1),
    lineage: id,
    dossier: id,
    category: oneOf('negotiation', 'service', 'renewal', 'dispute', 'audit', 'handover', 'other'),
    reason: text,
    place: text,
    from: instant,
    to: instant,
  }),
  'loan.withdrawn': object({ loan: id }),
  'loan.approved': object({
    loan: id,
    document: id,
    complete: sinceLater(flag),
    grant: orNull(hash),
    borrowerKeyset: orNull(id),
    borrowerKey: sinceLater(orNull(sealingKey)),
    from: instant,
    to: instant,
    minutes,
    reason: text,
    batch: orNull(id),
  }),
  'loan.rejected': object({ loan: id, reason: text, batch: orNull(id) }),
  'loan.issued': object({ loan: id, batch: sinceLater(id) }),
  'loan.received': object({ loan: id }),
  'loan.returned': object({ loan: id }),
  'loan.checked-in': object({ loan: id, batch: sinceLater(id) }),
  'loan.recalled': object({ loan: id, reason: text }),
  'loan.reminded': object({ loan: id }),
  'loan.overdue': object({ loan: id }),
  ...longerWindows,
};

const viewing = {
  'view.open': object({
    view: id,
    loan: id,
    document: id,
    lineage: id,
    dossier: id,
    n: threeAtMost,
    cap: threeAtMost,
    pages: integer(1),
    minutes,
    reason: text,
  }),
  'view.page': object({ view: id, page: integer(1) }),
  'view.failed': object({ loan: id, document: id, cause: pattern(/^[A-Z_]{3,40}$/) }),
  'view.shown': object({ view: id, shownMs: count }),
  'view.blanked': object({ view: id, cause: oneOf('idle', 'lock', 'focus'), shownMs: count }),
  'view.resumed': object({
    view: id,
    after: oneOf('blank', 'crash', 'restart'),
    shownMs: count,
    reason: orNull(text),
  }),
  'view.closed': object({
    view: id,
    cause: oneOf('closed', 'window-ended', 'recalled', 'loan-ended', 'person-frozen', 'generation', 'held'),
    shownMs: count,
  }),
  'page.written': object({ view: id, page: integer(1) }),
  'note.written': object({
    note: id,
    view: id,
    document: id,
    page: integer(1),
    characters: integer(1, 2000),
    hash,
  }),
  'note.read': object({ note: id }),
  'note.released': object({ note: id, to: id, hash }),
};

const reading = {
  'directory.searched': object({ query: orNull(text), results: count }),
  'log.read': object({ person: orNull(id), query: orNull(text), results: count }),
  'log.exported': object({ size: count, root: hash, openings: count, part: sinceLater(partKind) }),
  'trace.looked-up': object({ query: text, view: orNull(id) }),
  refusal: object({
    verb: pattern(/^[a-z.-]{3,40}$/),
    code: pattern(/^[A-Z_0-9]{3,40}$/),
    dossier: orNull(id),
    document: orNull(id),
    loan: orNull(id),
    person: orNull(id),
  }),
};

export const entryData = {
  ...vault,
  ...epochs,
  ...people,
  ...invitations,
  ...filing,
  ...corrections,
  ...forms,
  ...lending,
  ...viewing,
  ...releases,
  ...custody,
  ...clients,
  ...departures,
  ...leaving,
  ...training,
  ...agreements,
  ...backups,
  ...wholeReleases,
  ...reading,
};
export type EntryType = keyof typeof entryData;
export type DataOf<T extends EntryType> = TypeOf<(typeof entryData)[T]>;
