/**
 * What the vault answers, by command. The renderer may import only shared/, so the shapes live here; the router is
 * checked against them when it compiles. Times are milliseconds since 1970, UTC; texts are in the caller's language.
 */
import type { AnyEntry, EntryType } from '../vocabulary/entry.ts';
import type { PolicySettings } from '../vocabulary/policy-settings.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type {
  Category,
  Classification,
  LoanState,
  Media,
  Ownership,
  ReasonCategory,
  Role,
  Sheet,
} from '../vocabulary/terms.ts';

export interface VaultStatus {
  readonly name: string;
  readonly vault: string;
  readonly sample: boolean;
  readonly generation: number;
  readonly quarantine: string;
  readonly clock: 'none' | 'back' | 'forward';
  readonly signedIn: string | null;
  readonly roles: readonly Role[];
  readonly entries: number;
  /** Short words of the newest checkpoint, to compare with paper. */
  readonly checkpointWords: readonly string[];
  readonly anchorsAnswered: number;
  /** Entries that the full check beside the work has read, of how many; null where opening read them all. */
  readonly checking: { readonly done: number; readonly total: number } | null;
  readonly ready: boolean;
  readonly custodians: number;
  readonly approvers: number;
  readonly openedAtMs: number;
  readonly waiting: {
    readonly filings: number;
    readonly requests: number;
    readonly toIssue: number;
    readonly overdue: number;
  };
  /** What waits for the person at the desk, in their roles. */
  readonly mine: {
    readonly toReceive: number;
    readonly toView: number;
    readonly requested: number;
    readonly sentBack: number;
  };
}

export interface PersonAtDesk {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  /** Custodians and approvers sign in with a key file. */
  readonly needsKeyFile: boolean;
  readonly lastSignedInMs: number | null;
  readonly openedVault: boolean;
}

export interface PersonSummary {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  readonly clearance: Classification | null;
  readonly frozen: boolean;
}

export interface EnrolledPerson {
  readonly person: string;
  readonly no: number;
  readonly fingerprint: string;
  /** Said once, to the person alone; null where they chose their own. */
  readonly drawnPassphrase: string | null;
  readonly likeNames: readonly string[];
}

export interface Allowance {
  readonly cap: number;
  readonly used: number;
  readonly left: number;
}

export interface DossierSummary {
  readonly code: string;
  readonly client: string;
  readonly category: Category;
  readonly classification: Classification;
  readonly responsible: string | null;
  readonly status: 'open' | 'closed';
  readonly held: boolean;
}

export interface DirectoryRow extends DossierSummary {
  /** Accepted documents. */
  readonly documents: number;
  /** How it stands with the asking borrower; nulls where nothing does. */
  readonly mine: { readonly onLoan: number; readonly requested: number; readonly spent: number };
}

export interface DirectoryPage {
  /** Dossiers visible to the asker, and how many of them match. */
  readonly visible: number;
  readonly total: number;
  readonly rows: readonly DirectoryRow[];
}

export interface DocumentSummary {
  readonly no: number;
  readonly title: string;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly media: Media;
  readonly pages: number;
  readonly state: 'submitted' | 'accepted' | 'sent-back';
  readonly version: number | null;
  /** For a borrower: what is left of their allowance. */
  readonly allowance: Allowance | null;
  /** For a borrower: their own open loan of it. */
  readonly myLoan: { readonly no: string; readonly state: LoanState; readonly toMs: number } | null;
}

export interface DossierDetail extends DossierSummary {
  readonly openedOn: string;
  readonly secrecyYears: number | null;
  readonly home: string | null;
  readonly documents: readonly DocumentSummary[];
}

export interface PendingDocument {
  readonly document: string;
  readonly client: string;
  readonly title: string;
  readonly author: string;
  readonly media: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sheet: Sheet;
  readonly ownership: Ownership;
  readonly submittedAtMs: number;
  readonly joined: string;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
  /** Known documents it is like, as code/number and title. */
  readonly like: readonly string[];
}

export interface MyFiling {
  readonly document: string;
  readonly client: string;
  readonly title: string;
  readonly pages: number;
  readonly state: 'submitted' | 'accepted' | 'sent-back';
  readonly submittedAtMs: number;
  /** Why it was sent back. */
  readonly reason: string | null;
}

