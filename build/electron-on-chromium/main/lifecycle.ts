/** What all parts of the main process may know of it, without knowing each other. */
import type { Chromium } from '../chromium/chromium.ts';

export interface AppFolder {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

export const lifecycle: {
  ready: boolean;
  /** `app.quit()` was called and nobody has objected yet. */
  quitting: boolean;
  app: AppFolder;
  /** Command-line switches that Chromium is to get. */
  readonly switches: Map<string, string>;
  /** Shows windows; or shows none, where there is no display. */
  chromium: Chromium | undefined;
  /** For windows that are never to be seen, where the other one shows windows. */
  hiddenChromium: Promise<Chromium> | undefined;
} = {
  ready: false,
  quitting: false,
  app: { folder: process.cwd(), name: 'Electron', version: '0.0.0' },
  switches: new Map(),
  chromium: undefined,
  hiddenChromium: undefined,
};
