/**
 * Notes of a borrower during a view (L10): sealed to their writer, read by nobody else, each reading an entry. The
 * writer may release one to somebody who may know of the document.
 */

import type { NoteSummary } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { KeysetId, NoteId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { actWithKeys } from '../acts/signed-act.ts';
import { assertStanding } from '../acts/signing.ts';
import { assertKeysFollowLog, assertNobodyElseWrote } from '../acts/tables-follow-log.ts';
import { unlock } from '../acts/unlock.ts';
import { ownRecipient, type Recipient } from '../keys/recipient.ts';
import { noteInfo } from '../keys/sealing-labels.ts';
import { SealBroken } from '../sealing/faults.ts';
import { hpkeOpen, hpkeSeal } from '../sealing/hpke.ts';
import { newId } from '../sealing/new-ids.ts';
import { decodeHex, decodeUtf8, encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import { loadDocument, loadDossier, mayKnow } from '../storage/dossiers.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { currentView } from './during-view.ts';

const nothing = new Uint8Array(0);

const sealNote = (vault: OpenVault, note: NoteId, reader: Recipient, text: string): Uint8Array =>
  hpkeSeal(
    decodeHex(reader.sealKey, 32),
    noteInfo(vault.vault, note, reader.keyset),
    nothing,
    encodeUtf8(text),
  );

export async function writeNote(
  vault: OpenVault,
  input: ParsedInput<'note.write'>,
  call: Call,
): Promise<{ note: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  const judge = () => {
    const view = currentView(vault, call);
    if (view.blanked) throw new Refusal('VIEW_BLANK');
    return view;
  };
  const view = judge();
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const text = input.text.normalize('NFC').trim();
  const characters = [...text].length;
  if (characters === 0) throw new Refusal('TEXT_MISSING', { field: 'note' });
  if (characters > 2_000) throw new Refusal('TEXT_TOO_LONG', { field: 'note', max: 2_000 });
  if (input.page > view.pages)
    throw new Refusal('PAGE_OUT_OF_RANGE', { page: input.page, pages: view.pages });
  const note = newId<NoteId>();
  await actWithKeys(vault, call, {
    judge,
    by: () => unlock(vault, call, desk, input.signature),
    enter: (tx, _now, keys) => {
      const own = ownRecipient(keys.keyset, keys.sealingKey);
      const sealed = sealNote(vault, note, own, text);
      vault.db.run('INSERT INTO note_body VALUES (?, ?, ?)', note, own.keyset, sealed);
      tx.append({
        type: 'note.written',
        data: () => ({
          note,
          view: view.view,
          document: view.loan.document,
          page: input.page,
          characters,
          hash: encodeHex(sha256(sealed)),
        }),
        signers: [keys.signer(desk.id, 'borrower')],
        place: vault.place(),
      });
    },
  });
  return { note: note.slice(0, 8) };
}

interface NoteRow {
  id: NoteId;
  writer: string;
  document: string;
  page: number;
  characters: number;
  written_at: number;
}

const readableNotes = (vault: OpenVault, person: Person): NoteRow[] =>
  vault.db.all<NoteRow>(
    'SELECT n.id, n.writer, n.document, n.page, n.characters, n.written_at FROM note n JOIN note_reader r ON r.note = n.id WHERE r.reader = ? ORDER BY n.written_at',
    person.id,
  );

function findNote(vault: OpenVault, person: Person, written: string): NoteRow {
  const row = readableNotes(vault, person).find(
    (note) => note.id.startsWith(written.toLowerCase()) && written.length >= 4,
  );
  if (row === undefined) throw new Refusal('NO_SUCH_NOTE');
  return row;
}

export function listNotes(vault: OpenVault, call: Call): readonly NoteSummary[] {
  const desk = assertStanding(vault, call, ['borrower']);
  return readableNotes(vault, desk).map((row) => {
    const document = loadDocument(vault.db, row.document as never);
    return {
      note: row.id.slice(0, 8),
      document: `${loadDossier(vault.db, document.dossier).code}/${document.no}`,
      title: document.title,
      page: row.page,
      characters: row.characters,
      writtenAtMs: row.written_at,
      mine: row.writer === desk.id,
    };
  });
}

async function openNote(vault: OpenVault, call: Call, desk: Person, row: NoteRow, passphrase: string) {
  const body = vault.db.get<{ sealed: Uint8Array; reader: KeysetId }>(
    'SELECT sealed, reader FROM note_body WHERE note = ? AND reader = ?',
    row.id,
    desk.keyset,
  );
  const keys = await unlock(vault, call, desk, { passphrase });
  // A note sealed to keys that have been replaced is lost to its writer: re-keying says so.
  if (body === undefined) throw new Refusal('KEYSET_REPLACED');
  try {
    const text = decodeUtf8(
      hpkeOpen(
        keys.sealingKey,
        noteInfo(vault.vault, row.id, desk.keyset),
        nothing,
        new Uint8Array(body.sealed),
      ),
    );
    return { keys, text };
  } catch (error) {
    if (error instanceof SealBroken) throw new Refusal('KEYSET_REPLACED');
    throw error;
  }
}

export async function readNote(
  vault: OpenVault,
  input: ParsedInput<'note.read'>,
  call: Call,
): Promise<{ text: string }> {
  const desk = assertStanding(vault, call, ['borrower']);
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const row = findNote(vault, desk, input.note);
  const { text } = await openNote(vault, call, desk, row, input.signature.passphrase);
  vault.writer.transact((tx) =>
    tx.append({
      type: 'note.read',
      data: () => ({ note: row.id }),
      actor: vault.actor('borrower'),
      place: vault.place(),
    }),
  );
  return { text };
}

export async function releaseNote(
  vault: OpenVault,
  input: ParsedInput<'note.release'>,
  call: Call,
): Promise<{ released: boolean }> {
  const desk = assertStanding(vault, call, ['borrower']);
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const row = findNote(vault, desk, input.note);
  if (row.writer !== desk.id) throw new Refusal('NOTE_NOT_YOURS');
  const to = findPerson(vault.db, input.to);
  call.about.person = to.id;
  await actWithKeys(vault, call, {
    judge: () => {
      const now = loadPerson(vault.db, to.id);
      if (now.leaving) throw new Refusal('PERSON_LEAVING');
      const document = loadDocument(vault.db, row.document as never);
      if (now.frozen || !mayKnow(now, loadDossier(vault.db, document.dossier)))
        throw new Refusal('NOT_IN_SUCCESSION');
    },
    by: () => openNote(vault, call, desk, row, input.signature.passphrase),
    ready: () => assertKeysFollowLog(vault),
    enter: (tx, _, { keys, text }) => {
      assertNobodyElseWrote(vault);
      const reader = vault.keys.now().recipientOf(to.id);
      if (reader === null) throw new VaultFault('VAULT_DAMAGED', { part: 'person' });
      const sealed = sealNote(vault, row.id, reader, text);
      vault.db.run('INSERT OR REPLACE INTO note_body VALUES (?, ?, ?)', row.id, reader.keyset, sealed);
      tx.append({
        type: 'note.released',
        data: () => ({ note: row.id, to: to.id, hash: encodeHex(sha256(sealed)) }),
        signers: [keys.signer(desk.id, 'self')],
        place: vault.place(),
      });
    },
  });
  return { released: true };
}
