/**
 * Putting right what stands in the way of everybody: quarantine, a clock in doubt, recovery material unconfirmed, a
 * lost side (A6, A8). Each takes the signatures that its rule names.
 */

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NewGeneration } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { gateSetRules } from '../../shared/policy/gate-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { AnchorId, LoanId } from '../../shared/vocabulary/ids.ts';
import { isStricterOrEqual } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { roleOfSide } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import { judgedDay } from '../acts/judged-day.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import {
  assertAllowed,
  assertStanding,
  requiredText,
  signedByBoth,
  unlockBothSides,
} from '../acts/signing.ts';
import type { Transaction } from '../audit/log-writer.ts';
import { rebuildProjections } from '../audit/rebuild.ts';
import { replayLog } from '../audit/replay.ts';
import { belongsTo, joinSheets, sheetHash, sheetsAsMade } from '../keys/recovery-sheets.ts';
import { endLoanViews } from '../lending/loan-steps.ts';
import { viewsBeyondLog } from '../losses/beyond-log.ts';
import { reachOf } from '../losses/evidence.ts';
import { enterNarrowings } from '../losses/losses.ts';
import { SealMalformed } from '../sealing/faults.ts';
import { parseKeyFile } from '../sealing/keyset.ts';
import { newId } from '../sealing/new-ids.ts';
import { decodeHex, encodeHex, generateSigningKey, loadSigningKey, zero } from '../sealing/suite.ts';
import { forgetErasedPlaces } from '../storage/asked-entries.ts';
import { listGaps } from '../storage/losses.ts';
import { holdersOf } from '../storage/people.ts';
import { dropMarker } from '../storage/restored-marker.ts';
import { clockDoubt } from '../time/clock.ts';
import { entriesAtFinding } from './at-finding.ts';

export async function startGeneration(
  vault: OpenVault,
  input: ParsedInput<'generation.new'>,
  call: Call,
): Promise<NewGeneration> {
  const desk = assertStanding(vault, call, ['custodian', 'approver'], true);
  const cause = vault.quarantine;
  if (cause === 'none') throw new Refusal('INPUT_MALFORMED', { field: 'generation' });
  const both = await unlockBothSides(vault, call, desk, input.signature.passphrase, input.cosign);
  // A broken log cannot be signed over: reading it again says where it is broken, and a backup is the way back.
  if (cause === 'tables-differ' || cause === 'log-broken') restoreTables(vault, call);
  const logKey = generateSigningKey();
  const { findings } = vault;
  const { spent } = viewsBeyondLog(vault.db, findings.ledgerViews);
  const voided = vault.db
    .all<{ id: LoanId }>(
      "SELECT id FROM loan WHERE state IN ('requested', 'approved', 'issued', 'received', 'returned', 'recalled') ORDER BY no",
    )
    .map((row) => row.id);
  // Tables that were edited say nothing about a gap: the log is whole. Otherwise only a ledger up to the newest anchor does.
  const ledgerCovers = cause === 'tables-differ' || findings.ledgerCovers;
  const generation = vault.writer.generation() + 1;
  const have = entriesAtFinding(vault);
  vault.writer.transact((tx) => {
    for (const loan of voided) endLoanViews(vault, tx, loan, 'generation');
    tx.append({
      type: 'generation.new',
      data: () => ({
        generation,
        logKey: encodeHex(logKey.publicKey),
        cause,
        have,
        anchored: findings.newestSize,
        ledgerCovers,
        voidedLoans: voided,
        spent,
      }),
      signers: signedByBoth(both),
      place: vault.place(),
    });
    vault.db.run("UPDATE secret SET value = ? WHERE name = 'log-key'", logKey.privateKey);
    enterWhatEarlierGapsLearn(vault, tx, both);
    vault.writer.replaceLogKey(loadSigningKey(logKey.privateKey));
  });
  zero(logKey.privateKey);
  vault.endQuarantine();
  // From here on it is the vault, and no backup is asked about it any more.
  dropMarker(vault.folder);
  vault.syncAnchors();
  return { generation, voidedLoans: voided.length, viewsFromLedgers: spent.length, ledgerCovers };
}

