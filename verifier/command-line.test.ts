import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './command-line.ts';

const vectors = fileURLToPath(new URL('../test/vectors/bundle', import.meta.url));
const honest = join(vectors, 'honest');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('verifies the folder that the program lies in', async () => {
  expect(await run([], honest, 'en')).toMatchObject({ exitCode: 0, err: '' });
});

test('says in English what holds, and claims no more than the log shows', async () => {
  const { out } = await run([honest, '--lang', 'en'], '/', 'zh-CN');
  expect(out).toContain('[holds] Three views');
  expect(out).toContain('[cannot be judged from this part] Since');
  expect(out).toContain('The log records no fourth view.');
  expect(out).toContain('Generation 2 from entry 69 on (anchor-ahead): entries lost: 5');
  expect(out).not.toMatch(/nobody (looked|viewed)/);
});

test('says the same in Chinese', async () => {
  const { out } = await run([honest], '/', 'zh-Hans-CN');
  expect(out).toContain('[成立] 限次三次');
  expect(out).toContain('[仅凭此部分无法判断] 沿续');
  expect(out).toContain('日志没有记录第四次查阅。');
});

test('names the first thing wrong by entry and type', async () => {
  const { out, exitCode } = await run(
    [join(vectors, 'fourth-view-by-a-new-version'), '--lang', 'en'],
    '/',
    'en',
  );
  expect(exitCode).toBe(1);
  expect(out).toMatch(
    /^First thing wrong: entry 47, view\.open: View 4 of lineage [0-9a-f]{32} by one person; 3 are allowed\.$/m,
  );
  expect(out).not.toContain('no fourth view');
});

test('does not say "no fourth view" of a log that it could not read to its end', async () => {
  const { out } = await run([join(vectors, 'payload-byte-changed'), '--lang', 'en'], '/', 'en');
  expect(out).not.toContain('no fourth view');
  expect(out).toContain('Counted from the entries read before reading ended:');
});

test.each([
  ['an unknown option', ['--fast']],
  ['two folders', ['one', 'two']],
  ['an unknown language', ['--lang', 'fr']],
  ['an option without its value', ['--since']],
])('answers %s with the usage', async (_, args) => {
  const { out, err, exitCode } = await run(args, honest, 'en');
  expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
  expect(err).toContain('node verify.mjs');
});

test.each([
  ['a folder that is not there', ['/nowhere/at/all'], 'manifest.json is missing'],
  ['an older checkpoint that is not there', [honest, '--since', '/nowhere'], 'nowhere is missing'],
  [
    'an older checkpoint that is none',
    [honest, '--since', join(honest, 'manifest.json')],
    'not a checkpoint',
  ],
])('answers %s with a sentence', async (_, args, sentence) => {
  const { out, err, exitCode } = await run([...args, '--lang', 'en'], honest, 'en');
  expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
  expect(err).toContain(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('a folder in place of a file is a sentence too', async () => {
  const bundle = join(folder, 'bundle');
  cpSync(honest, bundle, { recursive: true });
  rmSync(join(bundle, 'entries.jsonl'));
  cpSync(honest, join(bundle, 'entries.jsonl'), { recursive: true });
  const { err, exitCode } = await run([bundle, '--lang', 'en'], '/', 'en');
  expect(exitCode).toBe(2);
  expect(err).toContain('entries.jsonl cannot be read');
});

test('what a bundle says of itself reaches the terminal without control characters', async () => {
  const bundle = join(folder, 'hostile');
  cpSync(honest, bundle, { recursive: true });
  writeFileSync(join(bundle, 'manifest.json'), JSON.stringify({ '\u001b[2J\u202e': 1 }));
  const { out } = await run([bundle, '--lang', 'en'], '/', 'en');
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});
