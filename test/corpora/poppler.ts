/** Poppler as the other opinion on PDF: for developing only, found on PATH, never shipped. */
import { spawnSync } from 'node:child_process';

const bytesMax = 256 * 1024 * 1024;

function asked(program: string, words: readonly string[]): Buffer {
  const { error, stdout } = spawnSync(program, words, {
    timeout: 120_000,
    maxBuffer: bytesMax,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new Error(`Poppler ("${program}") is not on PATH.`);
  return stdout ?? Buffer.alloc(0);
}

export const wordsByPoppler = (file: string): string => asked('pdftotext', [file, '-']).toString('utf8');

export interface GreyPage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly grey: Uint8Array;
}

/** How many pages it counts, 0 where it reads none, and the first of them in grey. */
export function pagesByPoppler(file: string, dpi: number, most: number): { pages: number; grey: GreyPage[] } {
  const pages = Number(/^Pages:\s+(\d+)/m.exec(asked('pdfinfo', [file]).toString('utf8'))?.[1] ?? 0);
  const grey: GreyPage[] = [];
  for (let page = 1; page <= Math.min(most, pages); page += 1) {
    const drawn = asked('pdftoppm', [
      '-gray',
      '-r',
      String(dpi),
      '-f',
      String(page),
      '-l',
      String(page),
      '-cropbox',
      file,
    ]);
    const [, width = '0', height = '0'] =
      /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(drawn.subarray(0, 64).toString('latin1')) ?? [];
    const size = Number(width) * Number(height);
    if (size === 0) break;
    grey.push({
      widthPx: Number(width),
      heightPx: Number(height),
      grey: drawn.subarray(drawn.length - size),
    });
  }
  return { pages, grey };
}

/** The first pages in colour, as PNG. */
export function picturesByPoppler(file: string, dpi: number, most: number): Buffer[] {
  const { pages } = pagesByPoppler(file, dpi, 0);
  return Array.from({ length: Math.min(most, pages) }, (_, index) => {
    const page = String(index + 1);
    return asked('pdftoppm', ['-png', '-r', String(dpi), '-f', page, '-l', page, '-cropbox', file]);
  });
}
