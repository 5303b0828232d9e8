/**
 * What anybody may ask of the vault, by name, with the shape of the question. The desktop, the CLI and the tests
 * ask the same; the router parses with these schemas before anything else happens.
 */
import { z } from 'zod';
import { calendarDay } from '../vocabulary/calendar-day.ts';
import { logTableForms } from '../vocabulary/log-table-forms.ts';
import { textEncodings } from '../vocabulary/losses.ts';
import { blankedEntriesMax, latestInstantMs, partForms } from '../vocabulary/part-of-log.ts';
import { policySettings } from '../vocabulary/policy-settings.ts';
import { datedSpan, retention } from '../vocabulary/retention.ts';
import * as term from '../vocabulary/terms.ts';
import { agreementInputs } from './commands-of-agreements.ts';
import { backupInputs } from './commands-of-backups.ts';
import { categoryInput, correctionInputs } from './commands-of-corrections.ts';
import { evidenceInputs } from './commands-of-evidence.ts';
import { folderInputs } from './commands-of-folders.ts';
import { checkInput, formInputs } from './commands-of-forms.ts';
import { clientInputs, custodyInputs, departureInputs, paperInputs } from './commands-of-handovers.ts';
import { leavingInputs } from './commands-of-leaving.ts';
import { loanInputs } from './commands-of-loans.ts';
import { lossInputs } from './commands-of-losses.ts';
import { openingInputs } from './commands-of-opening.ts';
import { peopleListInputs } from './commands-of-people-lists.ts';
import { questionInputs } from './commands-of-questions.ts';
import { releaseInputs } from './commands-of-releases.ts';
import { resourceInputs } from './commands-of-resources.ts';
import { tableInputs } from './commands-of-tables.ts';
import { trainingInputs } from './commands-of-training.ts';
import { wholeReleaseInputs } from './commands-of-whole-release.ts';
import {
  credential,
  documentRef,
  instantMs,
  loanRef,
  passphrase,
  path,
  reason,
  scopeInput,
  signature,
  text,
  textMax,
  who,
} from './inputs.ts';

export { type Credential, textMax } from './inputs.ts';

/** In which a text is to be read, where its author chose it; other kinds of file pay no attention to it. */
const encoding = z.enum(textEncodings).optional();
/** What the log screen asks by; each left out means all. */
const logFilter = z.strictObject({
  person: who.optional(),
  /** A dossier's code or a document. */
  about: documentRef.optional(),
  types: z.array(text(40)).max(200).optional(),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
  fromMs: instantMs.optional(),
  toMs: instantMs.optional(),
});
/** Numbers of the people whose names look the same, once they were compared (S8). */
const beside = z.array(z.int().min(1)).max(500).optional();
/** Recovery sheets of one side, each in words or in digits. */
const sheets = z.array(text(2_000)).min(2).max(5);
/** One text of an entry, by the commitment that stands for it. */
const textOfEntry = z.strictObject({
  index: z.int().min(0),
  commit: z.string().regex(/^[0-9a-f]{64}$/),
});
const nothing = z.strictObject({});

