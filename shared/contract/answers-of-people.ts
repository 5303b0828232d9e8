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
