/**
 * The rasteriser in a sandboxed page: the twin of `rasteriser-worker.ts`. The page has no Node, no network and no
 * storage; its port is what the window's preload gives it, and its files lie beside it. Where a file here has a twin
 * named `.page.ts`, the page's build takes the twin.
 */
import { type PageFiles, readPageFilesWith } from './page-files.ts';
import { loadPdfium } from './pdfium.ts';
import { serveRequests } from './serve-requests.ts';
import type { WorkerReply, WorkerRequest, WorkerStart } from './worker-messages.ts';

/** What the preload exposes as `window.rasteriserPort`, and nothing else. */
export interface RasteriserPagePort {
  listen(callback: (message: WorkerStart | WorkerRequest) => void): void;
  post(message: WorkerReply): void;
}

export function serveRasteriserPage(port: RasteriserPagePort, files: PageFiles): void {
  readPageFilesWith(files);
  port.listen(serveRequests(loadPdfium, (message) => port.post(message)));
}
