/** Entry of the rasteriser's thread. */
import { parentPort } from 'node:worker_threads';
import { loadPdfium } from './pdfium.ts';
import { serveRequests } from './serve-requests.ts';

const port = parentPort;
if (!port) throw new Error('rasteriser-worker.ts is the entry of a worker thread');

port.on(
  'message',
  serveRequests(loadPdfium(), (message, transfer) => port.postMessage(message, transfer)),
);
