import { createRequire } from 'node:module';
import { compiledWasm } from './compiled-wasm.ts';

const path = (): string => createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

export const compiledPdfium = (): Promise<WebAssembly.Module> => compiledWasm('pdfium', path);
