/** The desktop: shell, vault process, preloads and screens, into out/desktop/. The rasteriser's page is built beside it. */
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { collectShippedPackages } from './package/shipped-packages.ts';

const root = resolve(import.meta.dirname, '..');
const out = (folder: string) => resolve(root, 'out/desktop', folder);

/** Loaded from node_modules: native code, and packages that find their own WebAssembly and fonts beside them. */
const external = [
  'electron',
  /^electron\//,
  /^node:/,
  'better-sqlite3',
  '@napi-rs/keyring',
  'canvaskit-wasm',
  /^canvaskit-wasm\//,
  '@embedpdf/pdfium',
  /^@expo-google-fonts\//,
];

export default defineConfig({
  main: {
    plugins: [collectShippedPackages()],
    build: {
      outDir: out('main'),
      externalizeDeps: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: {
          main: resolve(root, 'electron/main.ts'),
          'vault-process': resolve(root, 'vault/main.ts'),
          'copy-worker': resolve(root, 'vault/backup/copy-worker.ts'),
          'credential-store-process': resolve(root, 'vault/service/credential-store-process.ts'),
          'full-check-worker': resolve(root, 'vault/audit/full-check-worker.ts'),
        },
        external,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
  },
  preload: {
    plugins: [collectShippedPackages()],
    build: {
      outDir: out('preload'),
      externalizeDeps: false,
      // A sandboxed preload is one file: it can require nothing but Electron.
      isolatedEntries: true,
      minify: false,
      rolldownOptions: {
        input: {
          ui: resolve(root, 'electron/preload-ui.ts'),
          rasteriser: resolve(root, 'electron/preload-rasteriser.ts'),
        },
        external: ['electron', /^electron\//],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    plugins: [react(), collectShippedPackages()],
    build: {
      outDir: out('ui'),
      target: 'chrome140',
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve(root, 'renderer/index.html') },
    },
  },
});
