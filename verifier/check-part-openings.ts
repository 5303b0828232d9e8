import { erasedFault, type OpeningsJudge, opens } from './check-openings.ts';
import { commitmentNames } from './commitment-names.ts';
import type { Entry } from './entry.ts';
import { type Fault, fault } from './fault.ts';
import { isBlanked, type Part } from './part.ts';
import type { Place } from './verdicts.ts';

/** Texts of a part: beside chosen entries, and none that the export says it left out (audit-part.md §4). */
export class PartOpeningsCheck implements OpeningsJudge {
  private readonly part: Part;
  private readonly size: number;
  /** Commitments of chosen entries without an opening, that nothing accounts for so far. */
  private readonly missing = new Map<number, { readonly type: string; readonly commits: Set<string> }>();

  /** `size` is the number of entries that the manifest says the log has: the last of them is the export. */
  constructor(part: Part, size: number) {
    this.part = part;
    this.size = size;
  }

  fault({ index, body, chosen, commitments, openings }: Entry): Fault | null {
    const shows = chosen || index === this.size - 1;
    const names = shows || openings.length > 0 ? commitmentNames(body) : new Map<string, string>();
    const withheld = new Set(commitments.withheld);
    const open = new Set<string>();
    for (const opening of openings) {
      const { commit } = opening;
      const name = names.get(commit);
      if (withheld.has(commit)) return fault('opening-withheld', { commit });
      if (name === undefined) return fault('opening-foreign', { commit });
      if (open.has(commit)) return fault('opening-twice', { commit });
      if (!shows) return fault('opening-not-chosen', { commit });
      if (isBlanked(this.part, index, name)) return fault('opening-blanked', { commit });
      if (!opens(opening)) return fault('opening-mismatch', { commit });
      open.add(commit);
    }
    if (shows) {
      const due = commitments.shown.filter(
        (commit) => !open.has(commit) && !isBlanked(this.part, index, names.get(commit) ?? ''),
      );
      if (due.length > 0) this.missing.set(index, { type: body.type, commits: new Set(due) });
    }
    return erasedFault(index, body, this.missing);
  }

  missingFault(): { readonly place: Place; readonly fault: Fault } | null {
    for (const [index, { type, commits }] of this.missing)
      for (const commit of commits)
        return { place: { index, type }, fault: fault('opening-missing', { commit }) };
    return null;
  }
}
