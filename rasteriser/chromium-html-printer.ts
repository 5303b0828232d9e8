/**
 * Printing by a Chromium that is installed: started for one document or for the files of one act, spoken to over a pipe,
 * killed after. A page on which a picture was drawn goes with its browsing context and its process; words share a page.
 * Scripts are off, no name resolves, every request is refused, the profile is new and is removed. The document goes over the
 * pipe and the paper comes back over it: neither is written to a disk by us or at our wish.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type DevtoolsPipe, devtoolsPipe } from './devtools-pipe.ts';
import { findChromium } from './find-chromium.ts';
import type { HtmlPrinter, StartedPrinter } from './html-printer.ts';
import { FileFault } from './rasteriser.ts';

export interface ChromiumHtmlPrinterOptions {
  readonly executablePath: string;
  readonly printMsMax?: number;
  /** Where the profile lies while it is needed; the system's folder for such things where left out. */
  readonly profilesIn?: string;
}

const startMsMax = 30_000;
const a4Inches = { paperWidth: 8.27, paperHeight: 11.69 };
const marginInches = 0.63;

/** Undefined where no Chromium is installed. */
export function installedHtmlPrinter(): HtmlPrinter | undefined {
  const executablePath = findChromium();
  return executablePath === undefined ? undefined : chromiumHtmlPrinter({ executablePath });
}

export function chromiumHtmlPrinter(options: ChromiumHtmlPrinterOptions): HtmlPrinter {
  const { executablePath, printMsMax = 60_000, profilesIn = tmpdir() } = options;
  const start = (): StartedPrinter => {
    const profile = mkdtempSync(join(profilesIn, 'dossier-vault-printer-'));
    const browser = startBrowser(executablePath, profile);
    const gone = new Promise<void>((resolve) =>
      browser.once('exit', () => resolve()).once('error', () => resolve()),
    );
    const pipe = devtoolsPipe(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
    browser.once('error', (error) => pipe.fail(error));
    refuseRequests(pipe);
    let sheet: Promise<Sheet> | undefined;
    let lives = true;
    void gone.then(() => {
      lives = false;
    });
    const prepared = (): Promise<Sheet> => {
      // A browser that does not start is nobody's document.
      sheet ??= within(startMsMax, pipe, new Error('The browser does not start'), openSheet(pipe));
      sheet.catch(() => undefined);
      return sheet;
    };
    return {
      get lives() {
        return lives && !pipe.broken;
      },
      prepare: () => void prepared(),
      async print(html, signal) {
        signal?.throwIfAborted();
        const abort = (): void => pipe.fail(new Error('Printing was stopped'));
        signal?.addEventListener('abort', abort);
        try {
          const mine = await prepared();
          sheet = undefined;
          const tooLong = new FileFault('RASTERISER_TIMEOUT', { step: 'print', msMax: printMsMax });
          const pdf = await within(printMsMax, pipe, tooLong, printSheet(pipe, mine.session, html)).catch(
            (error: unknown) => {
              if (error instanceof FileFault || signal?.aborted) throw error;
              throw new FileFault('FILE_DAMAGED', { step: 'print' });
            },
          );
          if (!hasPictures(html)) sheet ??= Promise.resolve(mine);
          else await closeSheet(pipe, mine);
          return pdf;
        } finally {
          signal?.removeEventListener('abort', abort);
        }
      },
      async end() {
        browser.kill('SIGKILL');
        await gone;
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
      },
    };
  };
  return {
    start,
    async print(html, signal) {
      signal?.throwIfAborted();
      const started = start();
      try {
        return await started.print(html, signal);
      } finally {
        await started.end();
      }
    },
  };
}

/**
 * What a person at the window would see and nobody does here: pages behind the address field, which draw themselves without end, and a
 * process kept for the next page. They took as much of the processor as printing does.
 */
const featuresOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
];

function startBrowser(executablePath: string, profile: string): ChildProcess {
  const args = [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    `--disable-features=${featuresOff.join(',')}`,
    '--disable-field-trial-config',
    '--disable-gpu',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-service-autorun',
    '--no-startup-window',
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium's own sandbox does not start as root; elsewhere it stays.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const env = { ...process.env, ...ownFonts(profile) };
  return spawn(executablePath, args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
}

/** A Linux machine may have no Chinese font; ours is named to its font system beside what it has. */
function ownFonts(profile: string): Record<string, string> {
  if (process.platform !== 'linux') return {};
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  } catch {
    return {};
  }
  const file = join(profile, 'fonts.conf');
  const escaped = folder.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const weights = ['400Regular', '700Bold'].map((weight) => `<dir>${escaped}/${weight}</dir>`);
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<include ignore_missing="yes">/etc/fonts/fonts.conf</include>${weights.join('')}` +
      `<cachedir>${profile}/fonts</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}

async function within<T>(msMax: number, pipe: DevtoolsPipe, late: Error, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => pipe.fail(late), msMax);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** An empty page in which nothing can run or load, and the browsing context that is its own. */
interface Sheet {
  readonly context: unknown;
  readonly session: string;
}

function refuseRequests(pipe: DevtoolsPipe): void {
  pipe.on('Fetch.requestPaused', ({ requestId }, session) => {
    pipe
      .send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, session)
      .catch(() => undefined);
  });
  pipe.on('Inspector.targetCrashed', () => pipe.fail(new Error('The page has crashed')));
}

async function openSheet(pipe: DevtoolsPipe): Promise<Sheet> {
  const { browserContextId: context } = await pipe.send('Target.createBrowserContext');
  const { targetId } = await pipe.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId: context,
  });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  await pipe.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }, session);
  await pipe.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  await pipe.send('Page.enable', {}, session);
  await pipe.send('Inspector.enable', {}, session);
  return { context, session };
}

/** Nothing is loaded: whatever is no word lies in the page itself. */
const hasPictures = (html: string): boolean => /data:[a-z]/i.test(html);

/** Its page and its process go with it. Where the browser is gone already there is nothing to close. */
async function closeSheet(pipe: DevtoolsPipe, { context }: Sheet): Promise<void> {
  await pipe.send('Target.disposeBrowserContext', { browserContextId: context }).catch(() => undefined);
}

async function printSheet(pipe: DevtoolsPipe, session: string, html: string): Promise<Uint8Array> {
  const tree = (await pipe.send('Page.getFrameTree', {}, session)) as {
    frameTree: { frame: { id: string } };
  };
  const loaded = pipe.next('Page.loadEventFired', session);
  await Promise.all([
    loaded,
    pipe.send('Page.setDocumentContent', { frameId: tree.frameTree.frame.id, html }, session),
  ]);
  const { data } = await pipe.send(
    'Page.printToPDF',
    {
      ...a4Inches,
      marginTop: marginInches,
      marginBottom: marginInches,
      marginLeft: marginInches,
      marginRight: marginInches,
      displayHeaderFooter: false,
      printBackground: true,
      preferCSSPageSize: true,
      // Nobody reads the tags of a rendition; with them a sheet of numbers has seventeen times as many bytes.
      generateTaggedPDF: false,
      transferMode: 'ReturnAsBase64',
    },
    session,
  );
  return new Uint8Array(Buffer.from(String(data), 'base64'));
}
