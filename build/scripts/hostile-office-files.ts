/** Word, Excel and mail files that must be refused, or shown without doing what they ask for. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { FileFaultCode } from '../../rasteriser/rasteriser.ts';
import { writeZip } from '../../rasteriser/zip-writing.ts';
import { type MailPart, mail } from './mail-parts.ts';
import {
  bookFile,
  contentTypes,
  formulaCell,
  paragraph,
  part,
  sheetType,
  textCell,
  wordFile,
  wordParts,
  wordPicture,
} from './office-parts.ts';

export interface HostileOfficeFile {
  readonly name: string;
  readonly expected: FileFaultCode | 'harmless';
  readonly bytes: Uint8Array;
}

const mebibyte = 1024 * 1024;
const plainBody = paragraph('Nothing to see');
const macroWord = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const macroSheet = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml';
const vbaProject = 'application/vnd.ms-office.vbaProject';
const plainSheet = { name: 'Sheet', rows: `<row r="1">${textCell('A1', 'plain')}</row>` };

/** Refused before anything is printed. */
export function refusedOfficeFiles(hugePng: Uint8Array): HostileOfficeFile[] {
  const word = wordFile({ body: plainBody });
  return [
    file('archive-named.docx', 'FILE_KIND_MISMATCH', writeZip([])),
    file('text-named.xlsx', 'FILE_KIND_MISMATCH', new TextEncoder().encode('a,b,c\n')),
    file('truncated.docx', 'FILE_DAMAGED', word.subarray(0, Math.floor(word.length * 0.7))),
    file('flipped.docx', 'FILE_DAMAGED', flippedIn(word, 'Nothing to see')),
    file('sheet-named.docx', 'FILE_KIND_MISMATCH', bookFile({ sheets: [plainSheet] })),
    file('word-named.xlsx', 'FILE_KIND_MISMATCH', word),
    file(
      'two-kinds.docx',
      'FILE_KIND_MISMATCH',
      wordFile({ body: plainBody, moreTypes: { 'xl/workbook.xml': sheetType } }),
    ),
    file('old-word-named.docx', 'FILE_KIND_MISMATCH', compoundFile('WordDocument')),
    file('encrypted.docx', 'FILE_ENCRYPTED', compoundFile('EncryptedPackage')),
    file('encrypted.xlsx', 'FILE_ENCRYPTED', compoundFile('EncryptedPackage')),
    file('macro-enabled.docx', 'FILE_KIND_UNSUPPORTED', wordFile({ body: plainBody, type: macroWord })),
    file(
      'macro-kept.docx',
      'FILE_KIND_UNSUPPORTED',
      wordFile({
        body: plainBody,
        moreTypes: { 'word/vbaProject.bin': vbaProject },
        more: [part('word/vbaProject.bin', 'Sub AutoOpen()')],
      }),
    ),
    file('macro-enabled.xlsx', 'FILE_KIND_UNSUPPORTED', bookFile({ sheets: [plainSheet], type: macroSheet })),
    file('zip-bomb.docx', 'FILE_UNPACKED_TOO_LARGE', wordBomb(129 * mebibyte, 129 * mebibyte)),
    file('zip-bomb-that-lies.docx', 'FILE_UNPACKED_TOO_LARGE', wordBomb(129 * mebibyte, 1000)),
    file('many-bombs.xlsx', 'FILE_UNPACKED_TOO_LARGE', manyBombs()),
    file(
      'many-entries.docx',
      'FILE_UNPACKED_TOO_LARGE',
      wordFile({
        body: plainBody,
        more: Array.from({ length: 5_000 }, (_, index) => part(`word/media/${index}.png`, '')),
      }),
    ),
    file(
      'doubled-entry.docx',
      'FILE_DAMAGED',
      writeZip([...wordParts({ body: plainBody }), ...wordParts({ body: paragraph('the other') }).slice(-1)]),
    ),
    file(
      'entity-bomb.docx',
      'FILE_DAMAGED',
      wordFile({ body: paragraph('x').replace('>x<', '>&c;<'), prologue: entityBomb }),
    ),
    file(
      'entity-bomb.xlsx',
      'FILE_DAMAGED',
      bookFile({
        sheets: [{ name: 'Sheet', rows: '<row r="1"><c r="A1" t="str"><v>&c;</v></c></row>' }],
        prologue: entityBomb,
      }),
    ),
    file(
      'huge-picture.docx',
      'IMAGE_TOO_LARGE',
      wordFile({
        body: wordPicture('rId5', 'embed', 'huge'),
        relations: [{ id: 'rId5', kind: 'image', target: 'media/huge.png' }],
        more: [part('word/media/huge.png', hugePng)],
      }),
    ),
    file(
      'far-cell.xlsx',
      'FILE_DAMAGED',
      bookFile({
        sheets: [{ name: 'Far', rows: `<row r="9999999">${textCell('ZZZ9999999', 'far')}</row>` }],
      }),
    ),
    file(
      'many-cells.xlsx',
      'FILE_TOO_MANY_PAGES',
      bookFile({ sheets: [{ name: 'Cells', rows: manyRows(30_001) }] }),
    ),
    file(
      'many-sheets.xlsx',
      'FILE_TOO_MANY_PAGES',
      bookFile({ sheets: Array.from({ length: 201 }, (_, index) => ({ ...plainSheet, name: `S${index}` })) }),
    ),
    file('junk.eml', 'FILE_KIND_MISMATCH', new TextEncoder().encode('Once upon a time: a story.\n')),
    file('letter-named.eml', 'FILE_KIND_MISMATCH', new TextEncoder().encode('%PDF-1.7\nSubject: x\n')),
    file('encrypted.eml', 'FILE_ENCRYPTED', encryptedMail()),
    file(
      '51-attachments.eml',
      'FILE_ATTACHMENTS_TOO_MANY',
      mail({
        headers: mailHeaders('51'),
        text: plainText('see below'),
        parts: Array.from({ length: 51 }, (_, index) => note(`${index}.txt`)),
      }),
    ),
  ];
}

