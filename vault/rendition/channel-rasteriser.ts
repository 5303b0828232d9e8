/** The rasteriser over any channel: one rasteriser for each document, one kept ready ahead. */
import { ownMemory } from './bytes.ts';
import { checkConverted, joinExamination } from './converted-file.ts';
import { type DocumentWorker, startDocumentWorker } from './document-worker.ts';
import {
  type Examination,
  FileFault,
  type OpenRendition,
  type PixelPage,
  type Rasteriser,
  renditionLimits,
} from './rasteriser.ts';
import type { StartChannel } from './rasteriser-channel.ts';
import type { RenditionLimits } from './worker-messages.ts';

export interface ChannelRasteriser extends Rasteriser {
  /** Starts a worker ahead of its document, e.g. while a passphrase is being worked on. No effect when one waits. */
  warm(): void;
  /** Ends every worker, and with them every open document. */
  close(): Promise<void>;
}

export interface ChannelRasteriserOptions {
  /** Starts a thread or a page, to be used for one document and then ended. */
  readonly startChannel: StartChannel;
  readonly limits?: Partial<RenditionLimits>;
}

export function createRasteriser(options: ChannelRasteriserOptions): ChannelRasteriser {
  const limits: RenditionLimits = { ...renditionLimits, ...options.limits };
  const alive = new Set<DocumentWorker>();
  let reserve: DocumentWorker | undefined;

  const start = (): DocumentWorker => {
    const worker = startDocumentWorker(options.startChannel, limits);
    alive.add(worker);
    return worker;
  };
  const end = async (worker: DocumentWorker): Promise<void> => {
    alive.delete(worker);
    await worker.end();
  };
  /** A worker that has seen a document is never lent to another one. */
  const take = (): DocumentWorker => {
    const worker = reserve ?? start();
    reserve = undefined;
    worker.hold();
    return worker;
  };

  return {
    warm() {
      reserve ??= start();
    },

    async close() {
      reserve = undefined;
      await Promise.all([...alive].map(end));
    },

    async examine(bytes, fileName, printer): Promise<Examination> {
      if (bytes.byteLength === 0) throw new FileFault('FILE_EMPTY');
      if (bytes.byteLength > limits.renditionBytesMax) {
        const code = fileName.toLowerCase().endsWith('.pdf') ? 'RENDITION_TOO_LARGE' : 'FILE_TOO_LARGE';
        throw new FileFault(code, { bytes: bytes.byteLength, bytesMax: limits.renditionBytesMax });
      }
      const worker = take();
      try {
        const examine = (file: Uint8Array, name: string, characters = '') => {
          const mine = ownMemory(file);
          const request = { type: 'examine', bytes: mine, fileName: name, characters } as const;
          return worker.ask(request, limits.examineMsMax, [mine.buffer]);
        };
        const answer = await examine(bytes, fileName);
        if (!('html' in answer)) return answer;
        const converted = checkConverted(answer, limits);
        if (!printer) throw new FileFault('FILE_NEEDS_DESKTOP', { kind: converted.kind });
        const pdf = await printer.print(converted.html);
        if (pdf.byteLength > limits.renditionBytesMax) {
          const { renditionBytesMax: bytesMax } = limits;
          throw new FileFault('RENDITION_TOO_LARGE', { bytes: pdf.byteLength, bytesMax });
        }
        const printed = await examine(pdf.slice(), 'printed.pdf', converted.characters);
        if ('html' in printed) throw new Error('The rasteriser spoke out of turn');
        return joinExamination(converted, printed, pdf);
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
