/** The examples that pages of docs/formats/ show: an outsider who computes them must come out where the page does. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { HandoverId } from '../../shared/vocabulary/ids.ts';
import { transferListDigest } from '../../vault/custody/transfer-list.ts';
import { chineseCharacters } from '../../vault/sealing/chinese-characters.ts';
import { createDatabase } from '../../vault/storage/database.ts';
import { parsePaper } from '../../verifier/paper.ts';

const page = (name: string): string =>
  readFileSync(new URL(`../../docs/formats/${name}`, import.meta.url), 'utf8');
const vector = JSON.parse(readFileSync(new URL('checkpoint.json', import.meta.url), 'utf8'));

/** The first block of the page that begins with this line, its newlines included. */
function blockOf(name: string, firstLine: string): string {
  const [, block] = page(name).split(`\`\`\`\n${firstLine}\n`);
  if (block === undefined) throw new Error(`${name} has no example that begins with ${firstLine}`);
  return `${firstLine}\n${block.slice(0, block.indexOf('```'))}`;
}
const digestIn = (name: string): string | undefined =>
  /has the digest `([0-9a-f]{64})`/.exec(page(name))?.[1];
const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

test('transfer-list.md: the example has the digest that the page says', () => {
  expect(sha256Of(blockOf('transfer-list.md', 'dossier-vault/v1/transfer-list'))).toBe(
    digestIn('transfer-list.md'),
  );
});

test('transfer-list.md: the vault gives the items of the example the same digest', () => {
  const [, handover = '', ...items] = blockOf('transfer-list.md', 'dossier-vault/v1/transfer-list')
    .trimEnd()
    .split('\n');
  const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-example-'));
  const db = createDatabase(join(folder, 'vault.db'), randomBytes(32));
  try {
    for (const item of items) {
      const [no, document, part, expected, found, outcome] = JSON.parse(item);
      db.run(
        'INSERT INTO handover_item VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL, 0)',
        handover,
        no,
        document,
        part,
        expected,
        found,
        outcome,
      );
    }
    expect(transferListDigest(db, handover as HandoverId)).toBe(digestIn('transfer-list.md'));
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('exposure-statement.md: the example has the digest that the page says', () => {
  expect(sha256Of(blockOf('exposure-statement.md', 'dossier-vault/v1/exposure-statement'))).toBe(
    digestIn('exposure-statement.md'),
  );
});

test('checkpoint.md and paper.md: words and code are those of the vector', () => {
  const root = Buffer.from(vector.root, 'hex').toString('base64');
  const [, vault] = vector.origin.split('/');
  const code = `DV1 ${vault} g1 ${vector.size} ${root}`;
  expect(page('paper.md')).toContain(`\n${code}\n`);
  expect(page('checkpoint.md')).toContain(
    `words = ${vector.wordsEn.join(' ')}\n        ${vector.wordsZh.join(' ')}\n`,
  );
  expect(page('paper.md')).toContain(`20,852,163 ${vector.wordsZh.join('·')}`);
});

test('paper.md: the verifier reads each example that is to be read', () => {
  const examples = [...page('paper.md').matchAll(/`((?:DV1 |\d[\d,]* )[^`]+)`/g)].map((match) =>
    (match[1] ?? '').replaceAll('\n', ' '),
  );
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const example of examples) expect(() => parsePaper(example)).not.toThrow();
});

test('checkpoint.md: its block of characters is the list', () => {
  const [, block = ''] = page('checkpoint.md').split('\n```\n啊');
  const characters = `啊${block.slice(0, block.indexOf('```'))}`.replaceAll('\n', '');
  expect([...characters]).toEqual([...chineseCharacters]);
});
