import { decodeHex, encodeHex, encodeUtf8 } from './encoding.ts';
import { KnownAnswerFault, SealBroken, UnsoundKey } from './faults.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  hkdfExpand,
  hkdfExtract,
  hmacSha256,
  loadSigningKey,
  sha256,
  verifySignature,
  x25519,
} from './suite.ts';

/**
 * Published answers, computed anew at every start. A library that was replaced, miscompiled or is not the
 * one we tested must not get as far as a key.
 */

interface KnownAnswer {
  readonly primitive: string;
  /** Whether the platform computes what the standard says. */
  holds(): boolean;
}

const knownAnswers: readonly KnownAnswer[] = [
  {
    // FIPS 180-4, "abc" of NIST's example values.
    primitive: 'SHA-256',
    holds: () =>
      is(sha256(encodeUtf8('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
  },
  {
    // RFC 4231 §4.3, test case 2.
    primitive: 'HMAC-SHA-256',
    holds: () =>
      is(
        hmacSha256(encodeUtf8('Jefe'), encodeUtf8('what do ya want for nothing?')),
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      ),
  },
  {
    // RFC 5869 A.1.
    primitive: 'HKDF-SHA-256',
    holds: () => {
      const prk = hkdfExtract(decodeHex('000102030405060708090a0b0c'), new Uint8Array(22).fill(0x0b));
      return (
        is(prk, '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5') &&
        is(
          hkdfExpand(prk, decodeHex('f0f1f2f3f4f5f6f7f8f9'), 42),
          '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
        )
      );
    },
  },
  {
    // The Galois/Counter Mode of Operation (McGrew, Viega), test case 16.
    primitive: 'AES-256-GCM',
    holds: () => {
      const key = decodeHex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308');
      const nonce = decodeHex('cafebabefacedbaddecaf888');
      const aad = decodeHex('feedfacedeadbeeffeedfacedeadbeefabaddad2');
      const plaintext =
        'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39';
      const sealed =
        '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662' +
        '76fc6ece0f4e1768cddf8853bb2d551b';
      return (
        is(aes256GcmSeal(key, nonce, aad, decodeHex(plaintext)), sealed) &&
        is(aes256GcmOpen(key, nonce, aad, decodeHex(sealed)), plaintext) &&
        refuses(SealBroken, () => aes256GcmOpen(key, nonce, aad, decodeHex(flipLastBit(sealed)))) &&
        // A tag cut to four bytes: the platform takes it unless told the length.
        refuses(SealBroken, () => aes256GcmOpen(key, nonce, aad, decodeHex(sealed.slice(0, -24))))
      );
    },
  },
  {
    // RFC 8032 §7.1, test 3.
    primitive: 'Ed25519',
    holds: () => {
      const key = loadSigningKey(
        decodeHex('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7'),
      );
      const message = decodeHex('af82');
      const signature =
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a';
      return (
        is(key.publicKey, 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025') &&
        is(key.sign(message), signature) &&
        verifySignature(key.publicKey, message, decodeHex(signature)) &&
        !verifySignature(key.publicKey, message, decodeHex(flipLastBit(signature)))
      );
    },
  },
  {
    // RFC 7748 §5.2, first vector; §7 on low order.
    primitive: 'X25519',
    holds: () =>
      is(
        x25519(
          decodeHex('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4'),
          decodeHex('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c'),
        ),
        'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
      ) && refuses(UnsoundKey, () => x25519(new Uint8Array(32).fill(9), new Uint8Array(32))),
  },
];

/** Throws `KnownAnswerFault`, naming the first primitive that does not hold. */
export function runKnownAnswerTests(): void {
  for (const { primitive, holds } of knownAnswers) {
    let held: boolean;
    try {
      held = holds();
    } catch (cause) {
      throw new KnownAnswerFault(primitive, { cause });
    }
    if (!held) throw new KnownAnswerFault(primitive);
  }
}

function is(actual: Uint8Array, expectedHex: string): boolean {
  return encodeHex(actual) === expectedHex;
}

function refuses(expected: new (message: string) => Error, act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (fault) {
    return fault instanceof expected;
  }
}

function flipLastBit(hex: string): string {
  return hex.slice(0, -1) + (Number.parseInt(hex.slice(-1), 16) ^ 1).toString(16);
}
