/** The bytes of PDFium's WebAssembly, beside the page. */
import { readPageFile } from './page-files.ts';
import type * as inNode from './pdfium-wasm.ts';

export const pdfiumWasm: typeof inNode.pdfiumWasm = () => readPageFile('pdfium.wasm');
