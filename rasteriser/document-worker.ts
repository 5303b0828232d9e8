/** One rasteriser for one document, or for the files of one act: asked in turn, killed when it takes too long, ended with them. */
import { answerOf } from './check-replies.ts';
import { FileFault, type FileFaultCode } from './rasteriser.ts';
import type { RasteriserChannel, StartChannel } from './rasteriser-channel.ts';
import type { RenditionLimits, WorkerAnswers, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** Loading takes some 100 ms; a worker that is not ready after this long never will be. */
const startMsMax = 20_000;

const cannotStart = (): Error => new Error('The rasteriser does not start');

export interface DocumentWorker {
  /** Rejects where it cannot start. */
  readonly ready: Promise<void>;
  /** Whether it can still be asked. */
  readonly lives: boolean;
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
  placard: 'FILE_DAMAGED',
  form: 'FILE_DAMAGED',
  table: 'FILE_DAMAGED',
  renew: 'FILE_DAMAGED',
  open: 'FILE_DAMAGED',
  renderPage: 'PAGE_CANNOT_BE_SHOWN',
};

export function startDocumentWorker(startChannel: StartChannel, limits: RenditionLimits): DocumentWorker {
  let channel: RasteriserChannel | undefined;
  let held = false;
  let ended: Error | undefined;
  let waiting: { settle(reply: WorkerReply): void; fail(error: Error): void } | undefined;
  const died = (error: Error) => {
    ended ??= error;
    waiting?.fail(ended);
  };

  const nextReply = (msMax: number, onTimeout: () => Error): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        died(onTimeout());
        void channel?.end();
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

  const begin = (started: RasteriserChannel): void => {
    channel = started;
    if (held) started.hold?.();
    started.onMessage((reply) => waiting?.settle(reply));
    started.onDeath(died);
    if (ended) void started.end();
    else started.post({ type: 'start', limits }, []);
  };
  /** A rasteriser that cannot start is our fault, never the file's: an ordinary Error. */
  const ready = nextReply(startMsMax, cannotStart).then((reply) => {
    if ((reply as WorkerReply | null)?.type !== 'ready') throw cannotStart();
  });
  ready.catch(() => undefined);
  let turn: Promise<unknown> = ready;
  const opening = (async () => begin(await startChannel()))().catch((error: unknown) =>
    died(error instanceof Error ? error : cannotStart()),
  );

  const converse = async <T extends WorkerRequest['type']>(
    request: Extract<WorkerRequest, { type: T }>,
    msMax: number,
    transfer: ArrayBuffer[],
  ): Promise<WorkerAnswers[T]> => {
    let reply: WorkerReply;
    try {
      const replied = nextReply(msMax, () => new FileFault('RASTERISER_TIMEOUT', { msMax }));
      // Where the request cannot even be sent nobody waits for its reply.
      replied.catch(() => undefined);
      if (!channel) throw new Error('The rasteriser has ended');
      channel.post(request, transfer);
      reply = await replied;
    } catch (error) {
      if (error instanceof FileFault) throw error;
      throw new FileFault(faultOfDeath[request.type], { step: request.type });
    }
    const answer = answerOf(request.type, reply, limits);
    if (answer !== null) return answer;
    // It is not what we started any more: nothing else is asked of it.
    died(new Error('The rasteriser answered what it cannot have found'));
    await channel.end();
    throw new FileFault(faultOfDeath[request.type], { step: request.type });
  };

  return {
    ready,
    get lives() {
      return ended === undefined;
    },
    ask(request, msMax, transfer = []) {
      const answered = turn.then(() => ready).then(() => converse(request, msMax, transfer));
      turn = answered.catch(() => undefined);
      return answered;
    },
    hold() {
      held = true;
      channel?.hold?.();
    },
    async end() {
      ended ??= new Error('The rasteriser has ended');
      waiting?.fail(ended);
      await opening;
      await channel?.end();
    },
  };
}
