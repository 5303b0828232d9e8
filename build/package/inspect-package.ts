/** Looks at an application as it lies packed in a folder, before it goes into an installer, and says what is wrong. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { extractFile, listPackage, statFile, uncache } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { checkFileList, readAllowedFiles } from './allowed-files.ts';
import { checkRecordedIntegrity } from './asar-integrity.ts';
import { checkImports } from './check-imports.ts';
import { expectedFuses } from './expected-fuses.ts';
import type { PackedApplication } from './packed-application.ts';
import type { DesktopPlatform } from './stand-in-electron.ts';

export interface Inspection {
  readonly faults: string[];
  readonly archiveBytes: number;
  readonly unpackedBytes: number;
  readonly fileCount: number;
}

const main = 'out/desktop/main/main.mjs';

export async function inspectPackage(packed: PackedApplication): Promise<Inspection> {
  const resources =
    packed.platform === 'darwin'
      ? join(packed.folder, 'Contents/Resources')
      : join(packed.folder, 'resources');
  const archive = join(resources, 'app.asar');
  if (!existsSync(archive)) {
    return { faults: ['There is no app.asar.'], archiveBytes: 0, unpackedBytes: 0, fileCount: 0 };
  }
  const entries = readArchive(archive);
  const unpacked = walk(join(resources, 'app.asar.unpacked'));
  const manifest = JSON.parse(readText(archive, 'package.json')) as Record<string, unknown>;
  const faults = [
    ...checkFileList(
      entries.map(({ path }) => path),
      readAllowedFiles(packed.platform, packed.arch),
    ),
    ...checkUnpacked(entries, unpacked),
    ...checkManifest(manifest),
    ...checkImports(
      entries.map(({ path }) => path),
      (path) => readText(archive, path),
      new Set(Object.keys(manifest.dependencies ?? {})),
    ),
    ...checkContents(archive, entries, packed.projectFolder),
    ...checkResources(resources, packed.platform),
    ...checkLocales(packed),
    ...(await checkFuses(packed)),
    ...(await checkRecordedIntegrity(packed, archive)),
  ];
  uncache(archive);
  return {
    faults,
    archiveBytes: statSync(archive).size,
    unpackedBytes: unpacked.reduce(
      (sum, path) => sum + statSync(join(resources, 'app.asar.unpacked', path)).size,
      0,
    ),
    fileCount: entries.length,
  };
}

interface ArchiveEntry {
  readonly path: string;
  readonly unpacked: boolean;
  readonly link: boolean;
}

function readArchive(archive: string): ArchiveEntry[] {
  uncache(archive);
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .map((path) => ({ path, entry: statFile(archive, path, false) }))
    .filter(({ entry }) => !('files' in entry))
    .map(({ path, entry }) => ({
      path: path.split(sep).join('/'),
      unpacked: 'unpacked' in entry && entry.unpacked === true,
      link: 'link' in entry,
    }));
}

const readText = (archive: string, path: string): string =>
  extractFile(archive, path.split('/').join(sep)).toString('utf8');

/** Paths of files under `folder`, with slashes. */
function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    );
}

/** Native code outside the archive and nothing else there: what lies outside is not under Electron's integrity check. */
function checkUnpacked(entries: readonly ArchiveEntry[], unpacked: readonly string[]): string[] {
  const isNative = (path: string) => path.endsWith('.node');
  return [
    ...entries.filter(({ link }) => link).map(({ path }) => `${path} is a link; only files are packed.`),
    ...entries
      .filter((entry) => isNative(entry.path) && !entry.unpacked)
      .map(({ path }) => `${path} is inside the archive, where it cannot be loaded.`),
    ...entries
      .filter((entry) => isNative(entry.path) && entry.unpacked && !unpacked.includes(entry.path))
      .map(({ path }) => `${path} is named in the archive, but does not lie beside it.`),
    ...unpacked
      .filter((path) => !isNative(path))
      .map((path) => `${path} lies outside the archive; only native code may.`),
    ...unpacked
      .filter((path) => isNative(path) && !entries.some((entry) => entry.path === path))
      .map((path) => `${path} lies outside the archive and is not named in it.`),
  ];
}

