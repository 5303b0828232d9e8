/**
 * Recovery sheets in use. They may do one thing: admit one member to their side with new keys, with the other
 * side's signature; a new epoch of that side begins at once. Approvers are recovered in an open vault; custodians at
 * a closed one, because the sheets of custody also open the database.
 */

import { dirname } from 'node:path';
import type { Recovered } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { roleOfSide, type Side, sideOfRole } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import { OpenVault } from '../acts/open-vault.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { assertStanding, unlockCoSigners } from '../acts/signing.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { migrateDatabase } from '../audit/migrate.ts';
import { firstDifference, replayLog } from '../audit/replay.ts';
import { scanLog } from '../audit/scan-log.ts';
import { admitToGroup, openGroupSecretByRecovery } from '../keys/groups.ts';
import { makeKeyset, type NewKeyset, orDiscard } from '../keys/new-keyset.ts';
import { ownRecipient } from '../keys/recipient.ts';
import { belongsTo, joinSheets } from '../keys/recovery-sheets.ts';
import { databaseRecoveryInfo } from '../keys/sealing-labels.ts';
import { proveSheets } from '../keys/sheets-proof.ts';
import type { Signer } from '../keys/signer.ts';
import { readVaultKeys, sealSlot, writeVaultKeys } from '../keys/vault-keys-file.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen } from '../sealing/hpke.ts';
import { decodeHex, loadSealingKey, zero } from '../sealing/suite.ts';
import { beginEpoch, goOnWithEpoch, tidyUpEpoch } from '../shares/epochs.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { findPerson, type Person, rolesOfHuman } from '../storage/people.ts';
import { readMarker } from '../storage/restored-marker.ts';
import { readHeader, vaultFolder } from '../storage/vault-folder.ts';
import { lockVault } from '../storage/vault-lock.ts';
import { keyFingerprint } from './create-vault.ts';
import { anchorsWithin, takeUpLog } from './log-at-hand.ts';
import { lockAsked, openByEither } from './open-vault.ts';
import { findingsOfRestored, isRestored, knownToBackup, unsignedRestore } from './restored-vault.ts';
import { settlePlace } from './settle-place.ts';

/**
 * New keys for `subject`, the group's secret brought by the sheets, the entries and the new epoch. A change of keys that stopped
 * half-way is no hindrance, for its last member may be the one who lost theirs: one in force already is tidied up
 * first, any other begins anew with the recovery's own.
 */
async function readmit(
  vault: OpenVault,
  side: Side,
  subject: Person,
  recoveryKey: Uint8Array,
  chosen: { readonly passphrase: string; readonly keyFiles: readonly string[] },
  other: Signer,
  call: Call,
): Promise<Recovered> {
  await tidyUpEpoch(vault, side, other);
  // Whose keys they are and what proves them, as the log has it; the transaction asserts that nobody has written since.
  await assertTablesFollowLog(vault);
  const { epoch } = vault.keys.now().group(side);
  const secret = call.unlocked.holdBytes(
    openGroupSecretByRecovery(vault.db, vault.vault, side, epoch, recoveryKey),
  );
  const keys = await makeKeyset(
    vault.vault,
    chosen.passphrase,
    chosen.keyFiles,
    call.language,
    vault.ports.hasher,
  );
  call.unlocked.hold(keys);
  const holds = vault.keys.now().rolesOf(subject.id).includes(roleOfSide[side]);
  const signer = keys.signer(subject.id, roleOfSide[side]);
  const introduced = {
    person: subject.id,
    keyset: keys.keyset,
    signKey: keys.signKey,
    sealKey: keys.sealKey,
  };
  // A vault from before the proof has no key to verify it by.
  const proof =
    vault.writer.fact(`${side}-sheets-key`) === ''
      ? {}
      : { proof: proveSheets(vault.vault, side, recoveryKey, introduced) };
  const enter = (tx: Transaction): number => {
    assertNobodyElseWrote(vault);
    vault.db.run('INSERT INTO wrapped_keyset VALUES (?, ?)', keys.keyset, JSON.stringify(keys.wrapped));
    vault.db.run('DELETE FROM wrapped_keyset WHERE keyset = ?', subject.keyset);
    const own = ownRecipient(keys.keyset, keys.sealingKey);
    admitToGroup(vault.db, vault.vault, side, epoch, secret, own);
    tx.append({
      type: holds ? 'recovery.used' : 'recovery.admitted',
      data: () => ({ side, ...introduced, ...proof }),
      signers: [keys.signer(subject.id, 'self'), other],
      place: vault.place(),
    });
    return beginEpoch(vault, tx, side, 'recovery', signer);
  };
  const begun = orDiscard(keys, () => {
    // Before the entry: from it on these keys may be the only ones that open the vault, and the new epoch takes its time.
    if (side === 'custody') addSlot(vault, keys);
    return vault.writer.transact(enter);
  });
  const member = { keyset: keys.keyset, sealingKey: keys.sealingKey, signer };
  return {
    epoch: begun,
    fingerprint: keyFingerprint(keys.signKey, keys.sealKey),
    ...(await goOnWithEpoch(vault, side, member, call)),
  };
}

/** One that a failing entry leaves behind goes at the next opening: who may open the vault is what the log says. */
function addSlot(vault: OpenVault, { wrapped }: NewKeyset): void {
  const path = vaultFolder(vault.folder).keys;
  const file = readVaultKeys(path);
  writeVaultKeys(path, {
    ...file,
    slots: [...file.slots, sealSlot(vault.vault, wrapped, vault.databaseKey)],
  });
}

