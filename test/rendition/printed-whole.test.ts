/** What only a real page can lose: numbers broken over lines, and signs that an element swallowed. */
import { afterAll, expect, test } from 'vitest';
import { bookFile, textCell } from '../../build/scripts/office-parts.ts';
import { para, wordDocument } from '../../build/scripts/word-parts.ts';
import { chromiumHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { chromiumPath } from './installed-chromium.ts';

const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
const printer = chromiumHtmlPrinter({ executablePath: await chromiumPath() });
afterAll(() => rasteriser.close());

/** The words of the printed page, where a line ends a space. */
async function onPaper(bytes: Uint8Array, name: string): Promise<string> {
  const { rendition } = await rasteriser.examine(bytes.slice(), name, printer);
  const { likeness } = await rasteriser.examine((rendition as Uint8Array).slice(), 'a.pdf');
  return likeness.text;
}

test('a number stands on one line, in columns as narrow as it is, under long and short heads, and over merged columns', async () => {
  const numbers = ['7', '42', '200', '2019', '11111', '123456', '1234567', '6222021234567'];
  const names = 'ABCDEFGH';
  const row = (at: number, cells: readonly string[]) => `<row r="${at}">${cells.join('')}</row>`;
  const bytes = bookFile({
    sheets: [
      {
        name: 'One',
        rows: [
          row(
            1,
            numbers.map((_, at) => textCell(`${names[at]}1`, at % 2 === 0 ? '年' : '本年度采购量')),
          ),
          row(
            2,
            numbers.map((value, at) => `<c r="${names[at]}2"><v>${value}</v></c>`),
          ),
          row(3, ['<c r="A3"><v>98765432109</v></c>']),
        ].join(''),
        after: '<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>',
      },
    ],
  });
  const words = await onPaper(bytes, 'a.xlsx');
  for (const number of [...numbers, '98765432109']) expect(words.split(/\s/)).toContain(number);
});

test('spaces between words of a cell stay', async () => {
  const bytes = bookFile({
    sheets: [{ name: 'One', rows: `<row r="1">${textCell('A1', 'A  1\r\nB')}</row>` }],
  });
  let html = '';
  const watching = {
    print: (given: string) => {
      html = given;
      return printer.print(given);
    },
  };
  await rasteriser.examine(bytes, 'a.xlsx', watching);
  expect(html).toContain('<td>A  1<br>B</td>');
  expect(html).toMatch(/table\.sheet td \{ white-space: pre-wrap/);
});

test('what a function of a formula is taken of is on the page, and so are signs before and after it', async () => {
  const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
  const func = `<m:func><m:fName>${m('cos')}</m:fName><m:e>${m('α')}</m:e></m:func>`;
  const before = `<m:sPre><m:sub>${m('β')}</m:sub><m:sup>${m('γ')}</m:sup><m:e>${m('δ')}</m:e></m:sPre>`;
  const bytes = wordDocument({
    body: para(`<m:oMath>${m('ε')}${func}${m('ζ')}${before}${m('η')}</m:oMath>`),
  });
  const words = await onPaper(bytes, 'a.docx');
  for (const letter of 'αβγδεζη') expect(words).toContain(letter);
});

test('quotation marks around values of a table in text are not missed on the page', async () => {
  const bytes = new TextEncoder().encode('sep=,\n编号,金额\n007,"1,234.50"\n');
  const { report } = await rasteriser.examine(bytes, 'a.csv', printer);
  expect(report.glyphsMissing).toBe(0);
});
