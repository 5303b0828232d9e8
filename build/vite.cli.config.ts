import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/**
 * The CLI and its rasteriser worker, one file each in dist/. Packages that load their own WebAssembly, fonts or native
 * code stay outside and are found in node_modules.
 */
const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  // What consists of many small files is quicker to start as part of ours.
  ssr: {
    external: true,
    noExternal: ['zod', 'commander', 'shamir-secret-sharing', '@embedpdf/pdfium', 'chardet'],
  },
  build: {
    ssr: true,
    target: 'node24',
    outDir: resolve(root, process.env.DOSSIER_VAULT_BUILD_DIR ?? 'dist'),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: {
        'dossier-vault': resolve(root, 'cli/main.ts'),
        'copy-worker': resolve(root, 'vault/backup/copy-worker.ts'),
        'credential-store-process': resolve(root, 'vault/service/credential-store-process.ts'),
        'full-check-worker': resolve(root, 'vault/audit/full-check-worker.ts'),
        'rasteriser-worker': resolve(root, 'rasteriser/rasteriser-worker.ts'),
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
