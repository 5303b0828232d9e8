import { describe, expect, test } from 'vitest';
import { SealMalformed, WeakParameters, WrongSecret } from '../../vault/sealing/faults.ts';
import {
  dropKeyset,
  formatKeyFile,
  generateKeyFile,
  generateKeyset,
  parseKeyFile,
  unwrapKeyset,
  type WrappedKeyset,
  wrapKeyset,
} from '../../vault/sealing/keyset.ts';
import { argon2idHasher } from '../../vault/sealing/passphrase.ts';
import {
  decodeHex,
  encodeHex,
  loadSealingKey,
  loadSigningKey,
  randomBytes,
} from '../../vault/sealing/suite.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';

const vaultId = randomBytes(16);
const passphrase = 'retake transpose sapling kinship disloyal status';

describe('keysets', () => {
  test('have public halves that belong to the private ones', () => {
    const keyset = generateKeyset();
    expect(loadSigningKey(keyset.signingSeed).publicKey).toEqual(keyset.signingPublicKey);
    expect(loadSealingKey(keyset.sealingPrivateKey).publicKey).toEqual(keyset.sealingPublicKey);
  });

  test.each([true, false])('survive wrapping (key file: %s)', async (withKeyFile) => {
    const { keysetId, signingSeed, sealingPrivateKey } = generateKeyset();
    const secrets = { passphrase, keyFileSecret: withKeyFile ? randomBytes(32) : undefined };
    const keyset = { keysetId, signingSeed, sealingPrivateKey };
    const wrapped = await wrapKeyset(vaultId, keyset, secrets, weakPassphraseHasher);
    const stored = JSON.parse(JSON.stringify(wrapped)) as WrappedKeyset;
    expect(stored.keyFile).toBe(withKeyFile);
    expect(await unwrapKeyset(stored, secrets, weakPassphraseHasher)).toEqual(keyset);
  });

  test('say the same of a wrong passphrase, key file, missing or superfluous key file', async () => {
    const keyFileSecret = randomBytes(32);
    const withFile = await wrapKeyset(
      vaultId,
      generateKeyset(),
      { passphrase, keyFileSecret },
      weakPassphraseHasher,
    );
    const without = await wrapKeyset(vaultId, generateKeyset(), { passphrase }, weakPassphraseHasher);
    const attempts = [
      unwrapKeyset(withFile, { passphrase: `${passphrase} `, keyFileSecret }, weakPassphraseHasher),
      unwrapKeyset(withFile, { passphrase, keyFileSecret: randomBytes(32) }, weakPassphraseHasher),
      unwrapKeyset(withFile, { passphrase }, weakPassphraseHasher),
      unwrapKeyset(without, { passphrase, keyFileSecret }, weakPassphraseHasher),
    ];
    const faults = await Promise.all(attempts.map((attempt) => attempt.catch((fault: unknown) => fault)));
    expect(faults.every((fault) => fault instanceof WrongSecret)).toBe(true);
    expect(new Set(faults.map((fault) => (fault as Error).message)).size).toBe(1);
  });

  test('refuse a record in which any byte was changed', async () => {
    const wrapped = await wrapKeyset(vaultId, generateKeyset(), { passphrase }, weakPassphraseHasher);
    const flip = (hex: string, at: number) => {
      const bytes = decodeHex(hex);
      bytes[at]! ^= 1;
      return encodeHex(bytes);
    };
    const changed: WrappedKeyset[] = [];
    for (const member of [
      'vaultId',
      'keysetId',
      'signingPublicKey',
      'sealingPublicKey',
      'nonce',
      'sealed',
    ] as const) {
      for (let i = 0; i < wrapped[member].length / 2; i++) {
        changed.push({ ...wrapped, [member]: flip(wrapped[member], i) });
      }
    }
    for (let i = 0; i < 16; i++) {
      changed.push({ ...wrapped, argon2id: { ...wrapped.argon2id, salt: flip(wrapped.argon2id.salt, i) } });
    }
    changed.push({ ...wrapped, keyFile: true });
    changed.push({ ...wrapped, argon2id: { ...wrapped.argon2id, memoryKiB: 16 } });
    for (const record of changed) {
      await expect(unwrapKeyset(record, { passphrase }, weakPassphraseHasher)).rejects.toThrow(WrongSecret);
    }
  });

  test('refuse lowered parameters before any work is done', async () => {
    const weak = await wrapKeyset(vaultId, generateKeyset(), { passphrase }, weakPassphraseHasher);
    await expect(unwrapKeyset(weak, { passphrase }, argon2idHasher)).rejects.toThrow(WeakParameters);
  });

  test('open with the real hasher', async () => {
    const keyset = generateKeyset();
    const wrapped = await wrapKeyset(vaultId, keyset, { passphrase }, argon2idHasher);
    expect(wrapped.argon2id.memoryKiB).toBeGreaterThanOrEqual(64 * 1024);
    const opened = await unwrapKeyset(wrapped, { passphrase }, argon2idHasher);
    expect(opened.signingSeed).toEqual(keyset.signingSeed);
  });

  test.each([
    ['another version', { version: 2 }],
    ['a short ciphertext', { sealed: '00' }],
    ['uppercase hex', { nonce: 'AABBCCDDEEFF001122334455' }],
  ])('refuse %s as malformed', async (_what, members) => {
    const wrapped = await wrapKeyset(vaultId, generateKeyset(), { passphrase }, weakPassphraseHasher);
    const record = { ...wrapped, ...members } as unknown as WrappedKeyset;
    await expect(unwrapKeyset(record, { passphrase }, weakPassphraseHasher)).rejects.toThrow(SealMalformed);
  });

  test('are zero once dropped', () => {
    const keyset = generateKeyset();
    dropKeyset(keyset);
    expect(keyset.signingSeed).toEqual(new Uint8Array(32));
    expect(keyset.sealingPrivateKey).toEqual(new Uint8Array(32));
  });
});

describe('key files', () => {
  const keyFile = generateKeyFile(vaultId, randomBytes(16));
  const text = formatKeyFile(keyFile);

  test('survive being written and read', () => {
    expect(parseKeyFile(text)).toEqual(keyFile);
  });

  test('are refused when any character was changed, and taken for something else when they say so', () => {
    for (let i = 0; i < text.length; i++) {
      const changed = text.slice(0, i) + (text[i] === '0' ? '1' : '0') + text.slice(i + 1);
      let parsed: unknown;
      try {
        parsed = parseKeyFile(changed);
      } catch (fault) {
        expect(fault).toBeInstanceOf(SealMalformed);
        continue;
      }
      expect(parsed).toBeNull();
    }
  });

  test.each(['', 'null', '[]', '{}', 'not JSON', '{"kind":"something else"}', 'x'.repeat(2000)])(
    'are told from other files (%#)',
    (other) => {
      expect(parseKeyFile(other)).toBeNull();
    },
  );

  test.each([
    text.trimEnd(),
    `${text}\n`,
    `\ufeff${text}`,
    text.replaceAll('\n', '\r\n'),
    text.replace(/"secret".*\n/, ''),
  ])('have one spelling only (%#)', (other) => {
    let refused = false;
    try {
      refused = parseKeyFile(other) === null;
    } catch (fault) {
      refused = fault instanceof SealMalformed;
    }
    expect(refused).toBe(true);
  });

  test('of a newer version are refused as such', () => {
    expect(() => parseKeyFile(text.replace('"version": 1', '"version": 2'))).toThrow(SealMalformed);
  });
});
