/** Skia as WebAssembly: decodes images for the rasteriser, draws watermarks for the vault. Once per thread. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CanvasKit, CanvasKitInitOptions } from 'canvaskit-wasm';
import { compiledWasm } from './compiled-wasm.ts';

export { present } from './present.ts';

type LoadCanvasKit = (options: CanvasKitInitOptions) => Promise<CanvasKit>;

/** The package exports its program, not the file beside it. */
const beside = (file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('canvaskit-wasm/full')), file);

export const compiledCanvasKit = (): Promise<WebAssembly.Module> =>
  compiledWasm('canvaskit', () => beside('canvaskit.wasm'));

let loading: Promise<CanvasKit> | undefined;

export function loadCanvasKit(): Promise<CanvasKit> {
  loading ??= (async () => {
    const load = createRequire(import.meta.url)('canvaskit-wasm/full') as LoadCanvasKit;
    const module = await compiledCanvasKit();
    return instantiatingInstead(module, () => load({ locateFile: beside }));
  })();
  return loading;
}

/** The next that is asked for has memory of its own. */
export function forgetCanvasKit(): void {
  loading = undefined;
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
