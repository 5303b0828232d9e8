import { expect, test } from 'vitest';
import { describeRefusal } from '../shared/vocabulary/refusal.ts';
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
  ['a.jfif', jpeg, 'jpeg'],
  ['a.jpe', jpeg, 'jpeg'],
  ['a.csv', words, 'csv'],
  ['a.tsv', words, 'csv'],
  ['a.htm', new TextEncoder().encode('<p>卷宗</p>'), 'html'],
  ['a.tif', new TextEncoder().encode('II*\0'), 'tiff'],
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
  ['a.html', words, 'FILE_KIND_MISMATCH'],
  ['a.csv', png, 'FILE_KIND_MISMATCH'],
  ['a.gif', jpeg, 'FILE_KIND_MISMATCH'],
  ['a.tiff', words, 'FILE_KIND_MISMATCH'],
  ['pdf', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['a.pdf.exe', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['a.constructor', pdf, 'FILE_KIND_UNSUPPORTED'],
  ['', pdf, 'FILE_KIND_UNSUPPORTED'],
] as const)('%s with other content gets %s', async (name, bytes, code) => {
  await expect(fileKind(bytes, name)).rejects.toMatchObject({ code });
});

test.each([
  ['a.ofd', 'OFD', /PDF/],
  ['a.doc', 'DOC', /DOCX/],
  ['a.xls', 'XLS', /XLSX/],
  ['a.ppt', 'PPT', /PDF/],
  ['a.pptx', 'PPTX', /PDF/],
  ['a.wps', 'WPS', /DOCX/],
  ['a.et', 'ET', /XLSX/],
  ['a.dps', 'PPT', /PDF/],
  ['a.rtf', 'RTF', /DOCX/],
  ['IMG_1.HEIC', 'HEIC', /JPEG/],
  ['a.zip', '', /解开|Unpack/],
  ['a.svg', '', /PNG/],
])('%s is refused by the name of its kind, with what to do, in both languages', async (name, kind, now) => {
  const fault = await fileKind(words, name).catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: 'FILE_KIND_TO_CONVERT' });
  const { detail } = fault as { detail: Record<string, string> };
  for (const language of ['zh-CN', 'en'] as const) {
    const said = describeRefusal('FILE_KIND_TO_CONVERT', detail, language);
    expect(said.sentence).toContain(kind);
    expect(said.now).toMatch(now);
    expect(`${said.sentence}${said.now}`).not.toMatch(/[{}]|as-|undefined/);
  }
});
