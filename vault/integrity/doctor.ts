/**
 * The full check, on demand: the whole log read again, the tables compared with it, every sealed file hashed against
 * what filing signed, every share checked that this station can check. It changes nothing.
 */

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Diagnosis } from '../../shared/contract/answers.ts';
import type { DocumentId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { firstDifference, replayLog } from '../audit/replay.ts';
import { LogBroken } from '../log/log-broken.ts';
import { type SealingKey, zero } from '../sealing/suite.ts';
import { openCapsule, sealedCapsule } from '../shares/document-shares.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { loadDocument, loadDossier, loadPart } from '../storage/dossiers.ts';
import { hashOfFile, surplusFiles } from '../storage/sealed-files.ts';
import { objectPath } from '../storage/vault-folder.ts';

/** A database that is open, in the vault or in a drill, and the custody key that its shares open with. */
export interface Examined {
  readonly db: VaultDatabase;
  readonly vault: VaultId;
  readonly folder: string;
  readonly custodyEpoch: number;
  readonly custodyKey: SealingKey;
}

export async function diagnose(vault: OpenVault, call: Call): Promise<Diagnosis> {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  return examine(vault, vault.writer.size, call);
}

/** Reads everything and writes nothing. */
export async function examine(vault: Examined, entries: number, call: Call): Promise<Diagnosis> {
  let logBroken: string | null = null;
  let tableDiffers: string | null = null;
  try {
    const replayed = replayLog(vault.db, vault.vault, call.progress);
    tableDiffers = firstDifference(vault.db, replayed);
    replayed.close();
  } catch (error) {
    if (!(error instanceof LogBroken)) throw error;
    logBroken = `${error.facts.index}: ${error.facts.cause}`;
  }
  const parts = vault.db.all<{ document: DocumentId; part: Part }>(
    "SELECT p.document, p.part FROM document_part p JOIN document d ON d.id = p.document WHERE d.state <> 'sent-back' ORDER BY p.document, p.part",
  );
  const missing: string[] = [];
  // Pages that opening had no need to read.
  const altered: string[] = vault.db.everyPageHolds() ? [] : ['vault.db'];
  const capsulesBroken: string[] = [];
  const approvalEpoch = Number(
    vault.db.get<{ value: string }>("SELECT value FROM fact WHERE name = 'approval-epoch'")?.value,
  );
  for (const [i, { document, part }] of parts.entries()) {
    const row = loadDocument(vault.db, document);
    const name = `${loadDossier(vault.db, row.dossier).code}/${row.no} (${part})`;
    const signed = loadPart(vault.db, document, part);
    const path = objectPath(vault.folder, document, part);
    if (!existsSync(path)) missing.push(name);
    else if ((await hashOfFile(path)) !== signed.fileHash) altered.push(name);
    // The custodian at the desk can open custody's; whether approval's is there at all shows without its key.
    try {
      zero(openCapsule(vault, 'custody', vault.custodyEpoch, vault.custodyKey, document, signed));
      sealedCapsule(vault.db, 'approval', approvalEpoch, document, part);
    } catch {
      capsulesBroken.push(name);
    }
    call.progress(i + 1, parts.length);
    if (call.signal?.aborted === true) break;
  }
  const surplus: string[] = [];
  for await (const path of surplusFiles(vault.folder, vault.db)) surplus.push(basename(path));
  return {
    sound:
      logBroken === null &&
      tableDiffers === null &&
      missing.length + altered.length + capsulesBroken.length === 0,
    entries,
    logBroken,
    tableDiffers,
    sealedFiles: parts.length,
    missing,
    surplus: surplus.sort(),
    altered,
    capsulesBroken,
  };
}
