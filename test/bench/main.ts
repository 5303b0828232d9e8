/**
 * `npm run bench [-- --quick]`: the first rows of the speed plan as ratios measured in one run, with what bounds each. The
 * figures go to the terminal; docs/performance.md keeps a table and says what bounds each row.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchLog } from './log.ts';
import { benchSeal } from './seal.ts';
import { benchView } from './view.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const MiB = 1024 * 1024;
const root = resolve(import.meta.dirname, '../..');

if (!existsSync(resolve(root, 'dist/verify.mjs'))) {
  const built = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
const print = (text: string): void => void process.stdout.write(`${text}\n`);

print(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
await benchSeal(values.quick === true ? [64 * MiB] : [64 * MiB, 1024 * MiB]);

const log = await benchLog(values.quick === true ? [1_000, 10_000] : [10_000, 100_000]);
print('| row | ours | against | ratio |\n|---|---|---|---|');
for (const row of log.rows) print(`| ${row.row} | ${row.ours} | ${row.bound} | ${row.ratio} |`);

const view = await benchView();
print(
  `| received loan to first page, 10 MB PDF, passphrase hashing aside | ${Math.round(view.firstPageMs)} ms | PDFium on the plain file, ${Math.round(view.plainMs)} ms | ${(view.firstPageMs / view.plainMs).toFixed(2)} × (aim 1.25 × + 50 ms = ${Math.round(view.plainMs * 1.25 + 50)} ms) |`,
);