export const commandInputs = {
  ...openingInputs,
  'vault.close': nothing,
  'vault.status': nothing,
  'generation.new': z.strictObject({ signature, cosign: z.array(credential).length(1) }),
  'clock.confirm': z.strictObject({ signature, cosign: z.array(credential).max(1) }),
  /** Who may sign in at this open vault: names and roles only, before anybody has. */
  'session.people': nothing,
  /** Somebody is at the desk; it changes nothing. */
  'session.touch': nothing,
  'session.sign-in': z.strictObject({
    who,
    passphrase,
    keyFile: path.optional(),
    place: text(textMax.place),
  }),
  'session.sign-out': z.strictObject({ cause: z.enum(['command', 'lock', 'switch']) }),
  'recovery.confirm': z.strictObject({ signature, sheets }),
  'keyfile.confirm': z.strictObject({ signature, keyFiles: z.array(path).min(2).max(4) }),
  'recovery.use': z.strictObject({
    sheets,
    /** An approver whose keys are lost, and the passphrase and key files of the new ones. */
    who,
    passphrase,
    keyFiles: z.array(path).min(2).max(4),
    signature,
  }),
  'vault.recover': z.strictObject({
    folder: path,
    sheets,
    who,
    passphrase,
    keyFiles: z.array(path).min(2).max(4),
    station: text(textMax.place),
    place: text(textMax.place),
    anchorFolders: z.array(path).max(10),
    /** The approver who signs along. */
    cosign: z.array(credential).length(1),
  }),
  /** What is confirmed, where anchors lie, and what stands in the way of everybody. */
  'integrity.show': nothing,
  'anchor.add': z.strictObject({ signature, folder: path }),
  'policy.show': nothing,
  /** What roles take, and how it stands: one's own, or of everybody for keepers and clerks (P7). */
  'gate.show': z.strictObject({ who: who.optional() }),
  'policy.tighten': z.strictObject({
    signature,
    policy: policySettings,
    cosign: z.array(credential).length(1),
  }),
  'entry.correct': z.strictObject({ signature, index: z.int().min(0), remark: reason }),
  'opening.erase': z.strictObject({
    signature,
    ...textOfEntry.shape,
    /** Further texts that go with the same signatures, each on record by itself. */
    more: z.array(textOfEntry).max(2_000).optional(),
    ground: reason,
    cosign: z.array(credential).length(1),
  }),

  /** What is held about somebody: the list before an erasure. */
  'person.held': z.strictObject({ who }),
  'person.enrol': z.strictObject({
    name: who,
    staffNumber: text(textMax.staff),
    department: text(textMax.name).optional(),
    /** Left out: the vault draws one and says it once. Self-chosen only together with a key file. */
    passphrase: passphrase.optional(),
    language: z.enum(['zh-CN', 'en']),
    keyFiles: z.array(path).max(4),
    beside,
    signature,
    cosign: z.array(credential).min(1).max(1),
  }),
  'person.rekey': z.strictObject({
    who,
    passphrase: passphrase.optional(),
    language: z.enum(['zh-CN', 'en']),
    keyFiles: z.array(path).max(4),
    signature,
    cosign: z.array(credential).length(1),
  }),
  'person.rename': z.strictObject({
    who,
    name: who,
    department: text(textMax.name).optional(),
    beside,
    signature,
    cosign: z.array(credential).length(1),
  }),
  'person.same-as': z.strictObject({
    who,
    same: who,
    ground: reason,
    signature,
    cosign: z.array(credential).length(1),
  }),
  'person.freeze': z.strictObject({ who, ground: reason, signature }),
  'person.unfreeze': z.strictObject({
    who,
    ground: reason,
    signature,
    cosign: z.array(credential).length(1),
  }),
  'person.list': nothing,
  /** Places that acts were recorded at, the most used first. */
  'place.list': nothing,

  'role.give': z.strictObject({
    self: credential,
    role: term.role,
    clearance: term.classification.optional(),
    signature,
    cosign: z.array(credential).length(1),
  }),
  'role.end': z.strictObject({
    who,
    role: term.role,
    ground: reason,
    signature,
    cosign: z.array(credential).length(1),
  }),

  'dossier.open': z.strictObject({
    code: text(textMax.code),
    client: text(textMax.name),
    category: categoryInput,
    classification: term.classification,
    responsible: who.optional(),
    second: who.optional(),
    openedOn: calendarDay.optional(),
    secrecyYears: z.int().min(0).max(100).optional(),
    retention: retention.optional(),
    scope: scopeInput,
    home: text(textMax.place).optional(),
    /** Codes of the dossiers that look the same, once they were compared (S8). */
    beside: z.array(text(textMax.code)).max(500).optional(),
    signature,
  }),
  'dossier.change': z.strictObject({
    code: text(textMax.code),
    classification: term.classification.optional(),
    responsible: who.optional(),
    /** Null takes it away. */
    second: who.nullable().optional(),
    scope: scopeInput.optional(),
    home: text(textMax.place).optional(),
    status: z.enum(['open', 'closed']).optional(),
    signature,
    cosign: z.array(credential).length(1),
  }),
  'dossier.list': z.strictObject({ query: text(textMax.title).optional() }),
  'dossier.show': z.strictObject({ code: text(textMax.code) }),
  /** Who held it, every loan, view and change, as a chain (H4). */
  'dossier.history': z.strictObject({ code: text(textMax.code) }),
  'directory.search': z.strictObject({
    query: text(textMax.title),
    classification: term.classification.optional(),
    offset: z.int().min(0).max(10_000_000),
    limit: z.int().min(1).max(500),
  }),
  ...tableInputs,
  ...folderInputs,
  ...correctionInputs,
  ...formInputs,
  ...resourceInputs,
  'hold.set': z.strictObject({ code: text(textMax.code), ground: reason, signature }),
  'hold.lift': z.strictObject({
    code: text(textMax.code),
    ground: reason,
    signature,
    cosign: z.array(credential).length(1),
  }),

  /** The access rendition of the author's own file, page by page, before anything is filed. */
  /** `attachments`: look into what the file brings along as well, and wait for it. */
  'document.preview': z.strictObject({
    file: path,
    page: z.int().min(1).max(2_000),
    encoding,
    attachments: z.boolean().optional(),
  }),
  'document.submit': z.strictObject({
    code: text(textMax.code),
    file: path,
    title: text(textMax.title).optional(),
    /** What the document itself bears. */
    dated: datedSpan.optional(),
    check: checkInput.optional(),
    sheet: term.sheet,
    ownership: term.ownership,
    versionOf: documentRef.optional(),
    encoding,
    signature,
  }),
  /** Many files into one dossier, signed for once; it goes on when the screen is locked (D5b). */
  'filing.begin': z.strictObject({
    code: text(textMax.code),
    files: z
      .array(
        z.strictObject({
          file: path,
          title: text(textMax.title).optional(),
          dated: datedSpan.optional(),
          check: checkInput.optional(),
          sheet: term.sheet,
          ownership: term.ownership,
          versionOf: documentRef.optional(),
          encoding,
        }),
      )
      .min(1)
      .max(2_000),
    signature,
  }),
  'filing.show': nothing,
  'filing.stop': nothing,
  /** What is left of a filing that ended is not wanted any more. */
  'filing.forget': nothing,
  'document.accept': z.strictObject({
    document: documentRef,
    versionOf: documentRef.optional(),
    newBecause: reason.optional(),
    signature,
  }),
  'document.send-back': z.strictObject({ document: documentRef, reason, signature }),
  /** Judges one filing, or up to 200 that were each opened; each is its own statement (D5b). */
  'document.judge': z.strictObject({
    judgements: z
      .array(
        z.discriminatedUnion('decision', [
          z.strictObject({
            document: documentRef,
            decision: z.literal('accept'),
            versionOf: documentRef.optional(),
            newBecause: reason.optional(),
          }),
          z.strictObject({ document: documentRef, decision: z.literal('send-back'), reason }),
        ]),
      )
      .min(1)
      .max(1_000),
    signature,
  }),
  /** Opens one that waits: what it is judged by, and what it is like and why. */
  'document.look': z.strictObject({ document: documentRef }),
  'document.pending': nothing,
  'document.mine': nothing,

  ...loanInputs,
  ...peopleListInputs,

  'view.before': z.strictObject({ loan: loanRef }),
  'view.open': z.strictObject({ loan: loanRef, reason, place: text(textMax.place), signature }),
  'view.page': z.strictObject({ page: z.int() }),
  /** Somebody is reading: the page does not count as left alone. */
  'view.touch': nothing,
  /** With a loan, those of its document in every version. */
  'view.mine': z.strictObject({ loan: loanRef.optional() }),
  'view.blank': z.strictObject({ cause: z.enum(['idle', 'focus']) }),
  'view.resume': z.strictObject({
    loan: loanRef,
    reason: reason.optional(),
    signature,
    cosign: z.array(credential).max(1),
  }),
  'view.close': nothing,
  'view.page-written': z.strictObject({ page: z.int().min(1) }),
  'note.write': z.strictObject({ page: z.int().min(1), text: text(textMax.note), signature }),
  'note.list': nothing,
  'note.read': z.strictObject({ note: text(40), signature }),
  'note.release': z.strictObject({ note: text(40), to: who, signature }),

  ...releaseInputs,
  ...wholeReleaseInputs,
  ...lossInputs,
  ...custodyInputs,
  ...clientInputs,
  ...departureInputs,
  ...leavingInputs,
  ...trainingInputs,
  ...agreementInputs,
  ...paperInputs,
  ...backupInputs,

  'log.list': z.strictObject({
    from: z.int().min(0).optional(),
    limit: z.int().min(1).max(10_000).optional(),
    person: who.optional(),
    about: documentRef.optional(),
    type: text(40).optional(),
  }),
  'log.page': logFilter.extend({
    /** Entries before this one, newest first; left out: from the newest. */
    before: z.int().min(0).optional(),
    limit: z.int().min(1).max(200),
  }),
  ...questionInputs,
  'log.proof': z.strictObject({ index: z.int().min(0) }),
  ...evidenceInputs,
  'log.table': logFilter.extend({ file: path, form: z.enum(logTableForms) }),
  /** An auditor's memory (docs/formats/audit-bundle.md), without its private key. */
  'log.witness': z.strictObject({ folder: path }),
  'log.export': z.strictObject({ folder: path, openings: z.enum(['all', 'none']) }),
  'log.export-part': logFilter.extend({
    folder: path,
    form: z.enum(partForms),
    fromMs: z.int().min(0).max(latestInstantMs).optional(),
    toMs: z.int().min(0).max(latestInstantMs).optional(),
    /** The place as it was typed at the desk. */
    place: text(textMax.place).optional(),
    blank: z.strictObject({
      names: z.boolean(),
      texts: z.boolean(),
      /** Numbers of entries of which no text is shown. */
      entries: z.array(z.int().min(0)).max(blankedEntriesMax),
    }),
  }),
  /** For one dossier, or the whole vault where no code is given. */
  'trust.seats': z.strictObject({ code: text(textMax.code).optional() }),
  'insight.access': z.strictObject({ days: z.int().min(7).max(366) }),
  trace: z.strictObject({ code: text(80) }),
  'trace.picture': z.strictObject({ file: path }),
  doctor: nothing,
} as const;

export type CommandName = keyof typeof commandInputs;
export type CommandInput<C extends CommandName> = z.input<(typeof commandInputs)[C]>;
export type ParsedInput<C extends CommandName> = z.output<(typeof commandInputs)[C]>;
