/** WebAssembly that lies beside the page. A page has one document and compiles for itself. */
import type * as inNode from './compiled-wasm.ts';
import { pageFiles } from './page-files.ts';

export const compiledWasm: typeof inNode.compiledWasm = async (name) =>
  WebAssembly.compile(await pageFiles().read(`${name}.wasm`));
