import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ed25519, x25519 as nobleX25519 } from '@noble/curves/ed25519.js';
import { describe, expect, test } from 'vitest';
import { runKnownAnswerTests } from './known-answers.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  assertSoundEd25519Key,
  assertSoundX25519Key,
  createSha256,
  decodeHex,
  encodeHex,
  encodeUtf8,
  equalBytes,
  generateSealingKey,
  generateSigningKey,
  hkdfExpand,
  hkdfExtract,
  hmacSha256,
  loadAesKey,
  loadSigningKey,
  randomBytes,
  SealBroken,
  sha256,
  UnsoundKey,
  verifySignature,
  x25519,
  zero,
} from './suite.ts';

const rfc8032 = JSON.parse(
  readFileSync(new URL('../../test/vectors/rfc8032-ed25519.json', import.meta.url), 'utf8'),
) as { vectors: { seed: string; publicKey: string; message: string; signature: string }[] };

const p = 2n ** 255n - 19n;

function littleEndian(value: bigint): Uint8Array {
  return decodeHex(value.toString(16).padStart(64, '0')).reverse();
}

describe('known answers', () => {
  test('hold on this platform', () => {
    expect(() => runKnownAnswerTests()).not.toThrow();
  });
});

describe('hashing', () => {
  test('is the same in parts, in one and in a stream', () => {
    const [a, b] = [randomBytes(100), randomBytes(33)];
    const stream = createSha256();
    stream.update(a);
    stream.update(b);
    const streamed = stream.digest();
    expect(streamed).toEqual(sha256(a, b));
    expect(streamed).toEqual(sha256(new Uint8Array([...a, ...b])));
  });

  test('HMAC agrees with the platform for keys shorter and longer than a block', () => {
    for (const length of [0, 1, 32, 64, 65, 200]) {
      const key = randomBytes(length);
      const message = randomBytes(77);
      const expected = createHmac('sha256', key).update(message).digest('hex');
      expect(encodeHex(hmacSha256(key, message.subarray(0, 5), message.subarray(5)))).toBe(expected);
    }
  });

  test('HKDF agrees with the platform for every length to four blocks', () => {
    const [salt, inputKey, info] = [randomBytes(16), randomBytes(64), randomBytes(20)];
    for (let length = 1; length <= 128; length++) {
      const expected = Buffer.from(hkdfSync('sha256', inputKey, salt, info, length)).toString('hex');
      expect(encodeHex(hkdfExpand(hkdfExtract(salt, inputKey), info, length))).toBe(expected);
    }
  });
});

describe('AES-256-GCM', () => {
  const key = randomBytes(32);
  const nonce = randomBytes(12);
  const aad = encodeUtf8('aad');
  const sealed = aes256GcmSeal(key, nonce, aad, encodeUtf8('plaintext'));

  test('opens what it sealed', () => {
    expect(aes256GcmOpen(key, nonce, aad, sealed)).toEqual(encodeUtf8('plaintext'));
  });

  test('refuses every flipped byte, another key, nonce and aad', () => {
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice();
      changed[i]! ^= 1;
      expect(() => aes256GcmOpen(key, nonce, aad, changed)).toThrow(SealBroken);
    }
    expect(() => aes256GcmOpen(randomBytes(32), nonce, aad, sealed)).toThrow(SealBroken);
    expect(() => aes256GcmOpen(key, randomBytes(12), aad, sealed)).toThrow(SealBroken);
    expect(() => aes256GcmOpen(key, nonce, encodeUtf8('AAD'), sealed)).toThrow(SealBroken);
  });

  test.each([4, 8, 12, 13, 14, 15])('refuses a tag of %i bytes, right as far as it goes', (authTagLength) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength });
    cipher.setAAD(aad);
    const ciphertext = cipher.update(randomBytes(20));
    cipher.final();
    const shortened = new Uint8Array([...ciphertext, ...cipher.getAuthTag()]);
    expect(() => aes256GcmOpen(key, nonce, aad, shortened)).toThrow(SealBroken);
  });

  test('refuses fewer bytes than a tag has', () => {
    for (let length = 0; length < 16; length++) {
      expect(() => aes256GcmOpen(key, nonce, aad, sealed.subarray(0, length))).toThrow(SealBroken);
    }
  });

  test('writes nothing to the target when a chunk does not verify', () => {
    const aes = loadAesKey(key);
    const target = new Uint8Array(9).fill(7);
    const changed = sealed.slice();
    changed[0]! ^= 1;
    expect(() => aes.openInto(target, 0, nonce, aad, changed)).toThrow(SealBroken);
    expect(target).toEqual(new Uint8Array(9).fill(7));
    aes.openInto(target, 0, nonce, aad, sealed);
    expect(target).toEqual(encodeUtf8('plaintext'));
  });

  test('refuses keys and nonces of any other length', () => {
    expect(() => aes256GcmSeal(randomBytes(16), nonce, aad, aad)).toThrow(RangeError);
    expect(() => aes256GcmSeal(key, randomBytes(16), aad, aad)).toThrow(RangeError);
    expect(() => aes256GcmOpen(key, randomBytes(8), aad, sealed)).toThrow(RangeError);
    expect(() => loadAesKey(randomBytes(24))).toThrow(RangeError);
  });
});

