/**
 * Where windows live that are never to be seen (`show: false` with `skipTaskbar: true`). A Chromium that shows windows
 * shows all of them, if only for a moment or in the task bar; so these get a second one without windows.
 */
import type { Chromium } from '../chromium/chromium.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { makeProfile } from '../chromium/profile.ts';
import { lifecycle } from './lifecycle.ts';
import { startChromium } from './start-chromium.ts';

export async function hiddenChromium(): Promise<Chromium> {
  const { chromium } = lifecycle;
  if (chromium?.headless === true) return chromium;
  lifecycle.hiddenChromium ??= startHidden();
  return lifecycle.hiddenChromium;
}

async function startHidden(): Promise<Chromium> {
  const chromium = startChromium(
    { ...findChromium(), headless: true },
    { debugged: false, profile: makeProfile() },
  );
  await chromium.start();
  return chromium;
}
