/** Notes of an exit interview: sealed to those who may read them, each reading an entry; the leaver is none of them (P2). */

import type { ParsedInput } from '../../shared/contract/commands.ts';
import { caseRules } from '../../shared/policy/departure-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { NoteId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import { noteInfo } from '../keys/sealing-labels.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import { newId } from '../sealing/new-ids.ts';
import { decodeHex, decodeUtf8, encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import { findDeparture, readableInterview } from '../storage/departures.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { caseAtDesk } from './departure-case.ts';

const nothing = new Uint8Array(0);
const charactersMax = 20_000;

/** The writer always reads; the others once each, and never the person the notes are about. */
function readersOf(vault: OpenVault, writer: Person, leaver: Person, named: readonly string[]): Person[] {
  const readers = new Map([[writer.id, writer]]);
  for (const who of named) {
    const reader = findPerson(vault.db, who);
    if (reader.human === leaver.human) throw new Refusal('COSIGNER_SAME');
    readers.set(reader.id, reader);
  }
  return [...readers.values()];
}

export async function recordInterview(
  vault: OpenVault,
  input: ParsedInput<'departure.interview'>,
  call: Call,
): Promise<{ note: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () =>
    assertAllowed(decide(caseRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
  judge();
  const text = input.text.normalize('NFC').trim();
  const characters = [...text].length;
  if (characters === 0) throw new Refusal('TEXT_MISSING', { field: 'note' });
  if (characters > charactersMax) throw new Refusal('TEXT_TOO_LONG', { field: 'note', max: charactersMax });
  readersOf(vault, desk, leaver, input.readers);
  const note = newId<NoteId>();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    ready: () => assertKeysFollowLog(vault),
    enter: (sign) => {
      assertNobodyElseWrote(vault);
      // Sealed to the keys that the readers hold now: somebody may have been given new ones meanwhile.
      const known = vault.keys.now();
      const readers = readersOf(vault, loadPerson(vault.db, desk.id), leaver, input.readers).map((reader) => {
        const keys = known.recipientOf(reader.id);
        if (keys === null) throw new VaultFault('VAULT_DAMAGED', { part: 'person' });
        const sealed = hpkeSeal(
          decodeHex(keys.sealKey, 32),
          noteInfo(vault.vault, note, keys.keyset),
          nothing,
          encodeUtf8(text),
        );
        vault.db.run('INSERT INTO note_body VALUES (?, ?, ?)', note, keys.keyset, sealed);
        return { person: reader.id, hash: encodeHex(sha256(sealed)) };
      });
      sign('departure.interviewed', () => ({ departure: departure.id, note, characters, readers }));
    },
  });
  return { note: note.slice(0, 8) };
}

export async function readInterview(
  vault: OpenVault,
  input: ParsedInput<'departure.read-interview'>,
  call: Call,
): Promise<{ text: string }> {
  const desk = assertStanding(vault, call, []);
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const note = readableInterview(vault.db, desk, input.note);
  if (note === null) throw new Refusal('NO_SUCH_NOTE');
  const keys = await unlock(vault, call, desk, input.signature);
  const body = vault.db.get<{ sealed: Uint8Array }>(
    'SELECT sealed FROM note_body WHERE note = ? AND reader = ?',
    note,
    desk.keyset,
  );
  if (body === undefined) throw new Refusal('KEYSET_REPLACED');
  let text: string;
  try {
    text = decodeUtf8(
      hpkeOpen(
        keys.sealingKey,
        noteInfo(vault.vault, note, desk.keyset),
        nothing,
        new Uint8Array(body.sealed),
      ),
    );
  } catch (error) {
    if (error instanceof SealBroken) throw new Refusal('KEYSET_REPLACED');
    throw error;
  }
  // On record before a word of it leaves.
  vault.writer.transact((tx) =>
    tx.append({
      type: 'interview.read',
      data: () => ({ note }),
      actor: vault.actor(),
      place: vault.place(),
    }),
  );
  return { text };
}
