/**
 * Notes of an interview or a talk: fields sealed to those who may read them, never to the person they are about (P2, P4).
 * What is sealed is a line that names the form, then the fields as JSON; notes from before there were fields are a text.
 */

import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { NoteId } from '../../shared/vocabulary/ids.ts';
import { type NoteFields, noteFields } from '../../shared/vocabulary/note-fields.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { noteInfo } from '../keys/sealing-labels.ts';
import { hpkeSeal } from '../sealing/hpke.ts';
import { decodeHex, encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';

const nothing = new Uint8Array(0);
const charactersMax = 20_000;
const firstLine = 'dossier-vault notes 1\n';

export interface WrittenNotes {
  readonly text: string;
  readonly characters: number;
}

/** What was typed into the fields, as it is sealed; refused where nothing was, or too much. */
export function writeNotes(typed: NoteFields): WrittenNotes {
  const fields = Object.fromEntries(
    noteFields.flatMap((name) => {
      const text = (typed[name] ?? '').normalize('NFC').trim();
      return text === '' ? [] : [[name, text]];
    }),
  );
  const characters = Object.values(fields).reduce((sum, text) => sum + [...text].length, 0);
  if (characters === 0) throw new Refusal('TEXT_MISSING', { field: 'note' });
  if (characters > charactersMax) throw new Refusal('TEXT_TOO_LONG', { field: 'note', max: charactersMax });
  return { text: firstLine + JSON.stringify(fields), characters };
}

export function readNotes(text: string): NoteFields {
  if (!text.startsWith(firstLine)) return { text };
  const read = JSON.parse(text.slice(firstLine.length)) as Record<string, unknown>;
  return Object.fromEntries(
    noteFields.flatMap((name) => (typeof read[name] === 'string' ? [[name, read[name]]] : [])),
  );
}

/** The writer always reads; the others once each, and never the person the notes are about. */
export function readersOf(
  vault: OpenVault,
  writer: Person,
  about: Person,
  named: readonly string[],
): Person[] {
  const readers = new Map([[writer.id, writer]]);
  for (const who of named) {
    const reader = findPerson(vault.db, who);
    if (reader.human === about.human) throw new Refusal('COSIGNER_SAME');
    readers.set(reader.id, reader);
  }
  return [...readers.values()];
}

/**
 * In the transaction of the entry that names them: sealed to the keys that the readers hold now, for somebody may have been
 * given new ones meanwhile. Returns who reads, with the hash of what was sealed to each.
 */
export function sealNotes(
  vault: OpenVault,
  note: NoteId,
  text: string,
  { writer, about, named }: { writer: Person; about: Person; named: readonly string[] },
) {
  const known = vault.keys.now();
  return readersOf(vault, loadPerson(vault.db, writer.id), about, named).map((reader) => {
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
}
