/** K3: the paper of a recovery sheet, read back from the PDF by another program than the one that drew it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { wordsOfSheetText } from '../../shared/vocabulary/sheet-text.ts';
import { makeSheets } from '../../vault/keys/recovery-sheets.ts';
import { printSheet } from '../../vault/papers/recovery-sheet-paper.ts';
import { generateSealingKey } from '../../vault/sealing/suite.ts';
import { inkInMargins, pagesOf, wordsOn } from './read-paper.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-sheet-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const vault = '6f0a3c'.padEnd(32, '5') as VaultId;
const sheetsOf = (side: 'custody' | 'approval') =>
  makeSheets(vault, side, generateSealingKey().privateKey, 3, 5);

for (const language of ['zh-CN', 'en', 'both'] as const) {
  test(`K3: the paper holds the lines of words in their order, and the digits (${language})`, async () => {
    const [sheet = ''] = await sheetsOf('approval');
    const file = join(folder, `${language}.pdf`);
    const printed = await printSheet({ sheet, firm: '海通法律事务所', language, file });
    expect(printed).toEqual({ file, pages: 1 });
    const [page] = await pagesOf(file);
    expect(inkInMargins(page!)).toBe(0);
    const words = await wordsOn({ file });
    expect(words).toContain(wordsOfSheetText(sheet).replaceAll(/\s/g, ''));
    for (const line of sheet.trimEnd().split('\n').slice(4))
      expect(words).toContain(line.replaceAll(' ', ''));
  });
}

test('K3: a sheet is not printed beside a database, over another file, or where it is none', async () => {
  const [sheet = ''] = await sheetsOf('custody');
  const asked = { sheet, firm: '', language: 'en' as const };
  const there = join(folder, 'there.pdf');
  writeFileSync(there, 'kept');
  await expect(printSheet({ ...asked, file: there })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
  expect(readFileSync(there, 'utf8')).toBe('kept');
  writeFileSync(join(folder, 'vault.db'), '');
  const beside = join(folder, 'beside.pdf');
  await expect(printSheet({ ...asked, file: beside })).rejects.toMatchObject({ code: 'VAULT_EXISTS' });
  expect(existsSync(beside)).toBe(false);
  const elsewhere = { ...asked, sheet: 'no sheet', file: beside };
  await expect(printSheet(elsewhere)).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
});
