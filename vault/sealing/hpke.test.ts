import { readFileSync } from 'node:fs';
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { describe, expect, test } from 'vitest';
import { SealBroken, UnsoundKey } from './faults.ts';
import { hpkeOpen, hpkeOverheadBytes, hpkeSeal, sealWithEphemeralKey } from './hpke.ts';
import {
  concatBytes,
  decodeHex,
  encodeHex,
  encodeUtf8,
  generateSealingKey,
  loadSealingKey,
  randomBytes,
} from './suite.ts';

const vector = JSON.parse(
  readFileSync(
    new URL('../../test/vectors/rfc9180-base-x25519-sha256-aes256gcm.json', import.meta.url),
    'utf8',
  ),
);

const other = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** A view as the other implementation wants it: an ArrayBuffer of its own. */
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('HPKE', () => {
  test('seals and opens the published vector', () => {
    const { aad, pt, ct } = vector.encryption;
    const [info, recipient] = [decodeHex(vector.info), decodeHex(vector.skRm)];
    const ephemeral = loadSealingKey(decodeHex(vector.skEm));
    expect(encodeHex(ephemeral.publicKey)).toBe(vector.enc);
    const sealed = sealWithEphemeralKey(
      ephemeral,
      decodeHex(vector.pkRm),
      info,
      decodeHex(aad),
      decodeHex(pt),
    );
    expect(encodeHex(sealed)).toBe(vector.enc + ct);
    expect(encodeHex(hpkeOpen(recipient, info, decodeHex(aad), sealed))).toBe(pt);
  });

  test('agrees with another implementation both ways', async () => {
    for (let i = 0; i < 50; i++) {
      const recipient = generateSealingKey();
      const [info, aad, plaintext] = [randomBytes(i), randomBytes(i % 5), randomBytes(i * 3)];
      const recipientPublicKey = await other.kem.importKey('raw', buffer(recipient.publicKey), true);
      const recipientKey = await other.kem.importKey('raw', buffer(recipient.privateKey), false);

      const theirs = await other.seal(
        { recipientPublicKey, info: buffer(info) },
        buffer(plaintext),
        buffer(aad),
      );
      const sealed = concatBytes(new Uint8Array(theirs.enc), new Uint8Array(theirs.ct));
      expect(hpkeOpen(recipient.privateKey, info, aad, sealed)).toEqual(plaintext);

      const ours = hpkeSeal(recipient.publicKey, info, aad, plaintext);
      const opened = await other.open(
        { recipientKey, enc: buffer(ours.subarray(0, 32)), info: buffer(info) },
        buffer(ours.subarray(32)),
        buffer(aad),
      );
      expect(new Uint8Array(opened)).toEqual(plaintext);
    }
  });

  const recipient = generateSealingKey();
  const [info, aad, share] = [encodeUtf8('info'), encodeUtf8('aad'), randomBytes(32)];

  test('opens with raw key and with loaded key alike', () => {
    const sealed = hpkeSeal(recipient.publicKey, info, aad, share);
    expect(sealed.length).toBe(share.length + hpkeOverheadBytes);
    expect(hpkeOpen(recipient.privateKey, info, aad, sealed)).toEqual(share);
    expect(hpkeOpen(loadSealingKey(recipient.privateKey), info, aad, sealed)).toEqual(share);
  });

  test('never seals the same twice', () => {
    expect(hpkeSeal(recipient.publicKey, info, aad, share)).not.toEqual(
      hpkeSeal(recipient.publicKey, info, aad, share),
    );
  });

  test('refuses every flipped bit, another key, info and aad, and a value cut short', () => {
    const sealed = hpkeSeal(recipient.publicKey, info, aad, share);
    for (let i = 0; i < sealed.length * 8; i++) {
      // X25519 ignores the top bit of a u coordinate, but the encapsulated bytes are in the key schedule.
      const changed = sealed.slice();
      changed[i >> 3]! ^= 1 << (i & 7);
      expect(() => hpkeOpen(recipient.privateKey, info, aad, changed)).toThrow(SealBroken);
    }
    expect(() => hpkeOpen(generateSealingKey().privateKey, info, aad, sealed)).toThrow(SealBroken);
    expect(() => hpkeOpen(recipient.privateKey, aad, aad, sealed)).toThrow(SealBroken);
    expect(() => hpkeOpen(recipient.privateKey, info, info, sealed)).toThrow(SealBroken);
    for (let length = 0; length < sealed.length; length++) {
      expect(() => hpkeOpen(recipient.privateKey, info, aad, sealed.subarray(0, length))).toThrow(SealBroken);
    }
  });

  test('seals to no key of low order, and opens nothing encapsulated with one', () => {
    expect(() => hpkeSeal(new Uint8Array(32), info, aad, share)).toThrow(UnsoundKey);
    const crafted = new Uint8Array(32 + 16 + 32);
    expect(() => hpkeOpen(recipient.privateKey, info, aad, crafted)).toThrow(SealBroken);
  });
});
