/**
 * Hidden, sandboxed windows, each with one document and nothing else; and the window that prints HTML with neither
 * JavaScript nor a network. All live in sessions of their own that touch no disk.
 */
import { BrowserWindow, type MessagePortMain, type Session, session } from 'electron/main';
import { rasteriserAddress, serveApp } from './app-protocol.ts';
import { channels } from './channels.ts';
import { lockSession } from './lockdown.ts';

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

  constructor(files: RasteriserFiles) {
    this.files = files;
  }

  private get session(): Session {
    if (this.ownSession === null) {
      this.ownSession = session.fromPartition('rasteriser');
      lockSession(this.ownSession);
      serveApp(this.ownSession, 'rasteriser', this.files.folder);
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

  /** A page of ours, made of a stranger's file, to PDF on A4. */
  async print(html: string): Promise<Uint8Array> {
    if (this.printSession === null) {
      this.printSession = session.fromPartition('printing');
      lockSession(this.printSession);
      this.printSession.protocol.handle('app', () => new Response('', { status: 404 }));
    }
    const printing = this.printSession;
    const window = new BrowserWindow({
      ...hidden,
      webPreferences: { ...walls, session: printing, javascript: false },
    });
    try {
      printing.protocol.unhandle('app');
      printing.protocol.handle(
        'app',
        () =>
          new Response(html, {
            headers: {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
            },
          }),
      );
      await window.loadURL(rasteriserAddress);
      return await window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        displayHeaderFooter: false,
        margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 },
      });
    } finally {
      printing.protocol.unhandle('app');
      if (!window.isDestroyed()) window.destroy();
    }
  }
}
