import { spawnSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, type Hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  handleReader,
  handleSink,
  openDocument,
  type SealedDocument,
  sealDocument,
} from '../../vault/sealing/sealed-document.ts';

/**
 * Sealing and opening a file against what bounds them: AES-256-GCM of node:crypto in 64 KiB calls from file
 * to file ("raw"), the same with SHA-256 of the result, which the format asks for ("hashed"), and against
 * `age` and `gpg` where they are installed. All work on the same file, in turns; the best round counts.
 * The rows with fsync are what the vault does when it files; the others show the computing alone.
 */

const MiB = 1024 * 1024;
const rounds = 3;
const ours = new Set(['seal', 'seal, fsync', 'open']);
const ids = { vaultId: new Uint8Array(16).fill(1), documentId: new Uint8Array(16).fill(2) };

export interface SealFigures {
  readonly bytes: number;
  /** Milliseconds by contender; absent where it is not installed. */
  readonly bestMs: Readonly<Record<string, number>>;
  /** Largest growth of the resident set while sealing or opening. */
  readonly rssGrowthBytes: number;
}

interface Contender {
  readonly name: string;
  /** What it writes; removed before each round. */
  readonly output: string;
  run(): void | Promise<void>;
}

/** Prints one table for each size in bytes and returns the figures. */
export async function benchSeal(sizes: readonly number[]): Promise<SealFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-bench-'));
  try {
    const figures: SealFigures[] = [];
    for (const bytes of sizes) {
      const measured = await benchSize(folder, bytes);
      print(measured);
      figures.push(measured);
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSize(folder: string, bytes: number): Promise<SealFigures> {
  const plain = join(folder, 'plain');
  writeRandomFile(plain, bytes);
  const sealedPath = join(folder, 'sealed');
  const openedPath = join(folder, 'opened');
  const rawPath = join(folder, 'raw');
  const bestMs: Record<string, number> = {};
  let rssGrowthBytes = 0;
  let sealed: SealedDocument | undefined;
  let tag: Uint8Array = new Uint8Array(16);
  const key = randomBytes(32);
  const nonce = randomBytes(12);

  const expected = () => sealed!;
  const contenders: Contender[] = [
    {
      name: 'raw seal',
      output: rawPath,
      run: () => {
        tag = rawSeal(plain, rawPath, key, nonce);
      },
    },
    {
      name: 'hashed seal',
      output: rawPath,
      run: () => void rawSeal(plain, rawPath, key, nonce, createHash('sha256')),
    },
    {
      name: 'seal',
      output: sealedPath,
      run: async () => {
        sealed = await sealFile(plain, sealedPath, bytes, false);
      },
    },
    {
      name: 'raw seal, fsync',
      output: rawPath,
      run: () => {
        tag = rawSeal(plain, rawPath, key, nonce);
        syncFile(rawPath);
      },
    },
    {
      name: 'seal, fsync',
      output: sealedPath,
      run: async () => {
        sealed = await sealFile(plain, sealedPath, bytes, true);
      },
    },
    { name: 'raw open', output: openedPath, run: () => rawOpen(rawPath, openedPath, key, nonce, tag) },
    {
      name: 'hashed open',
      output: openedPath,
      run: () => rawOpen(rawPath, openedPath, key, nonce, tag, createHash('sha256')),
    },
    { name: 'open', output: openedPath, run: () => openFile(sealedPath, openedPath, expected()) },
    ...otherTools(folder, plain),
  ];
  for (let round = 0; round < rounds; round++) {
    for (const { name, output, run } of contenders) {
      // What the last round or another contender left to be freed or written back is nobody's burden.
      rmSync(output, { force: true });
      spawnSync('sync');
      const { ms, growthBytes } = await measured(run);
      bestMs[name] = Math.min(bestMs[name] ?? Number.POSITIVE_INFINITY, ms);
      if (ours.has(name)) rssGrowthBytes = Math.max(rssGrowthBytes, growthBytes);
    }
  }
  if (bytes <= 64 * MiB && !readFileSync(openedPath).equals(readFileSync(plain))) {
    throw new Error('What was opened is not what was sealed.');
  }
  return { bytes, bestMs, rssGrowthBytes };
}

async function sealFile(from: string, to: string, length: number, durable: boolean): Promise<SealedDocument> {
  const source = await open(from, 'r');
  const target = await open(to, 'w');
  try {
    const sealed = await sealDocument({
      ids,
      part: 'original',
      length,
      source: handleReader(source),
      sink: handleSink(target),
    });
    if (durable) await target.sync();
    return sealed;
  } finally {
    await source.close();
    await target.close();
  }
}

async function openFile(from: string, to: string, sealed: SealedDocument): Promise<void> {
  const source = await open(from, 'r');
  const target = await open(to, 'w');
  try {
    await openDocument({
      source: handleReader(source),
      sink: handleSink(target),
      expected: { ids, part: 'original', ...sealed },
      shares: { custody: sealed.shareCustody, approval: sealed.shareApproval },
    });
  } finally {
    await source.close();
    await target.close();
  }
}

function rawSeal(from: string, to: string, key: Uint8Array, nonce: Uint8Array, hash?: Hash): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  copyThrough(from, to, (bytes) => {
    const ciphertext = cipher.update(bytes);
    hash?.update(ciphertext);
    return ciphertext;
  });
  cipher.final();
  hash?.digest();
  return cipher.getAuthTag();
}

function rawOpen(
  from: string,
  to: string,
  key: Uint8Array,
  nonce: Uint8Array,
  tag: Uint8Array,
  hash?: Hash,
): void {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  copyThrough(from, to, (bytes) => {
    hash?.update(bytes);
    return decipher.update(bytes);
  });
  decipher.final();
  hash?.digest();
}

function copyThrough(from: string, to: string, pass: (bytes: Uint8Array) => Uint8Array): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  const buffer = new Uint8Array(65536);
  for (let count = readSync(source, buffer); count > 0; count = readSync(source, buffer)) {
    writeSync(target, pass(buffer.subarray(0, count)));
  }
  closeSync(source);
  closeSync(target);
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Sealing and opening with the tools people have; those that are missing are left out. */
function otherTools(folder: string, plain: string): Contender[] {
  const tools: Contender[] = [];
  const keygen = spawnSync('age-keygen', [], { encoding: 'utf8' });
  if (keygen.status === 0) {
    const identity = join(folder, 'age-identity');
    writeFileSync(identity, keygen.stdout);
    const recipient = /age1[0-9a-z]+/.exec(keygen.stdout)![0];
    const aged = join(folder, 'aged');
    const opened = join(folder, 'opened-age');
    tools.push({
      name: 'age seal',
      output: aged,
      run: () => run('age', ['-r', recipient, '-o', aged, plain]),
    });
    tools.push({
      name: 'age open',
      output: opened,
      run: () => run('age', ['-d', '-i', identity, '-o', opened, aged]),
    });
  }
  if (spawnSync('gpg', ['--version']).status === 0) {
    const home = mkdtempSync(join(folder, 'gnupg-'));
    const encrypted = join(folder, 'gpged');
    const opened = join(folder, 'opened-gpg');
    const common = ['--homedir', home, '--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback'];
    const secret = ['--passphrase', 'bench', '-o'];
    const symmetric = ['--cipher-algo', 'AES256', '--compress-algo', 'none', '--symmetric'];
    tools.push({
      name: 'gpg seal',
      output: encrypted,
      run: () => run('gpg', [...common, ...secret, encrypted, ...symmetric, plain]),
    });
    tools.push({
      name: 'gpg open',
      output: opened,
      run: () => run('gpg', [...common, ...secret, opened, '-d', encrypted]),
    });
  }
  return tools;
}

function run(tool: string, parameters: readonly string[]): void {
  const { status, stderr } = spawnSync(tool, parameters, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool} failed: ${stderr}`);
}

function writeRandomFile(path: string, bytes: number): void {
  const file = openSync(path, 'w');
  for (let left = bytes; left > 0; left -= 8 * MiB) writeSync(file, randomBytes(Math.min(left, 8 * MiB)));
  closeSync(file);
  if (statSync(path).size !== bytes) throw new Error('The disk is full.');
}

async function measured(work: () => void | Promise<void>): Promise<{ ms: number; growthBytes: number }> {
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const startMs = performance.now();
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  const ms = performance.now() - startMs;
  return { ms, growthBytes: Math.max(most, process.memoryUsage.rss()) - before };
}

function print({ bytes, bestMs, rssGrowthBytes }: SealFigures): void {
  console.log(`${(bytes / MiB).toFixed(1)} MiB (memory grew by ${(rssGrowthBytes / MiB).toFixed(0)} MiB)`);
  const rows: [name: string, against: string][] = [
    ['raw seal', 'raw seal'],
    ['hashed seal', 'raw seal'],
    ['seal', 'raw seal'],
    ['age seal', 'raw seal'],
    ['gpg seal', 'raw seal'],
    ['raw seal, fsync', 'raw seal, fsync'],
    ['seal, fsync', 'raw seal, fsync'],
    ['raw open', 'raw open'],
    ['hashed open', 'raw open'],
    ['open', 'raw open'],
    ['age open', 'raw open'],
    ['gpg open', 'raw open'],
  ];
  for (const [name, against] of rows) {
    const ms = bestMs[name];
    if (ms === undefined) {
      console.log(`  ${name.padEnd(16)} not installed`);
      continue;
    }
    const speed = (bytes / 1e6 / (ms / 1e3)).toFixed(0);
    const ratio = (bestMs[against]! / ms).toFixed(2);
    console.log(
      `  ${name.padEnd(16)}${ms.toFixed(1).padStart(9)} ms${speed.padStart(6)} MB/s  ${ratio} of raw`,
    );
  }
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map((size) => Number(size) * MiB);
  await benchSeal(sizes.length > 0 ? sizes : [10 * MiB, 1024 * MiB]);
}
