/**
 * `electron [switches] [-r module] <folder of the app | its entry> [arguments of the app]`. Electron's binary takes the same,
 * as far as `electron .` and Playwright need it.
 */
import { readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseCommandLine } from './command-line.ts';

const standInModule = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(?:\/(?:main|common))?$/.test(specifier)
      ? { url: standInModule, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const { argv, target, required, switches, inspectPort } = parseCommandLine(process.argv.slice(2));
if (target === undefined) {
  process.stderr.write('electron-on-chromium: which app? electron <folder>\n');
  process.exit(1);
}
process.argv = [process.argv[0] ?? 'electron', ...argv];
if (inspectPort !== undefined) inspector.open(inspectPort, '127.0.0.1');

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

const path = resolve(target);
const isFolder = statSync(path).isDirectory();
const folder = isFolder ? path : dirname(path);
const manifest = isFolder
  ? (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest)
  : ({} as Manifest);
const entry = isFolder ? join(folder, manifest.main ?? 'index.js') : path;

const electronVersion = '45.4.1';
Object.assign(process.versions, { electron: electronVersion, chrome: '' });
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(folder, 'resources') });

const { lifecycle } = await import('./main/lifecycle.ts');
lifecycle.app = {
  folder,
  name: manifest.productName ?? manifest.name ?? 'Electron',
  version: manifest.version ?? '0.0.0',
};
for (const [name, value] of switches) lifecycle.switches.set(name, value);

const { runApp, watchEnds } = await import('./start.ts');
watchEnds();
const require = createRequire(join(folder, 'package.json'));
for (const module of required) require(module);
await runApp(() => import(pathToFileURL(entry).href));
