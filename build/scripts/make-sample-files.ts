/**
 * Writes the sample files of the demo and the tests: real files of every kind the vault takes in, the same
 * bytes on every run. `node build/scripts/make-sample-files.ts --out DIR`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { markdownToPdf } from '../../rasteriser/markdown-to-pdf.ts';
import { startTypesetter } from '../../rasteriser/pdf-paper.ts';
import { encodeGb18030, encodeGbk, gbkHex } from './chinese-encodings.ts';
import { firstExtra, fontLeftOut, plainPdf, textOperators } from './plain-pdf.ts';
import { handoverMail, mortgageMemoDocx, quotationMail, receivablesXlsx } from './sample-office-files.ts';
import * as papers from './sample-papers.ts';
import { deliveryNote, quay, staffCard, warehouseAtNight } from './sample-pictures.ts';
import { sampleClients } from './sample-sheets.ts';

export type SampleKind =
  | 'contact-sheet'
  | 'profile-sheet'
  | 'contract'
  | 'letter'
  | 'photograph'
  | 'note'
  | 'background-check';

export interface SampleFile {
  readonly path: string;
  readonly client: string;
  readonly kind: SampleKind;
  readonly title: string;
}

const pagesMax = 100;

export async function makeSampleFiles(dir: string): Promise<SampleFile[]> {
  const written: SampleFile[] = [];
  const [haining, lanwan, northgate, qinghe] = sampleClients;
  if (!haining || !lanwan || !northgate || !qinghe) throw new Error('four sample clients are expected');

  const put = async (
    client: { name: string; folder: string },
    kind: SampleKind,
    title: string,
    fileName: string,
    bytes: Uint8Array,
  ) => {
    const path = join(dir, client.folder, fileName);
    await mkdir(join(dir, client.folder), { recursive: true });
    await writeFile(path, bytes);
    written.push({ path, client: client.name, kind, title });
  };

  for (const client of sampleClients) {
    const { contactSheet, profileSheet } = client;
    await put(client, 'contact-sheet', contactSheet.title, 'contact-sheet.md', utf8(contactSheet.markdown));
    await put(client, 'profile-sheet', profileSheet.title, 'profile-sheet.md', utf8(profileSheet.markdown));
  }

  await put(
    haining,
    'contract',
    '年度框架采购合同',
    'framework-contract.pdf',
    await paper(papers.frameworkContract),
  );
  await put(
    haining,
    'note',
    '第三季度对账说明',
    'reconciliation-q3.txt',
    encodeGbk(papers.reconciliationNote),
  );
  await put(
    haining,
    'photograph',
    '三号库夜间照片',
    'warehouse-3.jpg',
    await warehouseAtNight('海宁纺织集团 三号库'),
  );

  await put(lanwan, 'contract', '设备租赁合同', 'equipment-lease.pdf', await paper(papers.leaseContract));
  await put(
    lanwan,
    'background-check',
    '程以宁背景调查报告',
    'background-check.pdf',
    await paper(papers.backgroundCheck),
  );
  await put(
    lanwan,
    'photograph',
    '负责人证件',
    'staff-card.png',
    await staffCard(lanwan.name, '程以宁', 'LW-0001'),
  );
  await put(lanwan, 'letter', '关于注册资料补正的函', 'letter-registration.pdf', letterWithoutItsFont());

  await put(
    northgate,
    'contract',
    'Time charter, MV Northgate Heron',
    'time-charter.pdf',
    await paper(papers.charterAgreement),
  );
  await put(
    northgate,
    'letter',
    'Letter on the bunker surcharge',
    'letter-surcharge.pdf',
    await englishLetter(),
  );
  await put(northgate, 'photograph', 'Quay, loading of the Heron', 'quay.webp', await quay('NORTHGATE'));
  await put(northgate, 'note', 'Notes of a call, 17 November', 'call-notes.txt', utf8(papers.callNotes));

  await put(qinghe, 'note', '社员名单（摘录）', 'member-roll.txt', encodeGb18030(papers.memberRoll));
  await put(qinghe, 'photograph', '九月送货单扫描件', 'delivery-note.png', await deliveryNote(qinghe.name));
  return written;
}

/** Kinds that need a printer of HTML: a Word document, a spreadsheet, and mails. */
export async function makeOfficeSampleFiles(dir: string): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['mortgage-memo.docx', await mortgageMemoDocx()],
    ['receivables.xlsx', await receivablesXlsx()],
    ['handover.eml', await handoverMail()],
    ['quotation.eml', await quotationMail()],
  ];
  const paths: string[] = [];
  for (const [name, bytes] of files) {
    paths.push(join(dir, name));
    await writeFile(join(dir, name), bytes);
  }
  return paths;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function paper(markdown: string): Promise<Uint8Array> {
  return (await markdownToPdf(markdown, pagesMax)).pdf;
}

async function englishLetter(): Promise<Uint8Array> {
  const sheet = startTypesetter(pagesMax);
  const { doc } = sheet;
  sheet.use('bold');
  doc.fontSize(15).text('Sample Advisory LLP');
  sheet.use('regular');
  doc.fontSize(9).fillColor('#666666').text('1 Example Street · London EC1 · +44 20 7946 0100');
  doc
    .moveTo(sheet.left, doc.y + 6)
    .lineTo(sheet.left + sheet.width, doc.y + 6)
    .lineWidth(0.8)
    .stroke('#8a8578');
  doc
    .fontSize(10.5)
    .fillColor('#1a1a1a')
    .text('18 September 2026', sheet.left, doc.y + 40);
  doc.text('Mr T. Wilk\nNorthgate Shipping Ltd\n14 Sample Wharf\nLondon E14', sheet.left, doc.y + 16, {
    lineGap: 2,
  });
  doc.y += 20;
  for (const [index, line] of papers.letterLines.entries()) {
    sheet.use(index === 1 ? 'bold' : 'regular');
    doc.text(line, { lineGap: 4, paragraphGap: 10 });
  }
  doc.y += 36;
  doc.text('Margaret Hale\nPartner');
  return sheet.finish();
}

function letterWithoutItsFont(): Uint8Array {
  const content = textOperators(papers.unembeddedLetterLines, 13, gbkHex);
  const extras = fontLeftOut('SimSun', 'GBK-EUC-H', firstExtra);
  return plainPdf({ pages: [{ content, resources: `/Font << /F1 ${firstExtra} 0 R >>` }], extras });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    process.stderr.write('Where to? make-sample-files.ts --out DIR\n');
    process.exitCode = 2;
  } else {
    for (const file of await makeSampleFiles(resolve(values.out))) {
      process.stdout.write(`${file.client}\t${file.kind}\t${file.title}\t${file.path}\n`);
    }
  }
}
