/**
 * The rasteriser over any channel: one rasteriser for each document, or for the files of one act, and a few kept ready ahead,
 * because one takes longer to start than a small document takes to be read.
 */
import { ownMemory } from './bytes.ts';
import { type DocumentWorker, startDocumentWorker } from './document-worker.ts';
import { filesEachMax, startExaminer } from './examiner.ts';
import type { HtmlPrinter } from './html-printer.ts';
import type { PixelPage } from './pixel-page.ts';
import {
  type Examination,
  type Examiner,
  FileFault,
  type OpenRendition,
  type Rasteriser,
  renditionLimits,
} from './rasteriser.ts';
import type { StartChannel } from './rasteriser-channel.ts';
import type { TableRead } from './table-cells.ts';
import { tableLimits } from './table-limits.ts';
import type { RenditionLimits } from './worker-messages.ts';

export interface ChannelRasteriser extends Rasteriser {
  /** One is started ahead, where none waits. */
  warm(): void;
  /** Ends every worker, and with them every open document. */
  close(): Promise<void>;
}

export interface ChannelRasteriserOptions {
  /** Starts a thread or a page, to be used for one document or one act and then ended. */
  readonly startChannel: StartChannel;
  /** The most that wait ready for documents to come; none when left out. */
  readonly aheadMax?: number;
  readonly limits?: Partial<RenditionLimits>;
}

/** Nobody files or reads any more: what was kept ready goes, until the next document. */
const reserveIdleMsMax = 60_000;

export function createRasteriser(options: ChannelRasteriserOptions): ChannelRasteriser {
  const limits: RenditionLimits = { ...renditionLimits, ...options.limits };
  const alive = new Set<DocumentWorker>();
  const reserve = new Reserve(
    () => {
      const worker = startDocumentWorker(options.startChannel, limits);
      alive.add(worker);
      return worker;
    },
    (worker) => void end(worker),
    options.aheadMax ?? 0,
  );

  const end = async (worker: DocumentWorker): Promise<void> => {
    alive.delete(worker);
    await worker.end();
  };
  /** Whoever takes it ends it: a worker that has seen a document is never put back. */
  const take = (): DocumentWorker => {
    const worker = reserve.take();
    worker.hold();
    return worker;
  };

  const examinerOf = (filesEach: number, printer: HtmlPrinter | undefined): Examiner =>
    startExaminer({ take, end, limits, printer, filesEach });

  return {
    warm: () => reserve.fill(1),

    async close() {
      reserve.empty();
      await Promise.all([...alive].map(end));
    },

    examiner: (printer) => examinerOf(filesEachMax, printer),

    async examine(bytes, fileName, printer, encoding): Promise<Examination> {
      const examiner = examinerOf(1, printer);
      try {
        return await examiner.examine(bytes, fileName, encoding);
      } finally {
        await examiner.close();
      }
    },

    async form({ bytes, head }): Promise<Examination> {
      const worker = take();
      try {
        const mine = ownMemory(bytes);
        return await worker.ask({ type: 'form', bytes: mine, head }, limits.examineMsMax, [mine.buffer]);
      } finally {
        await end(worker);
      }
    },

    async table(asked): Promise<TableRead> {
      if (asked.bytes.byteLength === 0) throw new FileFault('FILE_EMPTY');
      if (asked.bytes.byteLength > tableLimits.bytesMax)
        throw new FileFault('TABLE_TOO_LONG', { rowsMax: tableLimits.rowsMax });
      const worker = take();
      try {
        const bytes = ownMemory(asked.bytes);
        return await worker.ask({ type: 'table', ...asked, bytes }, limits.examineMsMax, [bytes.buffer]);
      } finally {
        await end(worker);
      }
    },

    async open(rendition): Promise<OpenRendition> {
      if (rendition.byteLength === 0) throw new FileFault('FILE_EMPTY');
      if (rendition.byteLength > limits.renditionBytesMax) {
        throw new FileFault('RENDITION_TOO_LARGE', {
          bytes: rendition.byteLength,
          bytesMax: limits.renditionBytesMax,
        });
      }
      const worker = take();
      try {
        const mine = ownMemory(rendition);
        const { pages } = await worker.ask({ type: 'open', rendition: mine }, limits.examineMsMax, [
          mine.buffer,
        ]);
        return {
          pages,
          renderPage: (index, dpi): Promise<PixelPage> =>
            worker.ask({ type: 'renderPage', index, dpi }, limits.renderMsMax),
          close: () => end(worker),
        };
      } catch (error) {
        await end(worker);
        throw error;
      }
    },
  };
}

/** Workers that have seen no document yet. */
class Reserve {
  private readonly start: () => DocumentWorker;
  private readonly end: (worker: DocumentWorker) => void;
  private readonly most: number;
  private waiting: DocumentWorker[] = [];
  private taken = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;

  constructor(start: () => DocumentWorker, end: (worker: DocumentWorker) => void, most: number) {
    this.start = start;
    this.end = end;
    this.most = most;
  }

  /** The longest ready, or a new one. Others are started when this one has: the document at hand comes first. */
  take(): DocumentWorker {
    this.waiting = this.waiting.filter((worker) => worker.lives);
    const worker = this.waiting.shift() ?? this.start();
    this.taken += 1;
    // One document seldom comes alone; where a second one came, more will.
    const wanted = Math.min(this.most, this.taken);
    worker.ready.then(
      () => {
        if (this.taken > 0) this.fill(wanted);
      },
      () => undefined,
    );
    return worker;
  }

  fill(wanted: number): void {
    while (this.waiting.length < Math.min(this.most, wanted)) this.waiting.push(this.start());
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.empty(), reserveIdleMsMax);
    this.idle.unref();
  }

  empty(): void {
    clearTimeout(this.idle);
    for (const worker of this.waiting.splice(0)) this.end(worker);
    this.taken = 0;
  }
}
