/**
 * The files that lie beside the rasteriser's page, and how the page reads them: its entry gives the way, once,
 * before anything else is asked. Names only, never addresses: the page has one place to read from, its own.
 */
export type PageFileName = 'pdfium.wasm' | 'canvaskit.wasm' | 'noto-sans-regular.ttf' | 'noto-sans-bold.ttf';
export type ReadPageFile = (name: PageFileName) => Promise<ArrayBuffer>;

let read: ReadPageFile | undefined;

export function readPageFilesWith(reader: ReadPageFile): void {
  read = reader;
}

export function readPageFile(name: PageFileName): Promise<ArrayBuffer> {
  if (!read) throw new Error('The page has no way to its files yet');
  return read(name);
}
