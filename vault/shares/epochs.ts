/**
 * A new epoch of a side's group key. It passes through these steps, each durable before the next, so that a
 * crash at any point leaves a vault that a member of the side goes on with at the next opening or sign-in:
 *
 *     begun     with the entry that ends a membership: the fresh key, sealed to those who are members now (`epoch.begun`)
 *     capsules  every share is sealed to the fresh key, beside the old capsule, some hundreds in one transaction
 *     new       the fresh key is in force from here on (`epoch.new`); for custody the log has a new key as well
 *     old gone  the old epoch's capsules and secrets are deleted
 *     database  custody only: a copy of the database under a new key takes its place (database-key.ts)
 *     done      `epoch.done`
 *
 * Until `new` everything is filed and lent under the old key; whoever left can open neither from `begun` on, because
 * their copy of the old secret is deleted there. Up to then a recovery may begin it anew (`beginEpoch`), after it the
 * recovery does the rest first (`tidyUpEpoch`): keys lost in between keep nobody out.
 *
 * A share that does not open under the old key, because somebody filed or made it so, is left behind: it opens for nobody
 * any more, and an epoch that waited for it would never end. `epoch.new` counts what there is.
 */

import type { RenewedKeys } from '../../shared/contract/answers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, KeysetId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { type Part, roleOfSide, type Side } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import { actingRole, type Transaction } from '../audit/log-writer.ts';
import { admitToGroup, openGroupSecret, recoveryMember, sealToRecovery } from '../keys/groups.ts';
import { capsuleInfo } from '../keys/sealing-labels.ts';
import type { Signer } from '../keys/signer.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from '../log/tree.ts';
import { hpkeSeal } from '../sealing/hpke.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  generateSealingKey,
  generateSigningKey,
  loadSealingKey,
  loadSigningKey,
  type SealingKey,
  sha256,
  zero,
} from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { loadPart } from '../storage/dossiers.ts';
import { renewDatabaseKey } from './database-key.ts';
import { openCapsule } from './document-shares.ts';

export type EpochCause = 'member-left' | 'recovery' | 'handover';

/** An epoch that has been begun and is not done. */
export interface EpochUnderWay {
  readonly epoch: number;
  /** Public half of its group key. */
  readonly key: string;
  readonly cause: EpochCause;
  /** It is in force already; what is left is tidying up. */
  readonly switched: boolean;
}

const capsulesInOneGo = 500;

export function epochUnderWay(vault: OpenVault, side: Side): EpochUnderWay | null {
  const text = vault.writer.fact(`${side}-renewal`);
  if (text === '') return null;
  const begun = JSON.parse(text) as { epoch: number; key: string; cause: EpochCause };
  return { ...begun, switched: Number(vault.writer.fact(`${side}-epoch`)) === begun.epoch };
}

/** Head of the tree over the capsules, as docs/formats/log-entry.md §6 has it; leaves in the order given. */
function capsuleTreeHead(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return EMPTY_ROOT;
  const fold = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return leafHash(leaves[from]!);
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    return nodeHash(fold(from, from + split), fold(from + split, to));
  };
  return fold(0, leaves.length);
}

/**
 * Inside the transaction, and directly after the entry, that ends somebody's membership of the side. What an epoch of the same
 * number left when a recovery takes its place is gone with it. Answers with the number.
 */
export function beginEpoch(
  vault: OpenVault,
  tx: Transaction,
  side: Side,
  cause: EpochCause,
  signer: Signer,
): number {
  const { db } = vault;
  // As of the entry that came directly before, in this transaction.
  const known = vault.keys.now();
  const epoch = known.group(side).epoch + 1;
  const fresh = generateSealingKey();
  const members = known.holdersOf(roleOfSide[side]);
  db.run('DELETE FROM capsule WHERE side = ? AND epoch = ?', side, epoch);
  sealToRecovery(db, vault.vault, side, epoch, fresh.privateKey, known.recoveryOf(side));
  for (const member of members) admitToGroup(db, vault.vault, side, epoch, fresh.privateKey, member);
  zero(fresh.privateKey);
  const kept = new Set<string>([recoveryMember, ...members.map(({ keyset }) => keyset)]);
  for (const { keyset } of db.all<{ keyset: string }>(
    'SELECT DISTINCT keyset FROM group_secret WHERE side = ?',
    side,
  )) {
    if (!kept.has(keyset)) db.run('DELETE FROM group_secret WHERE side = ? AND keyset = ?', side, keyset);
  }
  tx.append({
    type: 'epoch.begun',
    data: () => ({ side, epoch, key: encodeHex(fresh.publicKey), cause }),
    signers: [signer],
    place: vault.place(),
  });
  return epoch;
}

/** A member of the side, unlocked. */
export interface EpochMember {
  readonly keyset: KeysetId;
  readonly sealingKey: SealingKey;
  readonly signer: Signer;
}

type FinishedEpoch = Pick<RenewedKeys, 'capsules' | 'leftBehind'>;

/**
 * Takes the epoch under way to its end, from wherever it stands; null where there is none. Any member of the side is
 * enough. A fault of the disk leaves it under way and the vault as usable as before.
 */
