import { generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  isSignature,
  isSoundSealingKey,
  isSoundSignature,
  isSoundSigningKey,
  signingKeyFromHex,
} from './sound-key.ts';

const raw = (type: 'ed25519' | 'x25519'): string =>
  generateKeyPairSync(type as 'ed25519')
    .publicKey.export({ format: 'der', type: 'spki' })
    .subarray(-32)
    .toString('hex');

test('takes keys of honest generators', () => {
  for (let round = 0; round < 20; round++) {
    expect(isSoundSigningKey(raw('ed25519'))).toBe(true);
    expect(isSoundSealingKey(raw('x25519'))).toBe(true);
  }
});

const identity = `01${'00'.repeat(31)}`;

test('the identity is no key: OpenSSL 3.0, that of Node 20, verifies one signature by it for every message', () => {
  expect(isSoundSigningKey(identity)).toBe(false);
});

test.each([
  ['y = 0', '00'.repeat(32)],
  ['y = 0, negative x', `${'00'.repeat(31)}80`],
  ['identity with the sign bit', `01${'00'.repeat(30)}80`],
  ['y = −1', `ec${'ff'.repeat(30)}7f`],
  ['order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['order 8, negative x', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
  ['y = p', `ed${'ff'.repeat(30)}7f`],
  ['y = p + 1', `ee${'ff'.repeat(30)}7f`],
  ['off the curve', `02${'00'.repeat(31)}`],
])('refuses the signing key with %s', (_, hex) => {
  expect(isSoundSigningKey(hex)).toBe(false);
});

test.each([
  ['u = 0', '00'.repeat(32)],
  ['u = 1', identity],
  ['u = −1', `ec${'ff'.repeat(30)}7f`],
  ['order 8', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
  ['u = p', `ed${'ff'.repeat(30)}7f`],
  ['the top bit', `09${'00'.repeat(30)}80`],
])('refuses the sealing key with %s', (_, hex) => {
  expect(isSoundSealingKey(hex)).toBe(false);
});

const { vectors } = JSON.parse(
  readFileSync(new URL('../test/vectors/ed25519-unsound-r.json', import.meta.url), 'utf8'),
) as { vectors: { about: string; publicKey: string; message: string; signature: string }[] };

// OpenSSL 3.0, that of Node 20, takes those of low order; OpenSSL 3.5, that of Node 24, takes none.
test.each(vectors.map((vector) => [vector.about, vector] as const))(
  'refuses a signature whose R is %s, whatever OpenSSL says',
  (_, { publicKey, message, signature }) => {
    const bytes = Buffer.from(signature, 'hex');
    expect(isSoundSigningKey(publicKey)).toBe(true);
    expect(isSoundSignature(bytes)).toBe(false);
    expect(isSignature(Buffer.from(message, 'hex'), signingKeyFromHex(publicKey), bytes)).toBe(false);
  },
);

test('takes the R of honest signatures', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  for (let round = 0; round < 20; round++) {
    const message = Buffer.from(`message ${round}`);
    const signature = sign(null, message, privateKey);
    expect(isSoundSignature(signature)).toBe(true);
    expect(isSignature(message, publicKey, signature)).toBe(true);
  }
});
