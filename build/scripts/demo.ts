/**
 * `npm run demo -- [--out DIR] [--lang zh-CN|en]`: an account of one day with the vault, on real files, real keys and a
 * real database. Ends with 0 only if everything happened as told.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import {
  fileDocuments,
  foundTheVault,
  handOver,
  keepRolesApart,
  letAnOutsiderVerify,
  lookThreeTimes,
  putAnOldCopyBack,
  recallALoan,
  setTheClockBack,
} from './demo-day.ts';
import { Office } from './demo-office.ts';

const root = resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { out: { type: 'string' }, lang: { type: 'string' } } });
const language = (values.lang ?? process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('zh')
  ? 'zh-CN'
  : 'en';

if (!existsSync(join(root, 'dist', 'verify.html'))) {
  const built = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const out =
  values.out === undefined ? mkdtempSync(join(tmpdir(), 'dossier-vault-demo-')) : resolve(values.out);
mkdirSync(out, { recursive: true });
if (readdirSync(out).length > 0) {
  process.stderr.write(
    language === 'zh-CN' ? `文件夹不是空的：${out}\n` : `The folder is not empty: ${out}\n`,
  );
  process.exit(2);
}

const office = new Office(out, language);
process.stdout.write(
  office.words(
    '卷宗保险库：样例库里的一天。样例库可以把页面写成文件，真实的保险库不能。\n',
    'Dossier Vault: a day in a sample vault. A sample vault may write pages to files; a real one cannot.\n',
  ),
);
try {
  await foundTheVault(office);
  await fileDocuments(office);
  await keepRolesApart(office);
  await lookThreeTimes(office);
  await recallALoan(office);
  await setTheClockBack(office);
  await putAnOldCopyBack(office);
  await handOver(office);
  await letAnOutsiderVerify(office);
} catch (error) {
  office.surprise(error instanceof Refusal || error instanceof VaultFault ? error.code : String(error));
}
await office.leave();
const { surprises } = office;
process.stdout.write(
  surprises.length === 0
    ? office.words(
        `\n一切如上所述。页面、审计包在 ${out}\n`,
        `\nEverything happened as told. Pages and audit bundle are in ${out}\n`,
      )
    : office.words(
        `\n有 ${surprises.length} 处不如所述：\n`,
        `\n${surprises.length} things did not happen as told:\n`,
      ),
);
for (const surprise of surprises) process.stdout.write(`  ${surprise}\n`);
process.exitCode = surprises.length === 0 ? 0 : 1;
