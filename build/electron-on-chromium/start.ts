/** From the command line to a running app: Chromium is started when the app's own code has had its say. */

import { killAllChromiums } from './chromium/chromium.ts';
import { findChromium } from './chromium/find-chromium.ts';
import { mainProfile, removeMainProfile } from './chromium/profile.ts';
import { standInGlobal } from './common/deeds.ts';
import { app } from './main/app.ts';
import { lifecycle } from './main/lifecycle.ts';
import { releaseInstanceLock } from './main/single-instance.ts';
import { startChromium } from './main/start-chromium.ts';
import { killUtilityProcesses } from './utility/utility-process.ts';

const endings = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** To be called before the app's code runs. */
export function watchEnds(): void {
  app.on('stand-in-ends', (exitCode: number) => void end(exitCode));
  process.on('exit', killWhatIsLeft);
  for (const signal of Object.keys(endings) as (keyof typeof endings)[]) process.on(signal, () => app.quit());
}

/**
 * Starts Chromium once the app's entry has been evaluated, or waits for readiness: only then are its schemes and switches
 * known. An entry that awaits readiness at its top level never ends being evaluated before.
 */
export async function runApp(evaluateEntry: () => Promise<unknown>): Promise<void> {
  const waited = new Promise<void>((resolve) => app.whenWaitedFor(() => setImmediate(resolve)));
  const evaluated = evaluateEntry();
  const settled = evaluated.catch((error) => {
    if (lifecycle.quitting) return;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (!lifecycle.ready) app.exit(1);
  });
  await Promise.race([settled, waited]);
  if (!lifecycle.quitting) await becomeReady();
}

async function becomeReady(): Promise<void> {
  const chromium = startChromium(findChromium(), { debugged: true, profile: mainProfile() });
  lifecycle.chromium = chromium;
  standInGlobal.showsWindows = !chromium.headless;
  try {
    Object.assign(process.versions, { chrome: await chromium.start() });
  } catch (error) {
    if (lifecycle.quitting) return;
    process.stderr.write(`electron-on-chromium: ${(error as Error).message}\n`);
    process.exit(1);
  }
  void chromium.exited.then(() => {
    if (lifecycle.quitting) return;
    process.stderr.write('electron-on-chromium: Chromium ended\n');
    process.exit(1);
  });
  if (!lifecycle.quitting) app.enterReady();
}

async function end(exitCode: number): Promise<void> {
  killUtilityProcesses();
  releaseInstanceLock();
  const hidden = await lifecycle.hiddenChromium?.catch(() => undefined);
  await Promise.all([lifecycle.chromium?.stop(), hidden?.stop()]);
  process.exit(exitCode);
}

function killWhatIsLeft(): void {
  lifecycle.quitting = true;
  releaseInstanceLock();
  killAllChromiums();
  removeMainProfile();
}
