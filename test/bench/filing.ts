/**
 * Filing a folder of small PDFs, signed for once as an author does, beside `restic backup` of the same folder. Restic
 * encrypts and stores; we also read each page, sign, and wait for the disk: the row says what that costs.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { firstExtra, plainPdf, textOperators } from '../../build/scripts/plain-pdf.ts';
import type { BenchRow } from './lists.ts';
import { BenchVault } from './vault-in-folder.ts';

const pages = 5;
const fileBytes = 200_000;

/** Five pages of text beside ballast that nothing draws; no two files share a page. */
function smallPdf(n: number): Uint8Array {
  const ballast = randomBytes(fileBytes).toString('latin1');
  const toHex = (line: string): string => Buffer.from(line, 'latin1').toString('hex');
  const lines = (page: number): string[] =>
    Array.from(
      { length: 40 },
      (_, line) => `Contract ${n}, page ${page}, clause ${line}: ${n * 97 + line * page}`,
    );
  return plainPdf({
    pages: Array.from({ length: pages }, (_, page) => ({
      content: textOperators(lines(page + 1), 11, toHex),
      resources: `/Font << /F1 ${firstExtra} 0 R >>`,
    })),
    extras: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Length ${ballast.length} >>\nstream\n${ballast}\nendstream`,
    ],
  });
}

/** Milliseconds of the backup, or null where restic is not installed. */
export function resticMs(folder: string): number | null {
  const repository = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-restic-'));
  const restic = (...words: string[]) =>
    spawnSync('restic', ['--repo', repository, '--no-cache', ...words], {
      env: { PATH: process.env.PATH, HOME: repository, RESTIC_PASSWORD: 'bench' },
    });
  try {
    if (restic('init').status !== 0) return null;
    const start = performance.now();
    return restic('backup', folder).status === 0 ? performance.now() - start : null;
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

export async function benchFiling(count: number): Promise<readonly BenchRow[]> {
  const built = resolve(import.meta.dirname, '../../dist/rasteriser-worker.mjs');
  const bench = new BenchVault(
    100_000,
    undefined,
    existsSync(built) ? new URL(`file://${built}`) : undefined,
  );
  try {
    await bench.create();
    const folder = join(bench.root, 'to-file');
    mkdirSync(folder);
    for (let n = 0; n < count; n++) writeFileSync(join(folder, `contract-${n}.pdf`), smallPdf(n));
    const restic = resticMs(folder);
    await bench.signIn('author');
    const signature = bench.signature('author');
    await bench.call('dossier.open', {
      code: 'F-1',
      client: 'Bench',
      category: 'other',
      classification: 'internal',
      scope: { everybody: true, people: [], departments: [] },
      signature,
    });
    const files = readdirSync(folder).map((name) => ({
      file: join(folder, name),
      sheet: 'document',
      ownership: 'company',
    }));
    const cpuBefore = process.cpuUsage();
    let start = performance.now();
    await bench.call('filing.begin', { code: 'F-1', files, signature });
    let shown = await bench.call('filing.show', {});
    while (shown.running) {
      await wait(20);
      shown = await bench.call('filing.show', {});
    }
    const submitMs = (performance.now() - start) / count;
    const cpu = process.cpuUsage(cpuBefore);
    const cpuMs = (cpu.user + cpu.system) / 1000 / count;
    const failed = shown.mine?.files.find(({ state }) => state !== 'done');
    if (shown.mine === null || failed !== undefined)
      throw new Error(`not filed: ${JSON.stringify(failed ?? null)}`);
    const submitted = (shown.mine?.files ?? []).map(({ result }) => result?.document);
    await bench.signIn('keeper', true);
    start = performance.now();
    for (const document of submitted) {
      await bench.call('document.accept', {
        document,
        newBecause: 'bench',
        signature: bench.signature('keeper'),
      });
    }
    const acceptMs = (performance.now() - start) / count;
    start = restic === null ? 0 : restic / count;
    return [
      {
        row: `filing ${count} PDFs of 200 kB and ${pages} pages, passphrase hashing aside, each`,
        ours: `${submitMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms of processor time)`,
        bound:
          restic === null
            ? 'restic is not installed here'
            : `restic backup of the folder, ${start.toFixed(1)} ms`,
        ratio: restic === null ? 'aim 50 ms' : `${(submitMs / start).toFixed(0)} × (aim 50 ms)`,
      },
      { row: 'accepting one of them', ours: `${acceptMs.toFixed(1)} ms`, bound: '', ratio: '' },
    ];
  } finally {
    await bench.dispose();
  }
}
