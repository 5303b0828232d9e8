import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { unsoundSignatures, unsoundSignaturesText } from '../../test/support/unsound-signatures.ts';
import { isSoundSignature } from './sound-key.ts';
import { decodeHex, verifySignature, verifySignatureBeside } from './suite.ts';

const onDisk = new URL('../../test/vectors/ed25519-unsound-r.json', import.meta.url);

test('the vectors on disk are those that the generator writes', () => {
  expect(readFileSync(onDisk, 'utf8')).toBe(unsoundSignaturesText());
});

test.each(unsoundSignatures().map((vector) => [vector.about, vector] as const))(
  'refuses a signature whose R is %s, though it solves the equation of the group',
  async (_, { publicKey, message, signature }) => {
    const [key, text, bytes] = [publicKey, message, signature].map((hex) => decodeHex(hex)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    expect(ed25519.verify(bytes, text, key, { zip215: true })).toBe(true);
    expect(isSoundSignature(bytes)).toBe(false);
    expect(verifySignature(key, text, bytes)).toBe(false);
    expect(await verifySignatureBeside(key, text, bytes)).toBe(false);
  },
);

test('takes every other y below the prime, with either sign', () => {
  const signature = new Uint8Array(64);
  for (const [first, last] of [
    [2, 0],
    [2, 0x80],
    [0xeb, 0x7f],
    [0xeb, 0xff],
  ] as const) {
    signature.fill(first === 2 ? 0 : 0xff, 0, 32);
    signature[0] = first;
    signature[31] = last;
    expect(isSoundSignature(signature)).toBe(true);
  }
});
