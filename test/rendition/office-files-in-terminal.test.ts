/** D6 at the built CLI: Word, Excel and mail are filed where a Chromium is, and refused clearly where none is. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handoverMail, mortgageMemoDocx } from '../../build/scripts/sample-office-files.ts';
import { chromiumVariable } from '../../rasteriser/find-chromium.ts';
import { type BuiltCli, buildCli, runCli } from '../support/built-cli.ts';
import { author, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { chromiumPath } from './installed-chromium.ts';

let cli: BuiltCli;
let trial: Trial;
beforeAll(async () => {
  [cli, trial] = await Promise.all([
    buildCli(),
    prepareOffice({ sample: false }, async (desk) => desk.dossier('K-1')),
  ]);
  writeFileSync(trial.path('memo.docx'), await mortgageMemoDocx());
  writeFileSync(trial.path('handover.eml'), await handoverMail());
});
afterAll(() => {
  trial?.dispose();
});

const run = (chromium: string, language: 'en' | 'zh-CN', ...lines: string[]) => {
  const script = trial.script([`sign-in '${author}'`, ...lines]);
  const words = [...trial.openingWords(['open'], language), '--script', script];
  const { LD_LIBRARY_PATH = '' } = process.env;
  return runCli(cli, words, trial.runOptions({ env: { [chromiumVariable]: chromium, LD_LIBRARY_PATH } }));
};

test('without a Chromium they are refused, with what can be done, in both languages', async () => {
  const file = `file K-1 '${trial.path('memo.docx')}'`;
  const english = await run('/no/such/program', 'en', file);
  expect(english.exit).toBe(3);
  expect(english.err).toMatch(
    /filed from the desktop app, or where a Chromium is installed.*FILE_NEEDS_DESKTOP/s,
  );
  const chinese = await run('/no/such/program', 'zh-CN', file);
  expect(chinese.err).toMatch(/须在桌面程序中归档.*DOSSIER_VAULT_CHROMIUM/s);
});

test('with one they are filed, a mail with everything that came with it', async () => {
  const filed = await run(
    await chromiumPath(),
    'en',
    `file K-1 '${trial.path('memo.docx')}'`,
    `file K-1 '${trial.path('handover.eml')}' --title 'Handover'`,
    'dossier show K-1',
  );
  expect(filed.exit, filed.out + filed.err).toBe(0);
  expect(filed.out).toMatch(/K-1\/1\b.*3 pages/);
  for (const title of [
    'Handover – 三号库查验备忘录.docx',
    'Handover – 应收账款明细.xlsx',
    'Handover – 送货单说明.txt',
  ]) {
    expect(filed.out).toContain(title);
  }
});
