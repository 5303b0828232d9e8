/**
 * Entry of the rasteriser worker: holds one document, answers one request after another, knows no key.
 * Nothing of sealing, keys or storage is imported from here on down.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfDocument } from './pdf-document.ts';
import { openPdf } from './pdf-document.ts';
import { loadPdfium } from './pdfium.ts';
import { FileFault, type FileFaultCode } from './rasteriser.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

const { limits } = workerData as WorkerStart;
const port = parentPort;
if (!port) throw new Error('rasteriser-worker.ts is the entry of a worker thread');

const pdfium = await loadPdfium();
let open: PdfDocument | undefined;

async function answer(request: WorkerRequest): Promise<void> {
  switch (request.type) {
    case 'examine': {
      // The typesetter and the image decoder load only here: showing a page needs neither.
      const { examineFile } = await import('./examine-file.ts');
      const examination = await examineFile(pdfium, request.bytes, request.fileName, limits);
      reply({ type: 'answer', answer: examination });
      break;
    }
    case 'open':
      open = openPdf(pdfium, request.rendition, limits);
      reply({ type: 'answer', answer: { pages: open.pages } });
      break;
    case 'renderPage': {
      if (!open) throw new Error('no document is open');
      const page = open.renderPage(request.index, request.dpi, 'shrink');
      reply({ type: 'answer', answer: page }, [page.rgba.buffer as ArrayBuffer]);
    }
  }
}

/** What an unforeseen error while reading a stranger's bytes is taken for. Its message may quote them: only its name leaves. */
const unforeseen: Record<WorkerRequest['type'], FileFaultCode> = {
  examine: 'FILE_DAMAGED',
  open: 'FILE_DAMAGED',
  renderPage: 'PAGE_CANNOT_BE_SHOWN',
};

function reply(message: WorkerReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

port.on('message', (request: WorkerRequest) => {
  answer(request).catch((error: unknown) => {
    if (error instanceof FileFault) reply({ type: 'fault', code: error.code, detail: error.detail });
    else {
      const name = error instanceof Error ? error.name : 'unknown';
      reply({ type: 'fault', code: unforeseen[request.type], detail: { step: request.type, error: name } });
    }
  });
});
reply({ type: 'ready' });
