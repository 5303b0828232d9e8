/** Skia as WebAssembly: decodes images for the rasteriser, draws watermarks for the vault. Once per thread. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CanvasKit, CanvasKitInitOptions } from 'canvaskit-wasm';
import { compiledWasm } from './compiled-wasm.ts';

export { present } from './present.ts';

type LoadCanvasKit = (options: CanvasKitInitOptions) => Promise<CanvasKit>;

let loading: Promise<CanvasKit> | undefined;

export function loadCanvasKit(): Promise<CanvasKit> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('canvaskit-wasm/full'));
    const load = require('canvaskit-wasm/full') as LoadCanvasKit;
    const module = await compiledWasm('canvaskit');
    return instantiatingInstead(module, () => load({ locateFile: (file) => join(folder, file) }));
  })();
  return loading;
}

/**
 * CanvasKit's loader has no way to be given a compiled module: it reads the file and calls WebAssembly.instantiate with
 * its bytes. While it loads, the module takes the place of bytes.
 */
async function instantiatingInstead<T>(module: WebAssembly.Module, load: () => Promise<T>): Promise<T> {
  const original = WebAssembly.instantiate;
  const instead = async (source: unknown, imports?: WebAssembly.Imports): Promise<unknown> => {
    if (!(source instanceof Uint8Array)) return original(source as WebAssembly.Module, imports);
    return { module, instance: await original(module, imports) };
  };
  WebAssembly.instantiate = instead as typeof WebAssembly.instantiate;
  try {
    return await load();
  } finally {
    WebAssembly.instantiate = original;
  }
}