/** Taken in; what they ask for comes to nothing. Their words hold "tracker.invalid" wherever they would call it. */
export function harmlessOfficeFiles(): HostileOfficeFile[] {
  return [
    file(
      'external-picture.docx',
      'harmless',
      wordFile({
        body:
          paragraph('A picture from elsewhere') +
          wordPicture('rId5', 'link', 'linked') +
          field('INCLUDEPICTURE "http://tracker.invalid/field.png"') +
          field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
        relations: [
          { id: 'rId5', kind: 'image', target: 'http://tracker.invalid/linked.png', external: true },
        ],
      }),
    ),
    file(
      'script-link.docx',
      'harmless',
      wordFile({
        body: `<w:p><w:hyperlink r:id="rId5"><w:r><w:t>press here</w:t></w:r></w:hyperlink></w:p>${paragraph('<script>alert(1)</script><img src="http://tracker.invalid/words.png">')}`,
        relations: [
          {
            id: 'rId5',
            kind: 'hyperlink',
            target: 'javascript:fetch("http://tracker.invalid/")',
            external: true,
          },
        ],
      }),
    ),
    file(
      'formulas.xlsx',
      'harmless',
      bookFile({
        sheets: [
          {
            name: '<b>=1+1</b>',
            rows:
              `<row r="1">${formulaCell('A1', 'HYPERLINK("http://tracker.invalid/sheet","press")', 'press')}` +
              `${formulaCell('B1', 'HYPERLINK("http://tracker.invalid/uncached")')}</row>` +
              `<row r="2">${formulaCell('A2', 'DDE("cmd","/C calc","x")')}${formulaCell('B2', "cmd|' /C calc'!A0", '#REF!')}</row>` +
              `<row r="3">${textCell('A3', '<img src="http://tracker.invalid/cell.png" onerror="alert(1)">')}${formulaCell('B3', '1+1')}</row>`,
          },
          { name: 'Hidden', state: 'veryHidden', rows: `<row r="1">${textCell('A1', 'hidden words')}</row>` },
        ],
      }),
    ),
    file(
      'active.eml',
      'harmless',
      mail({ headers: mailHeaders('<script>alert(1)</script>'), html: activeHtml }),
    ),
  ];
}

const activeHtml = `<!doctype html><html><head><base href="http://tracker.invalid/"><meta http-equiv="refresh" content="0;url=http://tracker.invalid/refresh">
<link rel="stylesheet" href="http://tracker.invalid/style.css"><style>@import url(http://tracker.invalid/import.css); body{background:url(http://tracker.invalid/ground.png)}</style></head>
<body background="http://tracker.invalid/body.png" onload="alert(1)"><p style="background:url(http://tracker.invalid/p.png)" onclick="x()">Visible words</p>
<script>document.write('written by script')</script><script src="http://tracker.invalid/a.js"></script>
<img src="http://tracker.invalid/pixel.gif" onerror="alert(1)"><img src=x onerror=alert(1)><img src="data:image/svg+xml,<svg onload=alert(1)>">
<iframe src="http://tracker.invalid/frame"></iframe><object data="http://tracker.invalid/o"></object><embed src="http://tracker.invalid/e">
<form action="http://tracker.invalid/form"><input name="a" value="typed"><button>Send</button></form>
<svg><script>alert(1)</script><image href="http://tracker.invalid/svg.png"/></svg><math><mtext><img src=x></mtext></math>
<a href="javascript:alert(1)">a script</a> <a href="http://tracker.invalid/link">www.honest.example</a>
<noscript><img src="http://tracker.invalid/noscript.png"></noscript><template><img src=x></template>
<div style="display:none">words that were hidden</div><video src="http://tracker.invalid/v" poster="http://tracker.invalid/poster"></video>
<p title="</p><script>alert(2)</script>">after a broken title</p><!--><img src=x onerror=alert(3)>--><p>the end</body></html>`;

