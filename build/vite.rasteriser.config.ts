import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import type { PageFileName } from '../rasteriser/page-files.ts';

/**
 * The rasteriser's page, for a sandboxed window: index.html, its scripts, and the files it reads from beside itself.
 * No script stands in the page and none is made from text, so that `script-src 'self' 'wasm-unsafe-eval'` suffices.
 */
const root = resolve(import.meta.dirname, '..');
const outDir = resolve(root, process.env.DOSSIER_VAULT_RASTERISER_DIR ?? 'out/desktop/rasteriser');
const require = createRequire(import.meta.url);

/** Of the files the page reads, the one that it reads alone. The others are in packages of the vault's process (electron/rasteriser-files.ts). */
const filesBeside: Partial<Record<PageFileName, string>> = { 'pdfium.wasm': '@embedpdf/pdfium/pdfium.wasm' };

/** Where a file has a twin for the page (`crc32.ts`, `crc32.page.ts`), the twin is taken. */
const pageTwins: Plugin = {
  name: 'page-twins',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.startsWith('.') || !source.endsWith('.ts') || importer === undefined) return null;
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    const twin = resolved?.id.replace(/\.ts$/, '.page.ts');
    return twin !== undefined && existsSync(twin) ? twin : resolved;
  },
};

/**
 * CanvasKit looks whether it runs under Node before it asks for these; in a page it never does. The reader of Outlook's files asks for
 * encodings only where it is told one, and it is told none.
 */
const noNode: Plugin = {
  name: 'no-node',
  enforce: 'pre',
  resolveId: (source) => (/^(?:node:)?(?:fs|path)$|^iconv-lite$/.test(source) ? '\0no-node' : null),
  load: (id) => (id === '\0no-node' ? 'export default {}' : null),
};

/** No build has to read it. What a package would bring of them by itself is left out. */
const filesLieBeside: Plugin = {
  name: 'files-lie-beside',
  generateBundle(_options, bundle) {
    for (const name of Object.keys(bundle)) if (name.endsWith('.wasm')) delete bundle[name];
  },
  closeBundle() {
    mkdirSync(outDir, { recursive: true });
    for (const [name, source] of Object.entries(filesBeside)) {
      copyFileSync(require.resolve(source), join(outDir, name));
    }
  },
};

export default defineConfig({
  root: resolve(import.meta.dirname, 'rasteriser-page'),
  base: './',
  publicDir: false,
  plugins: [pageTwins, noNode, filesLieBeside],
  build: {
    target: 'chrome140',
    outDir,
    emptyOutDir: true,
    minify: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
