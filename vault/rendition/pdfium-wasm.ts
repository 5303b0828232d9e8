/** The bytes of PDFium's WebAssembly. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ownMemory } from './bytes.ts';

export async function pdfiumWasm(): Promise<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  return ownMemory(await readFile(path)).buffer;
}
