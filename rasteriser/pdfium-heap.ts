/** Memory inside an instance of PDFium. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** What the package's types leave out: they lean on Emscripten's, which are not installed. */
interface EmscriptenHeap {
  readonly HEAPU8: Uint8Array;
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
