/**
 * How long ordinary large files take to become pages, beside LibreOffice, Poppler or ImageMagick on the same file in the same run. The files are made here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bookFile, paragraph, textCell, wordFile, wordTable } from '../../build/scripts/office-parts.ts';
import { installedHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { pngFile } from './png.ts';

const sentence =
  '甲乙双方经友好协商，就采购事宜达成如下条款，并约定交付、验收与付款的期限。The parties agree as follows. ';

/** Half noise, as a scan has it. */
function png(widthPx: number, heightPx: number): Uint8Array {
  const row = 1 + widthPx * 3;
  const raw = new Uint8Array(row * heightPx);
  let state = 1;
  for (let at = 0; at < raw.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    raw[at] = at % row === 0 ? 0 : 200 + (state >>> 27);
  }
  return pngFile(widthPx, heightPx, raw);
}

const contract = (): Uint8Array =>
  wordFile({
    body: Array.from({ length: 420 }, (_, i) =>
      i % 12 === 11
        ? wordTable(
            Array.from({ length: 6 }, (__, row) => [`${row + 1}`, '轴承 6204', `${(row + 3) * 17}.50`]),
          )
        : paragraph(sentence.repeat(7)),
    ).join(''),
  });

const prices = (): Uint8Array =>
  bookFile({
    sheets: [
      {
        name: '报价',
        rows: Array.from({ length: 2_600 }, (_, i) => {
          const row = i + 1;
          const numbers = ['C', 'D', 'E', 'F'].map(
            (column, at) => `<c r="${column}${row}"><v>${(row * (at + 3)) / 7}</v></c>`,
          );
          return `<row r="${row}">${textCell(`A${row}`, `产品 ${row}`)}${textCell(`B${row}`, '深沟球轴承')}${numbers.join('')}</row>`;
        }).join(''),
      },
    ],
  });

const files: readonly (readonly [name: string, make: () => Uint8Array, other: readonly string[]])[] = [
  ['78 kB of text.txt', () => Buffer.from(sentence.repeat(600)), ['soffice']],
  ['workbook of 15,600 cells.xlsx', prices, ['soffice']],
  ['contract of 100 pages.docx', contract, ['soffice']],
  ['39 megapixels.png', () => png(7_216, 5_412), ['convert']],
];

export async function compareSpeed(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  const printer = installedHtmlPrinter();
  const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
  try {
    for (const [name, make, [program = '']] of files) {
      const file = join(folder, name);
      const bytes = make();
      writeFileSync(file, bytes);
      const begun = performance.now();
      const made = await rasteriser.examine(Buffer.from(bytes), name, printer);
      const ms = performance.now() - begun;
      const otherBegun = performance.now();
      const { status } =
        program === 'soffice'
          ? spawnSync(
              program,
              [
                `-env:UserInstallation=file://${join(tmpdir(), 'corpora-libreoffice')}`,
                '--headless',
                '--convert-to',
                'pdf',
                '--outdir',
                join(folder, 'out'),
                file,
              ],
              { stdio: 'ignore' },
            )
          : spawnSync(program, [file, join(folder, 'out.pdf')], { stdio: 'ignore' });
      const otherMs = performance.now() - otherBegun;
      writeFileSync(join(folder, 'ours.pdf'), made.rendition === 'same' ? bytes : made.rendition);
      const drawnBegun = performance.now();
      spawnSync('pdftoppm', ['-r', '72', join(folder, 'ours.pdf'), join(folder, 'page')], {
        stdio: 'ignore',
      });
      const drawnMs = performance.now() - drawnBegun;
      say(
        `${name}: ${made.pages} pages, ours ${ms.toFixed(0)} ms (${(ms / made.pages).toFixed(0)} a page), ` +
          `${program} ${status === 0 ? `${otherMs.toFixed(0)} ms` : 'did not end well'}, pdftoppm of our pages at 72 dpi ${drawnMs.toFixed(0)} ms`,
      );
    }
  } finally {
    await rasteriser.close();
    rmSync(folder, { recursive: true });
  }
}
