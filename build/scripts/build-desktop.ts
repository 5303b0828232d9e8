/** `npm run build:desktop`: shell, vault process, preloads and screens, the rasteriser's page, and the verifier that exports carry. */
import { join, resolve } from 'node:path';
import { build as buildElectron } from 'electron-vite';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const config = (name: string): string => join(root, 'build', name);
const logLevel = 'warn';

process.chdir(root);
process.env.NODE_ENV = 'production';
await buildElectron({ root, configFile: config('electron.vite.config.ts'), logLevel });
await build({ configFile: config('vite.rasteriser.config.ts'), logLevel });
const besideTheVault = join(root, 'out', 'desktop', 'main');
await build({ configFile: config('vite.verifier.config.ts'), logLevel, build: { outDir: besideTheVault } });
