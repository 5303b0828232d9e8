/**
 * One worker thread for one document: asked in turn, killed when it takes too long, ended with the document.
 *
 * The thread gets no environment, no arguments and no standard streams. A thread shares the process and its
 * rights on files with the vault: the wall around hostile bytes is WebAssembly's memory, the thread makes
 * them mortal. `resourceLimits` bounds JavaScript's heap; WebAssembly's memory ends at 2 GiB by itself.
 */
import { Worker } from 'node:worker_threads';
import { FileFault, type FileFaultCode } from './rasteriser.ts';
import type {
  RenditionLimits,
  WorkerAnswers,
  WorkerReply,
  WorkerRequest,
  WorkerStart,
} from './worker-messages.ts';

/** Loading takes some 50 ms; a worker that is not ready after this long never will be. */
const startMsMax = 20_000;

export interface DocumentWorker {
  /** Requests wait for one another; `msMax` counts from the moment of sending. Throws FileFault. */
  ask<T extends WorkerRequest['type']>(
    request: Extract<WorkerRequest, { type: T }>,
    msMax: number,
    transfer?: ArrayBuffer[],
  ): Promise<WorkerAnswers[T]>;
  /** Keeps the process alive while the worker is needed; a worker in reserve does not. */
  hold(): void;
  end(): Promise<void>;
}

/** What a worker's death in the midst of a request says about the document. */
const faultOfDeath: Record<WorkerRequest['type'], FileFaultCode> = {
  examine: 'FILE_DAMAGED',
  open: 'FILE_DAMAGED',
  renderPage: 'PAGE_CANNOT_BE_SHOWN',
};

export function startDocumentWorker(workerUrl: URL, limits: RenditionLimits): DocumentWorker {
  const start: WorkerStart = { limits };
  const worker = new Worker(workerUrl, {
    workerData: start,
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  worker.unref();

  let ended: Error | undefined;
  let waiting: { settle(reply: WorkerReply): void; fail(error: Error): void } | undefined;
  const died = (error: Error) => {
    ended ??= error;
    waiting?.fail(ended);
  };
  worker.on('message', (reply: WorkerReply) => waiting?.settle(reply));
  worker.on('error', died);
  worker.on('exit', () => died(new Error('The rasteriser has ended')));

  const nextReply = (msMax: number, onTimeout: () => Error): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        died(onTimeout());
        void worker.terminate();
      }, msMax);
      const finish = (act: () => void) => {
        clearTimeout(timer);
        waiting = undefined;
        act();
      };
      waiting = {
        settle: (reply) => finish(() => resolve(reply)),
        fail: (error) => finish(() => reject(error)),
      };
      if (ended) waiting.fail(ended);
    });

  /** A worker that cannot start is our fault, never the file's: an ordinary Error. */
  const ready = nextReply(startMsMax, () => new Error('The rasteriser does not start'));
  ready.catch(() => undefined);
  let turn: Promise<unknown> = ready;

  const converse = async <T extends WorkerRequest['type']>(
    request: Extract<WorkerRequest, { type: T }>,
    msMax: number,
    transfer: ArrayBuffer[],
  ): Promise<WorkerAnswers[T]> => {
    let reply: WorkerReply;
    try {
      const replied = nextReply(msMax, () => new FileFault('RASTERISER_TIMEOUT', { msMax }));
      worker.postMessage(request, transfer);
      reply = await replied;
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw new FileFault(faultOfDeath[request.type], { step: request.type });
    }
    if (reply.type === 'fault') throw new FileFault(reply.code, reply.detail);
    if (reply.type !== 'answer') throw new Error('The rasteriser spoke out of turn');
    return reply.answer as WorkerAnswers[T];
  };

  return {
    ask(request, msMax, transfer = []) {
      const answered = turn.then(() => ready).then(() => converse(request, msMax, transfer));
      turn = answered.catch(() => undefined);
      return answered;
    },
    hold: () => worker.ref(),
    async end() {
      ended ??= new Error('The rasteriser has ended');
      waiting?.fail(ended);
      await worker.terminate();
    },
  };
}
