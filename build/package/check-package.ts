/**
 * `npm run package -- --check`: packs for the three systems with a stand-in for Electron and looks at what came out.
 * Needs no network and no Electron; what it cannot prove is in docs/packaging.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkLinuxEntry } from './check-linux-entry.ts';
import { checkMacBundle } from './check-mac-bundle.ts';
import { type Inspection, inspectPackage } from './inspect-package.ts';
import { checkConfiguration, packWithStandIn, type Target } from './pack.ts';
import type { DesktopPlatform } from './stand-in-electron.ts';

export interface CheckedTarget extends Omit<Inspection, 'faults'> {
  readonly platform: DesktopPlatform;
  readonly arch: string;
}

export interface PackageCheck {
  /** A sentence each, with the target before it where it is not about the configuration. */
  readonly faults: readonly string[];
  readonly targets: readonly CheckedTarget[];
}

export const targetsChecked = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
] as const satisfies readonly Omit<Target, 'projectFolder'>[];

/** electron-builder packs for macOS everywhere but on Windows. */
const packable = ({ platform }: { platform: DesktopPlatform }): boolean =>
  platform !== 'darwin' || process.platform !== 'win32';

export async function checkPackage(
  projectFolder: string,
  targets: readonly Omit<Target, 'projectFolder'>[] = targetsChecked.filter(packable),
): Promise<PackageCheck> {
  const faults = await checkConfiguration(projectFolder);
  if (faults.length > 0) return { faults, targets: [] };
  const scratch = mkdtempSync(join(tmpdir(), 'dossier-vault-package-'));
  const checked: CheckedTarget[] = [];
  try {
    for (const { platform, arch } of targets) {
      const name = `${platform}-${arch}`;
      try {
        const ofDesktop: string[] = [];
        const look = (debianArguments: readonly string[]) =>
          ofDesktop.push(...checkLinuxEntry(debianArguments));
        const folder = await packWithStandIn({ projectFolder, platform, arch }, scratch, look);
        const { faults: found, ...figures } = await inspectPackage({ platform, arch, folder, projectFolder });
        checked.push({ platform, arch, ...figures });
        if (platform === 'darwin') ofDesktop.push(...checkMacBundle(folder));
        faults.push(...[...found, ...ofDesktop].map((fault) => `${name}: ${fault}`));
      } catch (error) {
        faults.push(`${name}: packing stopped: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { faults, targets: checked };
}
