/** How Emscripten's loaders are given a module that is compiled already, instead of bytes to compile. */
export interface InstantiateWasm {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}

/** Nothing is returned that says more: the loader goes on when `done` is called. Failing to start ends in `failed`. */
function instantiating(module: WebAssembly.Module, failed: (error: unknown) => void): InstantiateWasm {
  return {
    instantiateWasm(imports, done) {
      WebAssembly.instantiate(module, imports).then((instance) => done(instance, module), failed);
      return {};
    },
  };
}

/** Loads with a compiled module. Emscripten waits for ever where instantiating fails: this does not. */
export function loadCompiled<T>(
  module: WebAssembly.Module,
  load: (options: InstantiateWasm) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    load(instantiating(module, reject)).then(resolve, reject);
  });
}
