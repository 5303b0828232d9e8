/** What opening reads of the log before anybody is let to work, and whether the tables are what it makes of them. */
import { parseEntryBody } from '../../shared/vocabulary/entry.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../call.ts';
import type { VaultPorts } from '../ports.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { foreignPrograms } from '../storage/own-programs.ts';
import type { AnchorFindings } from './integrity.ts';
import { rebuildProjections } from './rebuild.ts';
import { firstDifference, replayLog } from './replay.ts';
import { openingBySnapshot } from './snapshot.ts';

export interface Checked {
  /** The tables were not what the log makes of them; they are now. */
  readonly tablesDiffer: boolean;
  /** A snapshot was rested on; the full check is still to come. */
  readonly rested: boolean;
}

/** Reads the log again in full, or rests on a signed snapshot where it is long; then the full check runs beside the work. */
export function checkLog(ports: VaultPorts, db: VaultDatabase, vault: VaultId, call: Call): Checked {
  const size = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  const restable = size > ports.foregroundEntriesMax && foreignPrograms(db).length === 0;
  if (restable && openingBySnapshot(db, vault)) {
    return { tablesDiffer: false, rested: true };
  }
  return readAgain(db, vault, call);
}

export function readAgain(db: VaultDatabase, vault: VaultId, call: Call): Checked {
  const replayed = replayLog(db, vault, call.progress);
  try {
    const tablesDiffer = firstDifference(db, replayed) !== null;
    // At once: whoever signs before the new generation must not sign what edited tables say of chains and roles.
    if (tablesDiffer) rebuildProjections(db, replayed);
    return { tablesDiffer, rested: false };
  } finally {
    replayed.close();
  }
}

export const ledgersKnowMore = (db: VaultDatabase, findings: AnchorFindings): boolean =>
  findings.ledgerViews.some(({ view }) => db.get('SELECT 1 FROM view WHERE id = ?', view) === undefined);

/** Edited tables were put right by an earlier opening, and nobody has signed a new generation since (A6). */
export function foundEditedBefore(db: VaultDatabase): boolean {
  const last = db.get<{ type: string; payload: Uint8Array }>(
    "SELECT type, payload FROM leaf WHERE type IN ('vault.opened', 'generation.new') ORDER BY idx DESC LIMIT 1",
  );
  if (last?.type !== 'vault.opened') return false;
  const body = parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(last.payload))));
  return body.type === 'vault.opened' && body.data.quarantine === 'tables-differ';
}