/**
 * An anchor of the time before an earlier generation was found now: it tells of that gap as well, and from here on it is kept up to
 * date and says so no longer (A6b).
 */
function enterWhatEarlierGapsLearn(
  vault: OpenVault,
  tx: Transaction,
  both: Parameters<typeof signedByBoth>[0],
): void {
  const narrowings = listGaps(vault.db)
    .map((gap) => ({ gap, reach: reachOf(gap, vault.findings.reaches), spent: [] }))
    .filter(({ gap, reach }) => gap.state === 'open' && reach > gap.reach);
  enterNarrowings(
    (type, data) => tx.append({ type, data, signers: signedByBoth(both), place: vault.place() }),
    'ledger',
    vault.folder,
    narrowings,
  );
}

/** The tables as the log says: what somebody edited goes. */
function restoreTables(vault: OpenVault, call: Call): void {
  const replayed = replayLog(vault.db, vault.vault, call.progress);
  try {
    rebuildProjections(vault.db, replayed);
  } finally {
    replayed.close();
  }
}

export async function confirmClock(
  vault: OpenVault,
  input: ParsedInput<'clock.confirm'>,
  call: Call,
): Promise<{ direction: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver'], true);
  if (vault.quarantine !== 'none') throw new Refusal('QUARANTINE', { cause: vault.quarantine });
  const judged = vault.writer.judgedMs();
  const doubt = clockDoubt(vault.ports.clock.read().wallMs, judged);
  if (doubt === 'none') throw new Refusal('INPUT_MALFORMED', { field: 'clock' });
  if (doubt !== 'back' && !desk.roles.includes('custodian'))
    throw new Refusal('ROLE_NEEDED', { role: 'custodian' });
  await signedAct(vault, call, {
    judge: () => {
      // Who has put the clock right meanwhile has nothing to confirm any longer.
      const now = clockDoubt(vault.writer.readClock().wallMs, judged);
      if (now !== doubt) throw new Refusal('INPUT_MALFORMED', { field: 'clock' });
    },
    by: doubt === 'back' ? bothSides(desk, input) : oneself(desk, 'custodian', input.signature),
    // Within a transaction the clock stands still: `to` is the entry's own time.
    enter: (sign) =>
      sign('clock.jumped', () => ({ direction: doubt, from: judged, to: vault.writer.readClock().wallMs })),
  });
  return { direction: doubt };
}

export async function confirmRecovery(
  vault: OpenVault,
  input: ParsedInput<'recovery.confirm'>,
  call: Call,
): Promise<{ side: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const side = desk.roles.includes('custodian') ? 'custody' : 'approval';
  const of = Number(vault.writer.fact(`${side}-sheets`));
  const threshold = Number(vault.writer.fact(`${side}-threshold`));
  // Every sheet is tried together with others: a set that only works as a whole hides a bad one.
  if (input.sheets.length !== of) throw new Refusal('SHEETS_INCOMPLETE', { of, shown: input.sheets.length });
  const sheets = sheetsAsMade(vault.vault, side, input.sheets);
  const different = new Set(sheets).size;
  if (different !== of) throw new Refusal('SHEETS_INCOMPLETE', { of, shown: different });
  const publicKey = decodeHex(vault.writer.fact(`${side}-recovery`), 32);
  for (let i = 0; i < of; i++) {
    const some = Array.from({ length: threshold }, (_, k) => sheets[(i + k) % of] ?? '');
    zero(await joinSheets(vault.vault, side, some, belongsTo(publicKey)));
  }
  await signedAct(vault, call, {
    judge: () => {},
    by: oneself(desk, roleOfSide[side], input.signature),
    enter: (sign) => sign('recovery.confirmed', () => ({ side, sheets: sheets.map(sheetHash) })),
  });
  return { side };
}

