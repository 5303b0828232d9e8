/**
 * The first afternoon of a records custodian: 800 clients by two tables, and a folder for each with files of eleven kinds, filed and
 * accepted. Against what bounds bringing files in: `restic backup` of the same tree where restic is installed, otherwise each file
 * read, hashed and copied to the disk. Hashing of passphrases is aside.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installedHtmlPrinter } from '../../rasteriser/chromium-html-printer.ts';
import { writeAfternoonFiles } from './afternoon-files.ts';
import { resticMs } from './filing.ts';
import { bringIn, copyMs } from './folders.ts';
import type { BenchRow } from './lists.ts';
import { BenchVault } from './vault-in-folder.ts';

const batch = 200;

export async function benchAfternoon(files: number): Promise<readonly BenchRow[]> {
  const printer = installedHtmlPrinter();
  if (printer === undefined) return [{ row: 'an afternoon', ours: 'no Chromium here', bound: '', ratio: '' }];
  const built = resolve(import.meta.dirname, '../../dist/rasteriser-worker.mjs');
  const bench = new BenchVault(
    1_000_000,
    undefined,
    existsSync(built) ? new URL(`file://${built}`) : undefined,
    printer,
  );
  const s = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  try {
    await bench.create();
    const made = await writeAfternoonFiles(join(bench.root, 'brought'), files);
    await bench.signIn('author');
    const signature = bench.signature('author');
    const tables: number[] = [];
    let opened = 0;
    for (const file of [made.firstTable, made.secondTable]) {
      const start = performance.now();
      const { suggested } = await bench.call('table.read', { file });
      await bench.call('table.try', {
        columns: suggested.vault,
        settings: { category: 'other', classification: 'internal', keyAccounts: [], unknownPeople: 'empty' },
        scope: { everybody: true, people: [], departments: [] },
      });
      opened += (await bench.call('table.open-dossiers', { asOthers: 'all', signature })).opened;
      tables.push(performance.now() - start);
    }
    const bound = resticMs(made.folders) ?? copyMs(made.folders, join(bench.root, 'copy'));
    let peak = 0;
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, 50);
    const first = await bringIn(bench, made.folders, signature);
    clearInterval(watch);
    const again = await bringIn(bench, made.folders, signature);
    await bench.signIn('keeper', true);
    const start = performance.now();
    const pending = await bench.call('document.pending', {});
    for (let from = 0; from < pending.length; from += batch) {
      const documents = pending.slice(from, from + batch).map(({ document }) => document);
      for (const document of documents) await bench.call('document.look', { document });
      await bench.call('document.judge', {
        judgements: documents.map((document) => ({ document, decision: 'accept', newBecause: 'bench' })),
        signature: bench.signature('keeper'),
      });
    }
    const judgedMs = performance.now() - start;
    const told = Object.entries(first.counts ?? {})
      .filter(([, count]) => count > 0)
      .map(([outcome, count]) => `${count} ${outcome}`);
    return [
      {
        row: `${opened} dossiers opened by two tables`,
        ours: tables.map(s).join(' and '),
        bound: '',
        ratio: '',
      },
      {
        row: `${files} files of eleven kinds in their folders tried and filed (${told.join(', ')})`,
        ours: `${s(first.triedMs)} and ${s(first.ms)}, ${Math.round((peak - before) / 2 ** 20)} MiB at most`,
        bound: `read and hashed and stored by another program: ${s(bound)}`,
        ratio: `${Math.round(first.ms / files)} ms a file`,
      },
      { row: 'the same tree once more', ours: s(again.ms), bound: '', ratio: '' },
      {
        row: `${pending.length} filings looked at and accepted, ${batch} with one passphrase`,
        ours: s(judgedMs),
        bound: '',
        ratio: '',
      },
    ];
  } finally {
    await bench.dispose();
  }
}
