/**
 * The rasteriser as a thread of this process.
 *
 * The thread gets no environment, no arguments and no standard streams. It shares the process and its rights on
 * files with the vault: the wall around hostile bytes is WebAssembly's memory, the thread makes them mortal.
 * `resourceLimits` bounds JavaScript's heap; WebAssembly's memory ends at 2 GiB by itself.
 */
import { Worker } from 'node:worker_threads';
import type { RasteriserChannel } from './rasteriser-channel.ts';
import type { WorkerReply } from './worker-messages.ts';

export function startWorkerChannel(workerUrl: URL): RasteriserChannel {
  const worker = new Worker(workerUrl, {
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  worker.unref();
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      worker.on('message', (reply: WorkerReply) => listener(reply));
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
