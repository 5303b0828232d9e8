import { Worker } from 'node:worker_threads';
import { createSha256, sha256ThreadProgram } from './suite.ts';

/**
 * SHA-256 beside the cipher. Hashing is the slowest step of sealing (a third of AES-GCM's speed with the
 * instructions of today), so for large files it runs in a thread of its own over shared memory.
 */

export interface BlockHasher {
  /** Bytes of the ring, in order. They must stay as they are until the promise resolves. */
  update(bytes: Uint8Array): Promise<void>;
  digest(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Measured: below this, the wait for a thread to start is longer than the hashing it takes over. */
const threadPaysFromBytes = 96 * 1024 * 1024;

/** A hasher for blocks that lie in `ring`, with a thread of its own if `bytes` are worth one. */
export function openBlockHasher(ring: SharedArrayBuffer, bytes: number): BlockHasher {
  return bytes < threadPaysFromBytes ? new InlineHasher() : new HashingThread(ring);
}

class InlineHasher implements BlockHasher {
  readonly #running = createSha256();

  async update(bytes: Uint8Array): Promise<void> {
    this.#running.update(bytes);
  }

  async digest(): Promise<Uint8Array> {
    return this.#running.digest();
  }

  async close(): Promise<void> {}
}

interface Waiting {
  resolve(answer: Uint8Array | null): void;
  reject(fault: Error): void;
}

class HashingThread implements BlockHasher {
  readonly #worker: Worker;
  /** Answers come in the order of the questions. */
  readonly #waiting: Waiting[] = [];
  #fault: Error | undefined;

  constructor(ring: SharedArrayBuffer) {
    this.#worker = new Worker(sha256ThreadProgram, { eval: true, workerData: ring });
    this.#worker.on('message', (answer: Uint8Array | null) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (fault: Error) => this.#fail(fault));
    this.#worker.on('exit', () => this.#fail(new Error('The hashing thread ended.')));
  }

  async update(bytes: Uint8Array): Promise<void> {
    await this.#ask([bytes.byteOffset, bytes.byteLength]);
  }

  async digest(): Promise<Uint8Array> {
    return (await this.#ask(null))!;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(question: readonly [number, number] | null): Promise<Uint8Array | null> {
    if (this.#fault !== undefined) return Promise.reject(this.#fault);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(question);
    });
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    for (const { reject } of this.#waiting.splice(0)) reject(fault);
  }
}
