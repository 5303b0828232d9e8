/** Answers about the vault as a whole. */
import type { ClassLabels } from '../vocabulary/class-labels.ts';
import type { PolicySettings } from '../vocabulary/policy-settings.ts';
import type { Role, Side } from '../vocabulary/terms.ts';

/** How backups stand, in what every status carries; null where none is planned. */
export interface BackupStanding {
  readonly newestAtMs: number | null;
  readonly where: string;
  readonly overdue: boolean;
  readonly drillDue: boolean;
  readonly failed: boolean;
  readonly underWay: { readonly done: number; readonly total: number } | null;
}

export interface VaultStatus {
  readonly name: string;
  readonly vault: string;
  readonly sample: boolean;
  /** What the founders call the three classes; null where each reader sees the usual labels in their language. */
  readonly classLabels: ClassLabels | null;
  readonly generation: number;
  readonly quarantine: string;
  readonly clock: 'none' | 'back' | 'forward';
  readonly signedIn: string | null;
  /** Two people may bear one name: who is at the desk is told by number. */
  readonly signedInNo: number | null;
  readonly roles: readonly Role[];
  readonly entries: number;
  /** Short words of the newest checkpoint, to compare with paper. */
  readonly checkpointWords: readonly string[];
  readonly anchorsAnswered: number;
  /** Entries that the full check beside the work has read, of how many; null where opening read them all. */
  readonly checking: { readonly done: number; readonly total: number } | null;
  readonly ready: boolean;
  /** Sides whose change of keys has begun and is not through: it goes on when one of them signs in. */
  readonly keysUnderWay: readonly Side[];
  readonly custodians: number;
  readonly approvers: number;
  readonly openedAtMs: number;
  /** Of a filing of many files that goes on: of how many files how many are through; null where there is none. */
  readonly filing: { readonly done: number; readonly total: number } | null;
  /** null where no backup is planned. */
  readonly backup: BackupStanding | null;
  /** Everything is to leave, or leaves: told to everybody; null where nothing of the kind is announced. */
  readonly wholeRelease: { readonly fromMs: number; readonly begun: boolean } | null;
  readonly waiting: {
    readonly filings: number;
    readonly requests: number;
    readonly toIssue: number;
    readonly overdue: number;
    /** Departures that are open, and the custody handover that is under way, if one is. */
    readonly departures: number;
    readonly custodyHandovers: number;
    readonly releasesToDecide: number;
    readonly releasesToHandOut: number;
    /** Past their day, or handed out without their files having been written. */
    readonly releasesOverdue: number;
  };
  /** What waits for the person at the desk, in their roles. */
  readonly mine: {
    readonly toReceive: number;
    readonly toView: number;
    readonly requested: number;
    /** Loans decided since they last looked (L13). */
    readonly news: number;
    /** Releases that they asked for and that were decided since they last looked. */
    readonly releaseNews: number;
    readonly sentBack: number;
    /** Files of a filing that ended with the program, and wait to be signed for again (D5b). */
    readonly filingLeft: number;
    /** Lines of client handovers whose next signature is theirs. */
    readonly linesToSign: number;
  };
}

export interface CreatedVault {
  readonly vault: string;
  readonly sheets: { readonly custody: readonly string[]; readonly approval: readonly string[] };
  readonly founders: readonly { readonly name: string; readonly fingerprint: string }[];
  readonly entries: number;
}

/** A recovery sheet on paper. */
export interface PrintedSheet {
  readonly file: string;
  readonly pages: number;
}

export interface NewGeneration {
  readonly generation: number;
  readonly voidedLoans: number;
  readonly viewsFromLedgers: number;
  /** False: no ledger covered the gap, every allowance of what existed counts as used. */
  readonly ledgerCovers: boolean;
}

/** What an act came to that changes the keys of a side. */
export interface RenewedKeys {
  /** Shares sealed to the new key. */
  readonly capsules: number;
  /** Parts of documents whose share does not open any more; `doctor` names them. */
  readonly leftBehind: number;
  /** The act counts, the disk refused the rest of the change: it goes on by itself at the next opening or sign-in. */
  readonly underWay: boolean;
}

export interface Recovered extends RenewedKeys {
  readonly epoch: number;
  readonly fingerprint: string;
}

/** A made sample vault: its people may be shown with their secrets, because it guards nothing. */
export interface SampleVault {
  readonly folder: string;
  readonly name: string;
  readonly place: string;
  readonly people: readonly {
    readonly name: string;
    readonly roles: readonly Role[];
    readonly passphrase: string;
    readonly keyFile: string | null;
  }[];
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

/** What a copy holds that was looked at where it lies (A6c). */
export interface Drill extends Diagnosis {
  readonly name: string;
  readonly lastEntryAtMs: number;
  readonly documents: number;
  readonly loansOpen: number;
  readonly views: number;
  /** Entries of the newest anchor within reach; 0 where there is none. What it has more, this copy would lose. */
  readonly newestAnchor: number;
  readonly quarantine: string;
}

export interface SheetsOfSide {
  readonly confirmed: boolean;
  readonly of: number;
  readonly threshold: number;
}

/** What a vault needs before anything is filed, and what a quarantine or a clock in doubt is about. */
export interface IntegrityShown {
  readonly vault: string;
  readonly custody: SheetsOfSide;
  readonly approval: SheetsOfSide;
  /** Custodians and approvers, with how many copies of their key file have been shown. */
  readonly keyFiles: readonly {
    readonly name: string;
    readonly role: Role;
    readonly copies: number;
    readonly mine: boolean;
  }[];
  readonly anchors: readonly {
    readonly kind: string;
    readonly place: string;
    /** Whether the folder is there now; one that is gone is never made anew. */
    readonly there: boolean;
    readonly seenMs: number | null;
  }[];
  readonly anchorsAnswered: number;
  /** The system's credential store, which keeps a checkpoint and no views; null where this vault leaves nothing there. */
  readonly credentialStore: 'answers' | 'absent' | 'silent' | null;
  /** Loans that a new generation would void. */
  readonly loansToVoid: number;
  /** Entries of the newest anchor found, and whether a ledger of views goes that far. */
  readonly newestAnchored: number;
  readonly ledgerCovers: boolean;
  /** Of this log; in quarantine, when that was found. */
  readonly entries: number;
  readonly clockGapMs: number;
}

export interface PolicyShown {
  readonly policy: PolicySettings;
  readonly createdAtMs: number;
  readonly lastTightenedMs: number | null;
}
