/** Which of how many views an entry is about: the opening says it, and pages, ends and notes name the view. */
import type { AnyEntry } from '../../../shared/vocabulary/entry.ts';
import { decodeUtf8 } from '../../sealing/suite.ts';
import type { VaultDatabase } from '../../storage/database.ts';
import { leafPayload, openingLeafOfView } from '../../storage/log-rows.ts';
import type { WhichView } from './table-row.ts';

/** `isWritten` says whether the view's own opening may be told of. Null where the entry is about no view. */
export function whichView(
  db: VaultDatabase,
  body: Pick<AnyEntry, 'type' | 'data'>,
  isWritten: (index: number) => boolean = () => true,
): WhichView | null {
  const data = body.data as { readonly n?: unknown; readonly cap?: unknown; readonly view?: unknown };
  if (body.type === 'view.open') return { n: Number(data.n), cap: Number(data.cap) };
  if (typeof data.view !== 'string') return null;
  const opened = openingLeafOfView(db, data.view);
  if (opened === null || !isWritten(opened)) return null;
  const payload = leafPayload(db, opened);
  if (payload === null) return null;
  const entry = JSON.parse(decodeUtf8(payload)) as { type: string; data: { n?: number; cap?: number } };
  // A view that came back from a ledger has no opening of its own in this log.
  return entry.type === 'view.open' ? { n: Number(entry.data.n), cap: Number(entry.data.cap) } : null;
}
