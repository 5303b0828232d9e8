/**
 * What the vault answers, by command. The renderer may import only shared/, so the shapes live here; the router is
 * checked against them when it compiles. Times are milliseconds since 1970, UTC; texts are in the caller's language.
 */

import type { BackupTargetId } from '../vocabulary/ids.ts';
import type { NoteFields } from '../vocabulary/note-fields.ts';
import type { Role } from '../vocabulary/terms.ts';
import type { AgreementShown, AgreementTemplate } from './answers-of-agreements.ts';
import type { BackupDrilled, BackupFound, BackupRestored, BackupsShown } from './answers-of-backups.ts';
import type {
  DepartureCase,
  DepartureRehearsal,
  DepartureSummary,
  ExposureStatement,
  Practice,
} from './answers-of-departures.ts';
import type {
  CategoriesShown,
  DirectoryPage,
  DossierDetail,
  DossierSummary,
  FilePreview,
  FilingShown,
  MyFiling,
  OpenedFiling,
  PendingDocument,
  SubmittedFile,
} from './answers-of-dossiers.ts';
import type { Found } from './answers-of-finding.ts';
import type {
  ClientFolders,
  FolderFiles,
  FolderFiling,
  FolderShown,
  FolderTried,
} from './answers-of-folders.ts';
import type { FormFieldsShown } from './answers-of-forms.ts';
import type { GateLine } from './answers-of-gates.ts';
import type {
  CheckedPaper,
  ClientHandover,
  ClientHandoverSummary,
  CsvLines,
  CustodyHandover,
  CustodyList,
  CustodySigned,
  PrintedPaper,
  SignedLines,
} from './answers-of-handovers.ts';
import type { LeavingAnswers } from './answers-of-leaving.ts';
import type {
  AbsencesShown,
  CustodianDesk,
  LoanDetail,
  LoanRegisterRow,
  LoanSummary,
  News,
} from './answers-of-loans.ts';
import type {
  AccessInsight,
  CustodyChain,
  ExportedBundle,
  ExportedEvidence,
  ExportedPart,
  LogLine,
  LogPage,
  LogProof,
  OwnDataWritten,
  TraceAnswer,
  TrustPicture,
} from './answers-of-log.ts';
import type { Evidence, GapsShown } from './answers-of-losses.ts';
import type {
  EnrolledPerson,
  HeldAbout,
  PersonAtDesk,
  PersonSummary,
  PlaceSummary,
} from './answers-of-people.ts';
import type { InvitedPeople, OpenInvitation, PeopleList } from './answers-of-people-lists.ts';
import type { KeptQuestion, QuestionAnswer } from './answers-of-questions.ts';
import type { HandedOut, ReleaseDetail, ReleaseSummary } from './answers-of-releases.ts';
import type { ClientAnalysis } from './answers-of-resources.ts';
import type { NamedMapping, TableOpened, TableRows, TableShown, TableTried } from './answers-of-tables.ts';
import type {
  CourseShown,
  ProposalShown,
  ToldRules,
  TrainingArchive,
  TrainingRules,
  TrainingTask,
  TrainingYear,
} from './answers-of-training.ts';
import type {
  CreatedVault,
  Diagnosis,
  Drill,
  IntegrityShown,
  NewGeneration,
  PolicyShown,
  PrintedSheet,
  Recovered,
  RenewedKeys,
  SampleVault,
  VaultStatus,
} from './answers-of-vault.ts';
import type {
  BeforeView,
  NoteSummary,
  OpenedView,
  PastView,
  ShownPage,
  ViewState,
} from './answers-of-views.ts';
import type { WholeReleaseShown } from './answers-of-whole-release.ts';

