/**
 * A tree of clients' folders brought in, beside what bounds it: `restic backup` of the same tree where restic is installed,
 * otherwise each file read, hashed and copied to the disk. Restic encrypts and stores; we also make a rendition, sign an entry for
 * each document and wait for the disk. Then the same tree once more, of which all is there.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { plainPdf } from '../../build/scripts/plain-pdf.ts';
import { writeDurably } from '../../vault/storage/durable-file.ts';
import { resticMs } from './filing.ts';
import type { BenchRow } from './lists.ts';
import { drawnFrom } from './synthetic-dossiers.ts';
import { BenchVault } from './vault-in-folder.ts';

const clients = 10;
const pages = 5;
const fileBytes = 200_000;

/** Five pages of small marks beside ballast that nothing draws: no font is missing, so that nothing of it has to be seen first (D5). */
function drawnPdf(n: number): Uint8Array {
  const ballast = randomBytes(fileBytes).toString('latin1');
  const marks = (page: number): string => {
    const draw = drawnFrom(n * pages + page);
    return Array.from({ length: 1_500 }, (_, i) => {
      const [x, y] = [60 + (i % 50) * 9, 780 - Math.floor(i / 50) * 24];
      return `${x} ${y} ${2 + Math.floor(draw() * 6)} ${3 + Math.floor(draw() * 8)} re f`;
    }).join('\n');
  };
  return plainPdf({
    pages: Array.from({ length: pages }, (_, page) => ({ content: marks(page + 1), resources: '' })),
    extras: [`<< /Length ${ballast.length} >>\nstream\n${ballast}\nendstream`],
  });
}

/** Read whole, hashed, and a durable copy of each. */
export function copyMs(folder: string, into: string): number {
  mkdirSync(into);
  const start = performance.now();
  for (const [i, path] of readdirSync(folder, { recursive: true, encoding: 'utf8' }).entries()) {
    if (!/\.[a-z]+$/.test(path)) continue;
    const bytes = readFileSync(join(folder, path));
    writeDurably(join(into, `${i}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`), bytes);
  }
  return performance.now() - start;
}

/** Tries a tree and files it to its end; `folders` are patterns of its top folders, those suggested where left out. */
export async function bringIn(
  bench: BenchVault,
  folder: string,
  signature: { readonly passphrase: string },
  folders?: readonly string[],
) {
  const start = performance.now();
  const { suggested } = await bench.call('folders.read', { folder });
  await bench.call('folders.try', {
    folders: folders ?? suggested.folders,
    names: [suggested.names],
    onlyFitting: false,
    withFolders: true,
    ownership: 'company',
    chosen: [],
    likes: false,
  });
  const triedMs = performance.now() - start;
  await bench.call('folders.begin', { signature });
  let shown = await bench.call('folders.show', {});
  while (shown.running) {
    await wait(20);
    shown = await bench.call('folders.show', {});
  }
  return { triedMs, ms: performance.now() - start - triedMs, counts: shown.mine?.counts };
}

export async function benchFolders(files: number): Promise<readonly BenchRow[]> {
  const built = resolve(import.meta.dirname, '../../dist/rasteriser-worker.mjs');
  const bench = new BenchVault(
    1_000_000,
    undefined,
    existsSync(built) ? new URL(`file://${built}`) : undefined,
  );
  try {
    await bench.create();
    await bench.signIn('author');
    const signature = bench.signature('author');
    const folder = join(bench.root, 'clients');
    for (let client = 0; client < clients; client++) {
      mkdirSync(join(folder, `F-${client}`), { recursive: true });
      await bench.call('dossier.open', {
        code: `F-${client}`,
        client: `Client ${client}`,
        category: 'other',
        classification: 'internal',
        scope: { everybody: true, people: [], departments: [] },
        signature,
      });
    }
    for (let n = 0; n < files; n++)
      writeFileSync(join(folder, `F-${n % clients}`, `2026-03-01 contract ${n}.pdf`), drawnPdf(n));
    const restic = resticMs(folder);
    const bound = restic ?? copyMs(folder, join(bench.root, 'copy'));
    let peak = 0;
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    const first = await bringIn(bench, folder, signature);
    const again = await bringIn(bench, folder, signature);
    clearInterval(watch);
    const { filed = 0, asked = 0 } = first.counts ?? {};
    if (filed + asked !== files || again.counts?.there !== files)
      throw new Error(`not all filed: ${JSON.stringify([first.counts, again.counts])}`);
    const s = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    const against =
      restic === null ? 'each file read, hashed and copied durably' : 'restic backup of the tree';
    return [
      {
        row: `a tree of ${files} PDFs of 200 kB in ${clients} clients' folders, tried and filed`,
        ours: `${s(first.triedMs)} and ${s(first.ms)}, ${Math.round((peak - before) / 2 ** 20)} MiB at most`,
        bound: `${against}: ${s(bound)}`,
        ratio: `${(first.ms / bound).toFixed(1)} × (aim 3 × of restic)`,
      },
      {
        row: 'the same tree once more: all of it is there',
        ours: s(again.ms),
        bound: `${against}: ${s(bound)}`,
        ratio: `${(again.ms / bound).toFixed(1)} ×`,
      },
    ];
  } finally {
    await bench.dispose();
  }
}
