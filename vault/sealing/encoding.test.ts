import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concatBytes,
  decodeBase64,
  decodeHex,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  readUint64,
  uint32Bytes,
  uint64Bytes,
} from './encoding.ts';
import { SealMalformed } from './faults.ts';

describe('encodings', () => {
  test('bytes survive hex and base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeHex(encodeHex(bytes), bytes.length)).toEqual(bytes);
        expect(decodeBase64(encodeBase64(bytes), bytes.length)).toEqual(bytes);
      }),
    );
  });

  test('text survives UTF-8, byte order marks included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
    );
    expect(decodeUtf8(encodeUtf8('\ufeffa'))).toBe('\ufeffa');
  });

  test('every text that base64 accepts is the one that it prints', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgw/+=0'), maxLength: 8 }), (text) => {
        let bytes: Uint8Array;
        try {
          bytes = decodeBase64(text);
        } catch (fault) {
          expect(fault).toBeInstanceOf(SealMalformed);
          return;
        }
        expect(encodeBase64(bytes)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'AB==',
    'AAB=',
    '====',
    'AA==AA==',
    'AA\n==',
    'A-_=',
    ' AAAA',
    'AAAA\n',
  ])('refuses %j as base64', (text) => {
    expect(() => decodeBase64(text)).toThrow(SealMalformed);
  });

  test.each(['0', 'AB', '0x00', '0g', '00 ', '00\n'])('refuses %j as hex', (text) => {
    expect(() => decodeHex(text)).toThrow(SealMalformed);
  });

  test('refuses bytes of another length than asked for', () => {
    expect(() => decodeHex('0000', 3)).toThrow(SealMalformed);
    expect(() => decodeBase64('AAAA', 4)).toThrow(SealMalformed);
  });

  test('refuses bytes that are not UTF-8 and text that is not Unicode', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe4, 0xb8]]) {
      expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(SealMalformed);
    }
    expect(() => encodeUtf8('\ud800')).toThrow(SealMalformed);
  });

  test('numbers are big-endian, and refused beyond what is exact', () => {
    expect(uint32Bytes(0x01020304)).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(readUint64(uint64Bytes(Number.MAX_SAFE_INTEGER), 0)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => uint32Bytes(2 ** 32)).toThrow(RangeError);
    expect(() => uint64Bytes(2 ** 53)).toThrow(RangeError);
    expect(() => readUint64(Uint8Array.of(0, 0x20, 0, 0, 0, 0, 0, 0), 0)).toThrow(SealMalformed);
  });

  test('what is decoded has memory of its own, so that erasing it erases nothing else', () => {
    expect(decodeHex('aabb').buffer.byteLength).toBe(2);
    expect(decodeBase64('AAAA').buffer.byteLength).toBe(3);
    expect(concatBytes(Uint8Array.of(1), Uint8Array.of(2)).buffer.byteLength).toBe(2);
  });
});