/**
 * Sheets bring back a member who lost their keys, or, where nobody of the side is left, admit somebody who does not hold the
 * role yet and who then gives up every other.
 */
function assertMayBeAdmitted(vault: OpenVault, side: Side, subject: Person): void {
  if (subject.frozen) throw new Refusal('PERSON_FROZEN');
  if (subject.roles.includes(roleOfSide[side])) return;
  // Who knows the other side's secret would know both (S7); it takes a new epoch there first, by ending that role.
  if (subject.roles.some((role) => sideOfRole(role) !== null)) throw new Refusal('ROLE_EXCLUDES');
  // Roles of another account of the same human stay, and exclude this one (S2).
  if (rolesOfHuman(vault.db, subject.human).some((role) => !subject.roles.includes(role)))
    throw new Refusal('ROLE_EXCLUDES');
}

export async function recoverApproval(
  vault: OpenVault,
  input: ParsedInput<'recovery.use'>,
  call: Call,
): Promise<Recovered> {
  const desk = assertStanding(vault, call, ['custodian']);
  const subject = findPerson(vault.db, input.who);
  call.about.person = subject.id;
  assertMayBeAdmitted(vault, 'approval', subject);
  if (subject.human === desk.human) throw new Refusal('COSIGNER_SAME');
  const own = await unlock(vault, call, desk, input.signature);
  await assertTablesFollowLog(vault);
  const publicKey = decodeHex(vault.keys.now().recoveryOf('approval').key, 32);
  const recoveryKey = await joinSheets(vault.vault, 'approval', input.sheets, belongsTo(publicKey));
  try {
    return await readmit(
      vault,
      'approval',
      subject,
      recoveryKey,
      input,
      own.signer(desk.id, 'custodian'),
      call,
    );
  } finally {
    zero(recoveryKey);
  }
}

/** The sheets of custody open the database; an approver signs along; afterwards the custodian opens the vault as ever. */
export async function recoverCustody(
  ports: VaultPorts,
  input: ParsedInput<'vault.recover'>,
  call: Call,
): Promise<Recovered> {
  const { vault } = readHeader(input.folder);
  const paths = vaultFolder(input.folder);
  const release = lockVault(paths.lock, lockAsked(ports, vault, input.folder, false));
  let db: VaultDatabase | null = null;
  try {
    const keysFile = readVaultKeys(paths.keys);
    const recalled = ports.credentialStore?.recall(vault);
    const databaseKeys: Uint8Array[] = [];
    const recoveryKey = await joinSheets(vault, 'custody', input.sheets, (privateKey) => {
      try {
        for (const of of keysFile.next === null ? [keysFile] : [keysFile.next, keysFile]) {
          const sealed = decodeHex(of.recovery);
          databaseKeys.push(hpkeOpen(privateKey, databaseRecoveryInfo(vault), new Uint8Array(0), sealed));
        }
        return true;
      } catch (error) {
        if (error instanceof SealBroken) return false;
        throw error;
      }
    });
    const { db: found, databaseKey } = openByEither(paths.database, databaseKeys, keysFile, 'noted');
    db = found;
    // Two people sign for it here as well; only a copy that the vault has left is no place to mend.
    const marker = readMarker(input.folder);
    const brought = [
      ...input.keyFiles.map((file) => dirname(file)),
      ...input.anchorFolders,
      ...knownToBackup(vault, marker),
    ];
    await recalled;
    const within = anchorsWithin(ports, db, vault, brought);
    settlePlace(ports, db, vault, input.folder, within.anchors, true, unsignedRestore(db, marker));
    migrateDatabase(db, vault, call.progress);
    const readAt = db.dataVersion();
    const replayed = replayLog(db, vault, call.progress);
    const differs = firstDifference(db, replayed);
    replayed.close();
    if (differs !== null) throw new VaultFault('VAULT_DAMAGED', { part: differs });

    const subject = findPerson(db, input.who);
    const log = takeUpLog(ports, db, vault, input.station, brought);
    const findings = findingsOfRestored(log.findings, isRestored(db, marker));
    const epoch = Number(log.writer.fact('custody-epoch'));
    const secret = openGroupSecretByRecovery(db, vault, 'custody', epoch, recoveryKey);
    const opened = new OpenVault({
      folder: input.folder,
      vault,
      db,
      writer: log.writer,
      ports,
      databaseKey,
      custodyKey: loadSealingKey(secret),
      custodyEpoch: epoch,
      anchorKeys: log.anchorKeys,
      anchors: log.anchors,
      findings,
      quarantine: findings.quarantine,
      openedBy: subject.id,
      scanned: scanLog(db, log.writer.size),
      release,
    });
    zero(secret);
    opened.followsLogAt = readAt;
    try {
      assertMayBeAdmitted(opened, 'custody', subject);
      const [approver] = await unlockCoSigners(opened, call, [], ['approver'], input.cosign, [subject]);
      if (approver === undefined) throw new Refusal('COSIGNER_MISSING', { role: 'approver' });
      const chosen = { passphrase: input.passphrase, keyFiles: input.keyFiles };
      const signer = approver.keys.signer(approver.person.id, 'approver');
      const recovered = await readmit(opened, 'custody', subject, recoveryKey, chosen, signer, call);
      opened.syncAnchors();
      return recovered;
    } finally {
      zero(recoveryKey);
      opened.abandon();
    }
  } catch (error) {
    db?.close();
    release();
    throw error;
  }
}
