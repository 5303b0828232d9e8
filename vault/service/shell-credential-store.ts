/** The credential store's process as the shell starts it; spoken to over the port that comes back. */
import type { VaultToShell } from '../../shared/contract/processes.ts';
import { CredentialStoreClient } from './credential-store-client.ts';
import type { CredentialStoreChannel } from './credential-store-messages.ts';
import type { ServicePort } from './ports.ts';

export class ShellCredentialStore {
  readonly store: CredentialStoreClient;
  private readonly tell: (message: VaultToShell) => void;
  private arrived: ((port: ServicePort | null) => void) | null = null;
  private readonly endings = new Set<() => void>();

  constructor(tell: (message: VaultToShell) => void) {
    this.tell = tell;
    this.store = new CredentialStoreClient(() => this.start());
  }

  /** The shell has started the process, or leaves the store alone. */
  started(port: ServicePort | null): void {
    this.arrived?.(port);
    this.arrived = null;
  }

  ended(): void {
    for (const listener of this.endings) listener();
    this.endings.clear();
  }

  private async start(): Promise<CredentialStoreChannel> {
    const port = await new Promise<ServicePort | null>((resolve) => {
      this.arrived = resolve;
      this.tell({ kind: 'credential-store-wanted' });
    });
    if (port === null) throw new Error('no credential store');
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => {
        port.on('message', ({ data }) => listener(data));
        port.start();
      },
      onEnd: (listener) => void this.endings.add(listener),
      end: () => this.tell({ kind: 'credential-store-done' }),
    };
  }
}
