/** What opening reads of the log before anybody is let to work, and whether the tables are what it makes of them. */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { type Quarantine, quarantines } from '../../shared/vocabulary/quarantine.ts';
import type { Call } from '../acts/call.ts';
import type { VaultPorts } from '../acts/ports.ts';
import type { AnchorFindings } from '../audit/integrity.ts';
import { rebuildProjections } from '../audit/rebuild.ts';
import { firstDifference, replayLog } from '../audit/replay.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { foreignPrograms } from '../storage/own-programs.ts';

export interface Checked {
  /** The tables were not what the log makes of them; they are now. */
  readonly tablesDiffer: boolean;
  /** The log is too long to be read before anybody works: it is read beside the work. */
  readonly rested: boolean;
}

/** Reads a short log in full; a long one is left to the check beside the work, and until its first pass nothing is sealed to anybody. */
export function checkLog(ports: VaultPorts, db: VaultDatabase, vault: VaultId, call: Call): Checked {
  const size = db.get<{ size: number }>('SELECT size FROM checkpoint WHERE one = 1')?.size ?? 0;
  if (size > ports.foregroundEntriesMax && foreignPrograms(db).length === 0)
    return { tablesDiffer: false, rested: true };
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

/** What earlier openings and checks found and no new generation has ended (A6). Of a long log the first pass says it again. */
export function quarantineOfBefore(db: VaultDatabase): Quarantine {
  const fact = db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'quarantine'")?.value;
  return quarantines.find((cause) => cause === fact) ?? 'none';
}
