/**
 * The pages of every file of a folder as a borrower's screen draws them, each beside another program's, to be looked at: `NAME-1-ours.png`
 * and `NAME-1-theirs.png`. What was refused or not shown is said with each name.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { FileFault, pageDpi } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { convertedByLibreOffice } from './libre-office.ts';
import { plainName } from './pages.ts';
import { pngOfPage } from './png.ts';
import { picturesByPoppler } from './poppler.ts';

const pagesMost = 6;

export async function drawFolder(folder: string, to: string, say: (line: string) => void): Promise<void> {
  mkdirSync(to, { recursive: true });
  const printer = installedHtmlPrinter();
  const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
  try {
    for (const name of readdirSync(folder).toSorted()) {
      const bytes = readFileSync(join(folder, name));
      try {
        const made = await rasteriser.examine(Buffer.from(bytes), plainName(name), printer);
        const open = await rasteriser.open(made.rendition === 'same' ? Buffer.from(bytes) : made.rendition);
        try {
          for (let index = 0; index < Math.min(pagesMost, open.pages); index += 1) {
            const picture = pngOfPage(await open.renderPage(index, pageDpi));
            writeFileSync(join(to, `${name}-${index + 1}-ours.png`), picture);
          }
        } finally {
          await open.close();
        }
        const { kind, pages, report, attachments = [] } = made;
        say(JSON.stringify({ name, kind, pages, attachments: attachments.length, ...report }));
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        say(JSON.stringify({ name, refused: error.code, ...error.detail }));
      }
      const theirs = name.endsWith('.pdf')
        ? bytes
        : [...convertedByLibreOffice(join(folder, name), 'pdf').values()][0];
      if (theirs !== undefined) drawTheirs(theirs, join(to, name));
    }
  } finally {
    await rasteriser.close();
  }
}

function drawTheirs(pdf: Uint8Array, base: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  try {
    writeFileSync(join(folder, 'theirs.pdf'), pdf);
    for (const [index, picture] of picturesByPoppler(
      join(folder, 'theirs.pdf'),
      pageDpi,
      pagesMost,
    ).entries()) {
      writeFileSync(`${base}-${index + 1}-theirs.png`, picture);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
