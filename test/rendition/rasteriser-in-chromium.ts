/**
 * The rasteriser's page in a real Chromium, as the desktop serves it: from one origin, under its content security
 * policy, with a port put in place before its scripts run. The test stands where the desktop's vault process stands.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { fileOfPackages } from '../../electron/rasteriser-files.ts';
import type { RasteriserChannel } from '../../rasteriser/rasteriser-channel.ts';
import type { WorkerReply } from '../../rasteriser/worker-messages.ts';
import { chromiumPath } from './installed-chromium.ts';

const pagePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  wasm: 'application/wasm',
  ttf: 'font/ttf',
};

export interface RasteriserPages {
  startChannel(): Promise<RasteriserChannel>;
  /** Pages now open, the latest last. */
  readonly pages: readonly Page[];
  /** Types of the messages sent to pages so far. */
  readonly posted: readonly string[];
  /** What a page asked for outside its origin, and what its policy stopped. */
  readonly offences: readonly string[];
  close(): Promise<void>;
}

/** Runs in the page before its own scripts. */
function layPort(): void {
  const page = globalThis as unknown as Record<string, unknown>;
  const early: unknown[] = [];
  let listener: ((message: unknown) => void) | undefined;
  page.deliverToRasteriser = (message: unknown) => (listener ? listener(message) : early.push(message));
  page.rasteriserPort = {
    listen(callback: (message: unknown) => void) {
      listener = callback;
      for (const message of early.splice(0)) callback(message);
    },
    post: (message: unknown) => (page.answerFromRasteriser as (message: unknown) => void)(message),
  };
}

export async function serveRasteriserPages(): Promise<RasteriserPages> {
  const folder = mkdtempSync(join(tmpdir(), 'rasteriser-page-'));
  process.env.DOSSIER_VAULT_RASTERISER_DIR = folder;
  const configFile = resolve(import.meta.dirname, '../../build/vite.rasteriser.config.ts');
  await build({ configFile, logLevel: 'warn' });

  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname) || 'index.html';
    readFile(fileOfPackages(name) ?? join(folder, name)).then(
      (body) => {
        const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'content-security-policy': pagePolicy }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
  const context: BrowserContext = await browser.newContext();
  await context.addInitScript(layPort);
  const pages: Page[] = [];
  const posted: string[] = [];
  const offences: string[] = [];

  return {
    pages,
    posted,
    offences,
    async startChannel() {
      const page = await context.newPage();
      page.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/`)) offences.push(request.url());
      });
      page.on('console', (line) => {
        if (line.type() === 'error') offences.push(line.text());
      });
      let hear: (reply: WorkerReply) => void = () => undefined;
      await page.exposeFunction('answerFromRasteriser', (reply: WorkerReply) => hear(reply));
      await page.goto(`${origin}/index.html`);
      pages.push(page);
      return {
        post(message) {
          const deliver = (sent: unknown) =>
            (globalThis as unknown as { deliverToRasteriser(sent: unknown): void }).deliverToRasteriser(sent);
          posted.push(message.type);
          page.evaluate(deliver, message).catch(() => undefined);
        },
        onMessage: (listener) => {
          hear = listener;
        },
        onDeath: (listener) => {
          page.on('crash', () => listener(new Error('The page has crashed')));
          page.on('close', () => listener(new Error('The page has been closed')));
        },
        async end() {
          pages.splice(pages.indexOf(page), pages.includes(page) ? 1 : 0);
          await page.close();
        },
      };
    },
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