describe('Ed25519', () => {
  test.each(rfc8032.vectors)('signs and verifies RFC 8032 §7.1 ($publicKey)', (vector) => {
    const key = loadSigningKey(decodeHex(vector.seed));
    const message = decodeHex(vector.message);
    expect(encodeHex(key.publicKey)).toBe(vector.publicKey);
    expect(encodeHex(key.sign(message))).toBe(vector.signature);
    expect(verifySignature(key.publicKey, message, decodeHex(vector.signature))).toBe(true);
  });

  test('agrees with another implementation both ways', () => {
    for (let i = 0; i < 20; i++) {
      const { publicKey, privateKey } = generateSigningKey();
      const message = randomBytes(i * 7);
      const signature = loadSigningKey(privateKey).sign(message);
      expect(encodeHex(publicKey)).toBe(encodeHex(ed25519.getPublicKey(privateKey)));
      expect(ed25519.verify(signature, message, publicKey)).toBe(true);
      expect(verifySignature(publicKey, message, ed25519.sign(message, privateKey))).toBe(true);
    }
  });

  test('verifies no other message, key, length, nor a signature with one bit changed', () => {
    const { publicKey, privateKey } = generateSigningKey();
    const message = encodeUtf8('a statement');
    const signature = loadSigningKey(privateKey).sign(message);
    expect(verifySignature(publicKey, encodeUtf8('another'), signature)).toBe(false);
    expect(verifySignature(generateSigningKey().publicKey, message, signature)).toBe(false);
    expect(verifySignature(publicKey, message, signature.subarray(0, 63))).toBe(false);
    expect(verifySignature(publicKey.subarray(1), message, signature)).toBe(false);
    for (let i = 0; i < 64; i++) {
      const changed = signature.slice();
      changed[i]! ^= 0x10;
      expect(verifySignature(publicKey, message, changed)).toBe(false);
    }
  });

  test('refuses a signature whose scalar has the group order added', () => {
    const { publicKey, privateKey } = generateSigningKey();
    const signature = loadSigningKey(privateKey).sign(encodeUtf8('x'));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = BigInt(`0x${encodeHex(signature.slice(32).reverse())}`) + order;
    const malleable = new Uint8Array([...signature.subarray(0, 32), ...littleEndian(scalar)]);
    expect(verifySignature(publicKey, encodeUtf8('x'), malleable)).toBe(false);
  });

  test('verifies nothing under the identity, whose one signature fits every message', () => {
    const identity = littleEndian(1n);
    const signature = new Uint8Array(64);
    signature[0] = 1;
    expect(verifySignature(identity, encodeUtf8('anything'), signature)).toBe(false);
  });

  test('a destroyed key signs no more', () => {
    const key = loadSigningKey(randomBytes(32));
    key.destroy();
    expect(() => key.sign(encodeUtf8('x'))).toThrow();
  });
});

