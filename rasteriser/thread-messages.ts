/** What passes between a rasteriser's thread and its process beside documents: the module of Skia, once, where a picture comes. */
export const wasmAsked = { type: 'wasm-asked' } as const;

export interface WasmGiven {
  readonly type: 'wasm-given';
  readonly module: WebAssembly.Module;
}

export const isWasmAsked = (message: unknown): boolean =>
  (message as { readonly type?: unknown } | null)?.type === wasmAsked.type;

export function wasmGiven(message: unknown): WebAssembly.Module | null {
  const given = message as Partial<WasmGiven> | null;
  return given?.type === 'wasm-given' && given.module instanceof WebAssembly.Module ? given.module : null;
}
