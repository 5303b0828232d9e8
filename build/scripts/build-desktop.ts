/** `npm run build:desktop`: shell, vault process, preloads and screens, the rasteriser's page, the verifier that exports carry, and the licences of all of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build as buildElectron } from 'electron-vite';
import { build } from 'vite';
import { licenceFaults, licencesText, readPackage, type ShippedList } from '../package/licences.ts';
import { collectShippedPackages, shippedPackages } from '../package/shipped-packages.ts';
import { buildVerifyPage } from './build-verify-page.ts';
import { guideFaults } from './guide-faults.ts';

const root = resolve(import.meta.dirname, '../..');
const config = (name: string): string => join(root, 'build', name);
const logLevel = 'warn';

process.chdir(root);
process.env.NODE_ENV = 'production';
const unreadable = guideFaults(join(root, 'docs', 'guide'));
if (unreadable.length > 0) throw new Error(`the guide could not be shown:\n${unreadable.join('\n')}`);
await buildElectron({ root, configFile: config('electron.vite.config.ts'), logLevel });
const plugins = [collectShippedPackages()];
await build({ configFile: config('vite.rasteriser.config.ts'), logLevel, plugins });
const besideTheVault = join(root, 'out', 'desktop', 'main');
await build({
  configFile: config('vite.verifier.config.ts'),
  logLevel,
  plugins,
  build: { outDir: besideTheVault },
});
await buildVerifyPage(besideTheVault, plugins);

const packages = shippedPackages().map(readPackage);
const faults = licenceFaults(packages);
if (faults.length > 0) throw new Error(`what is shipped needs its licence:\n${faults.join('\n')}`);
const further = readFileSync(join(root, 'build', 'package', 'further-licences.txt'), 'utf8');
writeFileSync(join(root, 'out', 'desktop', 'licences.txt'), licencesText(packages, further));
const list: ShippedList = {
  packages: packages.map(({ name, version, licence }) => ({ name, version, licence })),
};
writeFileSync(join(root, 'out', 'shipped-packages.json'), `${JSON.stringify(list, null, 2)}\n`);
