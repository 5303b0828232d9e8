/**
 * Opening a closed vault, as a custodian does it: the key file names the keyset, the passphrase unwraps it, that
 * opens the database key. Then the log is read again, the tables are compared, the anchors asked; only after that is
 * anybody let to work. Whatever is found amiss puts the vault into quarantine or refuses to open it.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Credential, ParsedInput } from '../../shared/contract/commands.ts';
import { cleanText } from '../../shared/policy/visible-text.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PersonId, SessionId, VaultId } from '../../shared/vocabulary/ids.ts';
import type { Quarantine } from '../../shared/vocabulary/quarantine.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import { OpenVault } from '../acts/open-vault.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { optionalText, unlockCoSigners } from '../acts/signing.ts';
import {
  assertNoWait,
  openKeyset,
  readKeyFileSecret,
  type UnlockedKeyset,
  wrappedKeysetFor,
} from '../acts/unlock.ts';
import { migrateDatabase } from '../audit/migrate.ts';
import { scanLog } from '../audit/scan-log.ts';
import { openGroupSecret } from '../keys/groups.ts';
import type { Signer } from '../keys/signer.ts';
import {
  openSlot,
  readVaultKeys,
  sealSlot,
  type VaultKeys,
  writeVaultKeys,
} from '../keys/vault-keys-file.ts';
import { SealBroken, SealMalformed, SealWrongKey } from '../sealing/faults.ts';
import { runKnownAnswerTests } from '../sealing/known-answers.ts';
import { newId } from '../sealing/new-ids.ts';
import { KnownAnswerFault, loadSealingKey, zero } from '../sealing/suite.ts';
import { dropCopy } from '../shares/database-key.ts';
import { goOnWithEpoch } from '../shares/epochs.ts';
import { openDatabase, type VaultDatabase } from '../storage/database.ts';
import { forgetFailedOpenings, readFailedOpenings, recordFailedOpening } from '../storage/failed-openings.ts';
import { holdersOf, loadPerson } from '../storage/people.ts';
import { placeOf } from '../storage/place.ts';
import { readMarker } from '../storage/restored-marker.ts';
import { readHeader, vaultFolder } from '../storage/vault-folder.ts';
import { type LockAsked, lockVault } from '../storage/vault-lock.ts';
import { anchorsWithin, takeUpLog } from './log-at-hand.ts';
import { checkLog, ledgersKnowMore, quarantineOfBefore, readAgain } from './opening-check.ts';
import { findingsOfRestored, isRestored, knownToBackup, unsignedRestore } from './restored-vault.ts';
import { type SettledPlace, settlePlace } from './settle-place.ts';

export async function openVault(
  ports: VaultPorts,
  input: ParsedInput<'vault.open'>,
  call: Call,
): Promise<OpenVault> {
  try {
    runKnownAnswerTests();
  } catch (error) {
    if (error instanceof KnownAnswerFault)
      throw new VaultFault('SELF_TEST_FAILED', { primitive: error.message }, error);
    throw error;
  }
  // Before anything is unlocked or written: what cannot be seen is refused, not dropped (S8).
  optionalText(input.station, 'station');
  optionalText(input.place, 'place');
  const { vault } = readHeader(input.folder);
  const paths = vaultFolder(input.folder);
  const lock = (): (() => void) =>
    lockVault(paths.lock, lockAsked(ports, vault, input.folder, input.takeLock === true));
  // Who takes a lock over has shown first that the vault opens for them.
  if (input.takeLock === true) {
    const shown = await unlockSlot(ports, call, vault, readVaultKeys(paths.keys), input, paths.failures);
    zero(...shown.databaseKeys);
  }
  const release = lock();
  let db: VaultDatabase | null = null;
  try {
    const failures = readFailedOpenings(paths.failures);
    assertNoWait(failures.times.length, failures.latestMs, ports.clock.read().wallMs);
    const keysFile = readVaultKeys(paths.keys);
    if (keysFile.vault !== vault) throw new VaultFault('VAULT_DAMAGED', { part: 'vault.json, vault.keys' });
    // While the passphrase is hashed.
    const recalled = ports.credentialStore?.recall(vault);
    const { keys, databaseKeys } = await unlockSlot(ports, call, vault, keysFile, input, paths.failures);
    await recalled;
    const found = openByEither(paths.database, databaseKeys, keysFile, 'noted');
    const { databaseKey } = found;
    db = found.db;
    const marker = readMarker(input.folder);
    // Half put back it lacks documents that it will have: whoever restores goes on first.
    if (marker?.whole === false) throw new VaultFault('VAULT_NOT_FOUND');
    const brought = [dirname(input.keyFile), ...input.anchorFolders, ...knownToBackup(vault, marker)];
    const place = settlePlace(
      ports,
      db,
      vault,
      input.folder,
      anchorsWithin(ports, db, vault, brought).anchors,
      input.moved !== undefined,
      unsignedRestore(db, marker),
    );
    migrateDatabase(db, vault, call.progress);
    const opened = await admit(ports, input, call, {
      vault,
      db,
      databaseKey,
      keys,
      release,
      place,
      brought,
      restored: isRestored(db, marker),
    });
    return opened;
  } catch (error) {
    db?.close();
    release();
    throw error;
  }
}

/** What a lock says of who takes it. A number that is not kept yet is no other machine's: name and run of the machine are enough then. */
export function lockAsked(ports: VaultPorts, vault: VaultId, folder: string, takeOver: boolean): LockAsked {
  const { boot, wallMs, offsetMinutes } = ports.clock.read();
  const machine = (ports.placeOf ?? placeOf)(folder, vault)?.machine ?? '';
  return { boot, machine, nowMs: wallMs, offsetMinutes, takeOver };
}

