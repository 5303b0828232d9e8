/** Answers about people and places. */
import type { Classification, Role } from '../vocabulary/terms.ts';

export interface PersonAtDesk {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  /** Custodians and approvers sign in with a key file. */
  readonly needsKeyFile: boolean;
  readonly lastSignedInMs: number | null;
  readonly openedVault: boolean;
  /** A departure of theirs is open: nothing more is handed to them (P1). */
  readonly leaving: boolean;
}

/** A person among others: a name by itself may mean two of them (S8). */
export interface NamedPerson {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
}

export interface PersonSummary {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  readonly clearance: Classification | null;
  readonly frozen: boolean;
  readonly leaving: boolean;
}

export interface EnrolledPerson {
  readonly person: string;
  readonly no: number;
  readonly fingerprint: string;
  /** Said once, to the person alone; null where they chose their own. */
  readonly drawnPassphrase: string | null;
  readonly likeNames: readonly string[];
}

export interface PlaceSummary {
  readonly place: string;
  readonly acts: number;
  readonly lastMs: number;
}

/** A text about somebody that can be erased by law (A1b). */
export interface HeldText {
  readonly index: number;
  readonly atMs: number;
  /** What the entry records, in words. */
  readonly act: string;
  readonly field: string;
  readonly commit: string;
  readonly text: string;
}

/** All that is held about a person, before anything is erased. */
export interface HeldAbout {
  readonly no: number;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly Role[];
  readonly entries: number;
  readonly loans: number;
  readonly views: number;
  readonly notes: number;
  readonly filed: number;
  readonly texts: readonly HeldText[];
  /** There are further ones. */
  readonly more: boolean;
}
