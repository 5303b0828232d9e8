/**
 * electron-builder's `afterPack`, before fuses and signature. On macOS it takes back what Electron's and
 * electron-builder's Info.plist ask for and a vault has no use for: camera, microphone, Bluetooth, any connection.
 */
import { join } from 'node:path';
import { readInfoPlist, writeInfoPlist } from './info-plist.ts';
import type { SignedPackage } from './notarize.ts';

export default function afterPack(packed: SignedPackage): void {
  if (packed.electronPlatformName !== 'darwin') return;
  const app = join(packed.appOutDir, `${packed.packager.appInfo.productFilename}.app`);
  const kept = Object.entries(readInfoPlist(app)).filter(([key]) => !key.endsWith('UsageDescription'));
  writeInfoPlist(app, {
    ...Object.fromEntries(kept),
    NSAppTransportSecurity: { NSAllowsArbitraryLoads: false, NSAllowsLocalNetworking: false },
  });
}
