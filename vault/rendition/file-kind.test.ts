import { expect, test } from 'vitest';
import { fileKind } from './file-kind.ts';

const png = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'));
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);
const webp = new Uint8Array(Buffer.from('RIFF\x20\0\0\0WEBPVP8L\0\0\0\0', 'latin1'));
const pdf = new TextEncoder().encode('%PDF-1.7\n');
const words = new TextEncoder().encode('BM 是一家公司。MZ');

test.each([
  ['a.pdf', pdf, 'pdf'],
  ['合同.PDF', pdf, 'pdf'],
  ['a.pdf', new TextEncoder().encode(`${'junk of a mail gateway\n'.repeat(3)}%PDF-1.7\n`), 'pdf'],
  ['a.b.png', png, 'png'],
  ['a.jpg', jpeg, 'jpeg'],
  ['a.JPEG', jpeg, 'jpeg'],
  ['a.webp', webp, 'webp'],
  ['a.txt', words, 'text'],
  ['a.md', words, 'markdown'],
] as const)('%s is taken for what it is', async (name, bytes, kind) => {
  expect(await fileKind(bytes, name)).toBe(kind);
});

test.each([
  ['a.pdf', png, 'FILE_KIND_MISMATCH'],
  ['a.png', jpeg, 'FILE_KIND_MISMATCH'],
  ['a.jpg', webp, 'FILE_KIND_MISMATCH'],
  ['a.txt', pdf, 'FILE_KIND_MISMATCH'],
  ['a.md', png, 'FILE_KIND_MISMATCH'],
  ['a.pdf', words, 'FILE_KIND_MISMATCH'],
  ['a.png', words, 'FILE_KIND_MISMATCH'],
  ['a.docx', words, 'FILE_KIND_MISMATCH'],
  ['a.xlsx', pdf, 'FILE_KIND_MISMATCH'],
  ['a.eml', words, 'FILE_KIND_MISMATCH'],
  ['a.doc', words, 'FILE_KIND_UNSUPPORTED'],
  ['a.svg', words, 'FILE_KIND_UNSUPPORTED'],
  ['pdf', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['a.pdf.exe', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['a.constructor', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['', pdf, 'FILE_KIND_UNSUPPORTED'],
] as const)('%s with other content gets %s', async (name, bytes, code) => {
  await expect(fileKind(bytes, name)).rejects.toMatchObject({ code });
});
