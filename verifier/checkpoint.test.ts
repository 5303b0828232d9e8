import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCheckpoint } from './checkpoint.ts';
import { isSignedBy } from './signed-note.ts';
import { signingKeyFromHex } from './sound-key.ts';

const vector: { origin: string; size: number; root: string; signedNote: string; logPublicKey: string } =
  JSON.parse(readFileSync(new URL('../test/vectors/checkpoint.json', import.meta.url), 'utf8'));
const key = signingKeyFromHex(vector.logPublicKey);

test('reads the checkpoint of the vectors, cosignature and all', () => {
  const checkpoint = parseCheckpoint(vector.signedNote)!;
  expect(checkpoint).toMatchObject({ origin: vector.origin, size: vector.size, generation: 1 });
  expect(checkpoint.root.toString('hex')).toBe(vector.root);
  expect(isSignedBy(checkpoint.note, vector.origin, vector.logPublicKey, key)).toBe(true);
});

test('its signature is not that of another text, name or key', () => {
  const { note } = parseCheckpoint(vector.signedNote)!;
  const other = 'f14af0664af0e9f9f24f19e485a0b89d9b555a1e426e7069056ab50d7edc6853';
  expect(isSignedBy({ ...note, text: `${note.text}\n` }, vector.origin, vector.logPublicKey, key)).toBe(
    false,
  );
  expect(isSignedBy(note, 'approver-witness', vector.logPublicKey, key)).toBe(false);
  expect(isSignedBy(note, vector.origin, other, signingKeyFromHex(other))).toBe(false);
});

test.each([
  ['no signature', (note: string) => `${note.split('\n\n')[0]}\n`],
  ['no final newline', (note: string) => note.slice(0, -1)],
  ['an extension line', (note: string) => note.replace('\n\n', '\nmore\n\n')],
  ['a leading zero', (note: string) => note.replace('\n20852163', '\n020852163')],
  ['generation zero', (note: string) => note.replaceAll('/g1', '/g0')],
  ['an upper-case vault id', (note: string) => note.replaceAll('1a1b', '1A1B')],
  ['a size beyond 2^53', (note: string) => note.replace('20852163', '9007199254740993')],
  ['a root cut short', (note: string) => note.replace('yMnKy8zN', '')],
  ['base64 with stray bits', (note: string) => note.replace('5uc=\n', '5ud=\n')],
  ['a hyphen for a dash', (note: string) => note.replace('— dossier', '- dossier')],
  ['a carriage return', (note: string) => note.replace('\n', '\r\n')],
  ['two spaces', (note: string) => note.replace('— dossier', '—  dossier')],
])('refuses %s', (_, change) => {
  const changed = change(vector.signedNote);
  expect(changed).not.toBe(vector.signedNote);
  expect(parseCheckpoint(changed)).toBeNull();
});
