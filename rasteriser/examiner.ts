/** Files of one act, looked into by readers that are kept from one to the next (rasteriser.ts, Examiner). */
import { ownMemory } from './bytes.ts';
import { checkConverted, joinExamination } from './converted-file.ts';
import type { DocumentWorker } from './document-worker.ts';
import type { HtmlPrinter, StartedPrinter } from './html-printer.ts';
import { isPrintedByName } from './kind-by-name.ts';
import { type Examination, type Examiner, FileFault } from './rasteriser.ts';
import type { RenditionLimits } from './worker-messages.ts';

/** What an engine leaves behind in a thread adds up: then another takes over. */
export const filesEachMax = 100;

export interface ExaminerParts {
  /** A worker that has seen no document. */
  readonly take: () => DocumentWorker;
  readonly end: (worker: DocumentWorker) => Promise<void>;
  readonly limits: RenditionLimits;
  readonly printer?: HtmlPrinter | undefined;
  /** How many files one reader reads. */
  readonly filesEach: number;
}

/** One worker, and the printer that it has needed so far: one file after another, never two at a time. */
class Reader {
  private readonly parts: ExaminerParts;
  private worker: DocumentWorker | undefined;
  private started: StartedPrinter | undefined;
  private files = 0;
  /** Of the file at hand. */
  private printing = false;

  constructor(parts: ExaminerParts) {
    this.parts = parts;
  }

  get isSpent(): boolean {
    return this.files >= this.parts.filesEach;
  }

  async begin(): Promise<DocumentWorker> {
    this.files += 1;
    this.printing = false;
    // What died between two files is nobody's file.
    if (!(await this.isRenewed())) await this.endWorker();
    this.worker ??= this.parts.take();
    return this.worker;
  }

  private async isRenewed(): Promise<boolean> {
    if (this.worker?.lives !== true) return false;
    const renewed = this.worker.ask({ type: 'renew' }, this.parts.limits.renderMsMax);
    return renewed.then(
      () => true,
      () => false,
    );
  }

  /** While the file is still being read. */
  startPrinter(): void {
    if (this.started?.lives === false) void this.endPrinter();
    this.started ??= this.parts.printer?.start?.();
    this.started?.prepare();
  }

  async print(printer: HtmlPrinter, html: string): Promise<Uint8Array> {
    this.printing = true;
    const pdf = await (this.started ?? printer).print(html);
    // Nothing more to print: the pages are drawn with the processor to ourselves.
    if (this.isSpent) await this.endPrinter();
    return pdf;
  }

  /** What a file that cannot be read has done to whatever read it is not looked into. */
  async throwAway(): Promise<void> {
    await Promise.all([this.endWorker(), this.printing ? this.endPrinter() : undefined]);
  }

  async end(): Promise<void> {
    await Promise.all([this.endWorker(), this.endPrinter()]);
  }

  private async endWorker(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    if (worker !== undefined) await this.parts.end(worker);
  }

  private async endPrinter(): Promise<void> {
    const { started } = this;
    this.started = undefined;
    await started?.end();
  }
}

export function startExaminer(parts: ExaminerParts): Examiner {
  const { limits, printer } = parts;
  const idle: Reader[] = [];
  const all = new Set<Reader>();
  let closed = false;

  const newReader = (): Reader => {
    const reader = new Reader(parts);
    all.add(reader);
    return reader;
  };
  const endReader = async (reader: Reader): Promise<void> => {
    all.delete(reader);
    await reader.end();
  };
  const readBy = async (look: (reader: Reader) => Promise<Examination>): Promise<Examination> => {
    if (closed) throw new Error('The examiner is closed');
    const reader = idle.pop() ?? newReader();
    try {
      return await look(reader);
    } catch (error) {
      await reader.throwAway();
      throw error;
    } finally {
      if (!closed && !reader.isSpent) idle.push(reader);
      else await endReader(reader);
    }
  };

  return {
    async examine(bytes, fileName, encoding) {
      if (bytes.byteLength === 0) throw new FileFault('FILE_EMPTY');
      if (bytes.byteLength > limits.renditionBytesMax) {
        const code = fileName.toLowerCase().endsWith('.pdf') ? 'RENDITION_TOO_LARGE' : 'FILE_TOO_LARGE';
        throw new FileFault(code, { bytes: bytes.byteLength, bytesMax: limits.renditionBytesMax });
      }
      return readBy(async (reader) => {
        if (isPrintedByName(fileName)) reader.startPrinter();
        const worker = await reader.begin();
        const examine = (file: Uint8Array, name: string, characters = '') => {
          const mine = ownMemory(file);
          const request = {
            type: 'examine',
            bytes: mine,
            fileName: name,
            characters,
            ...(encoding ? { encoding } : {}),
          } as const;
          return worker.ask(request, limits.examineMsMax, [mine.buffer]);
        };
        const answer = await examine(bytes, fileName);
        if (!('html' in answer)) return answer;
        const converted = checkConverted(answer, limits);
        if (!printer) throw new FileFault('FILE_NEEDS_DESKTOP', { kind: converted.kind });
        const pdf = await reader.print(printer, converted.html);
        if (pdf.byteLength > limits.renditionBytesMax) {
          const { renditionBytesMax: bytesMax } = limits;
          throw new FileFault('RENDITION_TOO_LARGE', { bytes: pdf.byteLength, bytesMax });
        }
        const printed = await examine(pdf.slice(), 'printed.pdf', converted.characters);
        if ('html' in printed) throw new Error('The rasteriser spoke out of turn');
        return joinExamination(converted, printed, pdf);
      });
    },

    placard: (facts) =>
      readBy(async (reader) => (await reader.begin()).ask({ type: 'placard', facts }, limits.renderMsMax)),

    async close() {
      closed = true;
      idle.length = 0;
      await Promise.all([...all].map(endReader));
    },
  };
}
