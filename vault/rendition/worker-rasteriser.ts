/** The rasteriser of the CLI, of tests and of machines without the desktop: a worker thread for each document. */
import { type ChannelRasteriser, createRasteriser } from './channel-rasteriser.ts';
import { startWorkerChannel } from './worker-channel.ts';
import type { RenditionLimits } from './worker-messages.ts';

export type WorkerRasteriser = ChannelRasteriser;

export interface WorkerRasteriserOptions {
  /** The worker's entry, where a bundle keeps it elsewhere. */
  readonly workerUrl?: URL;
  readonly limits?: Partial<RenditionLimits>;
}

export function createWorkerRasteriser(options: WorkerRasteriserOptions = {}): WorkerRasteriser {
  const workerUrl = options.workerUrl ?? new URL('./rasteriser-worker.ts', import.meta.url);
  return createRasteriser({
    startChannel: () => startWorkerChannel(workerUrl),
    ...(options.limits ? { limits: options.limits } : {}),
  });
}
