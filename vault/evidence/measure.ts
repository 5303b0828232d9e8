/** What evidence of reasonable measures is made of (P8): measures, the entries that carry each, what is counted and what is missing. */
import type { AnyEntry, EntryType } from '../../shared/vocabulary/entry.ts';
import type { MeasureCount, MeasureGap, MeasureName } from '../../shared/vocabulary/evidence-words.ts';
import type { DossierId, PersonId } from '../../shared/vocabulary/ids.ts';

export type EvidenceSubject =
  | { readonly kind: 'vault' }
  | { readonly kind: 'dossier'; readonly dossier: DossierId }
  /** All accounts of one human. */
  | { readonly kind: 'person'; readonly people: readonly PersonId[] };

/** An entry of the log with its place and, where they are at hand, its texts. */
export interface Seen {
  readonly index: number;
  readonly body: AnyEntry;
  /** `YYYY-MM-DD` by the clock of the desk. */
  readonly day: string;
  readonly text: (commitment: { readonly commit: string } | null | undefined) => string | null;
}

/** An entry that carries a measure, and whom or what it is about: ids that it names. */
export interface Claim {
  readonly entry: number;
  readonly type: EntryType;
  readonly about: readonly string[];
}

export interface Count {
  readonly what: MeasureCount;
  readonly count: number;
}

/** What is missing: `count` of `of`. Whom it concerns by the first of their accounts, and entries that show it. */
export interface Gap {
  readonly gap: MeasureGap;
  readonly count: number;
  readonly of: number;
  readonly people: readonly PersonId[];
  readonly entries: readonly number[];
}

/**
 * The entries that carry a measure, in rising order: every one there is, by its index alone, or those about the people counted, each
 * with whom it names. Ten million of the first kind fit in memory.
 */
export type Named =
  | { readonly every: true; readonly entries: readonly number[] }
  | { readonly every: false; readonly claims: readonly Claim[] };

export const namedCount = (named: Named): number =>
  named.every ? named.entries.length : named.claims.length;

/** The first of them, with whom each is said to be about. */
export const firstNamed = (named: Named, max: number): Pick<Claim, 'entry' | 'about'>[] =>
  named.every
    ? named.entries.slice(0, max).map((entry) => ({ entry, about: [] }))
    : named.claims.slice(0, max);

export interface Measure {
  readonly measure: MeasureName;
  readonly named: Named;
  readonly counts: readonly Count[];
  /** Those with a count of 0 are there too: they were looked for. */
  readonly gaps: readonly Gap[];
}

/** Days, both included, by the clock of the desk. */
export interface Days {
  readonly fromDay: string;
  readonly toDay: string;
}

/** Who acted: the first to sign, or on whose behalf the machine did. */
export const actorOf = ({ signers, actor }: AnyEntry): PersonId | null => signers[0]?.person ?? actor.person;

export const isWithin = (day: string, { fromDay, toDay }: Days): boolean => day >= fromDay && day <= toDay;

/** A claim about those of `ids` that there are. */
export const claim = ({ index, body }: Seen, ...ids: readonly (string | null | undefined)[]): Claim => ({
  entry: index,
  type: body.type,
  about: [...new Set(ids.filter((id) => id !== null && id !== undefined))],
});
