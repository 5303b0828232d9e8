/** What a file exports, another takes: whoever reads a file knows by `export` what the rest of the house relies on. */
import { describe, expect, test } from 'vitest';
import { unusedExports } from './support/exported-names.ts';
import { projectFiles, readProjectFile } from './support/project-files.ts';

/** Exported for somebody who is no file of ours, or for the compiler. */
const takenElsewhere: Readonly<Record<string, string>> = {
  'build/electron-on-chromium/conformance.ts: Conformance': 'the compiler checks it; nothing runs it',
  'build/electron-on-chromium/electron.ts: *': 'stands in for the module "electron", whole',
  'build/package/after-pack.ts: default': 'electron-builder',
  'build/package/no-rebuild.ts: default': 'electron-builder',
  'build/scripts/write-han-tables.ts: *': 'text of the files that it writes',
  'build/vite.cli.config.ts: default': 'vite',
  'build/vite.rasteriser.config.ts: default': 'vite',
  'build/vite.verifier.config.ts: default': 'vite',
  'build/verify-page/ports/crypto.ts: *': 'stands in for node:crypto in the page',
  'build/verify-page/ports/fs.ts: *': 'stands in for node:fs in the page',
  'build/verify-page/ports/path.ts: *': 'stands in for node:path in the page',
  'test/support/late-router.ts: VaultRouter': 'bundled in the place of vault/router/router.ts',
  'test/support/pausing-step-points.ts: stepPoint': 'bundled in the place of the file of that name',
  'test/support/quick-passphrase.ts: *': 'bundled in the place of vault/sealing/passphrase.ts',
  'test/support/run-folder.ts: default': 'vitest',
  'vitest.config.ts: default': 'vitest',
  'build/vitest.guide-pictures.config.ts: default': 'vitest',
};
const exceptionFor = (unused: string): string =>
  unused in takenElsewhere ? unused : unused.replace(/: .*$/, ': *');

const sources = new Map(
  projectFiles()
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path, readProjectFile(path)]),
);
const isTest = (path: string): boolean => /\.test\.tsx?: /.test(path);
const unused = unusedExports(sources).filter((each) => !isTest(each));

describe('exported names', () => {
  test('are each taken by another file', () => {
    expect(unused.filter((each) => !(exceptionFor(each) in takenElsewhere))).toEqual([]);
  });
  test('an exception that is not needed is struck off', () => {
    const needed = new Set(unused.map(exceptionFor));
    expect(Object.keys(takenElsewhere).filter((each) => !needed.has(each))).toEqual([]);
  });
});

describe('planted exports', () => {
  const found = (...files: readonly (readonly [string, string])[]): string[] => unusedExports(new Map(files));
  const one = 'vault/log/planted-one.ts';
  const two = 'vault/log/planted-two.ts';
  test.each([
    'export const planted = 1;\n',
    'export async function planted() {}\n',
    'export abstract class planted {}\n',
    'export enum planted {}\n',
    'export const { planted } = table;\n',
    'const other = 1;\nexport { other as planted };\n',
    'export type planted = string;\n',
  ])('found: %j', (source) => {
    expect(found([one, source])).toEqual([`${one}: planted`]);
    expect(
      found(
        [one, `${source}\nexport const more = planted;\n`],
        [two, "import { more } from './planted-one.ts';\n"],
      ),
    ).toEqual(source.includes('type') ? [] : [`${one}: planted`]);
  });
  test.each([
    "import { planted } from './planted-one.ts';\n",
    "import {\n  more,\n  type planted as other,\n} from './planted-one.ts';\n",
    "import type { planted } from './planted-one.ts';\n",
    "import * as all from './planted-one.ts';\n",
    "export { planted } from './planted-one.ts';\nexport const x = 1;\n",
    "export * from './planted-one.ts';\n",
    "type P = import('./planted-one.ts').planted;\n",
    "const { planted } = await import('./planted-one.ts');\n",
  ])('taken: %j', (taking) => {
    const planted = found([one, 'export const planted = 1;\n'], [two, taking]);
    expect(planted.filter((each) => each.startsWith(one))).toEqual([]);
  });
  test('a file that takes it from itself, or from one of the same name, takes nothing', () => {
    const taking = "import { planted } from './planted-one.ts';\n";
    expect(found([one, `${taking}export const planted = 1;\n`])).toEqual([`${one}: planted`]);
    expect(found([one, 'export const planted = 1;\n'], ['vault/keys/two.ts', taking])).toHaveLength(1);
  });
  test('a page’s replacement has to export what the file does that it stands for', () => {
    const files = [
      [one, 'export const planted = 1;\n'],
      [one.replace('.ts', '.page.ts'), 'export const planted = 2;\nexport const more = 3;\n'],
      [two, "import { planted } from './planted-one.ts';\n"],
    ] as const;
    expect(found(...files)).toEqual([`${one.replace('.ts', '.page.ts')}: more`]);
  });
});