describe('X25519', () => {
  test('agrees with another implementation', () => {
    for (let i = 0; i < 20; i++) {
      const [a, b] = [generateSealingKey(), generateSealingKey()];
      expect(encodeHex(a.publicKey)).toBe(encodeHex(nobleX25519.getPublicKey(a.privateKey)));
      expect(x25519(a.privateKey, b.publicKey)).toEqual(x25519(b.privateKey, a.publicKey));
      expect(encodeHex(x25519(a.privateKey, b.publicKey))).toBe(
        encodeHex(nobleX25519.getSharedSecret(a.privateKey, b.publicKey)),
      );
    }
  });

  test.each(lowOrderU())('refuses to agree with the low-order point %s', (u) => {
    expect(() => x25519(randomBytes(32), decodeHex(u))).toThrow(UnsoundKey);
  });
});

describe('public keys at enrolment', () => {
  test('accept what generators make', () => {
    for (let i = 0; i < 50; i++) {
      expect(() => assertSoundEd25519Key(generateSigningKey().publicKey)).not.toThrow();
      expect(() => assertSoundX25519Key(generateSealingKey().publicKey)).not.toThrow();
    }
  });

  test.each(lowOrderEd25519())('refuse the Ed25519 point of low order %s', (encoded) => {
    expect(() => assertSoundEd25519Key(decodeHex(encoded))).toThrow(UnsoundKey);
  });

  test('refuse every Ed25519 encoding with y at or above p, with either sign', () => {
    for (let excess = 0n; excess < 19n; excess++) {
      for (const sign of [0n, 2n ** 255n]) {
        expect(() => assertSoundEd25519Key(littleEndian(p + excess + sign))).toThrow(UnsoundKey);
      }
    }
  });

  test('take an Ed25519 point if and only if another implementation finds it on the curve', () => {
    let offCurve = 0;
    for (let i = 0; i < 40; i++) {
      const candidate = randomBytes(32);
      let onCurve = true;
      try {
        ed25519.Point.fromBytes(candidate);
      } catch {
        onCurve = false;
        offCurve++;
      }
      const accepted = () => assertSoundEd25519Key(candidate);
      if (onCurve) expect(accepted).not.toThrow();
      else expect(accepted).toThrow(UnsoundKey);
    }
    expect(offCurve).toBeGreaterThan(0);
  });

  test.each(lowOrderU())('refuse the X25519 point of low order %s', (u) => {
    expect(() => assertSoundX25519Key(decodeHex(u))).toThrow(UnsoundKey);
  });

  test('refuse every X25519 encoding at or above p, and with the top bit set', () => {
    for (let excess = 0n; excess < 19n; excess++) {
      expect(() => assertSoundX25519Key(littleEndian(p + excess))).toThrow(UnsoundKey);
    }
    expect(() => assertSoundX25519Key(littleEndian(9n + 2n ** 255n))).toThrow(UnsoundKey);
  });

  test('refuse any other length', () => {
    for (const length of [0, 31, 33]) {
      expect(() => assertSoundEd25519Key(new Uint8Array(length))).toThrow(UnsoundKey);
      expect(() => assertSoundX25519Key(new Uint8Array(length))).toThrow(UnsoundKey);
    }
  });
});

describe('comparison and erasure', () => {
  test('equalBytes compares contents and length', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  });

  test('zero leaves nothing', () => {
    const [a, b] = [randomBytes(40), randomBytes(5)];
    zero(a, b);
    expect(a.every((byte) => byte === 0) && b.every((byte) => byte === 0)).toBe(true);
  });
});

/** The eight points of the torsion subgroup, derived with the other implementation. */
function lowOrderEd25519(): string[] {
  const generator = ed25519.Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const points: string[] = [];
  let point = generator;
  for (let i = 0; i < 8; i++) {
    points.push(encodeHex(point.toBytes()));
    point = point.add(generator);
  }
  expect(new Set(points).size).toBe(8);
  // The identity and the point of order 2 have x = 0; with the sign bit they are spelled a second way.
  return [...points, encodeHex(littleEndian(1n + 2n ** 255n)), encodeHex(littleEndian(p - 1n + 2n ** 255n))];
}

/** RFC 7748 §7 and every second spelling that fits in 255 bits. */
function lowOrderU(): string[] {
  return [
    ...[0n, 1n, p - 1n, p, p + 1n].map((u) => encodeHex(littleEndian(u))),
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  ];
}
