/**
 * Hidden, sandboxed windows, each with one document and nothing else; and the window that prints HTML with neither
 * JavaScript nor a network. All live in sessions of their own that touch no disk.
 */
import { BrowserWindow, type MessagePortMain, type Session, session } from 'electron/main';
import { rasteriserAddress, serveApp } from './app-protocol.ts';
import { channels } from './channels.ts';
import { lockSession } from './lockdown.ts';
import { PrintedPages } from './printed-pages.ts';
import { fileOfPackages } from './rasteriser-files.ts';

/** As long as the vault waits for a printed page. */
const printMsMax = 60_000;

const hidden = {
  show: false,
  skipTaskbar: true,
  focusable: false,
  width: 800,
  height: 600,
} as const;

const walls = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  devTools: false,
  spellcheck: false,
  backgroundThrottling: false,
} as const;

export interface RasteriserFiles {
  readonly folder: string;
  readonly preload: string;
}

export class RasteriserWindows {
  private readonly files: RasteriserFiles;
  private readonly open = new Map<number, BrowserWindow>();
  private ownSession: Session | null = null;
  private printSession: Session | null = null;
  private readonly pages = new PrintedPages();

  constructor(files: RasteriserFiles) {
    this.files = files;
  }

  private get session(): Session {
    if (this.ownSession === null) {
      this.ownSession = session.fromPartition('rasteriser');
      lockSession(this.ownSession);
      serveApp(this.ownSession, 'rasteriser', this.files.folder, fileOfPackages);
    }
    return this.ownSession;
  }

  async start(rasteriser: number, port: MessagePortMain, died: () => void): Promise<void> {
    const window = new BrowserWindow({
      ...hidden,
      webPreferences: { ...walls, session: this.session, preload: this.files.preload },
    });
    this.open.set(rasteriser, window);
    window.webContents.on('render-process-gone', () => {
      this.end(rasteriser);
      died();
    });
    const ready = new Promise<void>((resolve) => {
      window.webContents.ipc.once(channels.pageReady, () => resolve());
    });
    await window.loadURL(rasteriserAddress);
    await ready;
    window.webContents.postMessage(channels.rasteriserPort, null, [port]);
  }

  end(rasteriser: number): void {
    const window = this.open.get(rasteriser);
    this.open.delete(rasteriser);
    if (window !== undefined && !window.isDestroyed()) window.destroy();
  }

  endAll(): void {
    for (const rasteriser of [...this.open.keys()]) this.end(rasteriser);
  }

  private get printing(): Session {
    if (this.printSession === null) {
      const printing = session.fromPartition('printing');
      lockSession(printing);
      printing.protocol.handle('app', (request) => this.pages.answer(request.url));
      this.printSession = printing;
    }
    return this.printSession;
  }

  /** A page of ours, made of a stranger's file, to PDF on A4. A page that takes too long goes with its window. */
  async print(html: string): Promise<Uint8Array> {
    const window = new BrowserWindow({
      ...hidden,
      webPreferences: { ...walls, session: this.printing, javascript: false },
    });
    const address = this.pages.offer(html);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the page takes too long')), printMsMax);
    });
    const printed = (async () => {
      await window.loadURL(address);
      return window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: false,
        preferCSSPageSize: true,
        margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 },
      });
    })();
    // Where the time is over its window goes, and what that does to it is no news.
    printed.catch(() => undefined);
    try {
      return await Promise.race([printed, tooLong]);
    } finally {
      clearTimeout(timer);
      this.pages.withdraw(address);
      if (!window.isDestroyed()) window.destroy();
    }
  }
}
