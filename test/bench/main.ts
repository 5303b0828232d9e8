/**
 * `npm run bench [-- --quick] [-- --only seal,log,check,view,filing,folders,afternoon,directory,find,names,questions,evidence,lists,handover,tables,trace,marks,backup,desktop]`: the rows of the speed plan as ratios measured in
 * one run, with what bounds each; `--quick` on small sizes. The figures go to the terminal; docs/performance.md keeps a table and
 * says what bounds each row.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchAfternoon } from './afternoon.ts';
import { benchBackup } from './backup.ts';
import { benchDesktop } from './desktop.ts';
import { benchDirectory } from './directory.ts';
import { benchEvidence } from './evidence.ts';
import { benchFiling } from './filing.ts';
import { benchFind } from './find.ts';
import { benchFolders } from './folders.ts';
import { benchFullCheck } from './full-check.ts';
import { benchGroupAudit } from './group-audit.ts';
import { benchHandover } from './handover.ts';
import { type BenchRow, benchLists } from './lists.ts';
import { benchLog } from './log.ts';
import { benchNames } from './names.ts';
import { benchPageMarks } from './page-marks.ts';
import { benchQuestions } from './questions.ts';
import { benchSeal } from './seal.ts';
import { benchTables } from './tables.ts';
import { benchTraceCodes } from './trace.ts';
import { benchView } from './view.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });
const quick = values.quick === true;
const wanted = values.only?.split(',');
const MiB = 1024 * 1024;
const root = resolve(import.meta.dirname, '../..');
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const printRows = (rows: readonly BenchRow[]): void => {
  print('\n| row | ours | against | ratio |\n|---|---|---|---|');
  for (const row of rows) print(`| ${row.row} | ${row.ours} | ${row.bound} | ${row.ratio} |`);
};

const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  seal: () => benchSeal(quick ? [64 * MiB] : [64 * MiB, 1024 * MiB]),
  log: async () => {
    buildProgram();
    printRows((await benchLog(quick ? [1_000, 10_000] : [10_000, 100_000])).rows);
  },
  check: async () => printRows(await benchFullCheck(quick ? [10_000] : [100_000, 1_000_000])),
  view: async () => {
    const { firstPageMs, plainMs } = await benchView();
    printRows([
      {
        row: 'received loan to first page, 10 MB PDF, passphrase hashing aside',
        ours: `${Math.round(firstPageMs)} ms`,
        bound: `PDFium on the plain file, ${Math.round(plainMs)} ms`,
        ratio: `${(firstPageMs / plainMs).toFixed(2)} × (aim 1.25 × + 50 ms = ${Math.round(plainMs * 1.25 + 50)} ms)`,
      },
    ]);
  },
  filing: async () => {
    buildProgram();
    printRows(await benchFiling(quick ? 20 : 200));
  },
  folders: async () => {
    buildProgram();
    printRows(await benchFolders(quick ? 40 : 500));
  },
  afternoon: async () => {
    buildProgram();
    printRows(await benchAfternoon(quick ? 200 : 4_000));
  },
  directory: async () => printRows(await benchDirectory(quick ? [20_000] : [100_000, 1_000_000])),
  find: async () => printRows(await benchFind(quick ? [20_000] : [100_000, 1_000_000])),
  names: async () => printRows(benchNames(quick ? 1_000 : 10_000)),
  questions: async () => printRows(await benchQuestions(quick ? 20_000 : 1_000_000)),
  evidence: async () => printRows(await benchEvidence(quick ? 20_000 : 1_000_000)),
  lists: async () => printRows(await benchLists(quick ? [1_000] : [1_000, 10_000])),
  handover: async () => printRows(await benchHandover(quick ? [500] : [1_000, 10_000, 100_000])),
  tables: async () => printRows(await benchTables(quick ? 5_000 : 50_000)),
  trace: async () => printRows(await benchTraceCodes(quick ? [20_000] : [100_000, 1_000_000])),
  marks: async () => printRows(quick ? await benchPageMarks(4, 10) : await benchPageMarks(100, 1_000)),
  backup: async () =>
    printRows(
      await benchBackup(
        quick
          ? [{ documents: 500, bytesEach: 20_000 }]
          : [
              { documents: 10_000, bytesEach: 200_000 },
              { documents: 100_000, bytesEach: 2_000 },
            ],
      ),
    ),
  group: async () => {
    buildProgram();
    printRows(await benchGroupAudit(quick ? [2_000] : [10_000]));
  },
  desktop: async () => printRows(await benchDesktop(quick ? 2_500 : 100_000)),
};

function buildProgram(): void {
  if (existsSync(resolve(root, 'dist/verify.html'))) return;
  const built = spawnSync('npm', ['run', 'build', '--silent'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const unknown = wanted?.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) {
  print(`no part is called ${unknown}: ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
print(
  `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)}`,
);
for (const [name, run] of Object.entries(parts)) if (wanted?.includes(name) ?? true) await run();