/** The person at the desk shows key file and spare: both must be there and the same. */
export async function confirmKeyFiles(
  vault: OpenVault,
  input: ParsedInput<'keyfile.confirm'>,
  call: Call,
): Promise<{ copies: number }> {
  const desk = assertStanding(vault, call, []);
  const paths = new Set(input.keyFiles.map((file) => resolve(file)));
  if (paths.size < 2) throw new Refusal('TEXT_MISSING', { field: 'spare-key-file' });
  let secret: string | null = null;
  for (const path of paths) {
    let found: string | null = null;
    try {
      const file = parseKeyFile(readFileSync(path, 'utf8'));
      if (file !== null && encodeHex(file.keysetId) === desk.keyset) found = encodeHex(file.secret);
    } catch (error) {
      if (error instanceof SealMalformed) throw new VaultFault('KEY_FILE_MALFORMED', {}, error);
      throw new VaultFault('FILE_NOT_FOUND', {}, error);
    }
    if (found === null || (secret !== null && secret !== found)) throw new Refusal('SECRET_MISMATCH');
    secret = found;
  }
  const { passphrase } = input.signature;
  await signedAct(vault, call, {
    judge: () => {},
    by: oneself(desk, 'self', { passphrase, keyFile: [...paths][0] }),
    enter: (sign) => sign('keyfile.confirmed', () => ({ keyset: desk.keyset, copies: paths.size })),
  });
  return { copies: paths.size };
}

export async function addAnchor(
  vault: OpenVault,
  input: ParsedInput<'anchor.add'>,
  call: Call,
): Promise<{ answered: number }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const folder = resolve(input.folder);
  try {
    if (!statSync(folder).isDirectory()) throw new VaultFault('FILE_NOT_FOUND');
  } catch (error) {
    if (error instanceof VaultFault) throw error;
    throw new VaultFault('FILE_NOT_FOUND', {}, error);
  }
  await signedAct(vault, call, {
    judge: () => {},
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) =>
      sign('anchor.added', (texts) => ({
        anchor: newId<AnchorId>(),
        kind: 'folder',
        place: texts.of(folder),
      })),
  });
  vault.addAnchorFolder(folder);
  return { answered: vault.syncAnchors() };
}

export async function tightenPolicy(
  vault: OpenVault,
  input: ParsedInput<'policy.tighten'>,
  call: Call,
): Promise<{ tightened: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const judge = () => {
    if (!isStricterOrEqual(vault.policy, input.policy)) throw new Refusal('POLICY_LOOSER');
    const added = (input.policy.gates ?? []).slice(vault.policy.gates?.length ?? 0);
    assertAllowed(decide(gateSetRules, { added, day: judgedDay(vault) }));
  };
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input),
    enter: (sign) => sign('policy.tightened', () => ({ policy: input.policy })),
  });
  return { tightened: true };
}

/** Erases one text by law: its opening goes, its commitment stays, every proof holds (A1b). */
export async function eraseOpening(
  vault: OpenVault,
  input: ParsedInput<'opening.erase'>,
  call: Call,
): Promise<{ erased: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  const texts = [{ index: input.index, commit: input.commit }, ...(input.more ?? [])];
  await signedAct(vault, call, {
    judge: () => {
      const named = new Set(texts.map(({ index, commit }) => `${index} ${commit}`));
      if (named.size !== texts.length) throw new Refusal('INPUT_MALFORMED', { field: 'commitment' });
      for (const { index, commit } of texts) {
        const there = vault.db.get('SELECT 1 FROM opening WHERE idx = ? AND commitment = ?', index, commit);
        if (there === undefined) throw new Refusal('INPUT_MALFORMED', { field: 'commitment' });
      }
    },
    by: bothSides(desk, input),
    enter: (sign) => {
      for (const { index, commit } of texts) {
        vault.db.run('DELETE FROM opening WHERE idx = ? AND commitment = ?', index, commit);
        sign('opening.erased', (committing) => ({ index, commit, ground: committing.of(ground) }));
      }
    },
  });
  restoreTables(vault, call);
  forgetErasedPlaces(vault.db);
  // The erased text must not live on in free pages of the database.
  vault.db.bringIntoFile('TRUNCATE');
  vault.db.connection.exec('VACUUM');
  return { erased: true };
}

export const custodiansAndApprovers = (vault: OpenVault): { custodians: number; approvers: number } => ({
  custodians: holdersOf(vault.db, 'custodian').length,
  approvers: holdersOf(vault.db, 'approver').length,
});
