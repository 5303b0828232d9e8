/** Notes of exit interviews and of other talks: sealed to those who may read them, each reading an entry (P2, P4). */

import type { TalkShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { tickRules } from '../../shared/policy/departure-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { isCalendarDay } from '../../shared/vocabulary/calendar-day.ts';
import type { NoteId } from '../../shared/vocabulary/ids.ts';
import type { NoteFields } from '../../shared/vocabulary/note-fields.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import { noteInfo } from '../keys/sealing-labels.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen } from '../sealing/hpke.ts';
import { newId } from '../sealing/new-ids.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import { findDeparture, readableInterview } from '../storage/departures.ts';
import { leavingEntriesOf } from '../storage/leaving.ts';
import { findPerson, loadPerson, type Person, shownAmongOthers } from '../storage/people.ts';
import { caseAtDesk, today } from './departure-case.ts';
import { readersOf, readNotes, sealNotes, writeNotes } from './sealed-notes.ts';

const nothing = new Uint8Array(0);

/** Also after the last day: it is added to the case and changes nothing that was closed with it. */
export async function recordInterview(
  vault: OpenVault,
  input: ParsedInput<'departure.interview'>,
  call: Call,
): Promise<{ note: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const { departure, leaver, isSelf } = caseAtDesk(vault, desk, input.departure, call);
  const judge = () =>
    assertAllowed(decide(tickRules, { isSelf, state: findDeparture(vault.db, departure.no).state }));
  judge();
  const { text, characters } = writeNotes({ ...input.fields, text: input.text });
  readersOf(vault, desk, leaver, input.readers);
  const note = newId<NoteId>();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    ready: () => assertKeysFollowLog(vault),
    enter: (sign) => {
      assertNobodyElseWrote(vault);
      const readers = sealNotes(vault, note, text, { writer: desk, about: leaver, named: input.readers });
      sign('departure.interviewed', () => ({ departure: departure.id, note, characters, readers }));
    },
  });
  return { note: note.slice(0, 8) };
}

/** With anybody, of any cause: why, when and with whom is sealed with what was said; the log has the day and who may read. */
export async function recordTalk(
  vault: OpenVault,
  input: ParsedInput<'talk.record'>,
  call: Call,
): Promise<{ note: string }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const about = findPerson(vault.db, input.who);
  call.about.person = about.id;
  const on = input.on ?? today(vault);
  const judge = () => {
    if (about.human === desk.human) throw new Refusal('COSIGNER_SAME');
  };
  judge();
  if (!isCalendarDay(on) || on > today(vault)) throw new Refusal('INPUT_MALFORMED', { field: 'on' });
  const { text, characters } = writeNotes({ why: input.why, with: input.with, text: input.text });
  readersOf(vault, desk, about, input.readers);
  const note = newId<NoteId>();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    ready: () => assertKeysFollowLog(vault),
    enter: (sign) => {
      assertNobodyElseWrote(vault);
      const readers = sealNotes(vault, note, text, { writer: desk, about, named: input.readers });
      sign('talk.recorded', () => ({ note, person: about.id, on, characters, readers }));
    },
  });
  return { note: note.slice(0, 8) };
}

/** Talks that this reader may open: those sealed to them that are not about themself, under any account (S4). */
const talksFor = (vault: OpenVault, reader: Pick<Person, 'id' | 'human'>) =>
  leavingEntriesOf(vault.db, 'talk.recorded', ['talk.recorded']).filter(
    ({ data }) =>
      data.readers.some(({ person }) => person === reader.id) &&
      loadPerson(vault.db, data.person).human !== reader.human,
  );

export function listTalks(vault: OpenVault, _input: unknown, call: Call): readonly TalkShown[] {
  const desk = assertStanding(vault, call, []);
  return talksFor(vault, desk)
    .map(({ data, by }) => ({
      note: data.note.slice(0, 8),
      person: shownAmongOthers(vault.db, data.person),
      writer: shownAmongOthers(vault.db, by),
      on: data.on,
      characters: data.characters,
      readers: data.readers.map(({ person }) => shownAmongOthers(vault.db, person)),
    }))
    .reverse();
}

function readableTalk(vault: OpenVault, reader: Person, written: string): NoteId | null {
  if (!/^[0-9a-f]{8,32}$/i.test(written)) return null;
  const found = talksFor(vault, reader).filter(({ data }) => data.note.startsWith(written.toLowerCase()));
  return found.length === 1 ? found[0]!.data.note : null;
}

export async function readInterview(
  vault: OpenVault,
  input: ParsedInput<'departure.read-interview'>,
  call: Call,
): Promise<{ fields: NoteFields }> {
  const desk = assertStanding(vault, call, []);
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const note = readableInterview(vault.db, desk, input.note) ?? readableTalk(vault, desk, input.note);
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
  return { fields: readNotes(text) };
}
