/** Skia as WebAssembly: decodes images for the rasteriser, draws watermarks for the vault. Once per thread. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CanvasKit, CanvasKitInitOptions } from 'canvaskit-wasm';

export { present } from './present.ts';

type LoadCanvasKit = (options: CanvasKitInitOptions) => Promise<CanvasKit>;

let loading: Promise<CanvasKit> | undefined;

export function loadCanvasKit(): Promise<CanvasKit> {
  loading ??= (async () => {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('canvaskit-wasm/full'));
    const load = require('canvaskit-wasm/full') as LoadCanvasKit;
    return load({ locateFile: (file) => join(folder, file) });
  })();
  return loading;
}
