/**
 * `npm run package`: installers for the system this runs on, into out/packages. `-- --electron FOLDER` takes an Electron
 * that is there already instead of downloading one. `-- --check`: packs with a stand-in and looks at the result.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { log } from 'builder-util';
import { checkPackage } from '../package/check-package.ts';
import { checkIsElectron, inspectPackage } from '../package/inspect-package.ts';
import { packedFolder, packInstallers } from '../package/pack.ts';
import { type DesktopPlatform, standInMark } from '../package/stand-in-electron.ts';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, electron: { type: 'string' } },
});

const built = spawnSync('npm', ['run', 'build:desktop', '--silent'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
});
if (built.status !== 0) {
  process.stderr.write('The desktop could not be built, so there is nothing to package.\n');
  process.exit(built.status ?? 1);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

function end(faults: readonly string[], sound: string): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) {
    process.stderr.write(`${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} wrong.\n`);
    process.exit(1);
  }
  process.stdout.write(`${sound}\n`);
  process.exit(0);
}

if (values.check) {
  // What electron-builder tells is of interest only where it stopped.
  const told: string[] = [];
  Object.assign(log, { stream: { write: (text: string) => told.push(text) } });
  const { faults, targets } = await checkPackage(root);
  if (faults.some((fault) => fault.includes('packing stopped'))) process.stderr.write(told.join(''));
  for (const { platform, arch, archiveBytes, unpackedBytes, fileCount } of targets) {
    process.stdout.write(
      `${platform}-${arch}: ${fileCount} files, archive ${megabytes(archiveBytes)}, beside it ${megabytes(unpackedBytes)}\n`,
    );
  }
  end(
    faults,
    'The package holds what it should. It was made with a stand-in: whether it starts, is not shown.',
  );
}

// A job without secrets sets these to nothing, which electron-builder takes for the path of a certificate.
for (const name of ['CSC_LINK', 'CSC_KEY_PASSWORD', 'WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD']) {
  if (process.env[name] === '') delete process.env[name];
}
const platform = process.platform as DesktopPlatform;
const target = { projectFolder: root, platform, arch: process.arch };
let installers: string[];
try {
  installers = await packInstallers(target, values.electron);
} catch (error) {
  process.stderr.write(
    `electron-builder stopped: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
const packed = {
  platform,
  arch: process.arch,
  folder: packedFolder(join(root, 'out/packages'), platform, process.arch),
  projectFolder: root,
};
const { faults } = await inspectPackage(packed);
faults.push(...checkIsElectron(packed, standInMark));
// Nobody is to find an installer of which it was just said that something is wrong with it.
if (faults.length > 0) for (const path of installers) rmSync(path, { force: true });
end(faults, installers.map((path) => relative(root, path)).join('\n'));
