import { describe, expect, test } from 'vitest';
import { SealMalformed } from '../sealing/faults.ts';
import {
  concatBytes,
  decodeBase64,
  encodeBase64,
  encodeHex,
  loadSigningKey,
  randomBytes,
} from '../sealing/suite.ts';
import {
  cosignNote,
  formatSignedNote,
  formatVerifierKey,
  noteKeyHash,
  noteKeyTypes,
  parseSignedNote,
  signNote,
  verifyCosignature,
  verifyNote,
} from './signed-note.ts';

// The example of golang.org/x/mod/sumdb/note, whose format C2SP signed-note writes down.
const publishedKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const publishedNote =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n" +
  '\n' +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const key = loadSigningKey(randomBytes(32));
const witness = loadSigningKey(randomBytes(32));
const text = 'origin\n12\nroot\n';
const note = formatSignedNote({ text, signatures: [signNote(text, 'log', key)] });

describe('signed notes', () => {
  test('verify the published example', () => {
    const publicKey = decodeBase64(publishedKey.split('+').slice(2).join('+')).subarray(1);
    expect(formatVerifierKey('PeterNeumann', noteKeyTypes.ed25519, publicKey)).toBe(publishedKey);
    expect(verifyNote(parseSignedNote(publishedNote), 'PeterNeumann', publicKey)).toBe(true);
    expect(
      verifyNote(parseSignedNote(publishedNote.replace('answer', 'Answer')), 'PeterNeumann', publicKey),
    ).toBe(false);
  });

  test('print as they were parsed, and verify under their own name and key only', () => {
    const parsed = parseSignedNote(note);
    expect(formatSignedNote(parsed)).toBe(note);
    expect(verifyNote(parsed, 'log', key.publicKey)).toBe(true);
    expect(verifyNote(parsed, 'other', key.publicKey)).toBe(false);
    expect(verifyNote(parsed, 'log', witness.publicKey)).toBe(false);
  });

  test('keep their text apart from their signatures at the last empty line', () => {
    const inner = 'a\n\nb\n';
    const encoded = formatSignedNote({ text: inner, signatures: [signNote(inner, 'log', key)] });
    expect(parseSignedNote(encoded).text).toBe(inner);
  });

  test.each([
    ['nothing', ''],
    ['no signature', `${text}\n`],
    ['no empty line', note.replace('\n\n', '\n')],
    ['no newline at the end', note.slice(0, -1)],
    ['a further newline at the end', `${note}\n`],
    ['carriage returns', note.replaceAll('\n', '\r\n')],
    ['a tab in the text', note.replace('origin', 'ori\tgin')],
    ['another dash', note.replace('—', '-')],
    ['two spaces', note.replace('— log ', '—  log ')],
    ['a trailing space', note.replace(/\n$/, ' \n')],
    ['a plus in the name', note.replace('— log', '— l+og')],
    ['no name', note.replace('— log ', '—  ')],
    ['base64 without padding', note.replace(/=+\n$/, '\n')],
    ['a signature of no bytes', note.replace(/ \S+\n$/, ' AAAAAA==\n')],
    ['a lone surrogate', note.replace('origin', 'ori\ud800gin')],
  ])('are refused with %s', (_what, encoded) => {
    expect(() => parseSignedNote(encoded)).toThrow(SealMalformed);
  });

  test('are refused with more signatures than any of ours', () => {
    const signature = signNote(text, 'log', key);
    const crowded = formatSignedNote({ text, signatures: Array.from({ length: 101 }, () => signature) });
    expect(() => parseSignedNote(crowded)).toThrow(SealMalformed);
  });

  test('tell keys of one name and two purposes apart', () => {
    const hashes = Object.values(noteKeyTypes).map((type) =>
      encodeHex(noteKeyHash('n', type, key.publicKey)),
    );
    expect(new Set(hashes).size).toBe(2);
  });
});

describe('cosignatures', () => {
  const timeSeconds = 1_700_000_000;
  const cosigned = parseSignedNote(
    formatSignedNote({
      text,
      signatures: [signNote(text, 'log', key), cosignNote(text, 'witness', witness, timeSeconds)],
    }),
  );

  test('give back the time they were made at', () => {
    expect(verifyNote(cosigned, 'log', key.publicKey)).toBe(true);
    expect(verifyCosignature(cosigned, 'witness', witness.publicKey)).toBe(timeSeconds);
  });

  test('are not found under another name or key, nor in a plain signature', () => {
    expect(verifyCosignature(cosigned, 'log', witness.publicKey)).toBeNull();
    expect(verifyCosignature(cosigned, 'witness', key.publicKey)).toBeNull();
    expect(verifyCosignature(cosigned, 'log', key.publicKey)).toBeNull();
    expect(verifyNote(cosigned, 'witness', witness.publicKey)).toBe(false);
  });

  test('cover their time and the text', () => {
    const [log, cosignature] = cosigned.signatures;
    const later = cosignature!.signature.slice();
    later[7]! ^= 1;
    const moved = { text, signatures: [log!, { ...cosignature!, signature: later }] };
    expect(verifyCosignature(moved, 'witness', witness.publicKey)).toBeNull();
    expect(
      verifyCosignature({ ...cosigned, text: 'origin\n13\nroot\n' }, 'witness', witness.publicKey),
    ).toBeNull();
    const short = { ...cosignature!, signature: cosignature!.signature.slice(0, 71) };
    expect(verifyCosignature({ text, signatures: [short] }, 'witness', witness.publicKey)).toBeNull();
  });

  test('are eight bytes of time and a signature, after the hash of the key', () => {
    const blob = concatBytes(cosigned.signatures[1]!.keyHash, cosigned.signatures[1]!.signature);
    expect(blob).toHaveLength(4 + 8 + 64);
    expect(encodeBase64(blob.subarray(4, 12))).toBe(
      encodeBase64(Uint8Array.of(0, 0, 0, 0, 0x65, 0x53, 0xf1, 0)),
    );
  });
});
