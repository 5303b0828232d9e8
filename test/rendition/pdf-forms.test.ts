/** D5: what a PDF holds is drawn or counted: values of forms, marks, files inside it, and files that their owner locked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { appearance, embeddedFile, type FormField, formPdf, pdfText } from '../../build/scripts/form-pdf.ts';
import { encryptedPdf } from '../../build/scripts/make-hostile-files.ts';
import { examineFile } from '../../rasteriser/examine-file.ts';
import { openPdf } from '../../rasteriser/pdf-document.ts';
import { loadPdfium, type Pdfium } from '../../rasteriser/pdfium.ts';
import { type Examination, renditionLimits } from '../../rasteriser/rasteriser.ts';
import { latinPdf } from '../support/pdf-fixtures.ts';

let pdfium: Pdfium;
beforeAll(async () => {
  pdfium = await loadPdfium();
});

const examine = async (bytes: Uint8Array): Promise<Examination> =>
  (await examineFile(pdfium, bytes, 'a.pdf', renditionLimits)) as Examination;
const losses = async (bytes: Uint8Array) => (await examine(bytes)).report.losses;

const pageHeight = 300;
/** Dark pixels within a rectangle of the page, which counts from its lower left corner. */
function ink(bytes: Uint8Array, [left, bottom, right, top]: FormField['rect']): number {
  const { widthPx, rgba } = openPdf(pdfium, bytes).renderPage(0, 72, 'shrink');
  let dark = 0;
  for (let y = pageHeight - top; y < pageHeight - bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * widthPx + x) * 4;
      if (rgba[at]! + rgba[at + 1]! + rgba[at + 2]! < 450) dark += 1;
    }
  }
  return dark;
}

const rect = [10, 200, 190, 230] as const;
const field = (type: FormField['type'], entries: string): FormField => ({ type, name: 'f', rect, entries });
const drawn = (
  type: FormField['type'],
  entries: string,
  more: Partial<Parameters<typeof formPdf>[0]> = {},
): number => ink(formPdf({ fields: [field(type, entries)], ...more }), rect);

