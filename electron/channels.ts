/** Names of the few channels between shell and preload. */
export const channels = {
  /** Preload to main, with an invoke: a question to the shell. */
  ask: 'shell:ask',
  /** Main to preload, with a port: the road to the vault's process. */
  vaultPort: 'shell:vault-port',
  /** Main to preload: something happened at the station. */
  event: 'shell:event',
  /** Main to the rasteriser's preload, with a port. */
  rasteriserPort: 'rasteriser:port',
  /** Preload to main: the page is there and listens. */
  pageReady: 'shell:page-ready',
} as const;
