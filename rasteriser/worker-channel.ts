/**
 * The rasteriser as a thread of this process.
 *
 * The thread gets no environment, no arguments and no standard streams; of the process it gets compiled WebAssembly, which
 * cannot be changed. It shares the process and its rights on files with the vault: the wall around hostile bytes is
 * WebAssembly's memory, the thread makes them mortal. `resourceLimits` bounds JavaScript's heap; WebAssembly's memory ends
 * at 2 GiB by itself.
 */
import { Worker } from 'node:worker_threads';
import { compiledCanvasKit } from './canvaskit.ts';
import { compiledPdfium } from './compiled-pdfium.ts';
import type { RasteriserChannel } from './rasteriser-channel.ts';
import { isWasmAsked, type WasmGiven } from './thread-messages.ts';
import type { WorkerReply } from './worker-messages.ts';

export async function startWorkerChannel(workerUrl: URL): Promise<RasteriserChannel> {
  const worker = new Worker(workerUrl, {
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: { pdfium: await compiledPdfium() },
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  worker.unref();
  const giveSkia = async (): Promise<void> => {
    const given: WasmGiven = { type: 'wasm-given', module: await compiledCanvasKit() };
    worker.postMessage(given);
  };
  let asked = false;
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      worker.on('message', (reply: WorkerReply) => {
        if (!isWasmAsked(reply)) listener(reply);
        else if (!asked) {
          asked = true;
          // Where it cannot be had the thread waits until its time is over.
          giveSkia().catch(() => undefined);
        }
      });
    },
    onDeath: (listener) => {
      worker.on('error', listener);
      worker.on('exit', () => listener(new Error('The rasteriser has ended')));
    },
    hold: () => worker.ref(),
    end: async () => {
      await worker.terminate();
    },
  };
}
