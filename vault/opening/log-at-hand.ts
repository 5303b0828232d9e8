/** The log of an opened database, and every anchor that can be asked about it. */
import { basename, resolve } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { StationId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { AnchorFolder, type AnchorKeeper, AnchorKeys, AnchorOfState } from '../audit/anchors.ts';
import { CredentialAnchor } from '../audit/credential-anchor.ts';
import { type AnchorFindings, consultAnchors } from '../audit/integrity.ts';
import { LogWriter } from '../audit/log-writer.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8, loadSigningKey, sha256 } from '../sealing/suite.ts';
import { backupRootIn, stateMs } from '../storage/backup-folder.ts';
import { backupTargets } from '../storage/backups.ts';
import { databaseFormat, type VaultDatabase } from '../storage/database.ts';

interface LogAtHand {
  readonly writer: LogWriter;
  readonly anchorKeys: AnchorKeys;
  readonly anchors: readonly AnchorKeeper[];
  readonly findings: AnchorFindings;
}

/** The log of an opened database, ready to be written, and what the anchors within reach say of it. */
export function takeUpLog(
  ports: VaultPorts,
  db: VaultDatabase,
  vault: VaultId,
  stationLabel: string,
  brought: readonly string[],
): LogAtHand {
  const station = encodeHex(
    sha256(concatBytes(decodeHex(vault), encodeUtf8(`station ${stationLabel}`))),
  ).slice(0, 32) as StationId;
  const writer = new LogWriter(db, ports.clock, { vault, station }, loadSigningKey(secretIn(db, 'log-key')));
  const { anchorKeys, anchors } = anchorsWithin(ports, db, vault, brought);
  const findings = consultAnchors(db, vault, anchors, writer.size);
  return { writer, anchorKeys, anchors, findings };
}

const secretIn = (db: VaultDatabase, name: string): Uint8Array => {
  const row = db.get<{ value: Uint8Array }>('SELECT value FROM secret WHERE name = ?', name);
  if (row === undefined) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.db' });
  return new Uint8Array(row.value);
};

/** Every anchor that can be asked now: the user's own, those that the log names, and what was brought. */
export function anchorsWithin(
  ports: VaultPorts,
  db: VaultDatabase,
  vault: VaultId,
  brought: readonly string[],
): Pick<LogAtHand, 'anchorKeys' | 'anchors'> {
  const anchorKeys = new AnchorKeys(secretIn(db, 'ledger'));
  const named = db
    .all<{ kind: string; place: string | null }>("SELECT kind, place FROM anchor WHERE kind = 'folder'")
    .flatMap((anchor) => (anchor.place === null ? [] : [anchor.place]));
  // Asked once before an older format is brought up to date, which knows no backups.
  const targets = db.format() === databaseFormat ? backupTargets(db) : [];
  const backups = targets.flatMap(({ folder }) => (folder === '' ? [] : [backupRootIn(folder, vault)]));
  const folders = [
    ...new Set([ports.userDataFolder, ...named, ...backups, ...brought].map((f) => resolve(f))),
  ];
  const anchors: AnchorKeeper[] = [
    ...folders.map((folder) => {
      const isOwn = folder === resolve(ports.userDataFolder);
      // A state of a backup is what its manifest says: it is read and never written.
      if (stateMs(basename(folder)) !== null) return new AnchorOfState(folder, vault, anchorKeys);
      return new AnchorFolder(folder, vault, anchorKeys, isOwn);
    }),
    ...credentialAnchors(ports, db, vault, anchorKeys),
  ];
  return { anchorKeys, anchors };
}

/** Asked before (`recall`), for the store answers when it likes. A sample holds nothing of anybody and leaves nothing there. */
function credentialAnchors(
  { credentialStore }: VaultPorts,
  db: VaultDatabase,
  vault: VaultId,
  keys: AnchorKeys,
): AnchorKeeper[] {
  const sample = db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'sample'")?.value === '1';
  if (credentialStore === undefined || sample) return [];
  return [new CredentialAnchor(vault, keys, credentialStore)];
}
