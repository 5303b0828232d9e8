/**
 * The ends of message ports as a service process sees them. Electron's utility processes have them; the vault knows
 * their shape only, so that it runs under anything that speaks it.
 */

export interface ServicePort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface ParentPort {
  on(
    event: 'message',
    listener: (message: { readonly data: unknown; readonly ports: readonly ServicePort[] }) => void,
  ): void;
  postMessage(message: unknown): void;
}

/** The port to the shell; null where this is not a service process. */
export const parentPort = (): ParentPort | null =>
  (process as unknown as { parentPort?: ParentPort }).parentPort ?? null;
