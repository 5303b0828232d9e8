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

/** Measured: below this, passing messages and waiting for the thread cost what it saves. */
const threadPaysFromBytes = 4 * 1024 * 1024;

/** A thread waits for its next file; starting one takes as long as hashing 100 MiB. */
let idleThread: HashingThread | undefined;

/** A hasher for blocks that lie in `ring`, in a thread of its own if `bytes` are worth one. */
export function openBlockHasher(ring: SharedArrayBuffer, bytes: number): BlockHasher {
  if (bytes < threadPaysFromBytes) return new InlineHasher();
  const thread = idleThread ?? new HashingThread();
  idleThread = undefined;
  thread.begin(ring);
  return thread;
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
  readonly #worker = new Worker(sha256ThreadProgram, { eval: true });
  /** Answers come in the order of the questions. */
  readonly #waiting: Waiting[] = [];
  #lastAnswer: Promise<unknown> = Promise.resolve();
  #fault: Error | undefined;

  constructor() {
    this.#worker.on('message', (answer: Uint8Array | null) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (fault: Error) => this.#fail(fault));
    this.#worker.on('exit', () => this.#fail(new Error('The hashing thread ended.')));
  }

  begin(ring: SharedArrayBuffer): void {
    this.#worker.ref();
    this.#worker.postMessage(ring);
  }

  async update(bytes: Uint8Array): Promise<void> {
    await this.#ask([bytes.byteOffset, bytes.byteLength]);
  }

  async digest(): Promise<Uint8Array> {
    return (await this.#ask(null))!;
  }

  /** Keeps the thread for the next file; an idle one does not keep the process alive. */
  async close(): Promise<void> {
    await this.#lastAnswer.catch(() => {});
    if (this.#fault !== undefined || idleThread !== undefined) {
      await this.#worker.terminate();
      return;
    }
    this.#worker.unref();
    idleThread = this;
  }

  #ask(question: readonly [number, number] | null): Promise<Uint8Array | null> {
    const answer =
      this.#fault === undefined
        ? new Promise<Uint8Array | null>((resolve, reject) => {
            this.#waiting.push({ resolve, reject });
            this.#worker.postMessage(question);
          })
        : Promise.reject(this.#fault);
    this.#lastAnswer = answer;
    return answer;
  }

  #fail(fault: Error): void {
    this.#fault ??= fault;
    if (idleThread === this) idleThread = undefined;
    for (const { reject } of this.#waiting.splice(0)) reject(fault);
  }
}