describe('values of fields that bring no appearance are drawn', () => {
  const chinese = pdfText('海宁纺织有限公司');
  const values: readonly (readonly [string, FormField['type'], string, string])[] = [
    ['text', 'Tx', '/V (Riverside 42)', ''],
    ['Chinese text', 'Tx', `/V ${chinese}`, ''],
    ['text in cells', 'Tx', '/Ff 16777216 /MaxLen 8 /V (20261126)', '/Ff 16777216 /MaxLen 8'],
    ['several lines', 'Tx', `/Ff 4096 /V ${pdfText('第一行\r第二行')}`, '/Ff 4096'],
    ['a ticked box', 'Btn', '/V /Yes /AS /Yes /MK << /CA (4) >>', '/V /Off /AS /Off /MK << /CA (4) >>'],
    ['a choice', 'Ch', `/Ff 131072 /Opt [(One) ${chinese}] /V ${chinese}`, '/Ff 131072 /Opt [(One)]'],
  ];
  test.each(values)('%s', (_what, type, filled, empty) => {
    expect(drawn(type, filled)).toBeGreaterThan(drawn(type, empty) + 8);
    expect(drawn(type, filled, { needAppearances: false })).toBeGreaterThan(drawn(type, empty) + 8);
  });

  test('an appearance that the form calls old gives way to the value, another stays', () => {
    const old = { objects: [appearance('/Tx BMC EMC', 180, 30)] };
    expect(drawn('Tx', '/V (fresh) /AP << /N 20 0 R >>', old)).toBeGreaterThan(8);
    expect(drawn('Tx', '/V (fresh) /AP << /N 20 0 R >>', { ...old, needAppearances: false })).toBe(0);
  });

  test('a field that no form lists is drawn where it stands, at any size', () => {
    const stray = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (s) /Rect [${rect.join(' ')}] /F 4 /AP << /N 21 0 R >> >>`;
    const bytes = formPdf({
      fields: [],
      annotations: ['20 0 R'],
      objects: [stray, appearance('0 0 90 30 re f', 180, 30)],
      needAppearances: false,
    });
    const noForm = new Uint8Array(
      Buffer.from(Buffer.from(bytes).toString('latin1').replace('/AcroForm', '/AcroNone'), 'latin1'),
    );
    for (const file of [bytes, noForm]) {
      expect(ink(file, [10, 200, 100, 230])).toBe(90 * 30);
      expect(ink(file, [100, 200, 190, 230])).toBe(0);
    }
    const { widthPx, rgba } = openPdf(pdfium, noForm).renderPage(0, 144, 'shrink');
    const at = (x: number, y: number) => rgba[(y * widthPx + x) * 4]!;
    expect([at(22, 2 * 85), at(198, 2 * 85), at(202, 2 * 85), at(22, 2 * 65)]).toEqual([0, 0, 255, 255]);
  });

  test('a page that inherits its fonts keeps them, whatever lies on it', () => {
    const inherits = (annotations: string[]) => {
      const file = Buffer.from(
        formPdf({
          fields: [],
          annotations,
          objects: ['<< /Type /Annot /Subtype /Square /Rect [300 10 390 50] /C [1 0 0] /F 4 >>'],
        }),
      ).toString('latin1');
      const own = '/Resources << /Font << /Helv 5 0 R >> >> ';
      const page = file.replace(`/Contents 4 0 R ${own}`, `/Contents 4 0 R ${' '.repeat(own.length)}`);
      // What is inherited is a font of signs: letters in its place would be another page.
      return new Uint8Array(
        Buffer.from(
          page.replace('/Kids [3 0 R] /Count 1', `/Kids [3 0 R] /Count 1 ${own.replace('5 0 R', '6 0 R')}`),
          'latin1',
        ),
      );
    };
    const words = (bytes: Uint8Array) => ink(bytes, [0, 270, 200, 300]);
    expect(words(inherits(['20 0 R']))).toBe(words(inherits([])));
    expect(words(inherits([]))).toBeGreaterThan(40);
  });

  test('a password is drawn as stars, whatever it is', () => {
    const page = (value: string) =>
      openPdf(pdfium, formPdf({ fields: [field('Tx', `/Ff 8192 /V (${value})`)] })).renderPage(
        0,
        72,
        'shrink',
      ).rgba;
    expect(Buffer.from(page('secret')).equals(page('llllll'))).toBe(true);
    expect(Buffer.from(page('secret')).equals(page('longer than that'))).toBe(false);
  });

  test('a tick that cannot be drawn is counted', async () => {
    const radio = (state: string) =>
      formPdf({ fields: [field('Btn', `/Ff 49152 /V /${state} /AS /${state} /MK << /CA (l) >>`)] });
    expect(await losses(radio('Choice2'))).toEqual([{ what: 'control', count: 1 }]);
    expect(await losses(radio('Off'))).toEqual([]);
  });
});

describe('forms of XFA', () => {
  const xfa = { form: '/XFA (<xdp/>)' };
  test('with pages of their own are drawn from them, and counted', async () => {
    expect(await losses(formPdf({ fields: [field('Tx', '/V (x)')], ...xfa }))).toEqual([
      { what: 'form', count: 1 },
    ]);
  });

  test('without pages are refused, and why is said', async () => {
    const dynamic = formPdf({ fields: [], ...xfa, catalog: '/NeedsRendering true' });
    await expect(examine(dynamic)).rejects.toMatchObject({ code: 'FILE_FORM_WITHOUT_PAGES' });
    expect(openPdf(pdfium, dynamic).pages).toBe(1);
  });
});

describe('what is beside the page', () => {
  test('a mark without an appearance is drawn, and what it says is counted', async () => {
    const highlight = (contents: string) =>
      formPdf({
        fields: [],
        annotations: ['20 0 R'],
        objects: [
          `<< /Type /Annot /Subtype /Square /Rect [${rect.join(' ')}] /C [1 0 0] /IC [0 0 1] /F 4 ${contents} >>`,
        ],
      });
    expect(ink(highlight(''), rect)).toBeGreaterThan(1000);
    expect(await losses(highlight(''))).toEqual([]);
    expect(await losses(highlight('/Contents (see clause 4)'))).toEqual([{ what: 'comment', count: 1 }]);
  });

  test('sound and film are counted', async () => {
    const annotations = ['Sound', 'Movie', '3D'].map(
      (subtype) => `<< /Type /Annot /Subtype /${subtype} /Rect [0 0 9 9] >>`,
    );
    expect(
      await losses(
        formPdf({ fields: [], annotations: ['20 0 R', '21 0 R', '22 0 R'], objects: annotations }),
      ),
    ).toEqual([
      { what: 'embedded', count: 1 },
      { what: 'recording', count: 2 },
    ]);
  });

  test('files inside are handed on, each once, whether a list or a place on the page names them', async () => {
    const objects = [
      ...embeddedFile(20, '报价单.txt', 'price'),
      ...embeddedFile(22, 'factur-x.xml', '<invoice/>'),
      '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 21 0 R >>',
      '<< /Type /Annot /Subtype /FileAttachment /Rect [9 0 18 9] /FS 23 0 R >>',
    ];
    const catalog = '/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a) 21 0 R] >> >>';
    const found = await examine(formPdf({ fields: [], catalog, objects, annotations: ['24 0 R', '25 0 R'] }));
    expect(
      found.attachments?.map(({ fileName, bytes }) => [fileName, new TextDecoder().decode(bytes)]),
    ).toEqual([
      ['报价单.txt', 'price'],
      ['factur-x.xml.txt', '<invoice/>'],
    ]);
    expect(found.rendition).toBe('same');
    expect((await examine(latinPdf(['x']))).attachments).toBeUndefined();
  });
});

describe('encryption', () => {
  test('a file that only its owner locked is filed from an open copy, which shows the same', async () => {
    const locked = await encryptedPdf(null);
    const found = await examine(locked);
    expect(found).toMatchObject({ kind: 'pdf', pages: 1 });
    expect(found.likeness.text).toContain('加密的内容');
    const open = openPdf(pdfium, found.rendition as Uint8Array);
    expect(open.renderPage(0, 72, 'shrink').rgba.some((value) => value < 100)).toBe(true);
    expect(() => openPdf(pdfium, locked)).toThrow(expect.objectContaining({ code: 'FILE_ENCRYPTED' }));
  });

  test('one that takes a password to open is refused', async () => {
    await expect(examine(await encryptedPdf('opens-it'))).rejects.toMatchObject({ code: 'FILE_ENCRYPTED' });
  });
});
