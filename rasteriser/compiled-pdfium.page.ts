import type * as inNode from './compiled-pdfium.ts';
import { compiledWasm } from './compiled-wasm.page.ts';

export const compiledPdfium: typeof inNode.compiledPdfium = () => compiledWasm('pdfium');
