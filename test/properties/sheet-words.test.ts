/** docs/formats/keys.md §5 and sheet-words.md, read by somebody who has a sheet in words and the two pages, nothing else. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { wordsOfSheetText } from '../../shared/vocabulary/sheet-text.ts';
import {
  belongsTo,
  joinSheets,
  makeSheets,
  sheetHash,
  sheetsAsMade,
} from '../../vault/keys/recovery-sheets.ts';
import { generateSealingKey } from '../../vault/sealing/suite.ts';
import { readProjectFile } from '../support/project-files.ts';

const vault = '6f0a3c'.padEnd(32, '5') as VaultId;
const otherVault = 'b'.repeat(32) as VaultId;

/** The page's list: a number before each line, that of its first word. */
function listOfPage(): Map<string, number> {
  const [, block = ''] = readProjectFile('docs/formats/sheet-words.md').split('```');
  const words = new Map<string, number>();
  for (const line of block.trim().split('\n')) {
    const [first, ...others] = line.trim().split(/\s+/);
    for (const [i, word] of others.entries()) words.set(word, Number(first) + i);
  }
  return words;
}

/** Doubling in GF(2^10), as with pencil and paper: shift, and take the polynomial away where a bit runs over. */
const doubled = (x: number): number => (2 * x >= 1024 ? (2 * x) ^ 0x409 : 2 * x);
const timesPowerOf2 = (x: number, exponent: number): number =>
  exponent === 0 ? x : timesPowerOf2(doubled(x), exponent - 1);

