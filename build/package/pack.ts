/** Runs electron-builder from here, for a check with the stand-in and for packages to give away alike. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// Inner modules of electron-builder, whose version package.json pins: nothing public tells a valid file from another.
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { Arch, build, type CliOptions, Platform } from 'electron-builder';
import { type DesktopPlatform, makeStandInElectron } from './stand-in-electron.ts';

const platforms: Readonly<Record<DesktopPlatform, { builder: Platform; unpacked: string }>> = {
  linux: { builder: Platform.LINUX, unpacked: 'linux' },
  win32: { builder: Platform.WINDOWS, unpacked: 'win' },
  darwin: { builder: Platform.MAC, unpacked: 'mac' },
};

/** Where electron-builder lays the application of a target; on macOS the `.app` itself. */
export function packedFolder(output: string, platform: DesktopPlatform, arch: string): string {
  const { unpacked } = platforms[platform];
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  return platform === 'darwin'
    ? join(output, `${unpacked}${suffix}`, 'Dossier Vault.app')
    : join(output, `${unpacked}${suffix}-unpacked`);
}

/** A sentence, or none if electron-builder knows every key and value in the file. */
export async function checkConfiguration(projectFolder: string): Promise<string[]> {
  try {
    const config = await getConfig(projectFolder, 'electron-builder.yml', null);
    await validateConfiguration(config, new DebugLogger(false));
    return [];
  } catch (error) {
    return [`electron-builder.yml: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Version of Electron as package.json pins it. */
function electronVersion(projectFolder: string): string {
  const manifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    devDependencies?: Record<string, string>;
  };
  const version = manifest.devDependencies?.electron;
  if (!version) throw new Error('package.json does not say which Electron the package is made with.');
  return version;
}

export interface Target {
  readonly projectFolder: string;
  readonly platform: DesktopPlatform;
  readonly arch: string;
}

/**
 * Packs with a stand-in, unsigned, under `scratch`. Stops before any installer is made: their tools are downloaded. What
 * a Debian package would hold is known before that; `look` sees it while the files it names are there.
 */
export async function packWithStandIn(
  target: Target,
  scratch: string,
  look: (debianArguments: readonly string[]) => void = () => undefined,
): Promise<string> {
  const { projectFolder, platform, arch } = target;
  const electronDist = join(scratch, `electron-${platform}-${arch}`);
  mkdirSync(electronDist, { recursive: true });
  const version = electronVersion(projectFolder);
  makeStandInElectron(electronDist, platform, version);
  const output = join(scratch, 'packages');
  await build({
    ...options(target, platform === 'linux' ? 'deb' : 'dir'),
    effectiveOptionComputed: async ([debianArguments]: [unknown[]]) => {
      look(debianArguments.flat().map(String));
      return true;
    },
    config: {
      electronDist,
      electronVersion: version,
      directories: { output },
      // Apple is not to be asked about a stand-in, whatever keys the environment holds.
      afterSign: null,
      ...(platform === 'darwin' ? { mac: { identity: null } } : {}),
    },
  });
  return packedFolder(output, platform, arch);
}

/** Makes the installers for one target; returns their paths. `electronDist`: an Electron that is there already. */
export async function packInstallers(target: Target, electronDist: string | undefined): Promise<string[]> {
  if (electronDist !== undefined && !existsSync(electronDist)) {
    throw new Error(`There is no folder ${electronDist}.`);
  }
  return build({
    ...options(target),
    ...(electronDist === undefined ? {} : { config: { electronDist } }),
  });
}

function options({ projectFolder, platform, arch }: Target, type?: string): CliOptions {
  const arch_ = arch === 'arm64' ? Arch.arm64 : Arch.x64;
  return {
    projectDir: projectFolder,
    publish: 'never',
    targets: platforms[platform].builder.createTarget(type ?? null, arch_),
  };
}
