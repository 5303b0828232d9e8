/** What the environment may say to the stand-in. */
import { join, resolve } from 'node:path';

export const projectFolder = resolve(import.meta.dirname, '../../..');

export const settings = {
  /** `npm` for the Chromium of the npm package, or the path of one; otherwise an installed one is looked for. */
  chromium: process.env.STAND_IN_CHROMIUM,
  /** Show no windows although there is a display. */
  headless: process.env.STAND_IN_HEADLESS !== undefined,
  /** Write every message of the DevTools pipe, shortened, to standard error. */
  trace: process.env.STAND_IN_TRACE !== undefined,
  /** Where the npm package's Chromium is unpacked, once for each version. */
  cacheFolder: join(projectFolder, 'node_modules', '.cache', 'electron-on-chromium'),
} as const;

export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
