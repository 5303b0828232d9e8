import type { Entry, Opening } from './entry.ts';
import type { EntryBody } from './entry-body.ts';
import { type Fault, fault } from './fault.ts';
import { sha256 } from './merkle-tree.ts';
import type { Place } from './verdicts.ts';

/**
 * Texts beside the entries open the commitments in them, and none is missing unless the manifest or an erasure allows
 * it (log-entry.md §5.6).
 */
export interface OpeningsJudge {
  fault(entry: Entry): Fault | null;
  /** After the last entry: the first opening that is missing without an entry that says so. */
  missingFault(): { readonly place: Place; readonly fault: Fault } | null;
}

export class OpeningsCheck implements OpeningsJudge {
  /** Commitments without an opening that no `opening.erased` has named so far, by entry. */
  private readonly missing = new Map<number, { readonly type: string; readonly commits: Set<string> }>();
  private readonly allExpected: boolean;

  constructor(allExpected: boolean) {
    this.allExpected = allExpected;
  }

  fault({ index, body, commitments, openings }: Entry): Fault | null {
    const open = new Set<string>();
    // The notes of a transfer list may be thousands.
    const shown = new Set(commitments.shown);
    const withheld = new Set(commitments.withheld);
    for (const opening of openings) {
      const { commit } = opening;
      if (withheld.has(commit)) return fault('opening-withheld', { commit });
      if (!shown.has(commit)) return fault('opening-foreign', { commit });
      if (open.has(commit)) return fault('opening-twice', { commit });
      if (!opens(opening)) return fault('opening-mismatch', { commit });
      open.add(commit);
    }
    if (this.allExpected && open.size < commitments.shown.length) {
      const commits = new Set(commitments.shown.filter((commit) => !open.has(commit)));
      if (commits.size > 0) this.missing.set(index, { type: body.type, commits });
    }
    return erasedFault(index, body, this.missing);
  }

  missingFault(): { readonly place: Place; readonly fault: Fault } | null {
    for (const [index, { type, commits }] of this.missing) {
      for (const commit of commits)
        return { place: { index, type }, fault: fault('opening-missing', { commit }) };
    }
    return null;
  }
}

/** Of what names another entry; an erasure takes what it names off the missing ones. */
export function erasedFault(
  index: number,
  body: EntryBody,
  missing: Map<number, { readonly commits: Set<string> }>,
): Fault | null {
  if (body.type === 'entry.corrected' && body.data.index >= index)
    return fault('corrected-not-earlier', { index: body.data.index });
  if (body.type !== 'opening.erased') return null;
  const erased = body.data;
  if (erased.index >= index) return fault('erased-not-earlier', { index: erased.index });
  const left = missing.get(erased.index);
  left?.commits.delete(erased.commit);
  if (left?.commits.size === 0) missing.delete(erased.index);
  return null;
}

export function opens({ commit, salt, text }: Opening): boolean {
  if (!text.isWellFormed()) return false;
  return sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(text)])).toString('hex') === commit;
}
