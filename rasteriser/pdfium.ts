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
