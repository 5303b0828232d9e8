import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chineseCharacters } from '../sealing/chinese-characters.ts';
import { SealBroken, SealMalformed } from '../sealing/faults.ts';
import { encodeHex, encodeUtf8, loadSigningKey, randomBytes, sha256 } from '../sealing/suite.ts';
import {
  checkpointOrigin,
  checkpointWords,
  formatCheckpoint,
  parseCheckpoint,
  shortEnglishWords,
  signCheckpoint,
  verifyCheckpoint,
} from './checkpoint.ts';
import { cosignNote, verifyCosignature } from './signed-note.ts';

const vaultId = randomBytes(16);
const origin = checkpointOrigin(vaultId, 1);
const key = loadSigningKey(randomBytes(32));
const checkpoint = { origin, size: 4711, root: randomBytes(32) };
const body = formatCheckpoint(checkpoint);

describe('checkpoints', () => {
  test('survive being printed, whatever their size and root', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        expect(parseCheckpoint(formatCheckpoint({ origin, size, root }))).toEqual({ origin, size, root });
      }),
    );
  });

  test.each([
    ['a leading zero', body.replace('4711', '04711')],
    ['a plus', body.replace('4711', '+4711')],
    ['a size beyond what is exact', body.replace('4711', '9007199254740993')],
    ['a negative size', body.replace('4711', '-1')],
    ['an extension line', `${body}extension\n`],
    ['no final newline', body.slice(0, -1)],
    ['a short root', body.replace(/\n[^\n]+\n$/, '\nAAAA\n')],
    ['another product', body.replace('dossier-vault', 'other')],
    ['a generation with a leading zero', body.replace('/g1', '/g01')],
    ['uppercase in the vault id', body.replace(/\/[0-9a-f]{4}/, '/ABCD')],
    ['nothing', ''],
  ])('are refused with %s', (_what, changed) => {
    expect(() => parseCheckpoint(changed)).toThrow(SealMalformed);
  });

  test('verify with the key and origin of their log', () => {
    const note = signCheckpoint(checkpoint, key);
    const verified = verifyCheckpoint(note, { origin, logPublicKey: key.publicKey });
    expect(verified.checkpoint).toEqual(checkpoint);
  });

  test('of another generation, vault or key, or with a changed size, are refused as broken', () => {
    const note = signCheckpoint(checkpoint, key);
    const expected = { origin, logPublicKey: key.publicKey };
    const refusedAs = (encoded: string, against = expected) =>
      expect(() => verifyCheckpoint(encoded, against)).toThrow(SealBroken);
    refusedAs(note, { ...expected, origin: checkpointOrigin(vaultId, 2) });
    refusedAs(note, { ...expected, origin: checkpointOrigin(randomBytes(16), 1) });
    refusedAs(note, { ...expected, logPublicKey: loadSigningKey(randomBytes(32)).publicKey });
    refusedAs(note.replace('\n4711\n', '\n4712\n'));
  });

  test('carry the cosignatures of witnesses', () => {
    const witness = loadSigningKey(randomBytes(32));
    const cosignature = cosignNote(body, 'witness-1', witness, 1_800_000_000);
    const note = signCheckpoint(checkpoint, key, [cosignature]);
    const verified = verifyCheckpoint(note, { origin, logPublicKey: key.publicKey });
    expect(verifyCosignature(verified.note, 'witness-1', witness.publicKey)).toBe(1_800_000_000);
  });

  test('have an origin with 16 bytes of vault id and a whole generation', () => {
    expect(() => checkpointOrigin(randomBytes(15), 1)).toThrow(SealMalformed);
    expect(() => checkpointOrigin(vaultId, -1)).toThrow(SealMalformed);
    expect(() => checkpointOrigin(vaultId, 1.5)).toThrow(SealMalformed);
  });
});

describe('checkpoints in words', () => {
  test('are eight of 2,048 words or characters: 88 bits', () => {
    expect(new Set(shortEnglishWords).size).toBe(2048);
    for (const [language, list] of [
      ['en', shortEnglishWords],
      ['zh', chineseCharacters],
    ] as const) {
      const { size, words } = checkpointWords(checkpoint, language);
      expect(size).toBe(4711);
      expect(words).toHaveLength(8);
      expect(words.every((word) => list.includes(word))).toBe(true);
    }
  });

  test('come from lists that stay as docs/formats/checkpoint.md has them', () => {
    const english = encodeUtf8(`${shortEnglishWords.join('\n')}\n`);
    expect(encodeHex(sha256(english))).toBe(
      'cfd4340c842736caeba4c93dc6f3c113f14949043cb5ebb5438f020a9db704ca',
    );
    const chinese = encodeUtf8(chineseCharacters.join(''));
    expect(encodeHex(sha256(chinese))).toBe(
      'b9d658ed9f02c8b4fe3be10bf0cd9af009c6ffd5073633c697f7a8b276c13021',
    );
  });

  test('say the same number in both languages', () => {
    const indexes = (language: 'en' | 'zh', list: readonly string[]) =>
      checkpointWords(checkpoint, language).words.map((word) => list.indexOf(word));
    expect(indexes('en', shortEnglishWords)).toEqual(indexes('zh', chineseCharacters));
  });

  test('depend on origin, size and root', () => {
    const others = [
      { ...checkpoint, origin: checkpointOrigin(vaultId, 2) },
      { ...checkpoint, size: 4712 },
      { ...checkpoint, root: randomBytes(32) },
    ];
    const words = [checkpoint, ...others].map((each) => checkpointWords(each).words.join(' '));
    expect(new Set(words).size).toBe(4);
  });
});
