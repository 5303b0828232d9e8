/** Skia as WebAssembly, beside the page. */
import load, { type CanvasKit, type CanvasKitInitOptions } from 'canvaskit-wasm/full';
import type * as inNode from './canvaskit.ts';
import { pageFiles } from './page-files.ts';

export { present } from './present.ts';

/** What Emscripten takes and the package's types leave out. */
type InitOptions = CanvasKitInitOptions & { readonly wasmBinary: ArrayBuffer };
type LoadCanvasKit = (options: InitOptions) => Promise<CanvasKit>;

let loading: Promise<CanvasKit> | undefined;

export const loadCanvasKit: typeof inNode.loadCanvasKit = () => {
  loading ??= pageFiles()
    .read('canvaskit.wasm')
    .then((wasmBinary) => (load as unknown as LoadCanvasKit)({ wasmBinary, locateFile: (file) => file }));
  return loading;
};

export const forgetCanvasKit: typeof inNode.forgetCanvasKit = () => {
  loading = undefined;
};
