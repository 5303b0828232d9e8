/** What no page may ever have: answers that a person could otherwise be asked for, and files that land on the disk. */
import type { DevtoolsSession } from './devtools-pipe.ts';

/** As DevTools names them. Chromium refuses names that it does not know; those can be granted by nobody either. */
const permissions = [
  'accelerometer',
  'ambient-light-sensor',
  'background-fetch',
  'background-sync',
  'camera',
  'captured-surface-control',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'keyboard-lock',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'nfc',
  'notifications',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'pointer-lock',
  'screen-wake-lock',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'window-management',
] as const;

/** For one context of the browser, before its first page; undefined is the profile's own. */
export function lockContext(browser: DevtoolsSession, context: string | undefined): void {
  const where = context === undefined ? {} : { browserContextId: context };
  const told = [
    browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true, ...where }),
    ...permissions.map((name) =>
      browser.send('Browser.setPermission', { permission: { name }, setting: 'denied', ...where }),
    ),
  ];
  for (const answer of told) answer.catch(() => undefined);
}
