/** Entry of the rasteriser's thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { takeCompiledWasmFrom } from './compiled-wasm.ts';
import { loadPdfium } from './pdfium.ts';
import { serveRequests } from './serve-requests.ts';
import { wasmAsked, wasmGiven } from './thread-messages.ts';

const port = parentPort;
if (!port) throw new Error('rasteriser-worker.ts is the entry of a worker thread');

const { pdfium } = workerData as { readonly pdfium: WebAssembly.Module };
let arrived: ((module: WebAssembly.Module) => void) | undefined;
takeCompiledWasmFrom((name) => {
  if (name === 'pdfium') return Promise.resolve(pdfium);
  // Skia is for pictures only: asked for when the first one comes.
  port.postMessage(wasmAsked);
  return new Promise((resolve) => {
    arrived = resolve;
  });
});

const serve = serveRequests(loadPdfium, (message, transfer) => port.postMessage(message, transfer));
port.on('message', (message) => {
  const module = wasmGiven(message);
  if (module === null) serve(message);
  else arrived?.(module);
});
