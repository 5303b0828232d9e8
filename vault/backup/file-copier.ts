/** Files copied by threads of their own, so that people go on working: two, because one waits for the disk while the other reads. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { CopyDone, CopyOrder, CopyResult } from './copy-order.ts';

const threads = 2;
/** Orders that one message carries: a message costs more than a small file's hash. */
export const copiedAtOnce = 32;

export class FileCopier {
  private readonly workers: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly waiting: { resolve: (worker: Worker) => void; reject: (error: unknown) => void }[] = [];
  private closed = false;
  private readonly jobs = new Map<
    number,
    { settle: (results: readonly CopyResult[]) => void; fail: (e: unknown) => void; worker: Worker }
  >();
  private next = 0;

  private make(): Worker {
    const bundled = new URL('./copy-worker.mjs', import.meta.url);
    const program = existsSync(fileURLToPath(bundled))
      ? bundled
      : new URL('./copy-worker.ts', import.meta.url);
    const worker = new Worker(program, { execArgv: [], env: {} });
    worker.on('message', ({ job, results }: CopyDone) => {
      const asked = this.jobs.get(job);
      this.jobs.delete(job);
      this.free(worker);
      asked?.settle(results);
    });
    const gone = (): void => {
      for (const [job, asked] of this.jobs) {
        if (asked.worker !== worker) continue;
        this.jobs.delete(job);
        asked.fail(ended());
      }
    };
    worker.on('error', gone);
    worker.on('exit', gone);
    this.workers.push(worker);
    return worker;
  }

  private free(worker: Worker): void {
    const waits = this.waiting.shift();
    if (waits === undefined) this.idle.push(worker);
    else waits.resolve(worker);
  }

  private async worker(): Promise<Worker> {
    if (this.closed) throw ended();
    const idle = this.idle.pop();
    if (idle !== undefined) return idle;
    if (this.workers.length < threads) return this.make();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Resolves once a thread has begun; the results come later. Faults of the target are thrown by those. */
  async begin(orders: readonly CopyOrder[]): Promise<{ readonly results: Promise<readonly CopyResult[]> }> {
    const worker = await this.worker();
    const job = this.next++;
    const { promise, resolve, reject } = Promise.withResolvers<readonly CopyResult[]>();
    this.jobs.set(job, { settle: resolve, fail: reject, worker });
    worker.postMessage({ job, orders });
    const results = promise.then((all) => {
      const fault = all.find((result) => result.kind === 'fault');
      if (fault?.kind === 'fault') throw new VaultFault(fault.code, fault.facts);
      return all;
    });
    results.catch(() => undefined);
    return { results };
  }

  async one(order: CopyOrder): Promise<CopyResult> {
    const [result] = await (await this.begin([order])).results;
    return result ?? { kind: 'missing' };
  }

  /** What is under way or waits is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.splice(0)) reject(ended());
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

const ended = (): VaultFault => new VaultFault('STORAGE_FAULT', { cause: 'COPY_ENDED' });
