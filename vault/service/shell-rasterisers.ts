/** Rasterisers that the shell keeps in sandboxed windows: asked for by number, spoken to over the port that comes back. */

import { createRasteriser } from '../../rasteriser/channel-rasteriser.ts';
import type { RasteriserChannel } from '../../rasteriser/rasteriser-channel.ts';
import type { WorkerReply } from '../../rasteriser/worker-messages.ts';
import type { VaultToShell } from '../../shared/contract/processes.ts';
import type { ServicePort } from './ports.ts';

interface Pending {
  readonly arrived: (port: ServicePort | null) => void;
  died(error: Error): void;
}

const startMsMax = 20_000;
/** A window is a process of its own. */
const windowsAheadMax = 1;

export class ShellRasterisers {
  readonly rasteriser;
  private readonly tell: (message: VaultToShell) => void;
  private readonly alive = new Map<number, Pending>();
  private last = 0;

  constructor(tell: (message: VaultToShell) => void) {
    this.tell = tell;
    this.rasteriser = createRasteriser({ startChannel: () => this.start(), aheadMax: windowsAheadMax });
  }

  /** The shell has opened the window, or could not. */
  started(rasteriser: number, port: ServicePort | null): void {
    this.alive.get(rasteriser)?.arrived(port);
  }

  died(rasteriser: number): void {
    this.alive.get(rasteriser)?.died(new Error('The rasteriser has ended'));
  }

  private async start(): Promise<RasteriserChannel> {
    this.last += 1;
    const rasteriser = this.last;
    const deaths: ((error: Error) => void)[] = [];
    const died = (error: Error): void => {
      for (const listener of deaths) listener(error);
    };
    const port = await new Promise<ServicePort | null>((resolve) => {
      const timer = setTimeout(() => resolve(null), startMsMax);
      const arrived = (came: ServicePort | null): void => {
        clearTimeout(timer);
        resolve(came);
      };
      this.alive.set(rasteriser, { arrived, died });
      this.tell({ kind: 'rasteriser-wanted', rasteriser });
    });
    if (port === null) {
      this.end(rasteriser);
      throw new Error('The rasteriser does not start');
    }
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', ({ data }) => listener(data as WorkerReply));
        port.start();
      },
      onDeath: (listener) => {
        deaths.push(listener);
        port.on('close', () => listener(new Error('The rasteriser has ended')));
      },
      end: async () => {
        port.close();
        this.end(rasteriser);
      },
    };
  }

  private end(rasteriser: number): void {
    if (this.alive.delete(rasteriser)) this.tell({ kind: 'rasteriser-done', rasteriser });
  }
}
