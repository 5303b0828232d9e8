/**
 * The files that lie beside the rasteriser's page, and how the page reads them: its entry gives the way, once,
 * before anything else is asked. Names only, never addresses: the page has one place to read from, its own.
 */
export type PageFileName = 'pdfium.wasm' | 'canvaskit.wasm' | 'noto-sans-regular.ttf' | 'noto-sans-bold.ttf';

export interface PageFiles {
  read(name: PageFileName): Promise<ArrayBuffer>;
  /** For a question of PDFium's that cannot wait: it blocks the page, which has nothing else to do. */
  readAtOnce(name: PageFileName): Uint8Array;
}

let files: PageFiles | undefined;

export function readPageFilesWith(given: PageFiles): void {
  files = given;
}

export function pageFiles(): PageFiles {
  if (!files) throw new Error('The page has no way to its files yet');
  return files;
}
