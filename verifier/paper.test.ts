import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCheckpoint } from './checkpoint.ts';
import { run } from './command-line.ts';
import { sha256 } from './merkle-tree.ts';
import { judgePaper, parsePaper } from './paper.ts';
import { chineseCharacters } from './paper-chinese-characters.ts';
import { englishWords } from './paper-english-words.ts';

const honest = fileURLToPath(new URL('../test/vectors/bundle/honest', import.meta.url));
const { vault, generation, size, root } = parseCheckpoint(readFileSync(join(honest, 'checkpoint'), 'utf8'))!;
const code = (entries = size, of = root.toString('base64'), id = vault, g = generation): string =>
  `DV1 ${id} g${g} ${entries} ${of}`;

/** Said again from docs/formats/checkpoint.md §3. */
function wordsIn(list: readonly string[]): string[] {
  const text = `dossier-vault/${vault}/g${generation}\n${size}\n${root.toString('base64')}\n`;
  const hash = sha256(Buffer.from(`dossier-vault/v1/checkpoint-words\n${text}`));
  const bits = [...hash.subarray(0, 11)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 8 }, (_, i) => list[Number.parseInt(bits.slice(i * 11, i * 11 + 11), 2)]!);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verifier-paper-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the lists are those of the checkpoint format', () => {
  const hex = (text: string): string => sha256(Buffer.from(text)).toString('hex');
  expect([chineseCharacters.length, englishWords.length]).toEqual([2048, 2048]);
  expect(hex(chineseCharacters.join(''))).toBe(
    'b9d658ed9f02c8b4fe3be10bf0cd9af009c6ffd5073633c697f7a8b276c13021',
  );
  expect(hex(englishWords.map((word) => `${word}\n`).join(''))).toBe(
    'cfd4340c842736caeba4c93dc6f3c113f14949043cb5ebb5438f020a9db704ca',
  );
});

describe('a paper of the same log', () => {
  test.each([
    ['its code', code()],
    ['its code, as a scanner wraps it', `\n${code().replace(' g', '\n g')} `],
    ['its Chinese words', `${size} ${wordsIn(chineseCharacters).join('·')}`],
    ['its Chinese words without separators', `${size}${wordsIn(chineseCharacters).join('')}`],
    ['its English words', `${size} ${wordsIn(englishWords).join(' - ').toUpperCase()}`],
    ['both', `${size}: ${wordsIn(chineseCharacters).join(' ')} ${wordsIn(englishWords).join(' ')}`],
  ])('holds by %s', async (_, paper) => {
    const { out, exitCode } = await run([honest, '--paper', paper, '--lang', 'en'], '/', 'en');
    expect(exitCode).toBe(0);
    expect(out).toContain(`[holds] Paper: the log of ${size} entries`);
  });

  test('says so in JSON', async () => {
    const { out } = await run([honest, '--json', '--paper', code()], '/', 'zh-CN');
    expect(JSON.parse(out)).toMatchObject({ first: null, paper: { answer: 'holds', size } });
  });
});

describe('a paper of another log', () => {
  const other = Buffer.from(root);
  other[0]! ^= 1;
  test.each([
    ['another root', code(size, other.toString('base64')), 'paper-differs'],
    ['another size', code(size - 1), 'paper-differs'],
    ['another generation', code(size, undefined, undefined, generation + 1), 'paper-differs'],
    ['words in another order', `${size} ${wordsIn(englishWords).toReversed().join(' ')}`, 'paper-differs'],
    ['more entries', code(size + 1), 'paper-newer'],
    ['another vault', code(size, undefined, vault.replaceAll(/./g, 'a')), 'paper-other-vault'],
  ])('is told by %s', async (_, paper, why) => {
    const { out, exitCode } = await run([honest, '--json', '--paper', paper], '/', 'en');
    expect(JSON.parse(out)).toMatchObject({ first: null, paper: { answer: 'broken', code: why } });
    expect(exitCode).toBe(1);
    const inWords = await run([honest, '--paper', paper, '--lang', 'zh-CN'], '/', 'en');
    expect(inWords.out).toContain('[不成立] 纸件：');
  });
});

test('cannot be judged where the entries are not all there', async () => {
  const part = join(folder, 'part');
  cpSync(honest, part, { recursive: true });
  const lines = readFileSync(join(honest, 'entries.jsonl'), 'utf8').split('\n');
  writeFileSync(join(part, 'entries.jsonl'), [...lines.slice(0, 5), ...lines.slice(6)].join('\n'));
  expect(judgePaper(part, parsePaper(code()))).toMatchObject({
    answer: 'unjudged',
    why: { code: 'paper-part' },
  });
  writeFileSync(join(part, 'entries.jsonl'), `${lines.slice(0, 5).join('\n')}\n`);
  expect(judgePaper(part, parsePaper(code()))).toMatchObject({ answer: 'unjudged' });
});

test.each([
  '',
  'DV1',
  `${size}`,
  `0 ${wordsIn(englishWords).join(' ')}`,
  wordsIn(englishWords).join(' '),
  `${size} ${wordsIn(englishWords).slice(1).join(' ')}`,
  `99999999999999999999 ${wordsIn(englishWords).join(' ')}`,
  code().slice(0, -1),
  code().replace('DV1', 'DV2'),
  code().toUpperCase(),
])('what is no paper is said in one sentence: %s', async (paper) => {
  const { out, err, exitCode } = await run([honest, '--paper', paper, '--lang', 'en'], '/', 'en');
  expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
  expect(err).toContain('neither the text of a code nor a size and eight words');
});
