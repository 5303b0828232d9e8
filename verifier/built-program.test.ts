import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const vectors = join(root, 'test/vectors/bundle');

let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-built-'));
  const configFile = join(root, 'build/vite.verifier.config.ts');
  await build({ root, configFile, logLevel: 'silent', build: { outDir: join(folder, 'dist') } });
  program = join(folder, 'dist', 'verify.mjs');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Ours, and every other that is on the path as an auditor might have it: versions differ in what OpenSSL they bring. */
const nodes = [
  ...new Set(
    [process.execPath, ...(process.env.PATH ?? '').split(delimiter).map((at) => join(at, 'node'))]
      .filter((path) => existsSync(path))
      .map((path) => realpathSync(path)),
  ),
].filter(
  (node) => Number(/^v(\d+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout)?.[1]) >= 20,
);

test('is one readable file that needs Node only', () => {
  expect(readdirSync(join(folder, 'dist'))).toEqual(['verify.mjs']);
  const source = readFileSync(program, 'utf8');
  expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true);
  for (const [, imported] of source.matchAll(/^import .*from ["'](.+)["'];$/gm))
    expect(imported).toMatch(/^node:/);
  expect(source).not.toMatch(/\bimport\(|\brequire\(/);
  expect(source.split('\n').length).toBeGreaterThan(1000);
});

test.each(nodes)('in a bundle it verifies that bundle (%s)', (node) => {
  const bundle = join(folder, 'bundle');
  cpSync(join(vectors, 'honest'), bundle, { recursive: true });
  copyFileSync(program, join(bundle, 'verify.mjs'));
  const { status, stdout, stderr } = spawnSync(node, [join(bundle, 'verify.mjs'), '--lang', 'en'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Nothing in this bundle is broken.');
});

test.each(nodes)('exits 1 for a lie and 2 for no bundle (%s)', (node) => {
  const of = (directory: string) => spawnSync(node, [program, directory], { encoding: 'utf8' });
  expect(of(join(vectors, 'chain-gap')).status).toBe(1);
  const none = of(join(folder, 'nowhere'));
  expect(none.status).toBe(2);
  expect(none.stderr).not.toMatch(/\bat .*:\d+:\d+/);
});

// OpenSSL 3.0, that of Node 20, verifies this signature and OpenSSL 3.5 does not: one log would have two verdicts.
test.each(nodes)('refuses a signature whose R is the identity (%s)', (node) => {
  const lie = join(vectors, 'signature-with-the-identity-as-r');
  const { status, stdout } = spawnSync(node, [program, lie, '--json'], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(JSON.parse(stdout).first).toMatchObject({ check: 'signatures' });
});
