/** The ports of a vault in a terminal: the system's clock, the real hasher, a worker as rasteriser, files for pages. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { createWorkerRasteriser, type WorkerRasteriser } from '../../rasteriser/worker-rasteriser.ts';
import type { VaultPorts } from '../../vault/acts/ports.ts';
import type { Watermarker } from '../../vault/acts/watermarker.ts';
import { argon2idHasher, type PassphraseHasher } from '../../vault/sealing/passphrase.ts';
import { ownDataFolder } from '../../vault/storage/place.ts';
import { type Clock, systemClock } from '../../vault/time/clock.ts';
import { createWatermarker } from '../../vault/viewing/watermark.ts';
import { terminalCredentialStore } from './credential-store.ts';
import { terminalTrace } from './terminal-trace.ts';

export interface Station {
  readonly ports: VaultPorts;
  readonly rasteriser: WorkerRasteriser;
  /** Ends what runs beside the terminal. */
  close(): Promise<void>;
}

/** Where the terminal keeps anchors. */
export const userDataFolder = (): string => join(ownDataFolder(), 'anchors');

export const defaultStationLabel = (): string => hostname();

/** What is given is for the demo and for tests, which run in-process; no switch of the program reaches it. */
export function terminalStation(
  replace: { clock?: Clock; hasher?: PassphraseHasher; userDataFolder?: string; rasteriserUrl?: URL } = {},
): Station {
  const bundled = new URL('./rasteriser-worker.mjs', import.meta.url);
  const workerUrl = replace.rasteriserUrl ?? (existsSync(fileURLToPath(bundled)) ? bundled : undefined);
  const rasteriser = createWorkerRasteriser(workerUrl === undefined ? {} : { workerUrl });
  const htmlPrinter = installedHtmlPrinter();
  const credentialStore = terminalCredentialStore();
  let watermarker: Promise<Watermarker> | null = null;
  return {
    rasteriser,
    close: async () => {
      await Promise.all([rasteriser.close(), credentialStore?.close()]);
    },
    ports: {
      clock: replace.clock ?? systemClock(),
      hasher: replace.hasher ?? argon2idHasher,
      rasteriser,
      ...(htmlPrinter ? { htmlPrinter } : {}),
      ...(credentialStore ? { credentialStore } : {}),
      watermarker: () => {
        watermarker ??= createWatermarker();
        return watermarker;
      },
      userDataFolder: replace.userDataFolder ?? userDataFolder(),
      pages: { kind: 'files' },
      foregroundEntriesMax: 4_000,
      trace: (event) => void terminalTrace()?.write(event),
    },
  };
}
