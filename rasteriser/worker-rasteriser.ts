/** The rasteriser of the CLI, of tests and of machines without the desktop: a worker thread for each document. */
import { type ChannelRasteriser, createRasteriser } from './channel-rasteriser.ts';
import { startWorkerChannel } from './worker-channel.ts';
import type { RenditionLimits } from './worker-messages.ts';

export type WorkerRasteriser = ChannelRasteriser;

export interface WorkerRasteriserOptions {
  /** The worker's entry, where a bundle keeps it elsewhere. */
  readonly workerUrl?: URL;
  readonly aheadMax?: number;
  readonly limits?: Partial<RenditionLimits>;
}

/** A thread takes about as long to start as two small documents take to be filed; each holds some 20 MB. */
const threadsAheadMax = 2;

export function createWorkerRasteriser(options: WorkerRasteriserOptions = {}): WorkerRasteriser {
  const workerUrl = options.workerUrl ?? new URL('./rasteriser-worker.ts', import.meta.url);
  return createRasteriser({
    startChannel: () => startWorkerChannel(workerUrl),
    aheadMax: options.aheadMax ?? threadsAheadMax,
    ...(options.limits ? { limits: options.limits } : {}),
  });
}
