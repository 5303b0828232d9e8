/** Views that something outside knows and this log does not (A6, A6b). */
import type { LineageId, PersonId, ViewId } from '../../shared/vocabulary/ids.ts';
import type { LedgerView } from '../audit/anchors.ts';
import type { VaultDatabase } from '../storage/database.ts';

export interface BeyondLog {
  /** Each with the next free number of its person and lineage; a fourth adds nothing to three. */
  readonly spent: { person: PersonId; lineage: LineageId; n: number; view: ViewId }[];
  /** Views of people whom this log does not know: they were enrolled in what is lost. */
  readonly ofStrangers: number;
}

export function viewsBeyondLog(db: VaultDatabase, views: readonly LedgerView[]): BeyondLog {
  const used = new Map<string, number>();
  const seen = new Set<string>();
  const spent: BeyondLog['spent'] = [];
  let ofStrangers = 0;
  for (const { person, lineage, view } of views) {
    if (seen.has(view) || db.get('SELECT 1 FROM view WHERE id = ?', view) !== undefined) continue;
    seen.add(view);
    if (db.get('SELECT 1 FROM person WHERE id = ?', person) === undefined) {
      ofStrangers += 1;
      continue;
    }
    const key = `${person}/${lineage}`;
    const before =
      used.get(key) ??
      db.count('SELECT coalesce(max(n), 0) AS n FROM view WHERE person = ? AND lineage = ?', person, lineage);
    if (before >= 3) continue;
    used.set(key, before + 1);
    spent.push({ person, lineage, n: before + 1, view });
  }
  return { spent, ofStrangers };
}