function checkManifest(manifest: Record<string, unknown>): string[] {
  const faults = ['devDependencies', 'scripts']
    .filter((key) => manifest[key] !== undefined)
    .map((key) => `package.json in the package still has "${key}".`);
  if (manifest.main !== main) faults.push(`"main" of package.json is ${String(manifest.main)}, not ${main}.`);
  return faults;
}

/** What a list of names does not show. Only text is searched: what a bundler writes. */
function checkContents(archive: string, entries: readonly ArchiveEntry[], projectFolder: string): string[] {
  const forbidden: readonly (readonly [RegExp | string, string])[] = [
    [projectFolder, 'names the folder it was built in'],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{16}/, 'holds a private key'],
    [/electron-on-chromium/, 'speaks of the stand-in for Electron'],
    [/sourceMappingURL=data:/, 'carries its source map inside'],
  ];
  return entries
    .filter(({ path, link }) => !link && /\.(?:[cm]?js|json|html|css|svg)$/.test(path))
    .flatMap(({ path }) => {
      const text = readText(archive, path);
      return forbidden
        .filter(([pattern]) => (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)))
        .map(([, what]) => `${path} ${what}.`);
    });
}

/** Beside the archive: nothing that Electron would load instead of it, and no address of an update server. */
function checkResources(resources: string, platform: DesktopPlatform): string[] {
  const allowed = ['app.asar', 'app.asar.unpacked'];
  if (platform === 'darwin') {
    allowed.push('icon.icns', 'en.lproj', 'zh_CN.lproj', 'LICENSE.electron.txt', 'LICENSES.chromium.html');
  }
  // Read by the script that runs after a Debian package is installed.
  if (platform === 'linux') allowed.push('apparmor-profile');
  return readdirSync(resources)
    .filter((name) => !allowed.includes(name))
    .map((name) => `${name} lies among the resources and is not expected there.`);
}

function checkLocales({ folder, platform }: PackedApplication): string[] {
  const place =
    platform === 'darwin'
      ? join(folder, 'Contents/Frameworks/Electron Framework.framework/Versions/A/Resources')
      : join(folder, 'locales');
  const expected = platform === 'darwin' ? ['en.lproj', 'zh_CN.lproj'] : ['en-US.pak', 'zh-CN.pak'];
  const found = readdirSync(place).filter(
    (name) => /\.(?:pak|lproj)$/.test(name) && !/^(?:chrome|resources)/.test(name),
  );
  return found.toSorted().join() === expected.join()
    ? []
    : [`The languages of Electron are ${found.join(', ')}; expected are ${expected.join(', ')}.`];
}

/** The program that carries the fuses: @electron/fuses finds the framework in a `.app` by itself. */
function programOf({ folder, platform }: Pick<PackedApplication, 'folder' | 'platform'>): string {
  if (platform === 'darwin') return folder;
  return join(folder, platform === 'win32' ? 'Dossier Vault.exe' : 'dossier-vault');
}

async function checkFuses(packed: PackedApplication): Promise<string[]> {
  const program = programOf(packed);
  if (!existsSync(program)) return [`The program ${program.slice(packed.folder.length + 1)} is missing.`];
  const wire = await getCurrentFuseWire(program);
  const said = (state: FuseState | undefined) => (state === undefined ? 'absent' : FuseState[state]);
  return [...expectedFuses]
    .filter(([fuse, { state }]) => wire[fuse] !== state)
    .map(
      ([fuse, { state, because }]) =>
        `Fuse ${FuseV1Options[fuse]} is ${said(wire[fuse])} and must be ${said(state)}: ${because}.`,
    );
}

/** For a package that is given away: that it was made with Electron itself. */
export function checkIsElectron(packed: PackedApplication, mark: string): string[] {
  const program = programOf(packed);
  const file =
    packed.platform === 'darwin'
      ? join(program, 'Contents/Frameworks/Electron Framework.framework/Electron Framework')
      : program;
  return readFileSync(file).includes(mark) ? ['The program is the stand-in, not Electron.'] : [];
}
