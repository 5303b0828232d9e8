/** The lock that a crash leaves behind is taken over by one, however many find it at once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { type LockAsked, lockVault } from '../../vault/storage/vault-lock.ts';
import type { LockTakerOrders } from '../support/lock-taker.ts';

const rounds = process.env.DOSSIER_VAULT_LONG_TESTS === '1' ? 5_000 : 500;
const boot = 'this start';
const asked: LockAsked = { boot, machine: 'm1', nowMs: 1_000, offsetMinutes: 0, takeOver: false };
/** Above every id that Linux and macOS give out. */
const nobody = 4_194_305;

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-lock-'));
  path = join(folder, 'vault.lock');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const plant = (owner: object | string): void =>
  writeFileSync(path, typeof owner === 'string' ? owner : JSON.stringify(owner));

describe('the lock', () => {
  test(`left by a crash is taken over by one of two, ${rounds} times`, async () => {
    const orders: LockTakerOrders = { path, boot, round: new SharedArrayBuffer(4) };
    const takers = [1, 2].map(
      () => new Worker(new URL('../support/lock-taker.ts', import.meta.url), { workerData: orders }),
    );
    try {
      for (let round = 1; round <= rounds; round++) {
        plant({ pid: nobody, host: hostname(), boot });
        const answers = takers.map(
          (taker) => new Promise<boolean>((resolve) => taker.once('message', resolve)),
        );
        Atomics.store(new Int32Array(orders.round), 0, round);
        const holders = (await Promise.all(answers)).filter((has) => has);
        expect(holders, `round ${round}`).toHaveLength(1);
        expect(readdirSync(folder), 'nothing is left beside the lock').toEqual(['vault.lock']);
      }
    } finally {
      await Promise.all(takers.map((taker) => taker.terminate()));
    }
  });

  test.each([
    ['of a process that is gone', { pid: nobody, host: hostname(), boot }],
    ['of an earlier start of the machine', { pid: process.pid, host: hostname(), boot: 'start before' }],
    ['cut off by a crash', '{"pid":'],
    ['with nothing in it', ''],
    ['of this machine under its former name', { pid: nobody, host: 'before.invalid', boot, machine: 'm1' }],
    [
      'of this machine, whose number could not be kept',
      { pid: nobody, host: hostname(), boot, machine: 'drawn by a process that is gone' },
    ],
    [
      'of this machine under its former name and an earlier start',
      { pid: process.pid, host: 'before.invalid', boot: 'start before', machine: 'm1' },
    ],
  ])('%s is taken over', (_what, owner) => {
    plant(owner);
    const release = lockVault(path, asked);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'of a process that was killed and not yet buried is taken over',
    async () => {
      // The shell becomes a sleep that never asks after its child, which ends soon after: a zombie while the sleep lasts.
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 30'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      try {
        const [line] = (await once(parent.stdout, 'data')) as [Buffer];
        const pid = Number(line.toString());
        await expect
          .poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 600_000 })
          .toContain(') Z ');
        plant({ pid, host: hostname(), boot });
        lockVault(path, asked)();
        expect(readdirSync(folder)).toEqual([]);
      } finally {
        parent.kill();
      }
    },
  );

  test.each([
    ['of a process that lives', { pid: process.pid, host: hostname(), boot }],
    ['of another machine on a shared folder', { pid: nobody, host: 'another.invalid', boot }],
  ])('%s stands', (_what, owner) => {
    plant(owner);
    const before = readFileSync(path, 'utf8');
    expect(() => lockVault(path, asked)).toThrowError(VaultFault);
    expect(readFileSync(path, 'utf8')).toBe(before);
    rmSync(path);
  });

  test('of a machine that died names it and the time, and goes when a custodian takes it over', () => {
    plant({ pid: 7, host: 'old-desk', boot: 'its start', machine: 'm2', at: Date.UTC(2026, 10, 1, 8, 30) });
    expect(() => lockVault(path, asked)).toThrowError(
      expect.objectContaining({
        code: 'VAULT_LOCKED',
        facts: { host: 'old-desk', at: '2026-11-01 08:30' },
      }),
    );
    const release = lockVault(path, { ...asked, takeOver: true });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, machine: 'm1' });
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a process of this machine that lives is not taken over', () => {
    plant({ pid: process.pid, host: hostname(), boot, machine: 'm1' });
    expect(() => lockVault(path, { ...asked, takeOver: true })).toThrowError(
      expect.objectContaining({ code: 'VAULT_IN_USE' }),
    );
    rmSync(path);
  });

  test('that somebody else has by now is not released by its former owner', () => {
    const release = lockVault(path, asked);
    plant({ pid: nobody, host: 'another.invalid', boot });
    release();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ host: 'another.invalid' });
    rmSync(path);
  });
});
