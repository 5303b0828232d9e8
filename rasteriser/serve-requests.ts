/**
 * What the rasteriser does, in the thread as in the page: holds one document at a time, answers one request after another,
 * knows no key. Nothing of sealing, keys or storage is imported from here on down.
 */
import { forgetCanvasKit } from './canvaskit.ts';
import { examineFile, examineForm, examinePlacard } from './examine-file.ts';
import { openPdf, type PdfDocument } from './pdf-document.ts';
import type { Pdfium } from './pdfium.ts';
import { FileFault, type FileFaultCode } from './rasteriser.ts';
import type { RenditionLimits, WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

/** What an unforeseen error while reading a stranger's bytes is taken for. Its message may quote them: only its name leaves. */
const unforeseen: Record<WorkerRequest['type'], FileFaultCode> = {
  examine: 'FILE_DAMAGED',
  placard: 'FILE_DAMAGED',
  form: 'FILE_DAMAGED',
  table: 'FILE_DAMAGED',
  renew: 'FILE_DAMAGED',
  open: 'FILE_DAMAGED',
  renderPage: 'PAGE_CANNOT_BE_SHOWN',
};

export type PostReply = (message: WorkerReply, transfer: ArrayBuffer[]) => void;

/** Gives the listener for messages. */
export function serveRequests(
  load: () => Promise<Pdfium>,
  post: PostReply,
): (message: WorkerStart | WorkerRequest) => void {
  let loading = load();
  let limits: RenditionLimits | undefined;
  let open: PdfDocument | undefined;

  const answer = async (request: WorkerRequest): Promise<void> => {
    const pdfium = await loading;
    if (!limits) throw new Error('a request before the start');
    switch (request.type) {
      case 'examine': {
        const { bytes, fileName, characters, encoding } = request;
        const examination = await examineFile(pdfium, bytes, fileName, limits, { characters, encoding });
        post({ type: 'answer', answer: examination }, []);
        break;
      }
      case 'placard':
        post({ type: 'answer', answer: await examinePlacard(pdfium, request.facts, limits) }, []);
        break;
      case 'form':
        post({ type: 'answer', answer: await examineForm(pdfium, request, limits) }, []);
        break;
      case 'table': {
        const { readTable } = await import('./read-table.ts');
        post({ type: 'answer', answer: await readTable(request, limits) }, []);
        break;
      }
      case 'renew':
        open = undefined;
        forgetCanvasKit();
        loading = load();
        await loading;
        post({ type: 'answer', answer: {} }, []);
        break;
      case 'open':
        open = openPdf(pdfium, request.rendition, limits);
        post({ type: 'answer', answer: { pages: open.pages } }, []);
        break;
      case 'renderPage': {
        if (!open) throw new Error('no document is open');
        const page = open.renderPage(request.index, request.dpi, 'shrink');
        post({ type: 'answer', answer: page }, [page.rgba.buffer as ArrayBuffer]);
      }
    }
  };

  return (message) => {
    if (message.type === 'start') {
      limits = message.limits;
      loading.then(
        () => post({ type: 'ready' }, []),
        () => post({ type: 'failed' }, []),
      );
      return;
    }
    answer(message).catch((error: unknown) => {
      if (error instanceof FileFault) {
        post({ type: 'fault', code: error.code, detail: error.detail }, []);
        return;
      }
      const name = error instanceof Error ? error.name : 'unknown';
      const detail = { step: message.type, error: name };
      post({ type: 'fault', code: unforeseen[message.type], detail }, []);
    });
  };
}