export async function finishEpoch(
  vault: OpenVault,
  side: Side,
  member: EpochMember,
  call: Call,
): Promise<FinishedEpoch | null> {
  if (epochUnderWay(vault, side) === null) return null;
  await assertTablesFollowLog(vault);
  const under = epochUnderWay(vault, side);
  if (under === null) return null;
  const fresh = openGroupSecret(vault.db, vault.vault, side, under.epoch, member.keyset, member.sealingKey);
  assertNobodyElseWrote(vault);
  try {
    // To no key are shares sealed but the one that the log begins the epoch with.
    const begun = vault.keys.now().groupUnderWay(side);
    if (begun?.key !== under.key || encodeHex(loadSealingKey(fresh).publicKey) !== under.key)
      throw new VaultFault('VAULT_DAMAGED', { part: `group ${side}` });
    if (!under.switched) {
      const oldKey = oldKeyOf(vault, side, under.epoch, member);
      await sealBeside(vault, side, under, oldKey, call);
      switchEpoch(vault, side, under, oldKey, member);
    }
    if (side === 'custody' && vault.custodyEpoch !== under.epoch) {
      vault.custodyKey = loadSealingKey(fresh);
      vault.custodyEpoch = under.epoch;
    }
  } finally {
    zero(fresh);
  }
  stepPoint('epoch.after-switch');
  await tidyUpEpoch(vault, side, member.signer);
  const capsules = countCapsules(vault, side, under.epoch);
  const parts = vault.db.count(
    "SELECT count(*) AS n FROM document_part p JOIN document d ON d.id = p.document WHERE d.state <> 'sent-back'",
  );
  return { capsules, leftBehind: parts - capsules };
}

/** Takes an epoch that is in force to its end, by whoever is at hand; nobody's secret is needed for it. */
export async function tidyUpEpoch(
  vault: OpenVault,
  side: Side,
  by: Pick<Signer, 'person' | 'as'>,
): Promise<void> {
  const under = epochUnderWay(vault, side);
  if (under === null || !under.switched) return;
  deleteOldEpochs(vault, side, under.epoch);
  stepPoint('epoch.after-old-deleted');
  if (side === 'custody') await renewDatabaseKey(vault, under.epoch);
  vault.writer.transact((tx) => {
    tx.append({
      type: 'epoch.done',
      data: () => ({ side, epoch: under.epoch }),
      actor: { person: by.person, role: actingRole(by.as) },
    });
    stepPoint('epoch.before-done-commit');
  });
  stepPoint('epoch.after-done');
}

const countCapsules = (vault: OpenVault, side: Side, epoch: number): number =>
  vault.db.count('SELECT count(*) AS n FROM capsule WHERE side = ? AND epoch = ?', side, epoch);

/** Whoever closes the vault meanwhile leaves the epoch under way; one that a recovery began anew is another one. */
function assertGoesOn(vault: OpenVault, side: Side, under: EpochUnderWay): void {
  if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
  if (epochUnderWay(vault, side)?.key !== under.key) throw new Refusal('EPOCH_UNFINISHED');
}

/**
 * The same, after the act that asked for the epoch and at the door. What the disk refuses takes no act back and keeps nobody
 * out: the epoch stays under way, and the next member of the side who comes tries again.
 */
export async function goOnWithEpoch(
  vault: OpenVault,
  side: Side,
  member: EpochMember,
  call: Call,
): Promise<RenewedKeys> {
  // A copy that nobody trusts yet gets no new keys; once it is out of quarantine the next member goes on.
  if (vault.quarantine !== 'none')
    return { capsules: 0, leftBehind: 0, underWay: epochUnderWay(vault, side) !== null };
  try {
    const finished = await finishEpoch(vault, side, member, call);
    return { capsules: 0, leftBehind: 0, ...finished, underWay: false };
  } catch (error) {
    if (!(storageFault(error) instanceof VaultFault) || !vault.db.connection.open) throw error;
    return { capsules: 0, leftBehind: 0, underWay: true };
  }
}

interface CapsuleName {
  readonly document: DocumentId;
  readonly part: Part;
}

/** Old capsules after the named one that have no counterpart under the fresh key yet. */
const notSealedYet = (
  vault: OpenVault,
  side: Side,
  epoch: number,
  after: CapsuleName | null,
  limit: number,
) =>
  vault.db.all<CapsuleName & { readonly [column: string]: unknown }>(
    `SELECT o.document, o.part FROM capsule o WHERE o.side = ? AND o.epoch = ? AND (o.document, o.part) > (?, ?)
     AND NOT EXISTS (SELECT 1 FROM capsule n WHERE n.document = o.document AND n.part = o.part AND n.side = o.side AND n.epoch = ?)
     ORDER BY o.document, o.part LIMIT ?`,
    side,
    epoch - 1,
    after?.document ?? '',
    after?.part ?? '',
    epoch,
    limit,
  ) as readonly CapsuleName[];

