import { argon2Sync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOfPassphrase } from '../../shared/policy/passphrase-rules.ts';
import { englishWords } from './english-words.ts';
import { SealMalformed, WeakParameters } from './faults.ts';
import { argon2idHasher, calibrate, generatePassphrase } from './passphrase.ts';
import { pinyinSyllables } from './pinyin-syllables.ts';
import { encodeHex, randomBytes } from './suite.ts';

const salt = randomBytes(16);
const { floor } = argon2idHasher;

function oracle(passphrase: string, memory: number, passes: number, parallelism: number): string {
  const message = Buffer.from(passphrase.normalize('NFC'));
  return argon2Sync('argon2id', {
    message,
    nonce: salt,
    parallelism,
    tagLength: 32,
    memory,
    passes,
  }).toString('hex');
}

describe('Argon2id', () => {
  test('the oracle of these tests computes RFC 9106 §5.3', () => {
    const fill = (length: number, value: number) => new Uint8Array(length).fill(value);
    const tag = argon2Sync('argon2id', {
      message: fill(32, 1),
      nonce: fill(16, 2),
      secret: fill(8, 3),
      associatedData: fill(12, 4),
      parallelism: 4,
      tagLength: 32,
      memory: 32,
      passes: 3,
    });
    expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  test('agrees with the oracle at the floor and above', async () => {
    for (const parameters of [floor, { iterations: 4, parallelism: 2, memoryKiB: 65 * 1024 }]) {
      const { memoryKiB, iterations, parallelism } = parameters;
      const derived = await argon2idHasher.derive('correct horse 电池', salt, parameters);
      expect(encodeHex(derived)).toBe(oracle('correct horse 电池', memoryKiB, iterations, parallelism));
    }
  });

  test('takes two spellings of one passphrase for one', async () => {
    const composed = await argon2idHasher.derive('caf\u00e9', salt, floor);
    const decomposed = await argon2idHasher.derive('cafe\u0301', salt, floor);
    expect(decomposed).toEqual(composed);
  });

  test.each([
    { ...floor, iterations: 2 },
    { ...floor, parallelism: 0 },
    { ...floor, memoryKiB: 64 * 1024 - 1 },
    { iterations: 1, parallelism: 1, memoryKiB: 8 },
  ])('refuses parameters below the floor: %j', async (parameters) => {
    await expect(argon2idHasher.derive('x', salt, parameters)).rejects.toThrow(WeakParameters);
  });

  test.each([
    { ...floor, memoryKiB: 2 ** 30 },
    { ...floor, iterations: 1e9 },
    { ...floor, iterations: 3.5 },
    { ...floor, memoryKiB: Number.NaN },
  ])('refuses parameters that no record of ours holds: %j', async (parameters) => {
    await expect(argon2idHasher.derive('x', salt, parameters)).rejects.toThrow(SealMalformed);
  });

  test('refuses an empty passphrase', async () => {
    await expect(argon2idHasher.derive('', salt, floor)).rejects.toThrow(SealMalformed);
  });

  test('is calibrated between 64 and 256 MiB to about half a second, by a given stopwatch', async () => {
    const ticking = (stepMs: number) => {
      let nowMs = 0;
      return () => {
        nowMs += stepMs;
        return nowMs;
      };
    };
    expect(await calibrate(ticking(250))).toEqual({ ...floor, memoryKiB: 128 * 1024 });
    expect(argon2idHasher.newParams().memoryKiB).toBe(128 * 1024);
    expect(await calibrate(ticking(5000))).toEqual(floor);
    expect((await calibrate(ticking(0))).memoryKiB).toBe(256 * 1024);
  });
});

describe('generated passphrases', () => {
  test('lists are large enough for 77 bits and hold nothing twice', () => {
    expect(new Set(englishWords).size).toBe(7776);
    expect(englishWords.length).toBe(7776);
    expect(6 * Math.log2(englishWords.length)).toBeGreaterThan(77);
    expect(new Set(pinyinSyllables).size).toBe(389);
    expect(pinyinSyllables.length).toBe(389);
    expect(9 * Math.log2(pinyinSyllables.length)).toBeGreaterThan(77);
    expect(englishWords.every((word) => /^[a-z-]{3,}$/.test(word))).toBe(true);
    expect(pinyinSyllables.every((syllable) => /^[a-z]{2,6}$/.test(syllable))).toBe(true);
  });

  test.each([
    ['en', englishWords, 6],
    ['zh', pinyinSyllables, 9],
  ] as const)('in %s are words of the list that every keyboard writes by itself', (language, list, count) => {
    const passphrase = generatePassphrase(language);
    expect(passphrase).toMatch(/^[ -~]+$/);
    expect(faultsOfPassphrase(passphrase)).toEqual([]);
    const words = passphrase.split(' ');
    expect(words).toHaveLength(count);
    expect(words.every((word) => list.includes(word))).toBe(true);
  });

  test('of Chinese characters, as they were drawn before, still open what they sealed', async () => {
    const drawnBefore = '啊阿埃挨哎蔼矮';
    const derived = await argon2idHasher.derive(drawnBefore, salt, floor);
    const { memoryKiB, iterations, parallelism } = floor;
    expect(encodeHex(derived)).toBe(oracle(drawnBefore, memoryKiB, iterations, parallelism));
  });

  test('are drawn from the whole of the lists', () => {
    const seen = new Set(Array.from({ length: 3000 }, () => generatePassphrase('en').split(' ')).flat());
    // Of 7,776 words, 18,000 uniform draws leave about 770 out.
    expect(seen.size).toBeGreaterThan(6850);
    expect(seen.size).toBeLessThan(7150);
  });
});
