/**
 * PDFium and Skia as WebAssembly, compiled once for the process. A thread gets the compiled module from the process
 * that started it, and with it the code that V8 has optimised meanwhile: compiling anew would cost every document 50 ms.
 */
import { readFile } from 'node:fs/promises';

export type WasmName = 'pdfium' | 'canvaskit';

const compile = async (_name: WasmName, path: () => string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(path()));

let giver = compile;
const given = new Map<WasmName, Promise<WebAssembly.Module>>();

/** From now on modules come from elsewhere: called once in a thread, before anything is loaded. */
export function takeCompiledWasmFrom(elsewhere: (name: WasmName) => Promise<WebAssembly.Module>): void {
  giver = elsewhere;
}

/** `path` is asked only where it is compiled here. */
export function compiledWasm(name: WasmName, path: () => string): Promise<WebAssembly.Module> {
  let module = given.get(name);
  if (module === undefined) {
    module = giver(name, path);
    given.set(name, module);
    // A file that could not be read today may be there tomorrow.
    module.catch(() => given.delete(name));
  }
  return module;
}
