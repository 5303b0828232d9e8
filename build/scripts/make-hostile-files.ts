/**
 * Writes files that must be refused, or shown without doing what they ask for.
 * `node build/scripts/make-hostile-files.ts --out DIR`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { crc32 } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { notoSans } from '../../rasteriser/noto-sans.ts';
import type { FileFaultCode } from '../../rasteriser/rasteriser.ts';
import { refusedOfficeFiles } from './hostile-office-files.ts';
import { firstExtra, type PlainPdfPage, plainPdf } from './plain-pdf.ts';
import { staffCard, warehouseAtNight } from './sample-pictures.ts';

export interface HostileFile {
  readonly path: string;
  /** What examining it answers; 'harmless' where it is taken in and its demands come to nothing. */
  readonly expected: FileFaultCode | 'harmless';
}

export async function makeHostileFiles(dir: string): Promise<HostileFile[]> {
  await mkdir(dir, { recursive: true });
  const written: HostileFile[] = [];
  const put = async (name: string, expected: HostileFile['expected'], bytes: Uint8Array) => {
    const path = join(dir, name);
    await writeFile(path, bytes);
    written.push({ path, expected });
  };

  const whole = plainPdf({ pages: [page('whole'), page('also whole')], extras: [helvetica] });
  const card = await staffCard('Sample', 'A. Sample', 'X-1');
  const photo = await warehouseAtNight('SAMPLE');

  await put('empty.pdf', 'FILE_EMPTY', new Uint8Array(0));
  await put('truncated.pdf', 'FILE_DAMAGED', whole.subarray(0, Math.floor(whole.length * 0.8)));
  await put('truncated-linearised.pdf', 'FILE_DAMAGED', cutAfterAnEarlyTrailer(whole));
  await put('no-objects.pdf', 'FILE_DAMAGED', latin1('%PDF-1.7\n%%EOF\n'));
  await put('encrypted.pdf', 'FILE_ENCRYPTED', await encryptedPdf('opens-it'));
  await put('locked-by-owner.pdf', 'harmless', await encryptedPdf(null));
  await put('png-named.pdf', 'FILE_KIND_MISMATCH', card);
  await put('program-named.pdf', 'FILE_KIND_MISMATCH', program());
  await put(
    '5000-pages.pdf',
    'FILE_TOO_MANY_PAGES',
    plainPdf({ pages: Array(5000).fill(page('.')), extras: [helvetica] }),
  );
  await put(
    'wall-sized-page.pdf',
    'IMAGE_TOO_LARGE',
    plainPdf({ pages: [{ content: '', widthPt: 14_400, heightPt: 14_400 }] }),
  );
  await put('asks-for-scripts.pdf', 'harmless', pdfWithActions());
  await put('50000-by-50000.png', 'IMAGE_TOO_LARGE', pngDeclaring(50_000, 50_000));
  await put('flipped-bit.png', 'FILE_DAMAGED', flipped(card));
  await put('truncated.jpg', 'FILE_DAMAGED', photo.subarray(0, Math.floor(photo.length / 2)));
  await put('nul-junk.txt', 'FILE_KIND_MISMATCH', junk(4096));
  await put('png-named.txt', 'FILE_KIND_MISMATCH', card);
  await put(
    'one-byte-wrong.txt',
    'FILE_DAMAGED',
    flipped(new TextEncoder().encode('保管人与审批人各执一份。'.repeat(40))),
  );
  for (const { name, expected, bytes } of refusedOfficeFiles(pngDeclaring(50_000, 50_000))) {
    await put(name, expected, bytes);
  }
  await put('no-extension', 'FILE_KIND_UNSUPPORTED', whole);
  return written;
}

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';

function page(words: string): PlainPdfPage {
  const resources = `/Font << /F1 ${firstExtra} 0 R >>`;
  return { content: `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`, resources };
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/**
 * As of a file laid out for the web (ISO 32000-2 annex F), whose trailer comes first: readers mend it and show
 * the first page as if it were all.
 */
function cutAfterAnEarlyTrailer(whole: Uint8Array): Uint8Array {
  const text = Buffer.from(whole).toString('latin1');
  const withTrailer = text.replace('%PDF-1.7\n', '%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\n');
  return latin1(withTrailer.slice(0, withTrailer.indexOf('also whole')));
}

/** Script at opening, a program to launch, an address to load, a form that submits itself. */
function pdfWithActions(): Uint8Array {
  return plainPdf({
    pages: [page('This page asks for scripts')],
    extras: [
      helvetica,
      '<< /S /JavaScript /JS (app.alert\\("run"\\); this.submitForm\\("http://tracker.invalid/"\\);) /Next 5 0 R >>',
      '<< /S /Launch /F (calc.exe) /Next 6 0 R >>',
      '<< /S /URI /URI (http://tracker.invalid/opened) >>',
    ],
    catalog: '/OpenAction 4 0 R /AA << /WC 4 0 R >> /Names << /JavaScript << /Names [(a) 4 0 R] >> >>',
  });
}

/** Without a user's password anybody can open it; its owner forbids printing and copying. */
export function encryptedPdf(userPassword: string | null): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    font: null as unknown as string,
    ...(userPassword === null ? {} : { userPassword }),
    ownerPassword: 'owns-it',
    pdfVersion: '1.7',
    info: { CreationDate: new Date(0) },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<Uint8Array>((done) =>
    doc.on('end', () => done(new Uint8Array(Buffer.concat(chunks)))),
  );
  doc.font(notoSans('regular')).text('加密的内容');
  doc.end();
  return ended;
}

/** The header of a Windows program, as far as a detector reads. */
function program(): Uint8Array {
  const bytes = Buffer.alloc(1024);
  bytes.write('MZ', 0, 'latin1');
  bytes.writeUInt32LE(0x80, 0x3c);
  bytes.write('PE\0\0', 0x80, 'latin1');
  return new Uint8Array(bytes);
}

/** Well-formed and some seventy bytes long. */
function pngDeclaring(widthPx: number, heightPx: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const emptyDeflate = Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', emptyDeflate), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([signature, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function flipped(bytes: Uint8Array): Uint8Array {
  const changed = new Uint8Array(bytes);
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 0x80;
  return changed;
}

function junk(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) =>
    index % 7 === 0 ? 0 : (Math.imul(index, 2654435761) >>> 13) & 0xff,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    process.stderr.write('Where to? make-hostile-files.ts --out DIR\n');
    process.exitCode = 2;
  } else {
    for (const file of await makeHostileFiles(resolve(values.out))) {
      process.stdout.write(`${file.expected}\t${file.path}\n`);
    }
  }
}
