/** D6: a mail and what it brings along, filed in one act or not at all. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedFile, formPdf } from '../../build/scripts/form-pdf.ts';
import { mailHeaders, note, plainText } from '../../build/scripts/hostile-office-files.ts';
import { type MailPart, mail } from '../../build/scripts/mail-parts.ts';
import { encryptedPdf } from '../../build/scripts/make-hostile-files.ts';
import { paragraph, wordFile } from '../../build/scripts/office-parts.ts';
import { handoverMail } from '../../build/scripts/sample-office-files.ts';
import { chromiumHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import type { HtmlPrinter } from '../../rasteriser/html-printer.ts';
import { openPdf } from '../../rasteriser/pdf-document.ts';
import { loadPdfium } from '../../rasteriser/pdfium.ts';
import { type Examiner, fileFaultCodes, type PlacardFacts } from '../../rasteriser/rasteriser.ts';
import { describeRefusal } from '../../shared/vocabulary/refusal.ts';
import { attachmentTitle } from '../../vault/filing/attachment-title.ts';
import type { submitDocument } from '../../vault/filing/submit-document.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { latinPdf } from '../support/pdf-fixtures.ts';
import { chromiumPath } from './installed-chromium.ts';

let desk: Desk;
const placards: Uint8Array[] = [];
beforeAll(async () => {
  desk = await openDesk();
  const { rasteriser } = desk.ports;
  Object.assign(desk.ports, {
    rasteriser: {
      examine: rasteriser.examine.bind(rasteriser),
      open: rasteriser.open.bind(rasteriser),
      examiner: (printer: HtmlPrinter): Examiner => {
        const examiner = rasteriser.examiner(printer);
        return {
          ...examiner,
          placard: async (facts: PlacardFacts) => {
            const examination = await examiner.placard(facts);
            placards.push(examination.rendition as Uint8Array);
            return examination;
          },
        };
      },
    },
  });
  const printer = chromiumHtmlPrinter({ executablePath: await chromiumPath() });
  Object.assign(desk.ports, { htmlPrinter: printer });
  await desk.dossier('K-1');
  await desk.dossier('K-2');
  await desk.signIn('孟编');
});
afterAll(() => desk.dispose());

async function submit(name: string, bytes: Uint8Array, options: Record<string, unknown> = {}) {
  const path = desk.textFile(name, '');
  writeFileSync(path, bytes);
  const answer = await desk.call('document.submit', {
    code: 'K-1',
    file: path,
    sheet: 'document',
    ownership: 'formal',
    signature: desk.signature,
    ...options,
  });
  return answer as Awaited<ReturnType<typeof submitDocument>>;
}

const withParts = (subject: string, ...parts: MailPart[]): Uint8Array =>
  mail({ headers: mailHeaders(subject), text: plainText(`About ${subject}`), parts });
const attachedMail = (name: string, bytes: Uint8Array): MailPart => ({ type: 'message/rfc822', name, bytes });

const wordsOf = async (pdf: Uint8Array): Promise<string> =>
  openPdf(await loadPdfium(), pdf).pageText(0, 10_000);

const sealedFiles = (): string[] => {
  const folder = join(desk.folder, 'objects');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.dvd'))
        .sort()
    : [];
};
const documents = async () =>
  (await desk.call('document.pending', {})) as readonly { title: string; document: string; media: string }[];
const pending = async () => {
  await desk.signIn('李保');
  const found = await documents();
  await desk.signIn('孟编');
  return found;
};

describe('a mail with attachments', () => {
  test('becomes a document, and each attachment one of its own, under one passphrase', async () => {
    const filed = await submit('交接.eml', await handoverMail(), { title: '三号库查验' });
    expect(filed).toMatchObject({ document: 'K-1/1', pages: 1, joined: 'new' });
    expect(filed.attachments.map(({ document, pages }) => [document, pages])).toEqual([
      ['K-1/2', expect.any(Number)],
      ['K-1/3', expect.any(Number)],
      ['K-1/4', 1],
    ]);
    const found = (await pending()).filter(({ document }) => document.startsWith('K-1/'));
    expect(found.map(({ title, media }) => [title, media])).toEqual([
      ['三号库查验', 'eml'],
      ['三号库查验——三号库查验备忘录.docx', 'docx'],
      ['三号库查验——应收账款明细.xlsx', 'xlsx'],
      ['三号库查验——送货单说明.txt', 'text'],
    ]);
  });

  test('filed a second time, each of them joins its own lineage', async () => {
    const again = await submit('again.eml', await handoverMail(), { code: 'K-2' });
    expect([again.joined, ...again.attachments.map(({ joined }) => joined)]).toEqual(
      Array(4).fill('same-bytes'),
    );
  });

  test('what is attached twice joins itself', async () => {
    const twice = await submit(
      'twice.eml',
      withParts('Twice', note('a.txt', 'equal words'), note('b.txt', 'equal words')),
    );
    expect(twice.attachments.map(({ joined }) => joined)).toEqual(['new', 'same-bytes']);
  });

  test('a mail among them is looked into, one level deep', async () => {
    const inner = withParts('Inner', note('deep.txt'));
    const filed = await submit(
      'outer.eml',
      withParts('Outer', attachedMail('inner.eml', inner), note('flat.txt')),
      { title: 'Outer' },
    );
    expect(filed.attachments).toHaveLength(3);
    const titles = (await pending()).map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        'Outer',
        'Outer – inner.eml',
        'Outer – inner.eml – deep.txt',
        'Outer – flat.txt',
      ]),
    );
  });

  test('a mail within a mail within a mail is sealed unseen, with what it holds', async () => {
    const inner = withParts('Innermost', note('deepest.txt'));
    const deeper = withParts(
      'Outermost',
      note('first.txt'),
      attachedMail('middle.eml', withParts('Middle', attachedMail('inner.eml', inner), note('last.txt'))),
    );
    const filed = await submit('deeper.eml', deeper, { title: 'Outermost' });
    expect(filed.attachments.map(({ report }) => report.losses)).toEqual([
      [],
      [],
      [{ what: 'whole-file', count: 1 }],
      [],
    ]);
  });
});

describe('an attachment that cannot be shown is sealed as a document of its own', () => {
  const encrypted = new Uint8Array(1536);
  encrypted.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  encrypted.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  const odd: readonly (readonly [string, MailPart, RegExp])[] = [
    [
      'of no kind that is taken',
      { type: 'application/zip', name: 'papers.zip', bytes: Uint8Array.from([80, 75, 5, 6]) },
      /不收这一类文件，须先另存为别的格式。Files of its kind are not taken/,
    ],
    [
      'encrypted',
      { type: 'application/octet-stream', name: 'secret.docx', bytes: encrypted },
      /已加密。It is encrypted/,
    ],
    ['empty', { type: 'text/plain', name: 'empty.txt', bytes: new Uint8Array(0) }, /是空的。It is empty/],
    [
      'damaged',
      { type: 'application/pdf', name: 'cut.pdf', bytes: latinPdf(['one']).subarray(0, 300) },
      /已损坏。It is damaged/,
    ],
    [
      'another kind than its name says',
      { type: 'application/pdf', name: 'a.png', bytes: latinPdf(['one']) },
      /内容与其扩展名不符。It is not what its name says/,
    ],
    [
      'with macros',
      {
        type: 'application/octet-stream',
        name: 'm.docx',
        bytes: wordFile({
          body: paragraph('x'),
          type: 'application/vnd.ms-word.document.macroEnabled.main+xml',
        }),
      },
      /不收这一类文件。Files of its kind are not taken/,
    ],
  ];
  test.each(odd)('where it is %s', async (_what, part, cause) => {
    const bytes = withParts(`Odd ${part.name}`, note('sound.txt', `sound ${part.name}`), part);
    const title = `Odd ${part.name}`;
    const filed = await submit('odd.eml', bytes, { title });
    expect(filed.attachments.map(({ pages, report }) => [pages, report.losses])).toEqual([
      [1, []],
      [1, [{ what: 'whole-file', count: 1 }]],
    ]);
    const found = (await pending()).find((each) => each.title === `${title} – ${part.name}`);
    expect(found).toMatchObject({ media: 'other', document: filed.attachments[1]!.document });
    const placard = await wordsOf(placards.at(-1)!);
    expect(placard).toMatch(cause);
    expect(placard).toContain(part.name);
  });

  test('its author sees so before signing, and that the others can be shown', async () => {
    const path = desk.textFile('seen.eml', '');
    const zip: MailPart = {
      type: 'application/zip',
      name: 'papers.zip',
      bytes: Uint8Array.from([80, 75, 5, 6, 9]),
    };
    writeFileSync(path, withParts('Seen', note('sound.txt', 'seen before'), zip));
    const first = await desk.call('document.preview', { file: path, page: 1 });
    expect(first).toMatchObject({ attachments: { count: 2, looked: null } });
    const all = await desk.call('document.preview', { file: path, page: 1, attachments: true });
    expect(all).toMatchObject({
      attachments: {
        count: 2,
        looked: [
          { fileName: 'sound.txt', kind: 'text', report: { losses: [] } },
          { fileName: 'papers.zip', kind: 'other', report: { losses: [{ what: 'whole-file', count: 1 }] } },
        ],
      },
    });
  });

  test('two of one name and size are not taken for one: each placard has its own digest', async () => {
    const zip = (last: number): MailPart => ({
      type: 'application/zip',
      name: 'papers.zip',
      bytes: Uint8Array.from([80, 75, 5, 6, last]),
    });
    const filed = await submit('pair.eml', withParts('Pair', zip(1), zip(2)));
    expect(filed.attachments.map(({ joined }) => joined)).toEqual(['new', 'new']);
  });
});

describe('a PDF with files inside', () => {
  test('becomes a document, and each file one of its own; within a mail as well', async () => {
    const catalog = '/Names << /EmbeddedFiles << /Names [(a) 21 0 R (b) 23 0 R] >> >>';
    const objects = [...embeddedFile(20, '报价.txt', 'price'), ...embeddedFile(22, 'plan.dwg', 'AC1027')];
    const pdf = formPdf({ fields: [], catalog, objects });
    const filed = await submit('offer.pdf', pdf, { title: 'Offer' });
    expect(filed.attachments.map(({ report }) => report.losses)).toEqual([
      [],
      [{ what: 'whole-file', count: 1 }],
    ]);
    const sent = await submit(
      'sent.eml',
      withParts('Sent', { type: 'application/pdf', name: 'offer.pdf', bytes: pdf }),
      { title: 'Sent' },
    );
    expect(sent.attachments.map(({ joined }) => joined)).toEqual(Array(3).fill('same-bytes'));
    const titles = (await pending()).map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Offer – 报价.txt', 'Offer – plan.dwg', 'Sent – offer.pdf – plan.dwg']),
    );
  });

  test('one that only its owner locked is filed open, with its original beside it', async () => {
    const before = sealedFiles().length;
    await submit('locked.pdf', await encryptedPdf(null));
    expect(sealedFiles().length - before).toBe(2);
  });
});

describe('nothing of a mail is filed', () => {
  test('where there are more than fifty in all, those of an inner mail counted', async () => {
    const inner = withParts('Inner', ...Array.from({ length: 30 }, (_, index) => note(`i${index}.txt`)));
    const bytes = withParts(
      'Many',
      attachedMail('inner.eml', inner),
      ...Array.from({ length: 20 }, (_, index) => note(`o${index}.txt`)),
    );
    await expect(submit('many.eml', bytes)).rejects.toMatchObject({ code: 'FILE_ATTACHMENTS_TOO_MANY' });
  });

  test('where its entries cannot be made after all is sealed', async () => {
    const [before, count] = [sealedFiles(), (await pending()).length];
    const bytes = withParts('Late', note('one.txt', 'one of three'), note('two.txt', 'two of three'));
    const reading = desk.clock.read.bind(desk.clock);
    let sealed = 0;
    desk.clock.read = () => {
      sealed = sealedFiles().length - before.length;
      const parts = 6;
      if (sealed >= parts) throw new Error('the clock is gone');
      return reading();
    };
    await expect(submit('late.eml', bytes)).rejects.toThrow();
    desk.clock.read = reading;
    expect(sealed).toBeGreaterThan(0);
    expect(sealedFiles()).toEqual(before);
    expect(await pending()).toHaveLength(count);
  });
});

describe('words', () => {
  test('a title joins mail and attachment as its language does, and never grows too long', () => {
    expect(attachmentTitle('交接', [], '清单.xlsx')).toBe('交接——清单.xlsx');
    expect(attachmentTitle('Handover', ['a.eml'], 'list.xlsx')).toBe('Handover – a.eml – list.xlsx');
    expect(attachmentTitle('Handover', [], '\u202efdp.exe')).toBe('Handover – fdp.exe');
    const long = attachmentTitle('题'.repeat(300), [], `${'名'.repeat(300)}.txt`);
    expect([...long]).toHaveLength(300);
    expect(long).toMatch(/^题名+\.txt$/);
  });

  test.each(fileFaultCodes)('%s of an attachment is said in words', (fileFault) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { sentence } = describeRefusal('FILE_ATTACHMENT_REFUSED', { ordinal: 7, fileFault }, language);
      expect(sentence).toContain('7');
      expect(sentence).not.toMatch(/[A-Z]+_[A-Z]+|\{/);
    }
  });
});
