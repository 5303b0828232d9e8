/** Answers about the log, and pictures drawn from it. */

import type { AnyEntry, EntryType } from '../vocabulary/entry.ts';
import type { MeasureName } from '../vocabulary/evidence-words.ts';
import type { OwnDataKind } from '../vocabulary/own-data-words.ts';
import type { SigningAs } from '../vocabulary/terms.ts';

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
  /** In which capacity, of whoever signed first. */
  readonly role: SigningAs | null;
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
  readonly signatures: readonly {
    readonly who: string;
    readonly as: SigningAs | 'log';
    readonly holds: boolean;
  }[];
  readonly openings: readonly { readonly field: string; readonly text: string; readonly holds: boolean }[];
  readonly body: string;
  readonly checkpointWords: readonly string[];
  readonly holds: boolean;
}

/** What a trace code, legible in part perhaps, can have come from. */
export interface TraceAnswer {
  /** As it was understood: `KQ?F-M2XD`. */
  readonly reading: string;
  /** Characters of it that are not in doubt. */
  readonly legible: number;
  /** Best first; empty where no code on record fits. */
  readonly found: readonly TracedView[];
  /** Further ones that fit no better. */
  readonly more: number;
}

export interface TracedView {
  readonly code: string;
  /** How many of its characters are as they were read, and how many merely look like it. */
  readonly same: number;
  readonly alike: number;
  readonly person: string;
  /** Which of their views; 0 where the code is that of a release. */
  readonly n: number;
  /** R12, where the code was burned into a marked copy. */
  readonly release: string | null;
  readonly atMs: number;
  readonly offsetMinutes: number;
  readonly place: string;
  readonly reason: string;
  readonly document: string | null;
  readonly entry: number;
}

export interface ExportedBundle {
  readonly folder: string;
  readonly entries: number;
  readonly openings: number;
  readonly checkpoint: string;
}

export interface ExportedPart {
  readonly folder: string;
  /** Chosen ones. */
  readonly entries: number;
  readonly leftOut: number;
  /** Of the whole log. */
  readonly size: number;
  readonly openings: number;
  readonly checkpoint: string;
}

export interface ExportedEvidence {
  readonly folder: string;
  /** Of the whole log. */
  readonly size: number;
  readonly measures: readonly {
    readonly measure: MeasureName;
    /** That carry it. */
    readonly entries: number;
    /** Kinds of gaps that were found. */
    readonly gaps: number;
  }[];
}

/** A person's own data, in a folder of its own. */
export interface OwnDataWritten {
  readonly folder: string;
  /** Of the paper. */
  readonly pages: number;
  readonly kinds: readonly { readonly kind: OwnDataKind; readonly rows: number }[];
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
