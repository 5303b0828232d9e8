/** WebAssembly that lies beside the page. A page compiles for itself, once for all the files it reads. */
import type { WasmName } from './compiled-wasm.ts';
import { pageFiles } from './page-files.ts';

const compiled = new Map<WasmName, Promise<WebAssembly.Module>>();

export function compiledWasm(name: WasmName): Promise<WebAssembly.Module> {
  let module = compiled.get(name);
  if (module === undefined) {
    module = pageFiles()
      .read(`${name}.wasm`)
      .then((bytes) => WebAssembly.compile(bytes));
    compiled.set(name, module);
  }
  return module;
}
