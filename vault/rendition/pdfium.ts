/**
 * PDFium as WebAssembly: one instance for each worker, made once, thrown away with the worker.
 *
 * This build holds no JavaScript engine, and the form environment (`pdf-appearance.ts`) draws values and hears no event, so a
 * document's scripts, form actions, launch actions and links have nothing that could run or follow them.
 */
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { compiledPdfium } from './compiled-pdfium.ts';
import { loadCompiled } from './instantiate-wasm.ts';
import { installSubstituteFonts, type SubstituteFonts } from './substitute-fonts.ts';

/** What the package's types leave out: they lean on Emscripten's, which are not installed. */
interface EmscriptenHeap {
  readonly HEAPU8: Uint8Array;
}

export interface Pdfium {
  readonly api: WrappedPdfiumModule;
  readonly fonts: SubstituteFonts;
}

export async function loadPdfium(): Promise<Pdfium> {
  const api = await loadCompiled(await compiledPdfium(), (options) =>
    init(options as Parameters<typeof init>[0]),
  );
  api.PDFiumExt_Init();
  return { api, fonts: installSubstituteFonts(api) };
}

/** The memory of the instance. Ask anew after every call into PDFium: growing replaces the view. */
export function heapOf(api: WrappedPdfiumModule): Uint8Array {
  return (api.pdfium as unknown as EmscriptenHeap).HEAPU8;
}

/** An address inside the instance; throws RangeError when the instance has no memory left. */
export function allocate(api: WrappedPdfiumModule, bytes: number): number {
  const address = api.pdfium.wasmExports.malloc(Math.max(1, bytes));
  if (address === 0) throw new RangeError('PDFium has no memory left');
  return address >>> 0;
}

export function release(api: WrappedPdfiumModule, address: number): void {
  api.pdfium.wasmExports.free(address);
}
