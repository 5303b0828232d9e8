/** Skia as WebAssembly: decodes images for the rasteriser, draws watermarks for the vault. Once per thread. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CanvasKit, CanvasKitInitOptions } from 'canvaskit-wasm';

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

/** CanvasKit says null where it has no memory or cannot decode; `what` names the step for the error. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`CanvasKit: ${what}`);
  return value;
}
