/**
 * Entry of the vault's own process: the router behind a port to the screens, its clock duties on a timer. It knows no
 * window; the shell brings ports, rasterisers and printed pages, and is told when the vault is closed.
 */
import { existsSync } from 'node:fs';
import { shellToVault, type VaultToShell, vaultProcessEnvironment } from '../shared/contract/processes.ts';
import type { Watermarker } from './acts/watermarker.ts';
import { VaultRouter } from './router/router.ts';
import { argon2idHasher } from './sealing/passphrase.ts';
import { parentPort, type ServicePort } from './service/ports.ts';
import { traceProcess } from './service/process-trace.ts';
import { ScreenService } from './service/serve-screens.ts';
import { ShellCredentialStore } from './service/shell-credential-store.ts';
import { ShellPrinter } from './service/shell-printer.ts';
import { ShellRasterisers } from './service/shell-rasterisers.ts';
import { systemClock } from './time/clock.ts';
import { createWatermarker } from './viewing/watermark.ts';

/** A person who does nothing for this long is signed out: five minutes. */
const idleMsMax = 300_000;
const tickMs = 1_000;

const shell = parentPort();
if (shell === null) throw new Error('vault/main.ts is the entry of a service process');
const tellShell = (message: VaultToShell): void => shell.postMessage(message);

const userDataFolder = process.env[vaultProcessEnvironment.userDataFolder];
if (userDataFolder === undefined || !existsSync(userDataFolder)) throw new Error('no folder for user data');

const diagnosticsFolder = process.env[vaultProcessEnvironment.diagnosticsFolder];
const clock = systemClock();
const trace =
  diagnosticsFolder === undefined
    ? null
    : traceProcess({
        process: 'vault',
        folder: diagnosticsFolder,
        version: process.env[vaultProcessEnvironment.version] ?? '',
        entry: import.meta.url,
        clock,
      });

const rasterisers = new ShellRasterisers(tellShell);
const printer = new ShellPrinter(tellShell);
const credentials = new ShellCredentialStore(tellShell);
let watermarker: Promise<Watermarker> | null = null;
const router = new VaultRouter({
  clock,
  hasher: argon2idHasher,
  rasteriser: rasterisers.rasteriser,
  htmlPrinter: printer,
  credentialStore: credentials.store,
  watermarker: () => {
    watermarker ??= createWatermarker().catch((error: unknown) => {
      // Tried again with the next page.
      watermarker = null;
      throw error;
    });
    return watermarker;
  },
  userDataFolder,
  pages: { kind: 'screen' },
  foregroundEntriesMax: 4_000,
  ...(trace === null ? {} : { trace: (event) => void trace.write(event) }),
});
const screens = new ScreenService(router, (what) => tellShell({ kind: 'under-way', what }));

let showing: 'none' | 'showing' | 'blank' = 'none';
let wasOpen = false;
const timer = setInterval(() => {
  void (async () => {
    if (router.signedIn && screens.idleMs >= idleMsMax) await screens.lock();
    // What the disk refuses today must not keep the screens from hearing how things stand.
    const wasSignedIn = router.signedIn;
    await router.tick().catch(() => undefined);
    // The machine slept without a word: the screens hear of the lock as of any other.
    if (wasSignedIn && !router.signedIn && router.isOpen) await screens.lock();
    const now = router.showing;
    if (showing === 'showing' && now === 'blank') screens.tell({ name: 'view-blank' });
    if (showing !== 'none' && now === 'none') screens.tell({ name: 'view-ended' });
    showing = now;
    if (wasOpen && !router.isOpen) screens.tell({ name: 'closed' });
    wasOpen = router.isOpen;
    screens.heedUnderWay();
  })().catch(() => undefined);
}, tickMs);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  clearInterval(timer);
  await screens.shutdown().catch(() => router.abandon());
  await credentials.store.close();
  tellShell({ kind: 'closed' });
}

shell.on('message', ({ data, ports }) => {
  const parsed = shellToVault.safeParse(data);
  if (!parsed.success) return;
  const message = parsed.data;
  const port: ServicePort | undefined = ports[0];
  switch (message.kind) {
    case 'screens':
      if (port !== undefined) screens.attach(port);
      return;
    case 'rasteriser':
      rasterisers.started(message.rasteriser, port ?? null);
      return;
    case 'rasteriser-died':
      rasterisers.died(message.rasteriser);
      return;
    case 'printed':
      printer.printed(message.print, message.pdf);
      return;
    case 'credential-store':
      credentials.started(port ?? null);
      return;
    case 'credential-store-ended':
      credentials.ended();
      return;
    case 'lock':
      void screens.lock().catch(() => undefined);
      return;
    case 'shutdown':
      void end();
  }
});
tellShell({ kind: 'ready' });
