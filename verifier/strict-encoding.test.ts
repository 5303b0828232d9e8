import { expect, test } from 'vitest';
import { decodeBase64, decodeHex, decodeUtf8 } from './strict-encoding.ts';

test('base64 of every length comes back', () => {
  for (let length = 0; length < 100; length++) {
    const bytes = Buffer.alloc(length, length * 7);
    expect(decodeBase64(bytes.toString('base64'))?.equals(bytes)).toBe(true);
  }
});

test.each(['QQ', 'QQ=', 'QR==', 'QUJ=', 'QUI', 'QU I', 'QUI=\n', '-_-_', 'QQ==QQ==', '====', 'QUI=='])(
  'refuses base64 %j',
  (text) => {
    expect(decodeBase64(text)).toBeNull();
  },
);

test('hexadecimal has whole bytes and lower case', () => {
  expect(decodeHex('00ff')).toEqual(Buffer.of(0, 255));
  for (const text of ['0', '0G', 'FF', ' 00']) expect(decodeHex(text)).toBeNull();
});

test('UTF-8 is strict and keeps a byte order mark', () => {
  expect(decodeUtf8(Buffer.from('卷宗'))).toBe('卷宗');
  expect(decodeUtf8(Buffer.from('\ufeffa'))).toBe('\ufeffa');
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe5, 0x8d]]) {
    expect(decodeUtf8(Buffer.from(bytes))).toBeNull();
  }
});
