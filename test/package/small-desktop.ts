/** A project of the desktop's shape, small enough to be packed in a moment: our own configuration, files of a line. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectFiles, projectFolder } from '../support/project-files.ts';

const nativeTargets = ['darwin', 'linux', 'linuxmusl', 'win32'].flatMap((platform) =>
  ['arm64', 'x64'].map((arch) => `${platform}-${arch}`),
);

const main = 'out/desktop/main/main.mjs';

const built = [
  main,
  'out/desktop/main/vault-process.mjs',
  'out/desktop/main/copy-worker.mjs',
  'out/desktop/main/full-check-worker.mjs',
  'out/desktop/main/credential-store-process.mjs',
  'out/desktop/main/verify.mjs',
  'out/desktop/main/verify.html',
  'out/desktop/main/chunks/router-1a2b3c.mjs',
  'out/desktop/preload/ui.cjs',
  'out/desktop/preload/rasteriser.cjs',
  'out/desktop/ui/index.html',
  'out/desktop/ui/assets/index-1a2b3c.js',
  'out/desktop/ui/assets/index-1a2b3c.css',
  'out/desktop/ui/assets/noto-serif-sc-112.woff2',
  'out/desktop/rasteriser/index.html',
  'out/desktop/rasteriser/rasteriser.js',
  'out/desktop/rasteriser/pdfium.wasm',
  'out/desktop/licences.txt',
  'LICENSE',
];

/** As the packages come from the registry: with much that is not to be shipped. */
const modules = [
  'better-sqlite3/lib/index.js',
  'better-sqlite3/lib/methods/wrappers.js',
  'better-sqlite3/deps/sqlite3.c',
  'better-sqlite3/src/better_sqlite3.cpp',
  'better-sqlite3/README.md',
  ...nativeTargets.map((target) => `better-sqlite3/prebuilds/${target}.node`),
  '@napi-rs/keyring/index.js',
  '@napi-rs/keyring/keytar.js',
  '@napi-rs/keyring-linux-x64-gnu/keyring.linux-x64-gnu.node',
  'canvaskit-wasm/bin/full/canvaskit.js',
  'canvaskit-wasm/bin/full/canvaskit.wasm',
  'canvaskit-wasm/bin/canvaskit.wasm',
  '@embedpdf/pdfium/dist/index.js',
  '@embedpdf/pdfium/dist/index.js.map',
  '@embedpdf/pdfium/dist/pdfium.wasm',
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/900Black/NotoSansSC_900Black.ttf',
  'zod/index.js',
];

export class SmallDesktop {
  readonly folder = mkdtempSync(join(tmpdir(), 'dossier-vault-small-desktop-'));

  constructor() {
    const ours = projectFiles().filter((path) => /^build\/(?:package|icons)\//.test(path));
    for (const path of ['electron-builder.yml', ...ours]) this.#copy(path);
    for (const path of built) this.put(path, `"${path}";\n`);
    this.put(
      'out/desktop/main/vault-process.mjs',
      `import { createRequire } from "node:module";
import Database from "better-sqlite3";
const require$1 = createRequire(import.meta.url);
const load = require$1("canvaskit-wasm/full");
const files = { regular: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf" };
`,
    );
    this.put('out/desktop/main/credential-store-process.mjs', 'import("@napi-rs/keyring");\n');
    for (const path of modules) this.put(`node_modules/${path}`, `"${path}";\n`);
    for (const name of [
      'better-sqlite3',
      '@napi-rs/keyring',
      '@napi-rs/keyring-linux-x64-gnu',
      'canvaskit-wasm',
      '@embedpdf/pdfium',
      '@expo-google-fonts/noto-sans-sc',
    ]) {
      this.put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
    }
    this.put('test/story.test.ts', '');
    this.put('docs/packaging.md', '');
    const ourManifest = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as object;
    this.put('package.json', JSON.stringify({ ...ourManifest, main }));
  }

  put(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** Replaces a passage of the configuration, which has to be there. */
  configure(passage: string | RegExp, replacement: string): void {
    const path = join(this.folder, 'electron-builder.yml');
    const before = readFileSync(path, 'utf8');
    const after = before.replace(passage, replacement);
    if (after === before) throw new Error(`electron-builder.yml does not hold ${String(passage)}.`);
    writeFileSync(path, after);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #copy(path: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    copyFileSync(join(projectFolder, path), join(this.folder, path));
  }
}
