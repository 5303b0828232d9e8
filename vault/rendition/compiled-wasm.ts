/**
 * PDFium and Skia as WebAssembly, compiled once for the process. A thread gets the compiled module from the process
 * that started it, and with it the code that V8 has optimised meanwhile: compiling anew would cost every document 50 ms.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type WasmName = 'pdfium' | 'canvaskit';

const require = createRequire(import.meta.url);
const paths: Readonly<Record<WasmName, () => string>> = {
  pdfium: () => require.resolve('@embedpdf/pdfium/pdfium.wasm'),
  // The package does not export the file itself.
  canvaskit: () => join(dirname(require.resolve('canvaskit-wasm/full')), 'canvaskit.wasm'),
};

const compile = async (name: WasmName): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(paths[name]()));

let giver = compile;
const given = new Map<WasmName, Promise<WebAssembly.Module>>();

/** From now on modules come from elsewhere: called once in a thread, before anything is loaded. */
export function takeCompiledWasmFrom(elsewhere: typeof compile): void {
  giver = elsewhere;
}

export function compiledWasm(name: WasmName): Promise<WebAssembly.Module> {
  let module = given.get(name);
  if (module === undefined) {
    module = giver(name);
    given.set(name, module);
    // A file that could not be read today may be there tomorrow.
    module.catch(() => given.delete(name));
  }
  return module;
}
