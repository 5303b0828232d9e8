import { describe, expect, test } from 'vitest';
import { deriveDocumentKeys, drawShares } from '../../vault/sealing/document-keys.ts';
import {
  type DocumentShares,
  openDocumentToMemory,
  SealBroken,
  sealDocument,
  shareCommitments,
} from '../../vault/sealing/sealed-document.ts';
import {
  aes256GcmOpen,
  aes256GcmSeal,
  concatBytes,
  encodeHex,
  randomBytes,
  sha256,
} from '../../vault/sealing/suite.ts';

/**
 * GCM does not commit to its key: a ciphertext can be made that verifies under two of them (Dodis, Grubbs,
 * Ristenpart, Woodage, "Fast Message Franking", 2018). An author could file one object that shows the
 * custodian's auditor one thing and the borrower another. The key commitment in the file forecloses it.
 */

const nonceOfOnlyChunk = new Uint8Array(12);
nonceOfOnlyChunk[11] = 1;

describe('a ciphertext made to open under two keys', () => {
  const [keyA, keyB] = [randomBytes(32), randomBytes(32)];

  test('is taken by AES-GCM itself under both', () => {
    const aad = randomBytes(32);
    const crafted = twoKeyCiphertext(keyA, keyB, nonceOfOnlyChunk, aad);
    const [a, b] = [keyA, keyB].map((key) => aes256GcmOpen(key, nonceOfOnlyChunk, aad, crafted));
    expect(a).toHaveLength(48);
    expect(a).not.toEqual(b);
  });

  test('is refused as a sealed document to whoever holds the second shares', async () => {
    const ids = { vaultId: randomBytes(16), documentId: randomBytes(16) };
    const [first, second] = [drawShares(), drawShares()];
    const pieces: Uint8Array[] = [];
    await sealDocument({
      ids,
      part: 'original',
      length: 48,
      source: [new Uint8Array(48)],
      sink: (bytes) => void pieces.push(bytes.slice()),
      shares: first,
    });
    const header = concatBytes(...pieces).slice(0, 68);
    const derivedA = deriveDocumentKeys(header, header.subarray(52), first);
    const derivedB = deriveDocumentKeys(header, header.subarray(52), second);
    const aad = sha256(header, derivedA.cmt);
    const crafted = twoKeyCiphertext(derivedA.key, derivedB.key, nonceOfOnlyChunk, aad);
    const file = concatBytes(header, derivedA.cmt, crafted);

    const openWith = (shares: DocumentShares) =>
      openDocumentToMemory(
        [file],
        {
          ids,
          part: 'original',
          cmt: derivedA.cmt,
          fileHash: sha256(file),
          commitments: shareCommitments(ids, 'original', shares),
        },
        shares,
        100,
      );
    expect(await openWith(first)).toHaveLength(48);
    await expect(openWith(second)).rejects.toThrow(SealBroken);
  });
});

/** Three blocks and a tag that verify under both keys: the third block solves for equal tags. */
function twoKeyCiphertext(
  keyA: Uint8Array,
  keyB: Uint8Array,
  nonce: Uint8Array,
  aad: Uint8Array,
): Uint8Array {
  const blocks = [toElement(randomBytes(16)), toElement(randomBytes(16))];
  const lengths = (BigInt(aad.length * 8) << 64n) | BigInt(48 * 8);
  const fixed = [...elements(aad), ...blocks];
  const [a, b] = [keyA, keyB].map((key) => {
    const h = hashKey(key, nonce);
    const h2 = multiply(h, h);
    let sum = 0n;
    for (const element of fixed) sum = multiply(sum ^ element, h);
    // GHASH = (sum ‖ unknown ‖ lengths) = sum·H² + unknown·H² + lengths·H.
    const known = multiply(sum, h2) ^ multiply(lengths, h) ^ tagMask(key, nonce);
    return { h2, known };
  });
  const unknown = multiply(a!.known ^ b!.known, inverse(a!.h2 ^ b!.h2));
  const tag = a!.known ^ multiply(unknown, a!.h2);
  return concatBytes(...[...blocks, unknown, tag].map(fromElement));
}

/** E(K, nonce ‖ 1): the tag of nothing at all, since its GHASH is zero. */
function tagMask(key: Uint8Array, nonce: Uint8Array): bigint {
  return toElement(aes256GcmSeal(key, nonce, new Uint8Array(0), new Uint8Array(0)));
}

/** H, from the tag of one block of associated data: (block·H + lengths)·H + mask, with block = 0. */
function hashKey(key: Uint8Array, nonce: Uint8Array): bigint {
  const tag = toElement(aes256GcmSeal(key, nonce, new Uint8Array(16), new Uint8Array(0)));
  // lengths·H with lengths = 128 bits of aad, so H = (tag - mask) / lengths.
  return multiply(tag ^ tagMask(key, nonce), inverse(128n << 64n));
}

function elements(bytes: Uint8Array): bigint[] {
  const list: bigint[] = [];
  for (let i = 0; i < bytes.length; i += 16) list.push(toElement(bytes.subarray(i, i + 16)));
  return list;
}

function toElement(block: Uint8Array): bigint {
  return BigInt(`0x${encodeHex(block)}`);
}

function fromElement(element: bigint): Uint8Array {
  return Uint8Array.from(Buffer.from(element.toString(16).padStart(32, '0'), 'hex'));
}

/** In GF(2^128) with GCM's reflected bits, SP 800-38D §6.3. */
function multiply(x: bigint, y: bigint): bigint {
  let product = 0n;
  let shifted = y;
  for (let i = 127n; i >= 0n; i--) {
    if ((x >> i) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ (0xe1n << 120n) : shifted >> 1n;
  }
  return product;
}

/** x^(2^128 - 2). */
function inverse(x: bigint): bigint {
  let result = 1n << 127n;
  let square = x;
  for (let i = 1; i < 128; i++) {
    square = multiply(square, square);
    result = multiply(result, square);
  }
  return result;
}