export interface FilePreview {
  readonly kind: Media;
  readonly bytes: number;
  readonly pages: number;
  readonly page: number;
  readonly image: PageImage;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
}

export interface SubmittedDocument {
  readonly document: string;
  readonly pages: number;
  readonly joined: string;
  readonly like: number;
  readonly fontsSubstituted: number;
  readonly glyphsMissing: number;
}

export interface LoanSummary {
  readonly no: string;
  readonly document: string;
  readonly title: string;
  readonly borrower: string;
  readonly state: LoanState;
  readonly overdue: boolean;
  readonly fromMs: number;
  readonly toMs: number;
  readonly client: string;
  readonly classification: Classification;
  readonly pages: number;
  readonly reason: string;
  readonly requestedAtMs: number;
  readonly decisionReason: string | null;
  readonly viewsLeft: number;
  readonly cap: number;
  /** A view of it that was broken off and can be resumed. */
  readonly resumable: boolean;
}

/** A line of the loan register, with the fields that such registers have (DA/T). */
export interface LoanRegisterRow extends LoanSummary {
  readonly department: string | null;
  readonly category: ReasonCategory;
  readonly place: string;
  readonly approver: string | null;
  readonly issuer: string | null;
  readonly issuedAtMs: number | null;
  readonly returnedAtMs: number | null;
  readonly remark: string;
}

export interface LoanDetail extends LoanSummary {
  readonly category: ReasonCategory;
  readonly place: string;
  readonly minutes: number | null;
  readonly author: string;
  readonly approver: string | null;
  readonly issuer: string | null;
  readonly department: string | null;
  readonly clearance: Classification | null;
  /** The rule that would refuse an approval by the asker now; null where none does. */
  readonly refusal: { readonly code: RefusalCode; readonly facts: Facts } | null;
  /** How the custodian judged likeness to known documents (D7). */
  readonly likeness: { readonly choice: string | null; readonly because: string | null };
  /** What this person has viewed in the last 90 days, newest first. */
  readonly recentViews: readonly { readonly title: string; readonly atMs: number; readonly reason: string }[];
  /** Earlier views of this very document's lineage by this person. */
  readonly earlierViews: readonly PastView[];
  readonly record: BorrowerRecord;
  readonly warnings: readonly string[];
}

/** Numbers against the person's own past, never a verdict (P4). */
export interface BorrowerRecord {
  readonly views: number;
  readonly documents: number;
  readonly clients: number;
  readonly notOwnClients: number;
  /** Before 8, after 19, or at a weekend, by the clock of the place of the view. */
  readonly outOfHours: number;
  readonly refusals: number;
  readonly outNow: number;
  readonly overdueNow: number;
  /** Views of each of the last 13 weeks, oldest first. */
  readonly weekly: readonly number[];
  /** Median of the weeks before the last two. */
  readonly usualWeekly: number;
}

export interface PastView {
  readonly n: number;
  readonly document: string;
  readonly title: string;
  readonly client: string;
  readonly atMs: number;
  readonly minutes: number;
  readonly place: string;
  readonly reason: string;
  readonly pages: number;
}

export interface DeskTask {
  readonly kind: 'overdue' | 'due-today' | 'check-in' | 'issue' | 'accept';
  /** Loan number, or the document for a filing. */
  readonly ref: string;
  readonly code: string;
  readonly client: string;
  readonly title: string;
  readonly person: string;
  /** When it is due, was approved or submitted. */
  readonly atMs: number;
  readonly detail: string;
  /** What stands against this custodian doing it, and who can instead. */
  readonly blocked: {
    readonly code: RefusalCode;
    readonly facts: Facts;
    readonly who: readonly string[];
  } | null;
}

export interface CustodianDesk {
  readonly tasks: readonly DeskTask[];
  /** Loans out that end on each of the next seven days, today first. */
  readonly dueByDay: readonly number[];
  readonly lastFullCheckMs: number | null;
}

