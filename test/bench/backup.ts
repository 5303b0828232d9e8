/**
 * A first backup, against `cp -a` with fsync and SHA-256 of the same tree and against `restic backup` of it; and a day's documents among
 * many, against copying and hashing the database file. Sealed files hold random bytes, as sealed ones do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BackupTargetId, DocumentId } from '../../shared/vocabulary/ids.ts';
import type { BackupRun } from '../../vault/backup/backup-run.ts';
import { encodeHex, randomBytes, sha256 } from '../../vault/sealing/suite.ts';
import { objectPath, vaultFolder } from '../../vault/storage/vault-folder.ts';
import { fileDocuments } from './filed-vault.ts';
import type { BenchRow } from './lists.ts';
import { BenchVault } from './vault-in-folder.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

/** Sealed files for documents that have none, with what the log signed of them. */
function sealFiles(bench: BenchVault, bytesEach: number): void {
  const { vault } = bench;
  const documents = vault.db.all<{ document: DocumentId }>('SELECT document FROM document_part');
  vault.db.connection.transaction(() => {
    for (const { document } of documents) {
      const path = objectPath(vault.folder, document, 'original');
      if (existsSync(path)) continue;
      const bytes = randomBytes(bytesEach);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      vault.db.run(
        'UPDATE document_part SET file_hash = ? WHERE document = ?',
        encodeHex(sha256(bytes)),
        document,
      );
    }
  })();
}

const timed = (
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): number | null => {
  const start = performance.now();
  const run = spawnSync(command, words, { env, stdio: 'ignore' });
  return run.status === 0 ? performance.now() - start : null;
};

/** Copied, each file fsynced, each file hashed: what any careful copy costs; null where the system has not the programs. */
function careful(from: string): number | null {
  const into = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-copy-'));
  try {
    return timed('sh', [
      '-c',
      'cp -a "$1" "$2/copy" && find "$2/copy" -type f -print0 | xargs -0 -n 500 sync && find "$2/copy" -type f -print0 | xargs -0 sha256sum > "$2/sums"',
      'sh',
      from,
      into,
    ]);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

function restic(from: string): number | null {
  const repository = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-restic-'));
  const env = { PATH: process.env.PATH, HOME: repository, RESTIC_PASSWORD: 'bench' };
  const words = ['--repo', repository, '--no-cache'];
  try {
    if (timed('restic', [...words, 'init'], env) === null) return null;
    return timed('restic', [...words, 'backup', from], env);
  } finally {
    rmSync(repository, { recursive: true, force: true });
  }
}

async function backUp(bench: BenchVault, target: BackupTargetId): Promise<number> {
  const start = performance.now();
  await bench.call('backup.begin', { target });
  await (bench.vault.backup as BackupRun).finished;
  return performance.now() - start;
}

const against = (row: string, oursMs: number, what: string, boundMs: number | null): BenchRow => ({
  row,
  ours: seconds(oursMs),
  bound: boundMs === null ? `${what}: not installed` : `${what}, ${seconds(boundMs)}`,
  ratio: boundMs === null ? '—' : `${(oursMs / boundMs).toFixed(2)} ×`,
});

export async function benchBackup(
  sizes: readonly { readonly documents: number; readonly bytesEach: number }[],
): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { documents, bytesEach } of sizes) {
    const bench = new BenchVault(10_000_000);
    try {
      await bench.create();
      await fileDocuments(bench, documents);
      sealFiles(bench, bytesEach);
      await bench.signIn('keeper', true);
      const folder = join(bench.root, 'stick');
      mkdirSync(folder);
      const { target } = await bench.call('backup.plan', {
        folder,
        atClosing: false,
        everyHours: 0,
        keep: { days: 7, weeks: 4, months: 12 },
        signature: bench.signature('keeper'),
      });
      const tree = join(bench.root, 'vault');
      const at = `${documents.toLocaleString('en')} × ${bytesEach / 1000} kB`;
      const first = await backUp(bench, target);
      rows.push(
        against(`first backup, ${at}`, first, '`cp -a`, fsync and SHA-256 of the same tree', careful(tree)),
        against(`first backup, ${at}`, first, '`restic backup` of the same tree', restic(tree)),
      );
      await fileDocuments(bench, 100);
      sealFiles(bench, bytesEach);
      await bench.signIn('keeper', true);
      const { database } = vaultFolder(tree);
      const day = await backUp(bench, target);
      const megabytes = (statSync(database).size / 1e6).toFixed(0);
      rows.push(
        against(
          `a day's 100 documents among ${documents.toLocaleString('en')}`,
          day,
          `copying, fsync and SHA-256 of the database, ${megabytes} MB`,
          careful(database),
        ),
      );
    } finally {
      await bench.dispose();
    }
  }
  return rows;
}
