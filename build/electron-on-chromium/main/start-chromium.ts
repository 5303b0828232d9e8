/** Starts a Chromium with what the app's command line says to it. */
import { Chromium } from '../chromium/chromium.ts';
import type { FoundChromium } from '../chromium/find-chromium.ts';
import { sandboxPossible } from '../chromium/sandbox.ts';
import { lifecycle } from './lifecycle.ts';
import { preferredLanguages } from './locale.ts';
import { tellDownload } from './pages.ts';

/** Switches of the app that Chromium may have. Others could undo what the stand-in relies on. */
const passedOn = /^(?:force-|lang$|js-flags$)/;

interface Wishes {
  /** Whether Playwright's port is to be opened, if it was asked for. */
  readonly debugged: boolean;
  readonly profile: string;
}

export function startChromium(found: FoundChromium, { debugged, profile }: Wishes): Chromium {
  const switches = [...lifecycle.switches]
    .filter(([name]) => passedOn.test(name) || (debugged && name === 'remote-debugging-port'))
    .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
  const noSandbox =
    lifecycle.switches.has('no-sandbox') || !sandboxPossible({ bringsHelper: !found.fromPackage });
  const chromium = new Chromium(found, { switches, languages: preferredLanguages(), profile, noSandbox });
  chromium.browser.on('Browser.downloadWillBegin', tellDownload);
  return chromium;
}