export interface BeforeView {
  readonly n: number;
  readonly cap: number;
  readonly left: number;
  readonly minutes: number;
  readonly pages: number;
  /** Prefilled from the loan and the station; both can be changed, both must be there (L5). */
  readonly reason: string;
  readonly place: string;
  readonly title: string;
  readonly document: string;
  readonly client: string;
  readonly classification: Classification;
  readonly earlier: readonly PastView[];
  /** Set where a view was broken off and can be resumed. */
  readonly resumable: {
    readonly n: number;
    readonly remainingMs: number;
    readonly needsCustodian: boolean;
  } | null;
}

/** One page as an encoded picture with the mark burned in. */
export interface PageImage {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface ShownPage {
  readonly page: number;
  readonly image: PageImage;
}

export interface OpenedView extends ShownPage {
  readonly view: string;
  readonly trace: string;
  readonly n: number;
  readonly cap: number;
  readonly pages: number;
  readonly remainingMs: number;
}

export interface ViewState {
  readonly remainingMs: number;
  readonly idleInMs: number;
  readonly blank: boolean;
}

export interface NoteSummary {
  readonly note: string;
  readonly document: string;
  readonly title: string;
  readonly page: number;
  readonly characters: number;
  readonly writtenAtMs: number;
  readonly mine: boolean;
}

export interface LogLine {
  readonly index: number;
  readonly body: AnyEntry;
  readonly texts: Readonly<Record<string, string>>;
  readonly people: readonly string[];
}

export interface LogRow {
  readonly index: number;
  readonly type: EntryType;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly person: string | null;
  readonly role: Role | null;
  /** The entry as one plain sentence. */
  readonly sentence: string;
  /** Dossier or document that it is about, as people write it. */
  readonly about: string | null;
  readonly place: string | null;
  readonly reason: string | null;
  readonly outcome: 'done' | 'refused' | 'failed';
}

export interface LogPage {
  readonly size: number;
  readonly rows: readonly LogRow[];
  /** Where to go on, downwards; null at the end. */
  readonly next: number | null;
}

export interface LogProof {
  readonly index: number;
  readonly leafHash: string;
  readonly size: number;
  readonly root: string;
  readonly path: readonly string[];
  /** The path from this leaf leads to the root of the newest checkpoint. */
  readonly included: boolean;
  readonly signatures: readonly { readonly who: string; readonly as: string; readonly holds: boolean }[];
  readonly openings: readonly { readonly field: string; readonly text: string; readonly holds: boolean }[];
  readonly body: string;
  readonly checkpointWords: readonly string[];
  readonly holds: boolean;
}

export interface TracedView {
  readonly code: string;
  readonly person: string;
  readonly n: number;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly place: string;
  readonly reason: string;
  readonly document: string | null;
  readonly entry: number;
}

export interface Diagnosis {
  readonly sound: boolean;
  readonly entries: number;
  /** In words for people: entry and cause; null where the log holds. */
  readonly logBroken: string | null;
  readonly tableDiffers: string | null;
  readonly sealedFiles: number;
  /** Documents whose sealed file is missing or altered, as code/number. */
  readonly missing: readonly string[];
  /** Files among the sealed ones that no entry knows: what a power cut during filing leaves. They open nothing. */
  readonly surplus: readonly string[];
  readonly altered: readonly string[];
  readonly capsulesBroken: readonly string[];
}

export interface ExportedBundle {
  readonly folder: string;
  readonly entries: number;
  readonly openings: number;
  readonly checkpoint: string;
}

export interface Seat {
  readonly seat: 'author' | 'borrower' | 'custodian' | 'approver';
  readonly people: readonly string[];
}

export interface TrustPicture {
  readonly code: string | null;
  readonly seats: readonly Seat[];
  /** Who checks whom, as the log shows it: how often, with the rule behind it. */
  readonly checks: readonly {
    readonly from: Seat['seat'];
    readonly to: Seat['seat'];
    readonly rule: string;
  }[];
  /** Single points: seats that one person alone can fill, or nobody can. */
  readonly singlePoints: readonly { readonly seat: Seat['seat']; readonly person: string | null }[];
}

export interface CustodyEvent {
  readonly entry: number;
  readonly type: EntryType;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly person: string | null;
  readonly sentence: string;
}

export interface CustodyChain {
  readonly code: string;
  readonly client: string;
  /** Who held custody, from when to when (null: now). */
  readonly holders: readonly {
    readonly person: string;
    readonly fromMs: number;
    readonly toMs: number | null;
  }[];
  readonly events: readonly CustodyEvent[];
}

export interface AccessInsight {
  readonly days: readonly { readonly day: string; readonly views: number; readonly refusals: number }[];
  /** Views by hour of the day, local to where they happened. */
  readonly hours: readonly number[];
  readonly runningOut: readonly {
    readonly person: string;
    readonly document: string;
    readonly title: string;
    readonly left: number;
    readonly cap: number;
  }[];
  readonly overdue: readonly {
    readonly loan: string;
    readonly person: string;
    readonly title: string;
    readonly days: number;
  }[];
}

export interface PolicyShown {
  readonly policy: PolicySettings;
  readonly createdAtMs: number;
  readonly lastTightenedMs: number | null;
}

export interface PlaceSummary {
  readonly place: string;
  readonly acts: number;
  readonly lastMs: number;
}

export interface CreatedVault {
  readonly vault: string;
  readonly sheets: { readonly custody: readonly string[]; readonly approval: readonly string[] };
  readonly founders: readonly { readonly name: string; readonly fingerprint: string }[];
  readonly entries: number;
}

export interface NewGeneration {
  readonly generation: number;
  readonly voidedLoans: number;
  readonly viewsFromLedgers: number;
  /** False: no ledger covered the gap, every allowance of what existed counts as used. */
  readonly ledgerCovers: boolean;
}

export interface Recovered {
  readonly epoch: number;
  readonly fingerprint: string;
}

/** A made sample vault: its people may be shown with their secrets, because it guards nothing. */
export interface SampleVault {
  readonly folder: string;
  readonly people: readonly {
    readonly name: string;
    readonly roles: readonly Role[];
    readonly passphrase: string;
    readonly keyFile: string | null;
  }[];
}

export interface CommandAnswers {
  'vault.create': CreatedVault;
  'vault.open': VaultStatus;
  'vault.close': { readonly closed: boolean };
  'vault.status': VaultStatus;
  'vault.recover': Recovered;
  'sample.create': SampleVault;
  'generation.new': NewGeneration;
  'clock.confirm': { readonly direction: string };
  'session.people': readonly PersonAtDesk[];
  'session.touch': { readonly touched: boolean };
  'session.sign-in': { readonly person: string; readonly name: string; readonly roles: readonly Role[] };
  'session.sign-out': { readonly signedOut: boolean };
  'recovery.confirm': { readonly side: string };
  'keyfile.confirm': { readonly copies: number };
  'recovery.use': Recovered;
  'anchor.add': { readonly answered: number };
  'policy.show': PolicyShown;
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
  'role.end': { readonly ended: boolean };
  'dossier.open': { readonly code: string };
  'dossier.change': { readonly changed: boolean };
  'dossier.list': readonly DossierSummary[];
  'dossier.show': DossierDetail;
  'dossier.history': CustodyChain;
  'directory.search': DirectoryPage;
  'hold.set': { readonly held: boolean };
  'hold.lift': { readonly held: boolean };
  'document.preview': FilePreview;
  'document.submit': SubmittedDocument;
  'document.accept': { readonly document: string; readonly version: number };
  'document.send-back': { readonly sentBack: string };
  'document.pending': readonly PendingDocument[];
  'document.mine': readonly MyFiling[];
  'loan.request': { readonly loan: string };
  'loan.withdraw': { readonly loan: string };
  'loan.show': LoanDetail;
  'loan.list': readonly LoanSummary[];
  'loan.register': { readonly total: number; readonly rows: readonly LoanRegisterRow[] };
  'loan.decide': { readonly signed: readonly string[] };
  'loan.issue': { readonly issued: string };
  'loan.receive': { readonly loan: string };
  'loan.return': { readonly loan: string };
  'loan.check-in': { readonly loan: string };
  'loan.recall': { readonly loan: string };
  'desk.custodian': CustodianDesk;
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
  'log.list': readonly LogLine[];
  'log.page': LogPage;
  'log.proof': LogProof;
  'log.csv': { readonly file: string; readonly rows: number };
  'log.export': ExportedBundle;
  'trust.seats': TrustPicture;
  'insight.access': AccessInsight;
  trace: readonly TracedView[];
  doctor: Diagnosis;
}
