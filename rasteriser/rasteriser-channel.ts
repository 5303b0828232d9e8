/** One road to one rasteriser, whatever it runs in: a worker thread, or a sandboxed page behind a message port. */
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

export interface RasteriserChannel {
  /** What is in `transfer` is handed over where the road can; it is copied where it cannot. */
  post(message: WorkerStart | WorkerRequest, transfer: ArrayBuffer[]): void;
  onMessage(listener: (reply: WorkerReply) => void): void;
  /** Called when the other end is gone: crashed, out of memory, or never there. May be called more than once. */
  onDeath(listener: (error: Error) => void): void;
  /** From now on this process stays alive as long as the rasteriser does. */
  hold?(): void;
  /** Kills the rasteriser, whatever it is doing; resolves when it is gone. Safe to call twice. */
  end(): Promise<void>;
}

export type StartChannel = () => RasteriserChannel | Promise<RasteriserChannel>;
