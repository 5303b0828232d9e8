/** WebAssembly that lies beside the page. A page has one document and compiles for itself. */
import type { WasmName } from './compiled-wasm.ts';
import { pageFiles } from './page-files.ts';

export const compiledWasm = async (name: WasmName): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await pageFiles().read(`${name}.wasm`));
