/**
 * What becomes of every file of a folder: taken or refused and why, pages, losses, time; and, where another program is asked too, how much
 * of the words it shows stand on our pages, and how far our pages look like its own. Names and counts, never contents.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { type Examination, FileFault } from '../../rasteriser/rasteriser.ts';
import { createWorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import { builtRasteriserUrl } from '../support/built-cli.ts';
import { convertedByLibreOffice } from './libre-office.ts';
import { pagesByPoppler, wordsByPoppler } from './poppler.ts';

/** Small: what is compared is where things stand and how dark they are, not how letters are smoothed. */
const compareDpi = 24;
const pagesCompared = 5;
const officeKinds = new Set(['docx', 'xlsx', 'rtf', 'doc', 'xls', 'csv', 'html']);

export interface Seen {
  readonly name: string;
  /** The kind of file, or the code of the refusal. */
  readonly outcome: string;
  readonly taken: boolean;
  readonly ms: number;
  readonly pages?: number;
  readonly losses?: string;
  readonly glyphsMissing?: number;
  /** Of the other program. */
  readonly theirPages?: number;
  /** Share of its words that ours have, 0 to 1. */
  readonly words?: number;
  /** Mean difference of grey over the first pages, 0 to 255. */
  readonly difference?: number;
}

export async function lookAtFolder(
  folder: string,
  against: boolean,
  say: (line: string) => void,
): Promise<Seen[]> {
  const printer = installedHtmlPrinter();
  const rasteriser = createWorkerRasteriser({ workerUrl: await builtRasteriserUrl() });
  const seen: Seen[] = [];
  try {
    for (const name of readdirSync(folder).toSorted()) {
      const bytes = readFileSync(join(folder, name));
      const begun = performance.now();
      let found: Seen;
      try {
        const made = await rasteriser.examine(bytes, plainName(name), printer);
        found = { name, taken: true, outcome: made.kind, ms: performance.now() - begun, ...counted(made) };
        if (against) found = { ...found, ...(await compared(join(folder, name), bytes, made, rasteriser)) };
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        found = { name, taken: false, outcome: error.code, ms: performance.now() - begun };
      }
      seen.push(found);
      say(JSON.stringify(found));
    }
  } finally {
    await rasteriser.close();
  }
  return seen;
}

/** Characters that no name of a document may hold are of no interest here. */
export const plainName = (name: string): string => name.replace(/[^\p{L}\p{N}._ ()-]/gu, '_');

const counted = ({ pages, report }: Examination) => ({
  pages,
  losses: report.losses.map(({ what, count }) => `${what} ${count}`).join(', '),
  glyphsMissing: report.glyphsMissing,
});

async function compared(
  file: string,
  bytes: Uint8Array,
  made: Examination,
  rasteriser: ReturnType<typeof createWorkerRasteriser>,
): Promise<Partial<Seen>> {
  const theirs =
    made.kind === 'pdf'
      ? Buffer.from(bytes)
      : officeKinds.has(made.kind)
        ? [...convertedByLibreOffice(file, 'pdf').values()][0]
        : undefined;
  if (theirs === undefined) return {};
  const folder = mkdtempSync(join(tmpdir(), 'corpora-'));
  try {
    const ours = made.rendition === 'same' ? bytes : made.rendition;
    writeFileSync(join(folder, 'theirs.pdf'), theirs);
    writeFileSync(join(folder, 'ours.pdf'), ours);
    if (made.kind !== 'pdf') {
      const [their, our] = [
        wordsByPoppler(join(folder, 'theirs.pdf')),
        wordsByPoppler(join(folder, 'ours.pdf')),
      ];
      const theirPages = pagesByPoppler(join(folder, 'theirs.pdf'), 10, 0).pages;
      return { theirPages, words: shareOf(their, our) };
    }
    const their = pagesByPoppler(join(folder, 'theirs.pdf'), compareDpi, pagesCompared);
    const open = await rasteriser.open(ours);
    try {
      let difference = 0;
      const pages = Math.min(pagesCompared, open.pages, their.grey.length);
      for (let index = 0; index < pages; index += 1) {
        difference += differenceOf(await open.renderPage(index, compareDpi), their.grey[index]!) / pages;
      }
      return { theirPages: their.pages, difference };
    } finally {
      await open.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every letter and digit counts once for each time it stands there: typesetters break words and lines differently. */
function shareOf(their: string, ours: string): number {
  const pairs = (text: string): Map<string, number> => {
    const letters = [
      ...text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    ];
    const counts = new Map<string, number>();
    for (let at = 1; at < letters.length; at += 1) {
      const pair = `${letters[at - 1]}${letters[at]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    return counts;
  };
  const [wanted, have] = [pairs(their), pairs(ours)];
  let [all, found] = [0, 0];
  for (const [pair, count] of wanted) {
    all += count;
    found += Math.min(count, have.get(pair) ?? 0);
  }
  return all === 0 ? 1 : found / all;
}

interface Grey {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly grey: Uint8Array;
}

function differenceOf(ours: { widthPx: number; heightPx: number; rgba: Uint8Array }, theirs: Grey): number {
  const width = Math.min(ours.widthPx, theirs.widthPx);
  const height = Math.min(ours.heightPx, theirs.heightPx);
  let sum = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * ours.widthPx + x) * 4;
      const grey = 0.299 * ours.rgba[at]! + 0.587 * ours.rgba[at + 1]! + 0.114 * ours.rgba[at + 2]!;
      sum += Math.abs(grey - theirs.grey[y * theirs.widthPx + x]!);
    }
  }
  return sum / Math.max(1, width * height);
}