export type * from './answers-of-agreements.ts';
export type * from './answers-of-backups.ts';
export type * from './answers-of-departures.ts';
export type * from './answers-of-dossiers.ts';
export type * from './answers-of-finding.ts';
export type * from './answers-of-folders.ts';
export type * from './answers-of-handovers.ts';
export type * from './answers-of-leaving.ts';
export type * from './answers-of-loans.ts';
export type * from './answers-of-log.ts';
export type * from './answers-of-losses.ts';
export type * from './answers-of-people.ts';
export type * from './answers-of-people-lists.ts';
export type * from './answers-of-questions.ts';
export type * from './answers-of-releases.ts';
export type * from './answers-of-resources.ts';
export type * from './answers-of-tables.ts';
export type * from './answers-of-training.ts';
export type * from './answers-of-vault.ts';
export type * from './answers-of-views.ts';
export type * from './answers-of-whole-release.ts';

export interface CommandAnswers extends LeavingAnswers {
  'vault.create': CreatedVault;
  'vault.discard-created': { readonly discarded: boolean };
  'sheet.print': PrintedSheet;
  'vault.open': VaultStatus;
  'vault.drill': Drill;
  'vault.close': { readonly closed: boolean };
  'vault.status': VaultStatus;
  'vault.recover': Recovered;
  'sample.create': SampleVault;
  'sample.people': SampleVault | null;
  'generation.new': NewGeneration;
  'person.held': HeldAbout;
  'clock.confirm': { readonly direction: string };
  'session.people': readonly PersonAtDesk[];
  'session.touch': { readonly touched: boolean };
  'session.sign-in': { readonly person: string; readonly name: string; readonly roles: readonly Role[] };
  'session.sign-out': { readonly signedOut: boolean };
  'recovery.confirm': { readonly side: string };
  'keyfile.confirm': { readonly copies: number };
  'recovery.use': Recovered;
  'backup.show': BackupsShown;
  'backup.plan': { readonly target: BackupTargetId };
  'backup.end': { readonly ended: boolean };
  'backup.begin': { readonly begun: boolean };
  'backup.stop': { readonly stopped: boolean };
  'backup.drill': BackupDrilled;
  'backup.look': BackupFound;
  'backup.restore': BackupRestored;
  'integrity.show': IntegrityShown;
  'anchor.add': { readonly answered: number };
  'policy.show': PolicyShown;
  'gate.show': readonly GateLine[];
  'policy.tighten': { readonly tightened: boolean };
  'entry.correct': { readonly index: number };
  'opening.erase': { readonly erased: boolean };
  'person.enrol': EnrolledPerson;
  'person.rekey': EnrolledPerson;
  'person.rename': { readonly renamed: boolean };
  'person.same-as': { readonly joined: boolean };
  'person.freeze': { readonly frozen: boolean };
  'person.unfreeze': { readonly frozen: boolean };
  'person.list': readonly PersonSummary[];
  'place.list': readonly PlaceSummary[];
  'role.give': { readonly given: boolean };
  'role.end': { readonly ended: boolean } & RenewedKeys;
  'dossier.open': { readonly code: string };
  'dossier.change': { readonly changed: boolean };
  'dossier.correct': { readonly code: string };
  'document.correct': { readonly document: string };
  'category.list': CategoriesShown;
  'category.rule': { readonly categories: number };
  'form.fields': FormFieldsShown;
  'form.file': SubmittedFile;
  'form.rule': { readonly own: number };
  'resources.analyse': ClientAnalysis;
  'resources.csv': { readonly file: string; readonly rows: number };
  'dossier.list': readonly DossierSummary[];
  'dossier.show': DossierDetail;
  'dossier.history': CustodyChain;
  'directory.search': DirectoryPage;
  'hold.set': { readonly held: boolean };
  'hold.lift': { readonly held: boolean };
  'document.preview': FilePreview;
  'document.submit': SubmittedFile;
  'filing.begin': FilingShown;
  'filing.show': { readonly running: boolean; readonly mine: FilingShown | null };
  'filing.stop': { readonly stopped: boolean };
  'filing.forget': { readonly forgotten: boolean };
  'document.accept': { readonly document: string; readonly version: number };
  'document.send-back': { readonly sentBack: string };
  'people.read-list': PeopleList;
  'people.invite': InvitedPeople;
  'invitation.list': readonly OpenInvitation[];
  'invitation.withdraw': { readonly withdrawn: boolean };
  'invitation.take': EnrolledPerson & { readonly name: string };
  'invitation.print-slips': { readonly file: string; readonly pages: number };
  'document.judge': {
    /** In the order of the question. */
    readonly signed: readonly string[];
    /** What each became; null for one that went back. */
    readonly versions: readonly (number | null)[];
  };
  'document.look': OpenedFiling;
  'document.pending': readonly PendingDocument[];
  'document.mine': readonly MyFiling[];
  'loan.request': { readonly loan: string };
  'loan.withdraw': { readonly loan: string };
  'loan.show': LoanDetail;
  'loan.list': readonly LoanSummary[];
  'loan.register': { readonly total: number; readonly rows: readonly LoanRegisterRow[] };
  /** `waiting`: of those signed, what was approved and waits for another approver (L12). */
  'loan.decide': { readonly signed: readonly string[]; readonly waiting: readonly string[] };
  'loan.issue': { readonly issued: string };
  'loan.receive': { readonly loan: string };
  'loan.return': { readonly loan: string };
  'loan.step-many': { readonly signed: readonly string[] };
  'loan.check-in': { readonly loan: string };
  'loan.remind': { readonly loan: string };
  'loan.extend': { readonly loan: string };
  'loan.recall': { readonly loan: string };
  'absence.list': AbsencesShown;
  'absence.enter': Pick<AbsencesShown, 'mine'>;
  'absence.end': Pick<AbsencesShown, 'mine'>;
  'desk.custodian': CustodianDesk;
  'desk.find': Found;
  'news.show': News;
  'news.seen': { readonly seen: number };
  'view.before': BeforeView;
  'view.open': OpenedView;
  'view.page': ShownPage & { readonly remainingMs: number };
  'view.touch': ViewState;
  'view.blank': { readonly blanked: boolean };
  'view.resume': OpenedView;
  'view.close': { readonly closed: boolean };
  'view.mine': readonly PastView[];
  'view.page-written': { readonly recorded: boolean };
  'note.write': { readonly note: string };
  'note.list': readonly NoteSummary[];
  'note.read': { readonly text: string };
  'note.release': { readonly released: boolean };
  'release.request': { readonly release: string; readonly documents: number };
  'release.withdraw': { readonly release: string };
  'release.show': ReleaseDetail;
  'release.list': { readonly total: number; readonly rows: readonly ReleaseSummary[] };
  'release.decide': { readonly release: string; readonly complete: boolean };
  'release.hand-out': HandedOut;
  'whole.show': WholeReleaseShown;
  'whole.plan': { readonly planned: boolean };
  'whole.withdraw': { readonly withdrawn: boolean };
  'whole.begin': { readonly begun: boolean; readonly folder: string };
  'whole.stop': { readonly stopped: boolean };
  'gap.list': GapsShown;
  'gap.examine': Evidence;
  'gap.narrow': Evidence;
  'gap.close': { readonly closed: boolean };
  'allowance.restore': { readonly left: number };
  'release.write-again': HandedOut;
  'release.return': { readonly release: string; readonly out: number };
  'custody.begin': CustodyHandover;
  'custody.show': CustodyHandover | null;
  'custody.check': CustodyHandover;
  'custody.list': CustodyList;
  'custody.note': { readonly noted: number };
  'custody.sign': CustodySigned;
  'custody.abandon': { readonly abandoned: number };
  'clients.open': { readonly handover: number; readonly lines: number };
  'clients.list': readonly ClientHandoverSummary[];
  'clients.show': ClientHandover;
  'clients.assign': { readonly assigned: number };
  'clients.read-csv': CsvLines;
  'clients.describe': { readonly code: string };
  'clients.sign': SignedLines;
  'clients.take-over': { readonly closed: readonly string[] };
  'clients.withdraw': { readonly withdrawn: number };
  'departure.register': {
    readonly departure: number;
    readonly lastDay: string;
    readonly loansRecalled: number;
    readonly handover: number | null;
  };
  'departure.rehearse': DepartureRehearsal;
  'departure.list': readonly DepartureSummary[];
  'departure.show': DepartureCase;
  'departure.reschedule': { readonly lastDay: string };
  'departure.approve': { readonly approvals: number };
  'departure.tick': { readonly done: number; readonly of: number };
  'departure.interview': { readonly note: string };
  'departure.read-interview': { readonly fields: NoteFields };
  'departure.sign-exposure': { readonly entry: number };
  'departure.remind': { readonly agreements: number; readonly rules: number };
  'departure.end': { readonly state: 'left' | 'withdrawn' };
  'exposure.show': ExposureStatement;
  'practice.show': Practice;
  'practice.set': Practice;
  'agreement.templates': readonly AgreementTemplate[];
  'agreement.issue-template': { readonly template: number; readonly version: number };
  'agreement.list': readonly AgreementShown[];
  'agreement.make': AgreementShown;
  'agreement.sign': AgreementShown;
  'agreement.bring-in': AgreementShown;
  'agreement.end': AgreementShown;
  'training.rules': TrainingRules;
  'training.rule': TrainingRules;
  'training.place': { readonly placed: boolean };
  'training.open-survey': { readonly survey: number; readonly due: string };
  'training.answer-survey': { readonly answered: boolean };
  'training.describe': { readonly course: number };
  'training.propose': { readonly proposal: number };
  'training.decide': ProposalShown;
  'training.issue': ProposalShown;
  'training.sign-in': { readonly signed: boolean };
  'training.check-sheet': { readonly present: number; readonly of: number };
  'training.report': { readonly given: boolean };
  'training.record-result': { readonly attempt: number; readonly makeUpBy: string | null };
  'training.certify': { readonly certificate: number };
  'training.evaluate': { readonly evaluated: boolean };
  'training.account': { readonly spent: number };
  'training.bind': { readonly obligation: number; readonly until: string };
  'training.release': { readonly repayment: number };
  'training.issue-rules': { readonly rules: number; readonly version: number };
  'training.acknowledge': { readonly acknowledged: boolean };
  'training.year': TrainingYear;
  'training.course': CourseShown;
  'training.proposals': readonly ProposalShown[];
  'training.tasks': readonly TrainingTask[];
  'training.archive': TrainingArchive;
  'training.export': { readonly file: string; readonly rows: number };
  'training.told': readonly ToldRules[];
  'table.read': TableShown;
  'table.try': TableTried;
  'table.rows': TableRows;
  'table.open-dossiers': TableOpened;
  'table.write-failures': { readonly file: string; readonly rows: number };
  'table.close': { readonly closed: boolean };
  'folders.read': FolderShown;
  'folders.try': FolderTried;
  'folders.clients': ClientFolders;
  'folders.files': FolderFiles;
  'folders.begin': FolderFiling;
  'folders.show': { readonly running: boolean; readonly mine: FolderFiling | null };
  'folders.go-on': FolderFiling;
  'folders.forget': { readonly forgotten: boolean };
  'folders.write-report': { readonly file: string; readonly rows: number };
  'mapping.list': readonly NamedMapping[];
  'mapping.keep': { readonly kept: string };
  'mapping.forget': { readonly forgotten: boolean };
  'paper.print': PrintedPaper;
  'paper.check': CheckedPaper;
  'log.list': readonly LogLine[];
  'log.page': LogPage;
  'log.question': QuestionAnswer;
  'question.list': readonly KeptQuestion[];
  'question.keep': { readonly kept: string };
  'question.forget': { readonly forgotten: boolean };
  'log.question-csv': { readonly file: string; readonly rows: number };
  'log.proof': LogProof;
  'log.table': { readonly file: string; readonly rows: number };
  'log.export': ExportedBundle;
  /** Entries of the state that was cosigned; name of the witness; when they signed, in ms since 1970. */
  'log.witness': { readonly size: number; readonly name: string; readonly atMs: number };
  'log.export-part': ExportedPart;
  'evidence.bundle': ExportedEvidence;
  'own-data.export': OwnDataWritten;
  'trust.seats': TrustPicture;
  'insight.access': AccessInsight;
  trace: TraceAnswer;
  'trace.picture': TraceAnswer;
  doctor: Diagnosis;
}