/** Which of its slots opens. `failuresPath` is null where nothing may be written. */
export async function unlockSlot(
  ports: VaultPorts,
  call: Call,
  vault: VaultId,
  keysFile: VaultKeys,
  input: Pick<ParsedInput<'vault.open'>, 'keyFile' | 'passphrase'>,
  failuresPath: string | null,
): Promise<{ keys: UnlockedKeyset; databaseKeys: Uint8Array[] }> {
  const fail = (): never => {
    if (failuresPath !== null) recordFailedOpening(failuresPath, ports.clock.read().wallMs);
    throw new Refusal('SECRET_MISMATCH');
  };
  if (!existsSync(input.keyFile)) throw new VaultFault('KEY_FILE_NOT_FOUND');
  // Of whoever holds both, the new slot comes first: it carries the same keyset.
  const slots = [...(keysFile.next?.slots ?? []), ...keysFile.slots];
  for (const slot of slots) {
    const secret = readKeyFileSecret(input.keyFile, slot.keyset);
    if (secret === null) continue;
    try {
      const keys = await openKeyset(call, slot.wrapped, input.passphrase, secret, ports.hasher);
      const databaseKeys = slots
        .filter(({ keyset }) => keyset === slot.keyset)
        .map((of) => openSlot(vault, of, keys.sealingKey));
      zero(secret);
      return { keys, databaseKeys };
    } catch (error) {
      if (error instanceof Refusal) return fail();
      // The passphrase has opened the keyset by now: what the slot itself does not yield was changed.
      if (error instanceof SealBroken || error instanceof SealMalformed || error instanceof SealWrongKey)
        throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' }, error);
      throw error;
    }
  }
  // Nobody's key file here: the work of a passphrase is done all the same, so that time tells no more than the words.
  const [first] = keysFile.slots;
  if (first !== undefined)
    await openKeyset(call, first.wrapped, input.passphrase, null, ports.hasher).catch(() => null);
  return fail();
}

/** The new key where there is one, then the old: a database on the way from one to the other has either (shares/database-key.ts). */
export function openByEither(
  path: string,
  databaseKeys: readonly Uint8Array[],
  keysFile: VaultKeys,
  changes: 'noted' | 'unheard' = 'unheard',
): { db: VaultDatabase; databaseKey: Uint8Array } {
  for (const [i, databaseKey] of databaseKeys.entries()) {
    try {
      return { db: openDatabase(path, databaseKey, false, changes), databaseKey };
    } catch (error) {
      const wrongKey = error instanceof VaultFault && error.code === 'DATABASE_KEY_MISMATCH';
      if (!wrongKey) throw error;
      if (i + 1 < databaseKeys.length) continue;
      // Only the old key, and the file has the new one already: whoever comes with it has handed over.
      if (keysFile.next !== null && databaseKeys.length === 1)
        throw new Refusal('ROLE_NEEDED', { role: 'custodian' });
      throw error;
    }
  }
  throw new VaultFault('VAULT_DAMAGED', { part: 'vault.keys' });
}

interface Admission {
  readonly vault: VaultId;
  readonly db: VaultDatabase;
  readonly databaseKey: Uint8Array;
  readonly keys: UnlockedKeyset;
  readonly release: () => void;
  readonly place: SettledPlace;
  /** Folders to look for anchors in, beside those that the log names. */
  readonly brought: readonly string[];
  readonly restored: boolean;
}