/** Seals the share of an old capsule to the fresh key, unless it is none that filing signed. */
function sealAnew(
  vault: OpenVault,
  side: Side,
  { epoch, key }: EpochUnderWay,
  oldKey: SealingKey,
  { document, part: partName }: CapsuleName,
): void {
  const part = loadPart(vault.db, document, partName);
  let share: Uint8Array;
  try {
    share = openCapsule(vault, side, epoch - 1, oldKey, document, part);
  } catch (error) {
    if (error instanceof VaultFault && error.code === 'VAULT_DAMAGED') return;
    throw error;
  }
  const info = capsuleInfo(vault.vault, side, epoch, document, partName);
  const sealed = hpkeSeal(decodeHex(key, 32), info, decodeHex(part.cmt, 32), share);
  zero(share);
  vault.db.run('INSERT INTO capsule VALUES (?, ?, ?, ?, ?)', document, partName, side, epoch, sealed);
}

/** The key that the log names, or none: with another no share would open, and every one of them would be left behind. */
function oldKeyOf(vault: OpenVault, side: Side, epoch: number, member: EpochMember): SealingKey {
  const secret = openGroupSecret(vault.db, vault.vault, side, epoch - 1, member.keyset, member.sealingKey);
  const key = loadSealingKey(secret);
  zero(secret);
  if (encodeHex(key.publicKey) !== vault.keys.now().group(side).key)
    throw new VaultFault('VAULT_DAMAGED', { part: `group ${side}` });
  return key;
}

async function sealBeside(
  vault: OpenVault,
  side: Side,
  under: EpochUnderWay,
  oldKey: SealingKey,
  call: Call,
): Promise<void> {
  const { epoch } = under;
  const total = countCapsules(vault, side, epoch - 1);
  let done = countCapsules(vault, side, epoch);
  let after: CapsuleName | null = null;
  for (;;) {
    const batch: readonly CapsuleName[] = notSealedYet(vault, side, epoch, after, capsulesInOneGo);
    if (batch.length === 0) return;
    vault.writer.transact(() => {
      for (const name of batch) sealAnew(vault, side, under, oldKey, name);
      stepPoint('epoch.before-batch-commit');
    });
    stepPoint('epoch.after-batch');
    after = batch[batch.length - 1] ?? null;
    done += batch.length;
    call.progress(Math.min(done, total), total);
    // Others are heard between two durable steps: a lock, a page that is being read.
    await new Promise((resolve) => setImmediate(resolve));
    assertGoesOn(vault, side, under);
  }
}

function switchEpoch(
  vault: OpenVault,
  side: Side,
  under: EpochUnderWay,
  oldKey: SealingKey,
  member: EpochMember,
): void {
  const { db } = vault;
  const { epoch } = under;
  const logKey = side === 'custody' ? generateSigningKey() : null;
  stepPoint('epoch.before-switch');
  vault.writer.transact((tx) => {
    // What was filed while the rest was being sealed.
    for (const name of notSealedYet(vault, side, epoch, null, -1)) sealAnew(vault, side, under, oldKey, name);
    const leaves: Uint8Array[] = [];
    for (const { document, part, sealed } of db.iterate<CapsuleName & { sealed: Uint8Array }>(
      "SELECT document, part, sealed FROM capsule WHERE side = ? AND epoch = ? ORDER BY document, part = 'original'",
      side,
      epoch,
    )) {
      leaves.push(
        concatBytes(
          decodeHex(document),
          Uint8Array.of(part === 'rendition' ? 1 : 2),
          sha256(new Uint8Array(sealed)),
        ),
      );
    }
    tx.append({
      type: 'epoch.new',
      data: () => ({
        side,
        epoch,
        key: under.key,
        cause: under.cause,
        capsules: leaves.length,
        capsuleRoot: encodeHex(capsuleTreeHead(leaves)),
      }),
      signers: [member.signer],
      place: vault.place(),
    });
    stepPoint('epoch.inside-switch');
    if (logKey !== null) {
      // The old log key signs the new one; whoever left could have copied it.
      tx.append({
        type: 'log-key.new',
        data: () => ({ name: nextLogKeyName(vault), logKey: encodeHex(logKey.publicKey) }),
        actor: { person: member.signer.person, role: roleOfSide[side] },
      });
      db.run("UPDATE secret SET value = ? WHERE name = 'log-key'", logKey.privateKey);
      vault.writer.replaceLogKey(loadSigningKey(logKey.privateKey));
    }
    stepPoint('epoch.before-switch-commit');
  });
  if (logKey !== null) zero(logKey.privateKey);
}

/** 1 → 1.2 → 1.3; 2 → 2.2. */
function nextLogKeyName(vault: OpenVault): string {
  const [generation, n] = vault.writer.fact('log-key-name').split('.');
  return `${generation}.${Number(n ?? 1) + 1}`;
}

function deleteOldEpochs(vault: OpenVault, side: Side, epoch: number): void {
  vault.writer.transact(() => {
    vault.db.run('DELETE FROM capsule WHERE side = ? AND epoch < ?', side, epoch);
    vault.db.run('DELETE FROM group_secret WHERE side = ? AND epoch < ?', side, epoch);
    stepPoint('epoch.before-delete-commit');
  });
}