const file = (
  name: string,
  expected: HostileOfficeFile['expected'],
  bytes: Uint8Array,
): HostileOfficeFile => ({ name, expected, bytes });

const entityBomb =
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';

const field = (instruction: string): string =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction.replaceAll('"', '&quot;')}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

const manyRows = (rows: number): string =>
  Array.from({ length: rows }, (_, row) => `<row r="${row + 1}">${'<c><v>1</v></c>'.repeat(10)}</row>`).join(
    '',
  );

/** One part of zeros, packed to a thousandth; `declared` is what the directory says it unpacks to. */
function wordBomb(bytes: number, declared: number): Uint8Array {
  return bomb(wordParts({ body: plainBody }), 'word/media/zeros.png', new Uint8Array(bytes), declared);
}

/** Each within the limit of one entry, together over that of the archive. */
function manyBombs(): Uint8Array {
  const zeros = deflated(new Uint8Array(127 * mebibyte));
  const names = Array.from({ length: 5 }, (_, index) => `xl/media/${index}.png`);
  const parts = [
    contentTypes({ 'xl/workbook.xml': sheetType }),
    ...names.map((name) => part(name, zeros.packed)),
  ];
  return names.reduce<Uint8Array>(
    (zip, name) => redeclare(zip, name, zeros.crc, 127 * mebibyte),
    writeZip(parts),
  );
}

function bomb(
  parts: Parameters<typeof writeZip>[0],
  name: string,
  content: Uint8Array,
  declared: number,
): Uint8Array {
  const { packed, crc } = deflated(content);
  return redeclare(writeZip([...parts, part(name, packed)]), name, crc, declared);
}

const deflated = (content: Uint8Array) => ({
  packed: new Uint8Array(deflateRawSync(content, { level: 9 })),
  crc: crc32(content),
});

/** Says of an entry, in both of its headers, that it is deflated and how large it unpacks (APPNOTE 4.3.7, 4.3.12). */
function redeclare(zip: Uint8Array, name: string, crc: number, bytes: number): Uint8Array {
  const changed = Buffer.from(zip);
  const headers = [
    { signature: 'PK\x03\x04', method: 8, nameAt: 30 },
    { signature: 'PK\x01\x02', method: 10, nameAt: 46 },
  ];
  for (const { signature, method, nameAt } of headers) {
    for (let at = changed.indexOf(name); at >= 0; at = changed.indexOf(name, at + 1)) {
      const begins = at - nameAt;
      if (begins < 0 || changed.toString('latin1', begins, begins + 4) !== signature) continue;
      changed.writeUInt16LE(8, begins + method);
      changed.writeUInt32LE(crc, begins + method + 6);
      changed.writeUInt32LE(bytes, begins + method + 14);
    }
  }
  return new Uint8Array(changed);
}

function flippedIn(zip: Uint8Array, words: string): Uint8Array {
  const changed = Buffer.from(zip);
  const at = changed.indexOf(words);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return new Uint8Array(changed);
}

/** As much of a compound file as anybody looks at: its signature, and the name of a stream in its directory. */
function compoundFile(stream: string): Uint8Array {
  const bytes = Buffer.alloc(3 * 512);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.write(stream, 1024, 'utf16le');
  return new Uint8Array(bytes);
}

export const mailHeaders = (subject: string): string[] => [
  'From: sender@northgate.example',
  'To: author@sample.example',
  'Date: Thu, 22 Oct 2026 17:42:05 +0800',
  `Subject: ${subject}`,
];
export const plainText = (text: string) => ({ bytes: new TextEncoder().encode(text), charset: 'utf-8' });
export const note = (name: string, text = `Note ${name}`): MailPart => ({
  type: 'text/plain; charset=utf-8',
  name,
  bytes: new TextEncoder().encode(text),
});

function encryptedMail(): Uint8Array {
  const headers = [
    ...mailHeaders('secret'),
    'MIME-Version: 1.0',
    'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
    'Content-Transfer-Encoding: base64',
    '',
    'MIAGCSqGSIb3DQEHA6CAMIACAQAxggE=',
    '',
  ];
  return new TextEncoder().encode(headers.join('\r\n'));
}