async function admit(
  ports: VaultPorts,
  input: ParsedInput<'vault.open'>,
  call: Call,
  { vault, db, databaseKey, keys, release, place, brought, restored }: Admission,
): Promise<OpenVault> {
  const readAt = db.dataVersion();
  const first = checkLog(ports, db, vault, call);
  const holder = db.get<{ person: PersonId }>(
    'SELECT person FROM keyset WHERE id = ? AND current = 1',
    keys.keyset,
  );
  const active =
    holder !== undefined && holdersOf(db, 'custodian').some((person) => person.id === holder.person);
  // The slot of somebody who has left opens nothing, even where an older vault.keys was put back.
  if (!active || holder === undefined) throw new Refusal('ROLE_NEEDED', { role: 'custodian' });

  const { writer, anchorKeys, anchors, ...consulted } = takeUpLog(ports, db, vault, input.station, brought);
  const findings = findingsOfRestored(consulted.findings, restored);
  // A view that a ledger knows and the tables do not: the log is read now, before anybody works.
  const { tablesDiffer, rested } =
    first.rested && ledgersKnowMore(db, findings) ? readAgain(db, vault, call) : first;
  const quarantine: Quarantine =
    findings.quarantine !== 'none'
      ? findings.quarantine
      : tablesDiffer
        ? 'tables-differ'
        : findings.verdict !== 'none'
          ? findings.verdict
          : quarantineOfBefore(db);

  const custodyEpoch = Number(writer.fact('custody-epoch'));
  const groupSecret = openGroupSecret(db, vault, 'custody', custodyEpoch, keys.keyset, keys.sealingKey);
  const custodyKey = loadSealingKey(groupSecret);
  zero(groupSecret);

  const opened = new OpenVault({
    folder: input.folder,
    vault,
    db,
    writer,
    ports,
    databaseKey,
    custodyKey,
    custodyEpoch,
    anchorKeys,
    anchors,
    findings,
    quarantine,
    openedBy: holder.person,
    scanned: rested ? null : scanLog(db, writer.size),
    release,
  });
  opened.followsLogAt = readAt;
  const paths = vaultFolder(input.folder);
  const failuresPath = paths.failures;
  const session = newId<SessionId>();
  const signer = keys.signer(holder.person, 'custodian');
  const approver =
    input.moved === undefined ? null : await approverOf(opened, call, holder.person, input.moved);
  writer.transact((tx) => {
    tx.append({
      type: 'vault.opened',
      data: (texts) => ({
        generation: writer.generation(),
        label: texts.of(cleanText(input.station) || '—'),
        anchorsAnswered: findings.answered,
        quarantine,
      }),
      signers: [signer],
      place: cleanText(input.place) || null,
    });
    place.take?.(tx, signer, approver);
    for (const at of readFailedOpenings(failuresPath).times) {
      tx.append({ type: 'open.failed', data: () => ({ at }), actor: { person: null, role: null } });
    }
    tx.append({
      type: 'session.signed-in',
      data: () => ({ session }),
      signers: [{ ...signer, as: 'self' }],
      place: cleanText(input.place) || null,
    });
  });
  place.keep();
  forgetFailedOpenings(failuresPath);
  opened.signedIn = {
    session,
    person: holder.person,
    keyset: keys.keyset,
    keyFileSecret: readKeyFileSecret(input.keyFile, keys.keyset),
    place: cleanText(input.place),
    requestsOpenedMs: new Map(),
    filingsOpened: new Set(),
  };
  // An epoch that a crash left under way is taken to its end before anybody works.
  await goOnWithEpoch(opened, 'custody', { keyset: keys.keyset, sealingKey: keys.sealingKey, signer }, call);
  if (opened.keys.areKnown) mendSlots(opened, readVaultKeys(paths.keys));
  dropCopy(input.folder);
  opened.syncAnchors();
  return opened;
}

/** Who says with the custodian that the vault has moved here. */
async function approverOf(
  opened: OpenVault,
  call: Call,
  custodian: PersonId,
  credential: Credential,
): Promise<Signer> {
  const present = loadPerson(opened.db, custodian);
  const [approver] = await unlockCoSigners(opened, call, [present], ['approver'], [credential]);
  if (approver === undefined) throw new Refusal('COSIGNER_MISSING', { role: 'approver' });
  return approver.keys.signer(approver.person.id, 'approver');
}

/** `vault.keys` as the log wants it: a slot for each active custodian and for nobody else. */
export function mendSlots(vault: OpenVault, keysFile: VaultKeys): void {
  const custodians = vault.keys.now().holdersOf('custodian');
  const wanted = custodians.map(({ keyset }) => keyset);
  const have = keysFile.slots.map((slot) => slot.keyset);
  if (wanted.length === have.length && wanted.every((keyset) => have.includes(keyset))) return;
  const kept = keysFile.slots.filter((slot) => wanted.includes(slot.keyset));
  const added = custodians
    .filter(({ keyset }) => !have.includes(keyset))
    .map((custodian) => sealSlot(vault.vault, wrappedKeysetFor(vault, custodian), vault.databaseKey));
  writeVaultKeys(vaultFolder(vault.folder).keys, { ...keysFile, slots: [...kept, ...added] });
}
