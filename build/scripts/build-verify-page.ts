/**
 * verify.html, the page in every bundle: one file with the verifier's own code for a browser, which opens from disk and asks
 * for nothing. `node build/scripts/build-verify-page.ts [FOLDER]`; without a folder into dist/.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const page = join(root, 'build', 'verify-page');

/** What the verifier asks of Node is answered by ports. */
const ports: Plugin = {
  name: 'ports',
  enforce: 'pre',
  resolveId: (source) => {
    const [, name] = /^node:(crypto|fs|path)$/.exec(source) ?? [];
    return name === undefined ? null : join(page, 'ports', `${name}.ts`);
  },
};

async function bundled(entry: string, plugins: readonly Plugin[]): Promise<string> {
  const built = await build({
    configFile: false,
    root: page,
    publicDir: false,
    logLevel: 'warn',
    plugins: [ports, ...plugins],
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: join(page, entry), formats: ['iife'], name: 'page' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

/** A script that stands in a page must not end it. */
const inScript = (code: string): string =>
  code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded but what stands here; the worker is made from text that stands here too. */
const policyOf = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

export async function buildVerifyPage(folder: string, plugins: readonly Plugin[] = []): Promise<void> {
  const worker = await bundled('worker.ts', plugins);
  const code = await bundled('page.ts', plugins);
  const script = inScript(`const workerSource = ${JSON.stringify(worker)};\n${code}`);
  const style = readFileSync(join(page, 'page.css'), 'utf8');
  const html = readFileSync(join(page, 'page.html'), 'utf8')
    .replace('POLICY', () => policyOf(script, style))
    .replace('STYLE', () => style)
    .replace('SCRIPT', () => script);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'verify.html'), html);
}

if (import.meta.main) await buildVerifyPage(resolve(process.argv[2] ?? join(root, 'dist')));
