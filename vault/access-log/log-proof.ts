/** One entry with everything that an outsider would check about it: path to the root, signatures, openings. */
import type { LogProof } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { entryPayloadType } from '../../shared/vocabulary/entry.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText, termWords } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { checkpointWords, parseCheckpoint } from '../log/checkpoint.ts';
import { checkInclusion, proveInclusion } from '../log/proof.ts';
import { parseSignedNote } from '../log/signed-note.ts';
import { leafHash } from '../log/tree.ts';
import { checkOpening, leafData, pae } from '../sealing/statement.ts';
import { decodeHex, encodeHex, verifySignature } from '../sealing/suite.ts';
import { type LeafRow, openingsOf, parseSignatures, treeReader } from '../storage/log-rows.ts';
import { loadPerson } from '../storage/people.ts';
import { logReaders, recordReading } from './log-page.ts';
import { hidesNames, readBody } from './log-rows-shown.ts';

/** The name under which the body holds a commitment: `reason`, `place`; of several of a kind, each by its number. */
export function fieldOf(value: unknown, commitment: string, path: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ((value as { commit?: unknown }).commit === commitment) return path;
  for (const [name, inner] of Object.entries(value)) {
    const found = fieldOf(inner, commitment, path === '' ? name : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** `data.lines.1.projects` as people read it: 在办事项 2. */
export function fieldText(path: string, language: Language): string {
  const [name = '', ...before] = path
    .split('.')
    .reverse()
    .filter((part) => !/^\d+$/.test(part));
  const place = path.split('.').findLast((part) => /^\d+$/.test(part));
  const word = Object.hasOwn(termWords.committedField, name)
    ? termText('committedField', name, language)
    : [name, ...before].reverse().join('.');
  return place === undefined ? word : `${word} ${Number(place) + 1}`;
}

export function proveEntry(vault: OpenVault, input: ParsedInput<'log.proof'>, call: Call): LogProof {
  const desk = assertStanding(vault, call, logReaders, true);
  const row = vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', input.index);
  if (row === undefined) throw new Refusal('INPUT_MALFORMED', { field: 'index' });
  recordReading(vault, call, {}, 1);
  const payload = new Uint8Array(row.payload);
  const body = readBody(row);
  const signed = parseSignatures(row.signatures);
  const hash = leafHash(leafData(entryPayloadType, payload, signed));
  const note = parseSignedNote(vault.writer.checkpointNote());
  const checkpoint = parseCheckpoint(note.text);
  const path = proveInclusion(input.index, checkpoint.size, treeReader(vault.db));
  const included = checkInclusion(hash, input.index, checkpoint.size, checkpoint.root, path);
  const message = pae(entryPayloadType, payload);
  const hidden = hidesNames(desk);
  const signatures = signed.map((signature, i) => {
    const signer = body.signers[i];
    const person = signer === undefined ? null : loadPerson(vault.db, signer.person);
    const key =
      signer === undefined
        ? vault.writer.fact(`log-key-${signature.keyid.replace(/^log:/, '')}`)
        : (vault.db.get<{ sign_key: string }>('SELECT sign_key FROM keyset WHERE id = ?', signer.keyset)
            ?.sign_key ?? '');
    return {
      who: person === null ? signature.keyid : hidden ? `#${person.no}` : amongOthers(person),
      as: signer?.as ?? ('log' as const),
      holds: key !== '' && verifySignature(decodeHex(key, 32), message, signature.sig),
    };
  });
  const texts = openingsOf(vault.db, input.index).map((opening) => ({
    field: fieldOf(body, opening.commitment, '') ?? '?',
    text: hidden ? '—' : opening.text,
    holds: checkOpening({ commit: opening.commitment, salt: opening.salt, text: opening.text }),
  }));
  // What these open are keyed hashes, of use to nobody outside.
  const openings = texts
    .filter(({ field }) => !/\.(likeness|staff)$/.test(field))
    .map((each) => ({ ...each, field: fieldText(each.field, call.language) }));
  return {
    index: input.index,
    leafHash: encodeHex(hash),
    size: checkpoint.size,
    root: encodeHex(checkpoint.root),
    path: path.map(encodeHex),
    included,
    signatures,
    openings,
    body: JSON.stringify(body, null, 2),
    checkpointWords: checkpointWords(checkpoint, call.language === 'zh-CN' ? 'zh' : 'en').words,
    holds: included && signatures.every((each) => each.holds) && openings.every((each) => each.holds),
  };
}