describe('keys.md', () => {
  test('sheet-words.md: the list is the one of SLIP-0039', () => {
    const words = [...listOfPage().keys()];
    expect(words).toHaveLength(1024);
    expect([...listOfPage().values()]).toEqual(words.map((_word, i) => i));
    const digest = createHash('sha256')
      .update(words.map((word) => `${word}\n`).join(''))
      .digest('hex');
    expect(digest).toBe('bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3');
    expect(readProjectFile('docs/formats/sheet-words.md')).toContain(digest);
  });

  for (const side of ['custody', 'approval'] as const) {
    test(`§5: a sheet of ${side} in words is decoded by hand, and its hash is that of the sheet in digits`, async () => {
      const list = listOfPage();
      const sheets = await makeSheets(vault, side, generateSealingKey().privateKey, 3, 5);
      for (const [i, sheet] of sheets.entries()) {
        const lines = wordsOfSheetText(sheet).trimEnd().split('\n');
        const content: number[] = [];
        for (const [k, line] of lines.entries()) {
          const [number, ...words] = line.split(' ');
          expect(number).toBe(String(k + 1));
          const numbers = words.map((word) => list.get(word) ?? -1);
          expect(numbers).toHaveLength(8);
          const approval = side === 'approval' ? 1 : 0;
          expect(numbers.reduce((sum, each) => sum ^ each)).toBe(64 * approval + 8 * (i + 1) + k + 1);
          expect(
            numbers.map((each, at) => timesPowerOf2(each, at + 1)).reduce((sum, each) => sum ^ each),
          ).toBe(0);
          if (k === 0) expect(numbers[0]).toBe(512 * approval + 64 * (i + 1) + 8 * 5 + 3);
          content.push(...numbers.slice(0, 6));
        }
        expect(lines).toHaveLength(5);
        const bits = BigInt(`0b${content.map((each) => each.toString(2).padStart(10, '0')).join('')}`);
        const share = (bits & ((1n << 264n) - 1n)).toString(16).padStart(66, '0');
        const start = ((bits >> 264n) & 0xffffffn).toString(16).padStart(6, '0');
        expect(start).toBe(vault.slice(0, 6));
        expect((bits >> 288n) & 3n).toBe(0n);
        const head = `DOSSIER-VAULT RECOVERY SHEET 1\nvault ${vault}\nside ${side}\nsheet ${i + 1} of 5, 3 needed\n`;
        const check = createHash('sha256')
          .update('dossier-vault/v1/recovery-sheet')
          .update(head)
          .update(Buffer.from(share, 'hex'))
          .digest('hex')
          .slice(0, 16);
        const inDigits = `${head}share ${share.match(/.{1,8}/g)?.join(' ')}\ncheck ${check}\n`;
        expect(inDigits).toBe(sheet);
        expect(sheetsAsMade(vault, side, [lines.join('\n')]).map(sheetHash)).toEqual([sheetHash(inDigits)]);
      }
    });
  }

  test('K3: sheets in words and in digits are joined together, and a fault is named by sheet, line and word', async () => {
    const key = generateSealingKey();
    const sheets = await makeSheets(vault, 'custody', key.privateKey, 2, 3);
    const [first = '', second = '', third = ''] = sheets.map(wordsOfSheetText);
    const join = (...given: string[]) => joinSheets(vault, 'custody', given, belongsTo(key.publicKey));
    expect(await join(first, second)).toEqual(key.privateKey);
    expect(await join(third.toUpperCase().replaceAll(' ', '　'), sheets[0] ?? '')).toEqual(key.privateKey);
    // As the terminal writes it, both forms in one file; and as an editor saves it.
    expect(await join(`${sheets[2]}\n${third}`.replaceAll('\n', '\r\n'), first)).toEqual(key.privateKey);

    const words = second.split(' ');
    // Words 1 to 7 of the first line are whole; from the second line on a word carries its line's number before it.
    const wrong = words.with(3, words[3] === 'acid' ? 'acne' : 'acid').join(' ');
    await expect(join(first, wrong)).rejects.toMatchObject({
      code: 'SHEET_WORD',
      facts: { sheet: 2, line: 1, word: 3 },
    });
    await expect(join(first.replace(/ \w+\n2/, '\n2'), second)).rejects.toMatchObject({
      code: 'SHEET_LINE',
      facts: { sheet: 1, line: 1 },
    });
    await expect(join(first, second.replace(/4 .*\n/, ''))).rejects.toMatchObject({
      code: 'SHEET_LINE',
      facts: { sheet: 2, line: 4 },
    });
  });

  test('K3: of a sheet in digits the lines "share" and "check" are enough', async () => {
    const key = generateSealingKey();
    const sheets = await makeSheets(vault, 'approval', key.privateKey, 2, 3);
    const short = sheets.map((sheet) => sheet.split('\n').slice(4).join('\n'));
    expect(sheetsAsMade(vault, 'approval', short)).toEqual(sheets);
    const differ = { code: 'SHEETS_DIFFER' };
    expect(() => sheetsAsMade(otherVault, 'approval', short)).toThrow(expect.objectContaining(differ));
    const [first = ''] = short;
    const wrong = first.replace(/check ./, (start) => (start.endsWith('0') ? 'check 1' : 'check 0'));
    expect(() => sheetsAsMade(vault, 'approval', [wrong])).toThrow(expect.objectContaining(differ));
  });

  test('K3: sheets of another vault, of the other side, of another key, twice, or too few are refused', async () => {
    const key = generateSealingKey();
    const sheetsOf = async (of: VaultId, side: 'custody' | 'approval', privateKey = key.privateKey) =>
      (await makeSheets(of, side, privateKey, 2, 3)).map(wordsOfSheetText);
    const join = (given: readonly string[]) => joinSheets(vault, 'custody', given, belongsTo(key.publicKey));
    const sheets = await sheetsOf(vault, 'custody');
    const refused = { code: 'SHEETS_DIFFER' };
    const elsewhere = await sheetsOf(otherVault, 'custody');
    const otherSide = await sheetsOf(vault, 'approval');
    await expect(join([sheets[0] ?? '', elsewhere[1] ?? ''])).rejects.toMatchObject({
      code: 'SHEET_OF_VAULT',
      facts: { sheet: 2 },
    });
    await expect(join(otherSide.slice(1))).rejects.toMatchObject({
      code: 'SHEET_OF_SIDE',
      facts: { sheet: 1 },
    });
    const older = await sheetsOf(vault, 'custody', generateSealingKey().privateKey);
    await expect(join(older.slice(1))).rejects.toMatchObject(refused);
    await expect(join([sheets[0] ?? '', older[1] ?? ''])).rejects.toMatchObject(refused);
    await expect(join([sheets[0] ?? '', sheets[0] ?? ''])).rejects.toMatchObject(refused);
    await expect(join(sheets.slice(2))).rejects.toMatchObject(refused);
    expect(await join(sheets.slice(1))).toEqual(key.privateKey);
  });
});
